"""A segment that takes in nothing more: its stories are in order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pyroaring import BitMap

from dateline.core.filters.forward.numbers import Numbers, numbers
from dateline.core.filters.forward.packed import Packed
from dateline.core.filters.forward.plan import Facet, plan
from dateline.core.filters.forward.position import Position
from dateline.core.filters.forward.question import Question

_WINDOW = 1 << 16
"""Stories that are looked at first; as many as lie in one container of a roaring bitmap."""
_WIDER = 8
"""How many times as many each time that these were not enough."""


class Sealed:
    """Ordinals in the order of positions, oldest first. Only `drop` changes it."""

    def __init__(self, at: Numbers, story_id: Numbers, facets: Packed, alive: BitMap) -> None:
        self.at = at
        self.story_id = story_id
        self.facets = facets
        self.alive = alive
        self.size = len(at)
        self.last = Position(int(at[-1]), int(story_id[-1]))

    def drop(self, where: Position) -> bool:
        """Take a story out; whether it was there."""
        if where > self.last:
            return False
        ordinal = self._ordinal(where)
        if self.story_id[ordinal] != where.story_id or self.at[ordinal] != where.at or ordinal not in self.alive:
            return False
        self.alive.discard(ordinal)
        return True

    def each_facet(self) -> Iterator[tuple[Facet, BitMap]]:
        """All keys with the stories that have them, those that are gone among them."""
        return self.facets.each()

    def lie_on(self, other: "Sealed") -> None:
        """Use the numbers and facets of one with the same stories, which may lie on disk."""
        self.at, self.story_id, self.facets = other.at, other.story_id, other.facets

    def since(self, at: int) -> BitMap:
        """See `Segment`."""
        return BitMap(range(self._first(at), self.size))

    def newest(self, question: Question, limit: int, before: Position | None) -> list[Position]:
        """The newest that pass, of those before a position; newest first."""
        planned = plan(question, self)
        end = self.size if before is None else self._ordinal(before)
        found: list[Position] = []
        # What is rare is found among all at once; what is common mostly among the newest.
        width = _WINDOW if planned.most > _WINDOW else self.size
        while planned.most and end > 0 and len(found) < limit:
            start = max(0, end - width)
            passed = planned.narrow(self.alive & BitMap(range(start, end)))
            found += self._positions(passed, limit - len(found))
            end, width = start, width * _WIDER
        return found

    def counts(self, question: Question, edges: Sequence[int]) -> list[int]:
        """How many pass between each edge and the next; edges ascend, in microseconds since 1970."""
        ordinals = [self._first(edge) for edge in edges]
        passed = plan(question, self).narrow(self.alive & BitMap(range(ordinals[0], ordinals[-1])))
        return [passed.range_cardinality(*ends) for ends in pairwise(ordinals)]

    def _first(self, at: int) -> int:
        return int(self.at.searchsorted(at))

    def _ordinal(self, where: Position) -> int:
        """Of the first story at the position or after it."""
        start, end = self._first(where.at), int(self.at.searchsorted(where.at, "right"))
        return start + int(self.story_id[start:end].searchsorted(where.story_id))

    def _positions(self, passed: BitMap, limit: int) -> list[Position]:
        ordinals = numbers(passed[-limit:])[::-1]
        return list(map(Position, self.at[ordinals].tolist(), self.story_id[ordinals].tolist()))
