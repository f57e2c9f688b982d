"""JSON Feed from JSON: values into `JsonItem`, one at a time."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.json_feed.adapt import adapt
from dateline.core.wires.json_feed.members import Member, members
from dateline.core.wires.json_feed.values import Object, objects, text, texts, value
from dateline.core.wires.json_feed.wire import JsonAttachment, JsonFeed, JsonItem

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1', re.IGNORECASE)
_ITEMS = re.compile(r'"items"\s*:\s*\[\s*\{')
_CONTENT = re.compile(r'"content_(?:html|text)"\s*:\s*"')


def sniff(content: Content) -> bool:
    """A JSON object that names its version within the head, or has items with content there: keys have no order."""
    head = content.head
    if not head.lstrip().startswith("{"):
        return False
    return bool(_VERSION.search(head) or (_ITEMS.search(head) and _CONTENT.search(head)))


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The items in their order. Of the feed counts what comes before the items, or with them in `limits.WINDOW`."""
    found = members(content.text(), "items")
    start = _started(found, limits.WINDOW)
    rest = (member for member in found if member.name == "items")
    for number, member in enumerate(chain(start.items, rest), 1):
        yield _read(member, start.feed, received, number)
    if start.error:
        raise start.error


JSON_FEED = Format("json-feed", sniff, read)


def feed(content: Content, size: int) -> JsonFeed:
    """The feed itself, as far as the first ``size`` characters tell. Raises nothing."""
    return _started(members(content.text(), "items"), size).feed


@dataclass(frozen=True, slots=True)
class _Start:
    feed: JsonFeed
    items: tuple[Member, ...]
    error: WireError | None


def _started(found: Iterator[Member], size: int) -> _Start:
    said: dict[str, object] = {}
    items: list[Member] = []
    error = None
    try:
        for member in found:
            size -= len(member.value)
            if member.name == "items":
                items.append(member)
            else:
                said |= _said(member)
            if size < 0:
                break
    except WireError as broken:
        error = broken
    return _Start(_feed(said), tuple(items), error)


def _said(member: Member) -> Object:
    """A member of the feed that is no JSON is passed over: what matters are the items."""
    try:
        return {member.name: value(member)}
    except WireError:
        return {}


def _read(member: Member, said: JsonFeed, received: dt.datetime, number: int) -> Item | Unreadable:
    try:
        found = value(member)
    except WireError as error:
        return Unreadable(format="json-feed", reason=error.reason, where=f"item {number}, {error.where}")
    if not isinstance(found, dict):
        where = f"item {number}, line {member.line}"
        return Unreadable(format="json-feed", reason="an item that is no JSON object", where=where)
    return adapt(_item(found, member.line), said, received, number)


def _feed(found: Object) -> JsonFeed:
    hubs = (text(hub, "url") for hub in objects(found, "hubs"))
    return JsonFeed(
        title=text(found, "title"),
        home_page_url=text(found, "home_page_url"),
        feed_url=text(found, "feed_url"),
        language=text(found, "language"),
        authors=_authors(found),
        hubs=tuple(hub for hub in hubs if hub),
    )


def _item(found: Object, line: int) -> JsonItem:
    return JsonItem(
        id=text(found, "id"),
        url=text(found, "url"),
        external_url=text(found, "external_url"),
        title=text(found, "title"),
        content_html=text(found, "content_html"),
        content_text=text(found, "content_text"),
        summary=text(found, "summary"),
        image=text(found, "image"),
        banner_image=text(found, "banner_image"),
        date_published=text(found, "date_published"),
        date_modified=text(found, "date_modified"),
        authors=_authors(found),
        tags=texts(found, "tags"),
        language=text(found, "language"),
        attachments=tuple(_attachment(one) for one in objects(found, "attachments")),
        line=line,
    )


def _authors(found: Object) -> tuple[str, ...]:
    """Version 1.1 has ``authors``; 1.0 had one ``author``, which feeds of 1.1 repeat for old readers."""
    names = (text(one, "name") for one in objects(found, "authors") or objects(found, "author"))
    return tuple(dict.fromkeys(name for name in names if name))


def _attachment(found: Object) -> JsonAttachment:
    return JsonAttachment(
        url=text(found, "url"), mime_type=text(found, "mime_type").lower(), title=text(found, "title")
    )
