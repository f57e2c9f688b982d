"""Atom from XML: elements into `AtomEntry`, one at a time."""

import datetime as dt
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from dateline.core.story import Item, Unreadable
from dateline.core.wires.atom.adapt import adapt
from dateline.core.wires.atom.wire import AtomCategory, AtomEntry, AtomFeed, AtomLink, AtomText
from dateline.core.wires.content import Content
from dateline.core.wires.element import Fields, base, fields, inner, language, line, spoken, text, texts
from dateline.core.wires.encoding import printable
from dateline.core.wires.format import Format
from dateline.core.wires.media import media, media_categories
from dateline.core.wires.xml import elements


def sniff(content: Content) -> bool:
    """An XML document whose root is ``feed``, or a lone ``entry``."""
    return content.root.rpartition(":")[2].lower() in ("feed", "entry")


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The entries in their order. Of the feed, what stands before the first entry counts."""
    for number, (entry, feed_) in enumerate(entries(content), 1):
        yield adapt(entry, feed_, received, number)


def entries(content: Content) -> Iterator[tuple[AtomEntry, AtomFeed]]:
    """Each entry as it is on the wire, with its feed."""
    found: AtomFeed | None = None
    for element in elements(content, "{*}entry"):
        parent = element.getparent()
        if found is None:
            found = AtomFeed() if parent is None else feed(parent)
        yield _entry(element), found


ATOM = Format("atom", sniff, read)


def feed(element: etree._Element) -> AtomFeed:
    """What a feed, or an entry's ``source``, says of itself."""
    found = _fields(element)
    return AtomFeed(
        title=_text(found, "title"),
        links=_links(found),
        authors=_people(found),
        language=language(element),
        rights=_text(found, "rights", "copyright"),
    )


def _entry(element: etree._Element) -> AtomEntry:
    found = _fields(element)
    source = next(iter(found.get("source", ())), None)
    return AtomEntry(
        id=text(found, "id"),
        title=_text(found, "title", "dc:title", "media:title"),
        summary=_text(found, "summary", "dc:description", "media:description"),
        content=_text(found, "content"),
        published=text(found, "published", "issued", "created", "dc:date", "dcterms:issued"),
        updated=text(found, "updated", "modified", "dcterms:modified"),
        authors=_people(found),
        rights=_text(found, "rights", "copyright", "dc:rights"),
        links=_links(found),
        categories=_categories(found),
        files=media(found),
        language=spoken(element, found, "content", "summary", "title"),
        source=None if source is None else feed(source),
        line=line(element),
    )


def _fields(element: etree._Element) -> Fields:
    """The children; Atom's own names without a prefix, so that a feed that forgot its namespace reads the same."""
    found: Fields = {}
    for key, children in fields(element).items():
        found.setdefault(key.removeprefix("atom:"), []).extend(children)
    return found


def _text(found: Fields, *names: str) -> AtomText:
    element = next((child for key in names for child in found.get(key, ())), None)
    if element is None:
        return AtomText()
    kind = element.get("type", "text").strip().lower()
    if kind == "application/octet-stream" or element.get("mode") == "base64":
        return AtomText(value=_unpacked(element.text or ""), kind="html", base=base(element))
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml") or len(element):
        return AtomText(value=inner(element).strip(), kind="html", base=base(element))
    known = kind == "text" or kind.startswith("text/") or element.get("mode") == "escaped"
    return AtomText(value=(element.text or "").strip(), kind="text" if known else "other", base=base(element))


def _unpacked(written: str) -> str:
    """Text in Base64 (Atom 0.3, section 3.1.2); empty where it is none."""
    try:
        return printable(b64decode(written).decode("utf-8")).strip()
    except ValueError:
        return ""


def _links(found: Fields) -> tuple[AtomLink, ...]:
    links = found.get("link", ())
    out_of_line = [content for content in found.get("content", ()) if content.get("src")]
    return (*(_link(link, "href") for link in links), *(_link(content, "src") for content in out_of_line))


def _link(element: etree._Element, attribute: str) -> AtomLink:
    href = element.get(attribute, element.text or None)
    return AtomLink(
        href="" if href is None else _resolved(base(element), href.strip()),
        rel=element.get("rel", "alternate").strip().lower(),
        media_type=element.get("type", "").strip().lower(),
        title=element.get("title", "").strip(),
        language=element.get("hreflang", "").strip(),
    )


def _resolved(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _people(found: Fields) -> tuple[str, ...]:
    names = (text(_fields(person), "name") or (person.text or "").strip() for person in found.get("author", ()))
    return tuple(dict.fromkeys(name for name in names if name)) or texts(found, "dc:creator")


def _categories(found: Fields) -> tuple[AtomCategory, ...]:
    categories = (
        AtomCategory(
            term=one.get("term", "").strip(), scheme=one.get("scheme", "").strip(), label=one.get("label", "").strip()
        )
        for one in found.get("category", ())
    )
    subjects = (AtomCategory(term=subject) for subject in texts(found, "dc:subject"))
    media_ = (AtomCategory(term=one.value, scheme=one.scheme, label=one.label) for one in media_categories(found))
    return (*(one for one in (*categories, *media_) if one.term or one.label), *subjects)
