"""What the site asks of an index of stories: the port, which the bitmaps and every search engine satisfy."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Phrase, terms
from dateline.index.pages import Cursor


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter, when and where it is asked (days are those of ``zone``), and of what."""

    node: Node
    now: dt.datetime
    zone: ZoneInfo
    others: bool = False
    """Whether other outlets' stories that have no page of ours (`public.COVERED`) are among what may pass."""


def has_words(node: Node) -> bool:
    """Whether a filter asks for words, which bitmaps cannot answer."""
    return any(isinstance(term, Phrase) for term in terms(node))


class FilteredIndex(Protocol):
    """Which stories pass, newest first by ``(listed_at, story_id)``; exactly those that `core.filters.match` says.

    Only what is listed (`public.LISTED`) is in it, and other outlets' stories where they are asked for. It may be some
    hundred milliseconds behind the ledger; `public.rows` looks again at what it says.
    """

    def newest(self, asked: Asked, before: Cursor | None, limit: int) -> list[Cursor]:
        """The newest that pass, of those that come after ``before`` in the list's order."""

    def count(self, asked: Asked) -> int:
        """How many pass."""

    def counts(self, asked: Asked, edges: Sequence[dt.datetime]) -> list[int]:
        """How many pass that were listed from each edge on and before the next; two edges or more, ascending."""

    def spread(self, asked: Asked, field: Field, keys: Sequence[str]) -> list[int]:
        """How many of those that pass have each key of a field; a story may have several."""


class WordIndex(FilteredIndex, Protocol):
    """One that answers filters with words."""
