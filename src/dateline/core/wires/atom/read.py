"""Atom from XML: elements into `AtomEntry`, one at a time."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from dateline.core.story import Item, Unreadable
from dateline.core.wires.atom.adapt import adapt
from dateline.core.wires.atom.wire import AtomCategory, AtomEntry, AtomFeed, AtomLink, AtomText
from dateline.core.wires.content import Content
from dateline.core.wires.element import Fields, fields, inner, language, line, text, texts
from dateline.core.wires.format import Format
from dateline.core.wires.media import media
from dateline.core.wires.xml import elements


def sniff(content: Content) -> bool:
    """An XML document whose root is ``feed``, or a lone ``entry``."""
    return content.root.rpartition(":")[2].lower() in ("feed", "entry")


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The entries in their order. Of the feed, what stands before the first entry counts."""
    feed = AtomFeed()
    for number, element in enumerate(elements(content, "{*}entry"), 1):
        parent = element.getparent()
        if number == 1 and parent is not None:
            feed = _feed(parent)
        yield adapt(_entry(element), feed, received, number)


ATOM = Format("atom", sniff, read)


def _feed(element: etree._Element) -> AtomFeed:
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
        files=media(element, found),
        language=_language(found) or language(element),
        source=None if source is None else _feed(source),
        line=line(element),
    )


def _fields(element: etree._Element) -> Fields:
    """The children; Atom's own names without a prefix, so that a feed that forgot its namespace reads the same."""
    return {key.removeprefix("atom:"): children for key, children in fields(element).items()}


def _text(found: Fields, *names: str) -> AtomText:
    element = next((child for key in names for child in found.get(key, ())), None)
    if element is None:
        return AtomText()
    kind = element.get("type", "text").strip().lower()
    base = element.base or ""
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml") or len(element):
        return AtomText(value=inner(element).strip(), kind="html", base=base)
    known = kind == "text" or kind.startswith("text/") or element.get("mode") == "escaped"
    return AtomText(value=(element.text or "").strip(), kind="text" if known else "other", base=base)


def _links(found: Fields) -> tuple[AtomLink, ...]:
    links = [link for link in found.get("link", ()) if link.get("href")]
    out_of_line = [content for content in found.get("content", ()) if content.get("src")]
    return (*(_link(link, "href") for link in links), *(_link(content, "src") for content in out_of_line))


def _link(element: etree._Element, attribute: str) -> AtomLink:
    return AtomLink(
        href=_resolved(element.base or "", element.get(attribute, "").strip()),
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
    return (*(category for category in categories if category.term or category.label), *subjects)


def _language(found: Fields) -> str:
    """Where the feed says nothing, the language of the title or the content itself."""
    inside = (child for key in ("content", "title") for child in found.get(key, ()))
    return next((lang for child in inside if (lang := language(child))), "")
