"""All listed stories by what may be asked of them without words."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.core.filters.fields import Field
from dateline.core.filters.forward.merge import merged
from dateline.core.filters.forward.opened import CAPACITY, Opened
from dateline.core.filters.forward.plan import Facet, Segment, passing, spread
from dateline.core.filters.forward.position import Position
from dateline.core.filters.forward.question import Question
from dateline.core.filters.forward.sealed import Sealed

_AT_ONCE = 8
"""Segments of one size that become one of the next."""
_SIZES = tuple(CAPACITY * _AT_ONCE**level for level in range(3))
"""Up to so many stories each; eight of the last are a million, which stay as they are."""


class Feed:
    """One thread writes, in any order of stories; others may read meanwhile and take no lock.

    A reader sees each segment as it is at one moment. A story that changes is in two of them for a moment, in the same
    place: pages show it once, and it is never missing.
    """

    def __init__(self, sealed: Iterable[Sealed] = ()) -> None:
        self._segments: tuple[Opened, tuple[Sealed, ...]]
        # Replaced as a whole: who reads has the stories of one moment, however long it reads.
        self._segments = (Opened(), _latest_first(sealed))

    def __len__(self) -> int:
        opened, sealed = self._segments
        return len(opened.alive) + sum(len(segment.alive) for segment in sealed)

    @property
    def sealed(self) -> Sequence[Sealed]:
        """Segments that are worth keeping on disk."""
        return self._segments[1]

    def put(self, where: Position, filed: Mapping[Field, Iterable[str]]) -> None:
        """A story as it stands now, new or changed."""
        opened, sealed = self._segments
        opened.put(where, [(field, key) for field, keys in filed.items() for key in keys])
        any(segment.drop(where) for segment in sealed)
        if opened.full:
            self.seal()

    def drop(self, where: Position) -> bool:
        """A story that is not listed any more; whether it was."""
        opened, sealed = self._segments
        return opened.drop(where) or any(segment.drop(where) for segment in sealed)

    def newest(self, question: Question, limit: int, before: Position | None = None) -> list[Position]:
        """The newest that pass, of those before a position; newest first."""
        opened, sealed = self._segments
        found = opened.newest(question, limit, before)
        for segment in sealed:
            if len(found) == limit and found[-1] > segment.last:
                break
            found = sorted({*found, *segment.newest(question, limit, before)}, reverse=True)[:limit]
        return found

    def counts(self, question: Question, edges: Sequence[int]) -> list[int]:
        """How many pass between each edge and the next; at least two edges, ascending, microseconds since 1970."""
        opened, sealed = self._segments
        counted = [opened.counts(question, edges), *(segment.counts(question, edges) for segment in sealed)]
        return [sum(each) for each in zip(*counted, strict=True)]

    def spread(self, question: Question, facets: Sequence[Facet]) -> list[int]:
        """How many of those that pass have each key of a field."""
        counted = [spread(question, segment, facets) for segment in self._all()]
        return [sum(each) for each in zip(*counted, strict=True)]

    def count(self, question: Question) -> int:
        """How many pass."""
        return sum(len(passing(question, segment)) for segment in self._all())

    def _all(self) -> tuple[Segment, ...]:
        opened, sealed = self._segments
        return opened, *sealed

    def seal(self) -> None:
        """Put what came in last in order; merge what there are many of."""
        opened, sealed = self._segments
        parts = [segment for segment in (merged([opened]), *sealed) if segment is not None and segment.alive]
        for size in _SIZES:
            alike = [segment for segment in parts if _size(segment) == size]
            if len(alike) >= _AT_ONCE and (one := merged(alike)):
                parts = [one, *(segment for segment in parts if _size(segment) != size)]
        self._segments = (Opened(), _latest_first(parts))


def _size(segment: Sealed) -> int:
    return next((size for size in _SIZES if len(segment.alive) <= size), 0)


def _latest_first(sealed: Iterable[Sealed]) -> tuple[Sealed, ...]:
    return tuple(sorted(sealed, key=lambda segment: segment.last, reverse=True))
