"""The segment that new stories come into, in whatever order they come."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from pyroaring import BitMap

from dateline.core.filters.forward.numbers import Numbers, bitmap_of, numbers
from dateline.core.filters.forward.plan import Facet, passing
from dateline.core.filters.forward.position import Position
from dateline.core.filters.forward.question import Question

CAPACITY = 2048
"""Few enough to be put in order while a reader waits, many enough to be worth sealing."""


class Opened:
    """Ordinals in order of arrival. One thread writes; others may read meanwhile."""

    def __init__(self) -> None:
        self.facets: dict[Facet, BitMap] = {}
        self.alive = BitMap()
        self.at = np.empty(CAPACITY, np.int64)
        self.story_id = np.empty(CAPACITY, np.int64)
        self.size = 0
        self._ordinals: dict[int, int] = {}

    @property
    def full(self) -> bool:
        """Whether nothing more goes in."""
        return self.size == CAPACITY

    def put(self, where: Position, facets: Iterable[Facet]) -> None:
        """A story as it stands now; what it was before goes once it is there."""
        ordinal, former = self.size, self._ordinals.get(where.story_id)
        self.at[ordinal], self.story_id[ordinal] = where
        for facet in facets:
            held = self.facets.get(facet)
            if held is None:
                self.facets[facet] = BitMap([ordinal])
            else:
                held.add(ordinal)
        self._ordinals[where.story_id] = ordinal
        self.size += 1
        # Last, so that a reader sees the story whole.
        self.alive.add(ordinal)
        if former is not None:
            self.alive.discard(former)

    def drop(self, where: Position) -> bool:
        """Take a story out; whether it was there."""
        ordinal = self._ordinals.pop(where.story_id, None)
        if ordinal is None:
            return False
        self.alive.discard(ordinal)
        return True

    def each_facet(self) -> Iterator[tuple[Facet, BitMap]]:
        """All keys with the stories that have them, those that are gone among them."""
        return iter(self.facets.items())

    def since(self, at: int) -> BitMap:
        """See `Segment`."""
        return bitmap_of(np.flatnonzero(self.at[: self.size] >= at))

    def newest(self, question: Question, limit: int, before: Position | None) -> list[Position]:
        """The newest that pass, of those before a position; newest first."""
        ordinals = self._passing(question)
        if before is not None:
            at, story_id = self.at[ordinals], self.story_id[ordinals]
            ordinals = ordinals[(at < before.at) | ((at == before.at) & (story_id < before.story_id))]
        order = np.lexsort((self.story_id[ordinals], self.at[ordinals]))[::-1]
        ordinals = ordinals[order[:limit]]
        return list(map(Position, self.at[ordinals].tolist(), self.story_id[ordinals].tolist()))

    def counts(self, question: Question, edges: Sequence[int]) -> list[int]:
        """How many pass between each edge and the next; edges ascend, in microseconds since 1970."""
        at = np.sort(self.at[self._passing(question)])
        return [int(count) for count in np.diff(np.searchsorted(at, edges))]

    def _passing(self, question: Question) -> Numbers:
        return numbers(passing(question, self))
