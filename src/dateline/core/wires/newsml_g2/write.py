"""NewsML-G2 2.35 (power conformance): news items, a package that lists them, and the message around them.

The copy is XHTML with its pictures as figures. What the standard has no property for is a ``description`` or a ``link``
with a code of the scheme `OWN`, which the document declares itself.
"""

import datetime as dt
from collections.abc import Sequence

from lxml import etree

from dateline.core.story import Code, Signal
from dateline.core.wires import xhtml
from dateline.core.wires.making import XML_LANG, document, maker, rooted
from dateline.core.wires.newsml_g2.catalog import OWN
from dateline.core.wires.sending import Carries, Sending

CARRIES = Carries(
    item=(
        *("uri", "headline", "lead", "body_html", "version", "pubstatus", "embargo", "signal", "slug", "byline"),
        *("credit", "dateline", "published", "updated", "language", "topics", "places", "urgency", "located"),
        *("usage_terms", "ednote", "correction", "photos", "links", "kind", "sources"),
    ),
    photo=("url", "caption", "credit", "byline", "rights"),
    links=("enclosure",),
)
"""A version always says when it was made, so that ``updated`` is ``published`` where it was not given."""

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
_MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
_GENRES = {name.lower(): name for name in ("Analysis", "Background", "Feature", "Interview", "Opinion", "Profile")}
"""Kinds that IPTC's scheme of genres knows under the same name."""
_make = maker(NAMESPACE)


def write(sending: Sending) -> bytes:
    """A news item as a document of its own."""
    return document(_news_item(sending))


def write_message(sendings: Sequence[Sending], *, sent: dt.datetime, sender: str, package: str = "") -> bytes:
    """News items in one message; with ``package``, an identity, a package item that lists them stands first."""
    root = rooted(NAMESPACE, "newsMessage")
    header = _make(root, "header")
    _make(header, "sent", sent.isoformat())
    if sender:
        _make(header, "sender", sender)
    items = _make(root, "itemSet")
    if package and sendings:
        items.append(_package(sendings, package, sent, sender))
    items.extend([_news_item(each) for each in sendings])
    return document(root)


def _item(name: str, guid: str, version: int | None, language: str) -> etree._Element:
    root = rooted(NAMESPACE, name)
    root.set("guid", guid)
    root.set("version", str(version or 1))
    root.set("standard", "NewsML-G2")
    root.set("standardversion", "2.35")
    root.set("conformance", "power")
    if language:
        root.set(XML_LANG, language)
    _make(root, "catalogRef", href=_CATALOG)
    _make(_make(root, "catalog"), "scheme", alias="dl", uri=OWN)
    return root


def _news_item(sending: Sending) -> etree._Element:
    item = sending.item
    root = _item("newsItem", item.uri, item.version, item.language)
    _rights(root, sending)
    _management(root, sending)
    _description(root, sending)
    if item.body_html or item.photos:
        content = _make(_make(root, "contentSet"), "inlineXML", contenttype="application/xhtml+xml")
        xhtml.page(content, sending)
    return root


def _rights(root: etree._Element, sending: Sending) -> None:
    terms = sending.item.usage_terms
    if not terms and not sending.provider:
        return
    rights = _make(root, "rightsInfo")
    if sending.provider:
        _make(_make(rights, "copyrightHolder", literal=sending.provider), "name", sending.provider)
    for line in terms.splitlines():
        _make(rights, "usageTerms", line)


def _management(root: etree._Element, sending: Sending) -> None:
    item = sending.item
    meta = _make(root, "itemMeta")
    _make(meta, "itemClass", qcode="ninat:text")
    _provider(meta, sending.provider)
    _make(meta, "versionCreated", (item.updated or item.published or sending.sent).isoformat())
    if item.published:
        _make(meta, "firstCreated", item.published.isoformat())
    if item.embargo:
        _make(meta, "embargoed", item.embargo.isoformat())
    _make(meta, "pubStatus", qcode=f"stat:{item.pubstatus.value}")
    for line in item.ednote.splitlines():
        _make(meta, "edNote", line)
    if item.signal is not Signal.NONE:
        _make(meta, "signal", qcode=f"sig:{item.signal.value}")
    _links(meta, sending)


def _provider(meta: etree._Element, name: str) -> None:
    provider = _make(meta, "provider", literal=name or "unknown")
    if name:
        _make(provider, "name", name)


def _links(meta: etree._Element, sending: Sending) -> None:
    if sending.page:
        _make(meta, "link", rel="dl:canonical", href=sending.page)
    if sending.translation_of:
        _make(meta, "link", rel="irel:translatedFrom", residref=sending.translation_of)
    for link in sending.item.links:
        if link.rel == "enclosure":
            made = _make(meta, "link", rel="dl:enclosure", href=link.url, contenttype=link.media_type)
            if link.title:
                _make(made, "title", link.title)


def _description(root: etree._Element, sending: Sending) -> None:
    item = sending.item
    meta = _make(root, "contentMeta")
    if item.urgency:
        _make(meta, "urgency", str(item.urgency))
    if item.located:
        _make(_make(meta, "located", literal=item.located), "name", item.located)
    if sending.source_uri:
        _make(meta, "altId", sending.source_uri, type="dl:source")
    if item.language:
        _make(meta, "language", tag=item.language)
    if item.kind:
        genre = _GENRES.get(item.kind)
        _make(meta, "genre", qcode=f"genre:{genre}" if genre else "", literal="" if genre else item.kind)
    for code in item.topics:
        _subject(meta, code, "cpnat:abstract")
    for code in item.places:
        _subject(meta, code, "cpnat:geoArea")
    _words(meta, sending)


def _words(meta: etree._Element, sending: Sending) -> None:
    item = sending.item
    headline = "" if item.headline == item.uri else item.headline
    for name, text in (
        *(("slugline", item.slug), ("headline", headline), ("dateline", sending.printed), ("by", item.byline)),
        ("creditline", item.credit),
    ):
        if text:
            _make(meta, name, text)
    for role, text in (
        *(("drol:summary", item.lead), ("dl:correction", item.correction), ("dl:sources", item.sources)),
        *(("dl:designated-organisation", note) for note in sending.designated),
    ):
        if text:
            _make(meta, "description", text, role=role)


def _subject(meta: etree._Element, code: Code, kind: str) -> None:
    """By QCode where IPTC's catalog has the scheme, else by URI; by name alone where there is no scheme."""
    known = code.scheme == _MEDTOP
    subject = _make(
        meta,
        "subject",
        type=kind,
        qcode=f"medtop:{code.value}" if known else "",
        uri="" if known or not code.scheme else code.scheme + code.value,
        literal="" if code.scheme else code.value,
    )
    if code.label:
        _make(subject, "name", code.label)


def _package(sendings: Sequence[Sending], guid: str, sent: dt.datetime, sender: str) -> etree._Element:
    """The stories in their order, as one group."""
    root = _item("packageItem", guid, 1, sendings[0].item.language)
    meta = _make(root, "itemMeta")
    _make(meta, "itemClass", qcode="ninat:composite")
    _provider(meta, sender)
    _make(meta, "versionCreated", sent.isoformat())
    _make(meta, "pubStatus", qcode="stat:usable")
    group = _make(_make(root, "groupSet", root="stories"), "group", id="stories", role="dl:stories", mode="pgrmod:seq")
    for each in sendings:
        version = str(each.item.version or 1)
        member = _make(
            group,
            "itemRef",
            residref=each.item.uri,
            version=version,
            contenttype="application/vnd.iptc.g2.newsitem+xml",
        )
        _make(member, "itemClass", qcode="ninat:text")
        _make(member, "pubStatus", qcode=f"stat:{each.item.pubstatus.value}")
        if each.item.headline != each.item.uri:
            _make(member, "headline", each.item.headline)
    return root
