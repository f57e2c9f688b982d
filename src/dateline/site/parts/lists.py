"""A page of a list, read and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dateline.archive import public
from dateline.core.filters import Node
from dateline.index.pages import Cursor, ListPage, read_merged, read_page
from dateline.site.clock import Clock
from dateline.site.depends import Position, Watched
from dateline.site.editions import Here
from dateline.site.head import Feed
from dateline.site.parts.days import Day, by_day

PAGE = 50
"""Stories on a page of a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, by day, and where Show more leads; ``more`` is empty on the last page."""

    days: list[Day]
    more: str
    page: ListPage
    """What the index said."""


def stretch(node: Node, page: ListPage, before: Cursor | None = None) -> Watched:
    """The part of a filter's list that ``page`` shows, for `dateline.site.depends`."""
    return Watched(node=node, after=_position(page.more), before=_position(before))


def stories_of(page: ListPage) -> frozenset[int]:
    """The stories that make the page what it is: those on it, and the one after."""
    return frozenset(page.ids if page.beyond is None else (*page.ids, page.beyond.story_id))


def _position(cursor: Cursor | None) -> Position | None:
    return (cursor.listed_at, cursor.story_id) if cursor else None


def listing(here: Here, name: str, path: str, before: Cursor | None) -> Listing:
    """A page of the index's list ``name``, whose own address is ``path``."""
    page = read_page(name, before=before, limit=PAGE)
    days = by_day(public.rows(page.ids), here.edition.code, Clock.of(here.edition.zone, here.language))
    return Listing(days, paged(path, page.more) if page.more else "", page)


def listing_of_all(here: Here, names: Sequence[str], path: str, before: Cursor | None) -> Listing:
    """A page of several of the index's lists together, other outlets' stories among them."""
    page = read_merged(names, before=before, limit=PAGE)
    days = by_day(public.rows_of_all(page.ids), here.edition.code, Clock.of(here.edition.zone, here.language))
    return Listing(days, paged(path, page.more) if page.more else "", page)


def paged(path: str, before: Cursor | None) -> str:
    """The address of a list from a position on; ``path`` may have a query already."""
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode({'before': str(before)})}" if before else path


def feeds(path: str, title: str) -> tuple[Feed, ...]:
    """The feeds of the list at ``path``."""
    return (
        Feed("application/rss+xml", "RSS", title, f"{path}.rss"),
        Feed("application/atom+xml", "Atom", title, f"{path}.atom"),
        Feed("application/feed+json", "JSON Feed", title, f"{path}.json"),
    )


def cursor(text: str) -> Cursor | None:
    """The position that an address names; None for the beginning. Raises `BadCursorError`."""
    return Cursor.parse(text) if text else None
