"""The engine: reports in, groups out, one report at a time.

    report ──listings──▶ out with a reason
       └─sketch─▶ print met before? ─yes─▶ reprint, into its group
                     └─no─▶ candidates by telling terms ─▶ evidence ─▶ the best above the bar, else a group of its own
                                                                        └▶ two groups that both fit: are they one?

What a report costs does not depend on how many there are: a term leads to the newest groups only, and few are weighed.
The same reports in the same order give the same groups, in any process.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from heapq import nlargest
from operator import mul

from dateline.core.coverage import evidence, listings, prints, splitting
from dateline.core.coverage.evidence import Reading, reading
from dateline.core.coverage.groups import Group, gap
from dateline.core.coverage.postings import Postings
from dateline.core.coverage.rarity import Rarity
from dateline.core.coverage.sketch import Sketch, ids_of, is_thin, names_of, single, sketch
from dateline.core.coverage.values import DAY, Assignment, Left, Report
from dateline.core.coverage.weights import Weights, shipped

WINDOW = 10 * DAY
"""A report joins no group that was silent for so long, and is forgotten after twice that."""
SPAN = 30 * DAY
"""Nor one that it would make longer than this: what comes again every week is no event that goes on for years."""
MOST = 200_000
"""Reports in the window; beyond, the oldest are forgotten whatever their time."""
_POSTED, _POSTED_KEYS = 24, 16
_WEIGHED, _WEIGHED_ACROSS = 6, 8
"""Groups that are weighed for a report."""
_LEAST = 0.05
"""Of the weight of a report's terms what a group has, else it is not weighed: of 4,023 that fitted one had less."""
_REPRINT, _FEWEST_RUNS = 0.5, 6
_NAMES_SHARED = 0.5
"""Share of the names that a reprint has in common with its original."""
_LOOK = 64
"""Reports between two looks at what is past."""
_TURNS = 900
"""Looks in which everything that ended is swept out once."""
_CLOCKS = 63


class Engine:
    """Groups of reports. ``first`` is the number that the first group gets."""

    def __init__(self, weights: Weights | None = None, *, first: int = 1) -> None:
        self.weights = weights or shipped()
        self.next_group = first
        self.groups: dict[int, Group] = {}
        self.sketches: dict[int, Sketch] = {}
        self.of: dict[int, int] = {}
        """Key of a report to the number of its group."""
        self.reprints: dict[int, int] = {}
        """Key of a reprint to that of the report that it repeats."""
        self.rarity = Rarity()
        self.terms, self.keys, self.prints = Postings(), Postings(), Postings()
        self.order: deque[int] = deque()
        self._pinned: set[int] = set()
        self._clocks: deque[float] = deque(maxlen=_CLOCKS)
        self._since = 0

    def __len__(self) -> int:
        """Reports in the window."""
        return len(self.sketches)

    def add(self, report: Report) -> Assignment:
        """Take a report in, under a key that is not known yet, and say where it belongs."""
        if left := listings.left_out(report.title, report.text):
            return Assignment(report.key, None, left)
        kept, words = sketch(report, self.rarity)
        if is_thin(kept):
            return Assignment(report.key, None, Left.EMPTY)
        self._tick(kept)
        if (origin := self._reprint(kept)) is not None:
            group = self.groups[self.of[origin]]
            self._join(kept, group, reprint_of=origin)
            return Assignment(report.key, group.number, reprint_of=origin)
        # Copies count for nothing here: what is printed five hundred times is not common for that.
        self.rarity.count(words)
        return self._assign(reading(kept))

    def place(self, kept: Sketch, number: int, *, reprint_of: int | None = None) -> None:
        """Put a report where records say that it belongs; without a question."""
        group = self.groups.setdefault(number, Group(number))
        self.next_group = max(self.next_group, number + 1)
        self._join(kept, group, reprint_of=reprint_of)

    def open(self, kept: Sketch) -> Group:
        """A new group of one report."""
        group = self.groups[self.next_group] = Group(self.next_group)
        self.next_group += 1
        self._join(kept, group)
        return group

    def remove(self, key: int) -> None:
        """Take a report out: it was killed, or is to be read again."""
        number = self.of.pop(key, None)
        self.reprints.pop(key, None)
        self.sketches.pop(key, None)
        if number is not None and (group := self.groups.get(number)):
            self.remake(group, [member for member in group.members if member != key])

    def pin(self, numbers: set[int]) -> None:
        """Let the machine merge and part nothing of these groups, and all others again."""
        for number in self._pinned ^ numbers:
            if number in self.groups:
                self.groups[number].pinned = number in numbers
        self._pinned = numbers

    def move(self, key: int, number: int) -> None:
        """Put a report of the window into another group."""
        kept = self.sketches[key]
        self.remove(key)
        self.place(kept, number)

    def merge(self, ends: int, goes_on: int) -> None:
        """Make two groups one, under the second's number."""
        lost, group = self.groups.pop(ends), self.groups[goes_on]
        for key in lost.members:
            self._put(self.sketches[key], group, reprint_of=self.reprints.get(key))
        group.pinned = group.pinned or lost.pinned

    def remake(self, group: Group, members: Iterable[int]) -> None:
        """Give a group these members and read what it is about from them; without any it ends."""
        fresh = Group(group.number, pinned=group.pinned)
        for key in members:
            self._put(self.sketches[key], fresh, reprint_of=self.reprints.get(key))
        if fresh.members:
            self.groups[group.number] = fresh
        else:
            self.groups.pop(group.number, None)

    def candidates(self, read: Reading, least: float = _LEAST) -> list[tuple[float, Group]]:
        """The groups that may fit a report: (how far above the bar, group), the best first.

        ``least`` is the share that a group has of the report's telling terms, by weight.
        Where a group has reports in the report's language, these alone are asked: they know more than names and places.
        """
        found = {
            group.number: group
            for group in self._found(self.terms, read.terms, single(read.sketch)[:_POSTED], _WEIGHED, least)
        }
        language = read.sketch.language
        for group in self._found(self.keys, read.keys, list(read.keys)[:_POSTED_KEYS], _WEIGHED_ACROSS):
            if any(other != language for other in group.profiles):
                found.setdefault(group.number, group)
        fits = [(self.fit(read, group), group) for group in found.values() if self._may_join(read, group)]
        return sorted(fits, key=lambda each: (-each[0], each[1].number))

    def _assign(self, read: Reading) -> Assignment:
        kept = read.sketch
        fitting = [(sure, group) for sure, group in self.candidates(read) if sure > 0]
        if not fitting:
            return Assignment(kept.key, self.open(kept).number)
        sure, group = fitting[0]
        self._join(kept, group)
        merged = self._merge([other for _, other in fitting[1:]], group)
        number = self.of[kept.key]
        moved = splitting.part(self, self.groups[number])
        return Assignment(kept.key, self.of[kept.key], merged=merged, moved=moved, sure=sure)

    def _found(
        self, postings: Postings, weights: dict[int, float], terms: Sequence[int], weighed: int, least: float = 0.0
    ) -> list[Group]:
        """The groups that these terms lead to, those with the most weight; with that share of it at least."""
        gathered: dict[int, float] = {}
        total = 0.0
        for term in terms:
            weight = weights[term]
            total += weight
            for number in postings.of(term):
                gathered[number] = gathered.get(number, 0.0) + weight
        best = nlargest(weighed + 2, gathered, key=lambda number: (gathered[number], number))
        living = (self.groups.get(number) for number in best if gathered[number] >= least * total)
        return [group for group in living if group][:weighed]

    def _may_join(self, read: Reading, group: Group) -> bool:
        return _fits(group, read.sketch.at)

    def _reprint(self, kept: Sketch) -> int | None:
        """The report whose text this one repeats."""
        mine = prints.numbers(kept.prints)
        met = Counter(key for number in mine[: prints.POSTED] for key in self.prints.of(number))
        best, most = None, _REPRINT
        names = names_of(kept)
        for key, _ in met.most_common(4):
            other = self.sketches.get(key)
            if other is None or not _near(other.at, kept.at) or not _fits(self.groups[self.of[key]], kept.at):
                continue
            share, runs = prints.shared(mine, prints.numbers(other.prints))
            if share >= most and runs >= _FEWEST_RUNS and _same_names(names, names_of(other)):
                best, most = key, share
        return best

    def _merge(self, others: list[Group], group: Group) -> tuple[tuple[int, int], ...]:
        """Make those groups one with this that fit as a whole, not only by the report that fits both."""
        merged = []
        for other in others:
            here = self.groups.get(group.number)
            if (
                here is None
                or other.pinned
                or here.pinned
                or not _together(here, other)
                or not self._is_one(here, other)
            ):
                continue
            # The larger one is whose number readers know.
            goes_on, ends = sorted((here, other), key=lambda each: (-each.weight, each.number))
            self.merge(ends.number, goes_on.number)
            merged.append((ends.number, goes_on.number))
            group = goes_on
        return tuple(merged)

    def _is_one(self, group: Group, other: Group) -> bool:
        small, large = sorted((group, other), key=lambda each: each.weight)
        newest = [self.sketches[key] for key in small.members if key not in self.reprints][-3:]
        sums = [self.fit(reading(kept), large) for kept in newest]
        return bool(sums) and sum(sums) / len(sums) > self.weights.merge

    def fit(self, read: Reading, group: Group) -> float:
        """How far above the bar a report is for a group."""
        profile = group.profiles.get(read.sketch.language)
        if profile:
            return _sum(self.weights.same, evidence.same(read, group, profile)) - self.weights.same_bar
        return _sum(self.weights.across, evidence.across(read, group)) - self.weights.across_bar

    def _join(self, kept: Sketch, group: Group, *, reprint_of: int | None = None) -> None:
        self.sketches[kept.key] = kept
        self.order.append(kept.key)
        self._put(kept, group, reprint_of=reprint_of)

    def _put(self, kept: Sketch, group: Group, *, reprint_of: int | None = None) -> None:
        group.add(kept, reprint=reprint_of is not None)
        self.of[kept.key] = group.number
        if reprint_of is not None:
            self.reprints[kept.key] = reprint_of
            return
        self.terms.post(single(kept)[:_POSTED], group.number)
        self.keys.post(ids_of(kept.keys)[:_POSTED_KEYS], group.number)
        self.prints.post(prints.numbers(kept.prints)[: prints.POSTED], kept.key)

    def _tick(self, kept: Sketch) -> None:
        """Forget what is too old, by the clock that most of the last reports agree on: a wrong one moves nothing."""
        if kept.at is not None:
            self._clocks.append(kept.at)
        self._since += 1
        if self._since % _LOOK:
            return
        past = sorted(self._clocks)[len(self._clocks) // 2] - 2 * WINDOW if self._clocks else float("-inf")
        while self.order and (len(self.order) > MOST or self._is_past(self.order[0], past)):
            self.forget(self.order.popleft())
        self.terms.sweep(self.groups, _TURNS)
        self.keys.sweep(self.groups, _TURNS)
        self.prints.sweep(self.sketches, _TURNS)

    def _is_past(self, key: int, past: float) -> bool:
        kept = self.sketches.get(key)
        return kept is None or (kept.at is not None and kept.at < past)

    def forget(self, key: int) -> None:
        """Let go of a report that is too old; its group goes on while others are in it."""
        self.sketches.pop(key, None)
        self.reprints.pop(key, None)
        number = self.of.pop(key, None)
        group = self.groups.get(number) if number is not None else None
        if group is not None and number is not None:
            group.members.remove(key)
            if not group.members:
                del self.groups[number]


def _fits(group: Group, at: float | None) -> bool:
    """Whether a report of that time is near enough to a group's."""
    return (gap(group.times, at) or 0.0) <= WINDOW and _length(group.times, at) <= SPAN


def _near(one: float | None, other: float | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW


def _together(one: Group, other: Group) -> bool:
    return other.times is None or max(_length(one.times, at) for at in other.times) <= SPAN


def _length(span: tuple[float, float] | None, at: float | None) -> float:
    """Of a span with one more time."""
    return max(span[1], at) - min(span[0], at) if span is not None and at is not None else 0.0


def _sum(weights: Sequence[float], found: Sequence[float]) -> float:
    return float(sum(map(mul, weights, found)))


def _same_names(one: set[int], other: set[int]) -> bool:
    """Whether two texts name the same: forms that companies fill in are alike but for the names."""
    fewer = min(len(one), len(other))
    return len(one & other) >= _NAMES_SHARED * fewer
