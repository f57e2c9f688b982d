"""What a page depends on: its view says it, and the page cache in front of Django drops the page when that changes.

A page without a declaration is not kept. See docs/why/page-cache.md.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import all_of, among, one_of

Position = tuple[dt.datetime, int]
"""A place in the readers' order: ``(listed_at, story_id)``."""


class Kind(StrEnum):
    """The sorts of pages that are kept; the cache's test meets each of them."""

    FRONT = "front"
    LIST = "list"
    TREE = "tree"
    STORY = "story"
    VERSIONS = "versions"
    GONE = "gone"
    FEED = "feed"
    SEARCH = "search"
    ARCHIVE = "archive"
    COVERAGE = "coverage"
    CURRENCY = "currency"
    PARTNERS = "partners"
    EMBED = "embed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A filter whose stories the page shows, or the stretch of them that it shows."""

    node: Node
    after: Position | None = None
    """The last story shown, where there are further ones: what is listed behind it changes nothing here."""
    before: Position | None = None
    """Where the page begins; None for the list's beginning."""
    counts: bool = False
    """Every story that leaves the list matters, also one that is not shown: the page tells whether there are any."""

    def holds(self, position: Position) -> bool:
        """Whether a story that comes in there changes the page."""
        if self.before is not None and position >= self.before:
            return False
        return self.after is None or position >= self.after


@dataclass(frozen=True, slots=True)
class Receipt:
    """A partner's form of a list, of which is noted who has which version: see `dateline.partners.counting`."""

    partner: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Depends:
    """Everything that makes a kept page wrong when it changes. Topics, sources, rates and the templates always do."""

    kind: Kind
    address: str
    """The page's own path with its query. A page that was asked for in another way is not kept."""
    stories: frozenset[int] = frozenset()
    """Those shown, those of the list that were left out, and the one after the last."""
    watched: tuple[Watched, ...] = ()
    outlets: bool = False
    """It shows stories that filters do not see: other outlets'."""
    events: frozenset[int] = frozenset()
    """The events of coverage of which it tells, by their numbers."""
    leads: bool = False
    """It shows what an edition's desk chose to lead."""
    partners: bool = False
    """It shows what partners offer, or is given to one."""
    receipt: Receipt | None = None
    """To be noted each time it is handed out."""
    until: dt.datetime | None = None
    """The earliest time at which anything on it changes by itself."""
    changed: dt.datetime | None = None
    """When its content changed last, for ``If-Modified-Since``; None where that is not known."""

    @property
    def counts(self) -> bool:
        """See `Watched.counts`."""
        return any(watched.counts for watched in self.watched)


class Declared(HttpResponse):
    """An answer that may say what it depends on."""

    depends: Depends | None = None


def as_asked(request: HttpRequest, canonical: str, *left_empty: str) -> str:
    """``canonical``, the page's address, or the one that was asked for where that says the same in another order.

    A form sends all its fields; those named may be there with nothing in them.
    """
    said = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    filled = [(name, value) for name, value in said if value or name not in left_empty]
    meant = parse_qsl(canonical.partition("?")[2], keep_blank_values=True)
    same = sorted(filled, key=itemgetter(0)) == sorted(meant, key=itemgetter(0))
    return request.get_full_path() if same else canonical


def in_language(language: str) -> Node:
    """Everything in a language, as All news shows it."""
    return among(Field.LANGUAGE, [language])


def under(field: Field, keys: Iterable[str], language: str) -> Node:
    """The stories in a language under any of some topics or places, by their keys."""
    return all_of([in_language(language), one_of([among(field, keys)])])


def earliest(*times: dt.datetime | None) -> dt.datetime | None:
    """The first of some times, of those that are set."""
    return min((time for time in times if time is not None), default=None)
