"""Groups of reports that tell one event, and what their reports say together."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.core.coverage.sketch import NAME, PAIR, Sketch, Terms, columns_of, kinds_of, packed

_KEPT = 160
"""Terms of a profile that are kept."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a profile comes to whatever it is held against; sums by kind of term."""

    squares: tuple[float, ...]
    """Of weights."""
    core: tuple[float, ...]
    """Of how central terms are: those that several reports have, or the only one."""
    names: "array[int]"
    """The names that are central (I), the most central first, and how much that is (d)."""
    central: "array[float]"


@dataclass(slots=True)
class Profile:
    """The terms of several reports together: sums of weights, and in how many reports each stands.

    That of a single report is its own columns, not copied.
    """

    count: int
    terms: Terms
    counts: bytes = b""
    """In how many reports (H); empty for a single one."""
    _whole: Whole | None = field(default=None, compare=False, repr=False)

    def often(self) -> list[int]:
        """In how many reports each term stands."""
        if not self.counts:
            return [1] * len(kinds_of(self.terms))
        return memoryview(self.counts).cast("H").tolist()

    def whole(self) -> Whole:
        """Added up once: many reports are held against one profile."""
        if self._whole is None:
            self._whole = self._added_up()
        return self._whole

    def _added_up(self) -> Whole:
        squares, core = [0.0] * 4, [0.0] * 4
        names: list[tuple[float, int]] = []
        ids, sums, kinds = columns_of(self.terms)
        for term, weight, often, kind in zip(ids, sums, self.often(), kinds, strict=True):
            squares[kind] += weight * weight
            much = centrality(weight, often, kind, self.count)
            core[kind] += much
            if kind == NAME and much:
                names.append((much, term))
        names.sort(reverse=True)
        return Whole(
            tuple(squares),
            tuple(core),
            array("I", [term for _, term in names]),
            array("d", [much for much, _ in names]),
        )


def centrality(weight: float, often: int, kind: int, count: int) -> float:
    """How central a term is to ``count`` reports: 0 for what one of several has alone, and for pairs."""
    return weight / count * (often / count) if kind != PAIR and (often > 1 or count == 1) else 0.0


def profile_of(columns: Iterable[Terms]) -> Profile:
    """The profile of reports by their columns."""
    made: Profile | None = None
    for terms in columns:
        made = Profile(1, terms) if made is None else joined(made, Profile(1, terms))
    if made is None:
        raise ValueError("a profile is of one report at least")
    return made


def joined(one: Profile, other: Profile) -> Profile:
    """Two profiles as one."""
    ids, sums, kinds = columns_of(one.terms)
    rows = {
        term: (weight, often, kind) for term, weight, often, kind in zip(ids, sums, one.often(), kinds, strict=True)
    }
    ids, sums, kinds = columns_of(other.terms)
    for term, weight, often, kind in zip(ids, sums, other.often(), kinds, strict=True):
        known = rows.get(term)
        rows[term] = (known[0] + weight, min(known[1] + often, 65_535), known[2]) if known else (weight, often, kind)
    kept = sorted(rows.items(), key=lambda row: -row[1][0])[:_KEPT]
    terms = packed([term for term, _ in kept], [row[0] for _, row in kept], [row[2] for _, row in kept])
    return Profile(one.count + other.count, terms, array("H", [row[1] for _, row in kept]).tobytes())


@dataclass(slots=True)
class Group:
    """Reports of one event. Reprints are members that change nothing of what the group is about."""

    number: int
    members: list[int] = field(default_factory=list)
    """Keys, in the order in which they came."""
    profiles: dict[str, Profile] = field(default_factory=dict)
    """By language."""
    keys: Profile | None = None
    years: Counter[int] = field(default_factory=Counter)
    dated: int = 0
    """Reports that name years."""
    days: tuple[float, float] | None = None
    """The earliest and the latest of the reports' times and stated days."""
    times: tuple[float, float] | None = None
    """The same of known times alone."""
    weight: int = 0
    """Reports that are no reprints."""
    pinned: bool = False
    """Whether the desk said what is in it: nothing is split off or merged by itself."""

    def add(self, kept: Sketch, *, reprint: bool = False) -> None:
        """Take a report in."""
        self.members.append(kept.key)
        self.days = _reach(self.days, kept.day)
        self.times = _reach(self.times, kept.at)
        if reprint and self.weight:
            return
        self.weight += 1
        new = Profile(1, kept.terms)
        known = self.profiles.get(kept.language)
        self.profiles[kept.language] = joined(known, new) if known else new
        keys = Profile(1, kept.keys)
        self.keys = joined(self.keys, keys) if self.keys else keys
        self.years.update(kept.years)
        self.dated += bool(kept.years)


def gap(span: tuple[float, float] | None, at: float | None) -> float | None:
    """Seconds between a time and a span; 0 within it, None where either is not known."""
    if span is None or at is None:
        return None
    return max(span[0] - at, at - span[1], 0.0)


def _reach(span: tuple[float, float] | None, at: float | None) -> tuple[float, float] | None:
    if at is None:
        return span
    return (at, at) if span is None else (min(span[0], at), max(span[1], at))
