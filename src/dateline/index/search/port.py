"""What the newsroom asks of a search engine, whichever it is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.index.search.words import Query


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as it is searched for."""

    seq: int
    """Of the story's last event: results come newest activity first, and this is their order."""
    words: Sequence[str]
    """Folded by `words.folded`, in the order of the text, and the story's marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What else a result has to satisfy."""

    marks: Sequence[str] = ()
    """Entries carry these, too: a filter is a word that nobody can type."""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    """The last activity is at ``since`` or later and before ``until``."""
    before: int | None = None
    """Only what comes after this ``seq`` in the order of results."""


class Search(Protocol):
    """One adapter per database. Writes belong in the transaction of who keeps the index."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries, or replace those with the same ``seq``."""

    def remove(self, seqs: Sequence[int]) -> None:
        """Take entries away; those that are not there are no error."""

    def find(self, query: Query, within: Within, limit: int) -> list[int]:
        """The ``seq`` of what matches, highest first. Nothing for a query without words; never an error."""
