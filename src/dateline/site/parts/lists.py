"""A page of a list, read and shown."""

from dataclasses import dataclass
from urllib.parse import urlencode

from dateline.core.filters import Node
from dateline.index.pages import Cursor, ListPage
from dateline.site.depends import Position, Watched
from dateline.site.head import Feed
from dateline.site.parts.days import Day

PAGE = 50
"""Stories on a page of a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, by day, and where Show more leads; ``more`` is empty on the last page."""

    days: list[Day]
    more: str
    page: ListPage
    """What the index said."""
    events: frozenset[int] = frozenset()
    """In a list by events, those of all stories that were read for it."""


def stretch(node: Node, page: ListPage, before: Cursor | None = None) -> Watched:
    """The part of a filter's list that ``page`` shows, for `dateline.site.depends`."""
    return Watched(node=node, after=_position(page.more), before=_position(before))


def stories_of(page: ListPage) -> frozenset[int]:
    """The stories that make the page what it is: those on it, and the one after."""
    return frozenset(page.ids if page.beyond is None else (*page.ids, page.beyond.story_id))


def _position(cursor: Cursor | None) -> Position | None:
    return (cursor.listed_at, cursor.story_id) if cursor else None


def feeds(path: str, title: str, chosen: str = "") -> tuple[Feed, ...]:
    """The feeds of the list at ``path``, with what a filter chose of it."""
    query = f"?{urlencode({'f': chosen})}" if chosen else ""
    return (
        Feed("application/rss+xml", "RSS", title, f"{path}.rss{query}"),
        Feed("application/atom+xml", "Atom", title, f"{path}.atom{query}"),
        Feed("application/feed+json", "JSON Feed", title, f"{path}.json{query}"),
    )
