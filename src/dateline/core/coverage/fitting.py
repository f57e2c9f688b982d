"""Rows of evidence from reports of which somebody knows what event each tells: public material, or the desk.

Streams are played into groups that are right; each time a report is held against groups, the evidence is a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.core.coverage import evidence
from dateline.core.coverage.engine import Engine
from dateline.core.coverage.evidence import Reading, reading
from dateline.core.coverage.groups import Group
from dateline.core.coverage.sketch import sketch
from dateline.core.coverage.values import Report
from dateline.core.coverage.weights import Weights


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the name of what it tells."""

    report: Report
    event: str
    decided: bool = True
    """Somebody said so; else it lay beside what was decided, and this is where the machine put it."""


@dataclass(slots=True)
class Rows:
    """Evidence of one kind, between reports of one language or across languages; a report and a group each."""

    evidence: list[list[float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    """Whether the group was the report's."""
    decided: list[bool] = field(default_factory=list)
    """Whether somebody said so of both."""
    desk: list[bool] = field(default_factory=list)
    """Whether it is about what an archive's desk decided."""
    counts: list[float] = field(default_factory=list)
    """How much each row counts."""

    def __len__(self) -> int:
        return len(self.right)


@dataclass(slots=True)
class Material:
    """What weights are fitted on."""

    same: Rows = field(default_factory=Rows)
    across: Rows = field(default_factory=Rows)


def gather(stream: Sequence[Told], weights: Weights, into: Material, *, count: float = 1.0, desk: bool = False) -> None:
    """Play a stream into right groups and note the evidence at every step.

    ``weights`` say which groups are near enough to be asked; each row counts as ``count``. Listings and reprints, about
    which evidence is never asked, do not belong into the stream.
    """
    teacher = _Teacher(weights, into, count, desk)
    for told in stream:
        teacher.take(told)


class _Teacher:
    def __init__(self, weights: Weights, into: Material, count: float, desk: bool) -> None:
        self._engine, self._into, self._count, self._desk = Engine(weights), into, count, desk
        self._numbers: dict[str, int] = {}
        self._decided: set[int] = set()

    def take(self, told: Told) -> None:
        kept, words = sketch(told.report, self._engine.rarity)
        self._engine.rarity.count(words)
        number = self._numbers.get(told.event)
        self._note(reading(kept), number, told.decided)
        if number is None:
            number = self._numbers[told.event] = self._engine.open(kept).number
        else:
            self._engine.place(kept, number)
        if told.decided:
            self._decided.add(number)

    def _note(self, read: Reading, right: int | None, decided: bool) -> None:
        # Those that hardly share a word, too: that what is far does not fit is to be learned as well.
        near = {group.number: group for _, group in self._engine.candidates(read, least=0.0)}
        if right is not None:
            near.setdefault(right, self._engine.groups[right])
        for number, group in near.items():
            self._hold_against(read, group, number == right, decided and number in self._decided)

    def _hold_against(self, read: Reading, group: Group, right: bool, decided: bool) -> None:
        language = read.sketch.language
        if profile := group.profiles.get(language):
            self._row(self._into.same, evidence.same(read, group, profile), right, decided)
        if any(other != language for other in group.profiles):
            self._row(self._into.across, evidence.across(read, group), right, decided)

    def _row(self, rows: Rows, found: list[float], right: bool, decided: bool) -> None:
        rows.evidence.append(found)
        rows.right.append(right)
        rows.decided.append(decided)
        rows.desk.append(self._desk)
        rows.counts.append(self._count)
