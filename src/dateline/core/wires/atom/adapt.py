"""Atom into the domain: an `AtomEntry` as an `Item`."""

import datetime as dt

from dateline.core.story import Feed, Item, Link, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.wires import copy, limits
from dateline.core.wires.atom.wire import AtomEntry, AtomFeed, AtomLink, AtomText
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.labels import labelled
from dateline.core.wires.media import Media, photos_and_links
from dateline.core.wires.times import moment

_KEPT = {"alternate": "alternate", "related": "related", "via": "related"}
_PAGES = ("", "text/html", "application/xhtml+xml")


def adapt(entry: AtomEntry, feed: AtomFeed, received: dt.datetime, number: int) -> Item | Unreadable:
    """The story, or why it is none. ``number`` counts the entries of the feed from 1."""
    base = page_of(feed.links, "")
    link = page_of(entry.links, base)
    uri = (
        entry.id
        or link
        or tag_uri("atom", base, entry.title.value, entry.published or entry.updated, entry.summary.value)
    )
    try:
        return _item(entry, feed, received, uri=uri, link=link, base=link or base)
    except WireError as error:
        return Unreadable(format="atom", reason=error.reason, where=f"entry {number}, line {entry.line}", uri=uri)


def _item(entry: AtomEntry, feed: AtomFeed, received: dt.datetime, *, uri: str, link: str, base: str) -> Item:
    published = moment(entry.published)
    updated = moment(entry.updated)
    lead, body = _lead_and_body(entry, base)
    dateline, lead, body = undated(lead, body, day=day_of(published or updated, received))
    photos, enclosures = photos_and_links((*entry.files, *files_of(entry.links)), base)
    headline = headline_for(plain_line(entry.title), lead, body)
    topics = codes(*((one.term or one.label, one.scheme, one.label) for one in entry.categories))
    source = entry.source or AtomFeed()
    rights = next((one for one in (entry.rights, source.rights, feed.rights) if one.value), AtomText())
    return Item(
        uri=uri,
        format="atom",
        headline=headline,
        signal=labelled(topics, headline),
        lead=lead,
        body_html=body,
        byline=", ".join(copy.one_line(name) for name in entry.authors or source.authors or feed.authors),
        credit=plain_line(source.title),
        dateline=dateline,
        published=published or updated,
        updated=updated,
        language=primary(entry.language) or primary(feed.language),
        topics=topics,
        usage_terms=plain_line(rights),
        photos=photos,
        links=(*_links(entry.links, link, base), *enclosures)[: limits.ENTRIES],
        feed=Feed(title=plain_line(feed.title), link=page_of(feed.links, ""), language=feed.language),
    )


def plain_line(text: AtomText) -> str:
    """One line; plain text is taken as it is, whatever its characters look like (RFC 4287, section 3.1.1.1)."""
    return copy.one_line(text.value) if text.kind == "html" else " ".join(text.value.split())


def _lead_and_body(entry: AtomEntry, base: str) -> tuple[str, CleanHtml]:
    """As with RSS: a summary beside a content is the lead; alone it is the body if it looks like one."""
    summary, content = entry.summary, entry.content
    if content.kind == "other" or not content.value:
        is_body = copy.is_body(summary.value) if summary.kind == "html" else len(summary.value) > copy.LONG
        return ("", body_of(summary, base)) if is_body else (plain_line(summary), CleanHtml(""))
    lead = plain_line(summary)
    if len(lead) > limits.LEAD or copy.repeats(lead, content.value):
        lead = ""
    return lead, body_of(content, base)


def body_of(text: AtomText, base: str) -> CleanHtml:
    """A text as clean markup."""
    if text.kind == "html":
        return copy.body(text.value, base=copy.address(text.base, base) or base)
    return copy.text_body(text.value)


def page_of(links: tuple[AtomLink, ...], base: str) -> str:
    """The address of the page itself: the first alternate in HTML, else the first alternate at all."""
    alternates = [link for link in links if link.rel == "alternate"]
    pages = [link for link in alternates if link.media_type in _PAGES]
    return next((url for link in pages + alternates if (url := copy.address(link.href, base))), "")


def _links(links: tuple[AtomLink, ...], page: str, base: str) -> tuple[Link, ...]:
    kept = {page: Link(url=page, rel="canonical")} if page else {}
    for link in links:
        url = copy.address(link.href, base)
        if url and link.rel in _KEPT:
            kept.setdefault(url, Link(url=url, rel=_KEPT[link.rel], title=link.title, media_type=link.media_type))
    return tuple(kept.values())


def files_of(links: tuple[AtomLink, ...]) -> tuple[Media, ...]:
    """What the links enclose."""
    enclosures = (link for link in links if link.rel == "enclosure")
    return tuple(Media(url=link.href, media_type=link.media_type, caption=link.title) for link in enclosures)
