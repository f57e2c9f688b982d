"""Which groups a term leads to: the newest ones only, so that no term costs more as the window fills."""

from array import array
from collections.abc import Container, Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

_MOST = 48
"""Groups that a term leads to; a term with more is no way to find anything."""


class Postings:
    """Term → group numbers, in the order in which they came.

    Most terms lead to one group only; that one is kept as a bare number, at half of an array's memory.
    """

    def __init__(self) -> None:
        self._lists: dict[int, int | array[int]] = {}

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

    def sweep(self, living: Container[int]) -> None:
        """Forget groups that have ended, and terms that lead nowhere."""
        for term in list(self._lists):
            kept = [group for group in self.of(term) if group in living]
            if kept:
                self._lists[term] = kept[0] if len(kept) == 1 else array("I", kept)
            else:
                del self._lists[term]

    def columns(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
        """Terms, how many groups each leads to, and these one after the other."""
        terms = np.fromiter(self._lists, np.uint32, len(self._lists))
        groups = [self.of(term) for term in self._lists]
        lengths = np.fromiter(map(len, groups), np.uint8, len(groups))
        return terms, lengths, np.fromiter(chain.from_iterable(groups), np.uint32, int(lengths.sum()))

    @classmethod
    def restored(cls, terms: Sequence[int], lengths: Sequence[int], groups: Sequence[int]) -> "Postings":
        """What `columns` gave, as it was."""
        made, start = cls(), 0
        lists = made._lists
        for term, length in zip(terms, lengths, strict=True):
            lists[term] = groups[start] if length == 1 else array("I", groups[start : start + length])
            start += length
        return made
