"""What readers' pages ask of a search engine, whichever it is.

Answers are held to `dateline.core.filters.match`: ``tests/contract/test_news_search.py`` asks every adapter the same.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from dateline.core.filters import Field
from dateline.core.filters.story import Facts
from dateline.index.pages import Cursor
from dateline.index.words import Asked, WordIndex


@dataclass(frozen=True, slots=True)
class Scored:
    """A story and how well it answers; higher is better, and nothing else is said by the figure."""

    where: Cursor
    score: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stories pass: in all, by the values of fields (most frequent first), and by stretches of time."""

    count: int
    values: Mapping[Field, Sequence[tuple[str, int]]] = field(default_factory=dict)
    periods: Sequence[int] = ()


class TooBroadError(Exception):
    """A question that would cost more than a reader may ask for."""


class NotReadyError(Exception):
    """There is no index yet: it is being made."""


class BusyError(Exception):
    """Another process is making an index already."""


class Snapshot(WordIndex, Protocol):
    """The stories as they stood at one moment: what several questions of one page are asked of."""

    @property
    def seq(self) -> int:
        """Up to which event of the ledger they are known."""

    def best(self, asked: Asked, limit: int) -> list[Scored]:
        """Those that answer best, best first. Raises `TooBroadError`."""

    def tally(self, asked: Asked, fields: Collection[Field], most: int, edges: Sequence[dt.datetime] = ()) -> Tally:
        """Counts; of each field the ``most`` frequent values, and between each of ``edges`` and the next.

        Edges ascend. Raises `TooBroadError`.
        """

    def headlines(self, asked: Asked, beginning: str, limit: int) -> list[Cursor]:
        """The newest that pass and have a word in the headline, folded, that begins so."""

    def names(self, field: Field, beginning: str, asked: Asked, limit: int) -> list[str]:
        """Values of a field that begin so, of stories that pass: those with most stories first."""

    def alike(self, word: str, asked: Asked, limit: int) -> list[Cursor]:
        """Some that pass and have a word that differs from a folded one by a letter or two."""


class Serving(NamedTuple):
    """Which files answer, and up to which event of the ledger they are told."""

    files: str
    seq: int


class Reader(Protocol):
    """What serving processes hold."""

    def snapshot(self) -> Snapshot:
        """The stories as they are known now. Raises `NotReadyError`."""

    def serving(self) -> Serving | None:
        """What this process answers from; None before there is an index, and where it lies in the database."""


class Writer(Protocol):
    """What the one writing process holds."""

    @property
    def seq(self) -> int:
        """What was committed with the last commit."""

    def put(self, stories: Collection[Facts]) -> None:
        """Add stories, or replace them."""

    def drop(self, story_ids: Collection[int]) -> None:
        """Take stories away; those that are not there are no error."""

    def commit(self, seq: int) -> None:
        """Make everything so far one step: after a crash all of it is there, with ``seq``, or nothing."""
