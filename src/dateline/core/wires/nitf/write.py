"""NITF 3.6: a `Sending` as a document.

NITF knows fewer elements than HTML: bold and italic are both ``em``, headings ``hl2``, and what it has no element for
is told without its tag.
"""

import datetime as dt

from lxml import etree

from dateline.core.story import Dateline, Link, PhotoRef, Pubstatus, Signal
from dateline.core.wires.making import XML_LANG, document, maker, rooted
from dateline.core.wires.nitf.blocks import fill
from dateline.core.wires.sending import Carries, Sending

CARRIES = Carries(
    item=(
        *("uri", "headline", "lead", "body_html", "version", "pubstatus", "embargo", "signal", "slug", "byline"),
        *("credit", "dateline", "published", "updated", "language", "topics", "places", "urgency", "usage_terms"),
        *("ednote", "correction", "photos", "links", "kind", "sources"),
    ),
    photo=("url", "caption", "credit", "byline", "rights"),
    links=("enclosure",),
)
"""Words on what was corrected make a version a correction; ``updated`` counts where it is later than ``published``."""

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
_TYPES = {Signal.FLASH: "alert", Signal.NONE: "news"}
_make = maker(NAMESPACE)


def write(sending: Sending) -> bytes:
    """A document in UTF-8."""
    item = sending.item
    root = rooted(NAMESPACE, "nitf")
    root.set("version", "-//IPTC//DTD NITF 3.6//EN")
    if item.language:
        root.set("baselang", item.language)
        root.set(XML_LANG, item.language)
    _head(root, sending)
    body = _make(root, "body")
    _body_head(body, sending)
    _content(body, sending)
    return document(root)


def _head(root: etree._Element, sending: Sending) -> None:
    item = sending.item
    head = _make(root, "head")
    if item.headline != item.uri:
        _make(head, "title", item.headline)
    kind = _make(head, "tobject", **{"tobject.type": _TYPES.get(item.signal, item.signal.value)})
    if item.kind:
        _make(kind, "tobject.property", **{"tobject.property.type": item.kind})
    _management(head, sending)
    if item.updated:
        _make(head, "revision-history", function="editor", norm=_norm(item.updated))


def _management(head: etree._Element, sending: Sending) -> None:
    item = sending.item
    embargoed = item.embargo is not None and item.pubstatus is Pubstatus.USABLE
    data = _make(head, "docdata", **{"management-status": "embargoed" if embargoed else item.pubstatus.value})
    if item.correction or item.signal is Signal.CORRECTION:
        _make(data, "correction", info=item.correction)
    _make(data, "doc-id", **{"id-string": item.uri})
    if item.urgency:
        _make(data, "urgency", **{"ed-urg": str(item.urgency)})
    if item.published:
        _make(data, "date.issue", norm=_norm(item.published))
    if item.embargo:
        _make(data, "date.release", norm=_norm(item.embargo))
    for line in item.ednote.splitlines():
        _make(data, "ed-msg", info=line)
    _make(data, "du-key", key=item.slug, version="" if item.version is None else str(item.version))
    if sending.provider:
        _make(data, "doc.copyright", holder=sending.provider)
    for line in item.usage_terms.splitlines():
        _make(data, "doc.rights", limitations=line)
    _about(data, sending)


def _about(data: etree._Element, sending: Sending) -> None:
    item = sending.item
    content = _make(data, "identified-content")
    for code in item.topics:
        _make(content, "classifier", code.label, type="subject", idsrc=code.scheme, value=code.value)
    for code in item.places:
        _make(content, "location", code.label, **{"location-code": code.value, "code-source": code.scheme})
    for note in sending.designated:
        _make(content, "classifier", note, type="designated-organisation")
    if not len(content):
        data.remove(content)


def _norm(moment: dt.datetime) -> str:
    """ISO 8601's basic form in UTC."""
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _body_head(body: etree._Element, sending: Sending) -> None:
    item = sending.item
    head = _make(body, "body.head")
    if item.headline != item.uri:
        _make(_make(head, "hedline"), "hl1", item.headline)
    if item.byline:
        _make(head, "byline", item.byline)
    if item.credit:
        _make(head, "distributor", item.credit)
    if item.dateline:
        _dateline(head, item.dateline, sending.printed)
    if item.lead:
        _make(_make(head, "abstract"), "p", item.lead)


def _dateline(head: etree._Element, dateline: Dateline, text: str) -> None:
    line = _make(head, "dateline")
    opens = text.startswith(dateline.place)
    place = _make(line, "location", dateline.place if opens else "")
    place.tail = text.removeprefix(dateline.place) if opens else text
    if not opens:
        line.remove(place)
        line.text = text
    if dateline.date:
        _make(line, "story.date", norm=f"{dateline.date:%Y%m%d}")


def _content(body: etree._Element, sending: Sending) -> None:
    item = sending.item
    links = [link for link in item.links if link.rel == "enclosure"]
    if not (item.body_html or item.photos or links or item.sources):
        return
    block = _make(_make(body, "body.content"), "block")
    fill(block, item.body_html, _make)
    for photo in item.photos:
        _photo(block, photo, sending)
    for link in links:
        _file(block, link)
    if item.sources:
        _make(block, "datasource", item.sources)


def _photo(block: etree._Element, photo: PhotoRef, sending: Sending) -> None:
    media = _make(block, "media", **{"media-type": "image"})
    credit = {"source-credit": photo.credit, "copyright": photo.rights}
    sizes = sending.renditions.get(photo.url, ())
    for each in sizes:
        size = {"width": str(each.width or ""), "height": str(each.height or ""), "mime-type": each.media_type}
        _make(media, "media-reference", source=each.url, name=each.name, **size, **credit)
    if not sizes:
        _make(media, "media-reference", source=photo.url, **credit)
    if photo.caption:
        _make(media, "media-caption", photo.caption)
    if photo.byline:
        _make(media, "media-producer", photo.byline)


def _file(block: etree._Element, link: Link) -> None:
    media = _make(block, "media", **{"media-type": "other"})
    _make(media, "media-reference", source=link.url, **{"mime-type": link.media_type})
    if link.title:
        _make(media, "media-caption", link.title)
