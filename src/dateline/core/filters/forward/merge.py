"""Segments become one, in order, without what is gone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from pyroaring import BitMap

from dateline.core.filters.forward.numbers import Numbers, bitmap_of, numbers
from dateline.core.filters.forward.opened import Opened
from dateline.core.filters.forward.packed import Packed, pack
from dateline.core.filters.forward.plan import Facet
from dateline.core.filters.forward.sealed import Sealed

_GONE = -1


def merged(parts: Sequence[Opened | Sealed]) -> Sealed | None:
    """All that is alive in the parts; None if nothing is."""
    alive = [numbers(part.alive) for part in parts]
    at = np.concatenate([part.at[ordinals] for part, ordinals in zip(parts, alive, strict=True)])
    story_id = np.concatenate([part.story_id[ordinals] for part, ordinals in zip(parts, alive, strict=True)])
    if not len(at):
        return None
    ends = np.cumsum([len(ordinals) for ordinals in alive])[:-1]
    order = np.lexsort((story_id, at))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    new = [_moved(part, *each) for part, *each in zip(parts, alive, np.split(places, ends), strict=True)]
    return Sealed(at[order], story_id[order], Packed(memoryview(pack(_together(parts, new)))), bitmap_of(places))


def _moved(part: Opened | Sealed, ordinals: Numbers, places: Numbers) -> Numbers:
    """For each ordinal of the part the new one."""
    moved = np.full(part.size, _GONE, np.int64)
    moved[ordinals] = places
    return moved


def _together(parts: Sequence[Opened | Sealed], moved: Sequence[Numbers]) -> Iterator[tuple[Facet, BitMap]]:
    held: dict[Facet, list[Numbers]] = defaultdict(list)
    for part, new in zip(parts, moved, strict=True):
        for facet, stories in part.each_facet():
            held[facet].append(new[numbers(stories)])
    for facet, pieces in held.items():
        ordinals = np.concatenate(pieces)
        yield facet, bitmap_of(ordinals[ordinals != _GONE])
