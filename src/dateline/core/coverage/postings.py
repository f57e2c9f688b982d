"""Which groups a term leads to: the newest ones only, so that no term costs more as the window fills."""

from array import array
from collections.abc import Container, Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Lengths = npt.NDArray[np.uint8]
_MOST = 48
"""Groups that a term leads to; a term with more is no way to find anything."""


class Postings:
    """Term → group numbers, in the order in which they came.

    Most terms lead to one group only; that one is kept as a bare number, at half of an array's memory.
    """

    def __init__(self) -> None:
        self._lists: dict[int, int | array[int]] = {}
        self._unswept: list[int] = []
        self._at_once = 0

    def post(self, terms: Iterable[int], group: int) -> None:
        """Let these terms lead to a group."""
        lists = self._lists
        for term in terms:
            found = lists.setdefault(term, group)
            if isinstance(found, int):
                if found != group:
                    lists[term] = array("I", (found, group))
            elif group not in found:
                if len(found) >= _MOST:
                    del found[: _MOST // 2]
                found.append(group)

    def of(self, term: int) -> Sequence[int]:
        """The groups that a term leads to, the newest last; some may have ended."""
        found = self._lists.get(term, ())
        return (found,) if isinstance(found, int) else found

    def sweep(self, living: Container[int], turns: int) -> None:
        """Forget groups that have ended and terms that lead nowhere, in a part of the terms; in all, in so many turns.

        All at once they would hold up everything for seconds.
        """
        if not self._unswept:
            self._unswept = list(self._lists)
            self._at_once = len(self._unswept) // turns + 1
        part = self._unswept[-self._at_once :]
        del self._unswept[-self._at_once :]
        for term in part:
            kept = [group for group in self.of(term) if group in living]
            if kept:
                self._lists[term] = kept[0] if len(kept) == 1 else array("I", kept)
            else:
                self._lists.pop(term, None)

    def columns(self) -> tuple[Numbers, Lengths, Numbers]:
        """Terms, how many groups each leads to, and these one after the other."""
        terms = np.fromiter(self._lists, np.uint32, len(self._lists))
        groups = [self.of(term) for term in self._lists]
        lengths = np.fromiter(map(len, groups), np.uint8, len(groups))
        return terms, lengths, np.fromiter(chain.from_iterable(groups), np.uint32, int(lengths.sum()))

    @classmethod
    def restored(cls, terms: Numbers, lengths: Lengths, groups: Numbers) -> "Postings":
        """What `columns` gave: the same groups for each term."""
        made = cls()
        ends = np.cumsum(lengths, dtype=np.int64)
        alone = lengths == 1
        # Nearly all lead to one group: those are put in without a turn of the loop each.
        made._lists = dict(zip(terms[alone].tolist(), groups[ends[alone] - 1].tolist(), strict=True))
        several = ~alone
        spans = zip(terms[several].tolist(), ends[several].tolist(), lengths[several].tolist(), strict=True)
        packed = array("I", groups.astype(np.uint32).tobytes())
        for term, end, length in spans:
            made._lists[term] = packed[end - length : end]
        return made
