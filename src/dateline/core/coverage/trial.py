"""What weights make of streams of which it is known what they tell."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from dateline.core.coverage.engine import Engine
from dateline.core.coverage.learning import Stream
from dateline.core.coverage.playing import played
from dateline.core.coverage.scoring import BCubed, bcubed, name_of
from dateline.core.coverage.weights import Weights


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the pairs of reports that somebody said are together, or apart, those that are."""

    right: int
    pairs: int

    @property
    def share(self) -> float:
        """From 0 to 1; of no pairs, 1."""
        return self.right / self.pairs if self.pairs else 1.0


def arrivals(stream: Stream, weights: Weights) -> BCubed:
    """The score of what is decided in a stream, as assigned on arrival: what ``coverage score`` prints."""
    engine = Engine(weights)
    pairs = [(each, name_of(engine.add(each.report))) for each in stream.told]
    scored = [(each.event, name) for each, name in pairs if each.decided]
    return bcubed([event for event, _ in scored], [name for _, name in scored])


def agreement(stream: Stream, weights: Weights) -> Agreement:
    """How far the engine ends a stream as somebody decided: within events, and between parted ones."""
    _, places = played(Engine(weights), (each.report for each in stream.told))
    groups: dict[str, Counter[int]] = {each.event: Counter() for each in stream.told if each.decided}
    sizes = Counter(each.event for each in stream.told if each.decided)
    for each in stream.told:
        group = places.of[each.report.key]
        if each.decided and group is not None:
            groups[each.event][group] += 1
    right = sum(map(_pairs, chain.from_iterable(found.values() for found in groups.values())))
    pairs = sum(map(_pairs, sizes.values()))
    for one, other in stream.parted:
        apart = sizes[one] * sizes[other]
        pairs += apart
        right += apart - sum(count * groups[other][group] for group, count in groups[one].items())
    return Agreement(right, pairs)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
