"""RSS from XML: elements into `RssItem`, one at a time."""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.element import Fields, base, fields, inner, language, line, spoken, text, texts
from dateline.core.wires.format import Format
from dateline.core.wires.media import Media, media, media_categories
from dateline.core.wires.rss.adapt import adapt
from dateline.core.wires.rss.wire import RssCategory, RssChannel, RssItem
from dateline.core.wires.xml import elements

_CONTENT = ("content:encoded", "atom:content", "xhtml:body", "xhtml:div", "body", "fullitem")
_ROOTS = ("rss", "rdf", "channel")


def sniff(content: Content) -> bool:
    """An XML document whose root is ``rss``, ``rdf:RDF`` (RSS 0.90 and 1.0) or a bare ``channel``."""
    return content.root.rpartition(":")[2].lower() in _ROOTS


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The items in their order. Of the channel, what stands before the first item counts."""
    for number, (item, channel_) in enumerate(items(content), 1):
        yield adapt(item, channel_, received, number)


def items(content: Content) -> Iterator[tuple[RssItem, RssChannel]]:
    """Each item as it is on the wire, with its channel."""
    found: RssChannel | None = None
    for element in elements(content, "{*}item", "{*}ITEM"):
        parent = element.getparent()
        if found is None:
            found = RssChannel() if parent is None else channel(parent)
        yield _item(element), found


RSS = Format("rss", sniff, read)


def channel(element: etree._Element) -> RssChannel:
    """The channel, which is ``element`` or in it: in RSS 2.0 it holds the items, in RSS 1.0 it precedes them."""
    found = fields(element)
    if "channel" in found:
        found = fields(found["channel"][0])
    return RssChannel(
        title=text(found, "title", "dc:title"),
        links=_pages(element, found),
        language=text(found, "language", "dc:language") or language(element),
        rights=text(found, "copyright", "dc:rights"),
        creators=texts(found, "dc:creator") or texts(found, "dc:author", "author", "itunes:author"),
    )


def _item(element: etree._Element) -> RssItem:
    found = fields(element)
    guid = next(iter(found.get("guid", ())), None)
    return RssItem(
        title=text(found, "title", "dc:title", "media:title"),
        description=text(
            found,
            "summary",
            "description",
            "dc:description",
            "atom:summary",
            "media:description",
            "abstract",
            "itunes:summary",
        ),
        content=text(found, *_CONTENT) or (text(found, "description") if text(found, "summary") else ""),
        links=_pages(element, found),
        guid=text(found, "guid") or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""),
        permalink=guid is None or guid.get("isPermaLink", "true").strip().lower() != "false",
        published=text(found, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
        updated=text(found, "atom:updated", "dcterms:modified"),
        creators=texts(found, "dc:creator"),
        author=_author(found),
        source=text(found, "source", "dc:publisher"),
        language=text(found, "dc:language", "language") or spoken(element, found, *_CONTENT, "description", "title"),
        rights=text(found, "dc:rights", "dcterms:rights", "copyright"),
        categories=_categories(found),
        files=(*media(found), *_enclosures(found)),
        base=base(element),
        line=line(element),
    )


def _categories(found: Fields) -> tuple[RssCategory, ...]:
    named = (*found.get("category", ()), *found.get("dc:subject", ()))
    categories = [RssCategory(value=tag.strip()) for tag in text(found, "tags").split(",")]
    categories += (RssCategory(value=inner(one).strip(), domain=one.get("domain", "").strip()) for one in named)
    categories += (RssCategory(value=one.value, domain=one.scheme, label=one.label) for one in media_categories(found))
    return tuple(dict.fromkeys(category for category in categories if category.value))


def _enclosures(found: Fields) -> tuple[Media, ...]:
    enclosures = found.get("enclosure", ())
    return tuple(Media(url=one.get("url", ""), media_type=one.get("type", "").strip().lower()) for one in enclosures)


def _pages(element: etree._Element, found: Fields) -> tuple[str, ...]:
    """RSS's links, some of which are written as Atom's without their prefix; else Atom's, else CDF's attribute."""
    own = (inner(link).strip() or _href(link) for link in found.get("link", ()))
    atom = (_href(link) for link in found.get("atom:link", ()))
    links = dict.fromkeys(url for url in own if url) or dict.fromkeys(url for url in atom if url)
    return tuple(links) or ((element.get("HREF", ""),) if element.get("HREF") else ())


def _href(link: etree._Element) -> str:
    return link.get("href", "") if link.get("rel", "alternate") == "alternate" else ""


def _author(found: Fields) -> str:
    """RSS's own author, else Atom's, whose name is an element within."""
    atom = (text(fields(person), "atom:name") or (person.text or "").strip() for person in found.get("atom:author", ()))
    return text(found, "author") or next((name for name in atom if name), "")
