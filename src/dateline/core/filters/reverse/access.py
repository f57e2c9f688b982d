"""Which filters have to be looked at for a story: each stands under atoms without which it cannot pass."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dateline.core.filters.reverse.columns import Index, Whole, ranges

_LATE = 4096
"""Filters that come after all others were put in order, before that is done again; and a share of the others."""
_SHARE = 8


class Access:
    """Atom → filters: most in order, those that came late in lists."""

    def __init__(self) -> None:
        self._filters: Whole = np.empty(0, np.uint32)
        self._starts: Index = np.zeros(1, np.int64)
        self._late: dict[int, list[int]] = defaultdict(list)
        self._come_late = 0
        self._met: Whole = np.empty(0, np.uint32)
        """Of each filter where it was met last; only what was just written is read."""

    @property
    def crowded(self) -> bool:
        """Whether so many came late that it is time for `order`."""
        return self._come_late > _LATE + len(self._filters) // _SHARE

    def enter(self, atoms: Index, filters: Index) -> None:
        """Filters, each under an atom; one that stands under several comes several times."""
        self._come_late += len(filters)
        for atom, filter_ in zip(atoms.tolist(), filters.tolist(), strict=True):
            self._late[atom].append(filter_)

    def order(self, pairs: Sequence[tuple[Index, Index]], terms: int) -> None:
        """Hold these atoms and filters and nothing else; there are so many terms."""
        atoms = np.concatenate([np.empty(0, np.int64), *(each[0] for each in pairs)])
        filters = np.concatenate([np.empty(0, np.int64), *(each[1] for each in pairs)])
        order = np.argsort(atoms, kind="stable")
        self._filters = filters[order].astype(np.uint32)
        self._starts = np.searchsorted(atoms[order], np.arange(terms + 1))
        self._late.clear()
        self._come_late = 0

    def under(self, atoms: Index, count: int) -> Index:
        """Of ``count`` filters those under any of some atoms, each once."""
        known = atoms[atoms < len(self._starts) - 1]
        first = self._starts[known]
        found = self._filters[ranges(first, self._starts[known + 1] - first)]
        late = [filter_ for atom in atoms.tolist() if atom in self._late for filter_ in self._late[atom]]
        return self._each_once(np.append(found, np.array(late, np.int64)), count)

    def _each_once(self, found: Index, count: int) -> Index:
        if len(self._met) < count:
            self._met = np.empty(count + count // _SHARE, np.uint32)
        order = np.arange(len(found), dtype=np.uint32)
        self._met[found] = order
        once: Index = found[self._met[found] == order]
        return once
