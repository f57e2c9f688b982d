"""A feed as our readers see it, in the shape that feedparser gives: lists, dictionaries and its names.

Only fields that we have are there; which these are, and what is compared how, says `test_feedparser_set`.
"""

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from dateline.core.story import Unreadable
from dateline.core.text.plain import plain
from dateline.core.wires import copy, read
from dateline.core.wires.atom import adapt as atom_adapt
from dateline.core.wires.atom import read as atom
from dateline.core.wires.atom.wire import AtomEntry, AtomFeed, AtomText
from dateline.core.wires.content import Content
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.media import Media, photos_and_links
from dateline.core.wires.rss import adapt as rss_adapt
from dateline.core.wires.rss import read as rss
from dateline.core.wires.rss.wire import RssChannel, RssItem
from dateline.core.wires.times import moment
from dateline.core.wires.xml import head
from tests.core.wires.reading import RECEIVED

_HREF = re.compile(r"""\shref=["']?([^"'\s>]+)""")


class Text(str):
    """Our plain text; equal to markup that says the same words and, if ours has links too, leads to the same pages."""

    links: tuple[str, ...]

    def __new__(cls, words: str, markup: str = "") -> "Text":
        made = super().__new__(cls, words)
        made.links = _links(markup)
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return False
        same = _folded(str(self)) in (_folded(copy.one_line(other)), _folded(other), _folded(shown(other)))
        return same and (not self.links or self.links == _links(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class Name(str):
    """A person's name; feedparser writes ``Name (address)`` where both are known, and we keep the name."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) == copy.one_line(
            re.sub(r"\s*\([^()]*@[^()]*\)$", "", unescape(other))
        )

    __hash__ = str.__hash__


class Kind(str):
    """``text`` or ``html``, which are the kinds of text that we tell apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) == ("text" if other == "text/plain" else "html")

    __hash__ = str.__hash__


class Charset(str):
    """The name of an encoding; equal to others in which the document's bytes are the same characters."""

    document: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.document.decode(self, "replace") == self.document.decode(
            other, "replace"
        )

    __hash__ = str.__hash__


class Language(str):
    """A language by its primary subtag, which is what an item has; empty is None."""

    def __eq__(self, other: object) -> bool:
        return primary(self) == primary(other) if isinstance(other, str) else other is None and not self

    __hash__ = str.__hash__


class Known(dict[str, Any]):
    """What we know of a thing of which feedparser knows more."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and all(other.get(key, "") == value for key, value in self.items())

    __hash__ = None  # type: ignore[assignment]


def shown(markup: str) -> str:
    """The words of ``markup`` as our cleaner leaves them."""
    return plain(copy.body(markup))


def _folded(text: str) -> str:
    return "".join(unescape(text).replace("\ufffd", "").split())


def _links(markup: str) -> tuple[str, ...]:
    return tuple(unescape(url) for url in _HREF.findall(markup) if url.startswith(("http://", "https://")))


def view(document: bytes) -> dict[str, Any]:
    """What an expectation may name: ``feed``, ``entries``, ``encoding`` and ``bozo`` (whether a fault was told)."""
    content = Content(io.BytesIO(document))
    found = next((one for one in (rss.RSS, atom.ATOM) if one.sniff(content)), None)
    told = [one.reason for one in read(io.BytesIO(document), received=RECEIVED) if isinstance(one, Unreadable)]
    charset = Charset(content.encoding)
    charset.document = document
    said: dict[str, Any] = {
        "encoding": charset,
        "bozo": any("not well-formed" in reason or "bytes that are invalid" in reason for reason in told),
        "feed": {},
        "entries": [],
    }
    if found is None:
        return said
    root = head(Content(io.BytesIO(document)), 1_000_000)
    if found is rss.RSS:
        said["entries"] = list(_entries(_rss_item(*one) for one in rss.items(content)))
        said["feed"] = {} if root is None else _rss_channel(rss.channel(root))
    else:
        said["entries"] = list(_entries(_atom_entry(*one) for one in atom.entries(content)))
        said["feed"] = {} if root is None else _atom_feed(atom.feed(root))
    return said


def _entries(made: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    try:
        yield from made
    except WireError:
        return


def _time(written: str) -> tuple[int, ...] | None:
    found = moment(written)
    return tuple(found.utctimetuple()) if found else None


def _detail(text: Text, kind: str, language: str = "") -> dict[str, Any]:
    return {"value": text, "type": Kind(kind), "language": Language(language)}


def _people(names: tuple[str, ...]) -> dict[str, Any]:
    if not names:
        return {}
    first = {"name": Name(names[0])}
    return {"author": Name(names[0]), "author_detail": first, "authors": [{"name": Name(name)} for name in names]}


def _files(files: tuple[Media, ...], base: str) -> dict[str, Any]:
    photos, links = photos_and_links(files, base)
    kinds = {copy.address(file.url, base): file.media_type for file in files}
    urls = list(dict.fromkeys(copy.address(file.url, base) for file in files))
    taken = {one.url for one in (*photos, *links)}
    return {
        "enclosures": [Known(href=url, type=kinds[url]) for url in urls if url in taken],
        "media_thumbnail": [{"url": photo.url} for photo in photos],
        "media_content": [{"url": url} for url in urls if url in taken],
        "media_credit": [{"content": photo.credit} for photo in photos if photo.credit],
    }


def _lead(text: str, base: str) -> Text:
    """A summary as an item has it: plain, or clean markup if it looks like a body."""
    if copy.is_body(text):
        body = copy.body(text, base=base)
        return Text(plain(body), body)
    return Text(copy.one_line(text))


def _rss_channel(channel: RssChannel) -> dict[str, Any]:
    title, rights = Text(copy.one_line(channel.title)), Text(copy.one_line(channel.rights))
    return {
        "title": title,
        "title_detail": _detail(title, "html"),
        "link": copy.address(channel.link),
        "links": _alternates(channel.links, ""),
        "language": Language(channel.language),
        "copyright": rights,
        "rights": rights,
        **_people(tuple(name for one in channel.creators if (name := rss_adapt.person(one)))),
    }


def _rss_item(item: RssItem, channel: RssChannel) -> dict[str, Any]:
    base = copy.address(item.base) or copy.address(channel.link)
    link = copy.address(item.link, base) or (copy.address(item.guid, base) if item.permalink else "")
    title, description = Text(copy.one_line(item.title)), _lead(item.description, link or base)
    body = copy.body(item.content, base=link or base)
    content = Text(plain(body), body)
    names = tuple(name for one in item.creators or (item.author,) if (name := rss_adapt.person(one)))
    return {
        "title": title,
        "title_detail": _detail(title, "html", item.language),
        "link": link,
        "links": _alternates(item.links or (link,), base),
        "id": item.guid,
        "guid": item.guid,
        "description": description if item.description else content,
        "summary": description if item.description else content,
        "summary_detail": _detail(description, "html", item.language),
        "content": [_detail(content, "html", item.language)] if item.content else [],
        "published": item.published,
        "created": item.published,
        "created_parsed": _time(item.published),
        "published_parsed": _time(item.published),
        "updated_parsed": _time(item.updated or item.published),
        "updated": item.updated or item.published,
        "tags": [
            {"term": Text(copy.one_line(one.value)), "scheme": one.domain or None, "label": one.label or None}
            for one in item.categories
        ],
        "category": copy.one_line(item.categories[0].value) if item.categories else None,
        "rights": Text(copy.one_line(item.rights)),
        "source": {"title": Text(copy.one_line(item.source))},
        "language": item.language,
        **_people(names),
        **_files(item.files, link or base),
    }


def _alternates(links: tuple[str, ...], base: str) -> list[dict[str, str]]:
    return [{"rel": "alternate", "href": url} for link in links if (url := copy.address(link, base))]


def _plain(text: AtomText) -> Text:
    return Text(atom_adapt.plain_line(text))


def _atom_feed(feed: AtomFeed) -> dict[str, Any]:
    title, rights = _plain(feed.title), _plain(feed.rights)
    return {
        "title": title,
        "title_detail": _detail(title, feed.title.kind, feed.language),
        "link": atom_adapt.page_of(feed.links, ""),
        "links": [
            Known(rel=a.rel, type=a.media_type or "text/html", href=a.href, title=a.title, hreflang=a.language)
            for a in feed.links
        ],
        "language": Language(feed.language),
        "copyright": rights,
        "rights": rights,
        "rights_detail": _detail(rights, feed.rights.kind, feed.language),
        **_people(feed.authors),
    }  # fmt: skip


def _atom_entry(entry: AtomEntry, feed: AtomFeed) -> dict[str, Any]:
    base = atom_adapt.page_of(feed.links, "")
    link = atom_adapt.page_of(entry.links, base)
    title, rights = _plain(entry.title), _plain(entry.rights)
    body = atom_adapt.body_of(entry.content, link or base)
    content = Text(plain(body), body)
    summary = Text(atom_adapt.plain_line(entry.summary))
    if entry.summary.kind == "html" and copy.is_body(entry.summary.value):
        markup = atom_adapt.body_of(entry.summary, link or base)
        summary = Text(plain(markup), markup)
    published, updated = entry.published, entry.updated
    said = _atom_feed(AtomFeed(title=entry.title, links=entry.links, rights=entry.rights, language=entry.language))
    return said | {
        "title": title,
        "link": link,
        "id": entry.id,
        "guid": entry.id,
        "summary": summary,
        "description": summary if entry.summary.value else content,
        "summary_detail": _detail(summary, entry.summary.kind, entry.language),
        "content": [_detail(content, entry.content.kind, entry.language)],
        "published": published,
        "published_parsed": _time(published),
        "created_parsed": _time(published),
        "created": published,
        "updated": updated,
        "updated_parsed": _time(updated),
        "tags": [{"term": one.term, "scheme": one.scheme, "label": one.label} for one in entry.categories],
        "category": entry.categories[0].term if entry.categories else None,
        "rights": rights,
        "source": _atom_feed(entry.source or AtomFeed()),
        "language": entry.language,
        **_people(entry.authors or feed.authors),
        **_files((*entry.files, *atom_adapt.files_of(entry.links)), link or base),
    }
