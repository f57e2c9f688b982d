"""Which groups a term leads to: the newest ones only, so that no term costs more as the window fills."""

from array import array
from collections.abc import Container, Iterable

import numpy as np
import numpy.typing as npt

_MOST = 48
"""Groups that a term leads to; a term with more is no way to find anything."""


class Postings:
    """Term → group numbers, in the order in which they came."""

    def __init__(self) -> None:
        self._lists: dict[int, array[int]] = {}

    def post(self, terms: Iterable[int], group: int) -> None:
        """Let these terms lead to a group."""
        lists = self._lists
        for term in terms:
            found = lists.get(term)
            if found is None:
                lists[term] = array("I", (group,))
            elif group not in found:
                if len(found) >= _MOST:
                    del found[: _MOST // 2]
                found.append(group)

    def of(self, term: int) -> "array[int] | tuple[()]":
        """The groups that a term leads to, the newest last; some may have ended."""
        return self._lists.get(term, ())

    def sweep(self, living: Container[int]) -> None:
        """Forget groups that have ended, and terms that lead nowhere."""
        for term, found in list(self._lists.items()):
            kept = [group for group in found if group in living]
            if not kept:
                del self._lists[term]
            elif len(kept) < len(found):
                self._lists[term] = array("I", kept)

    def columns(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
        """Terms, how many groups each leads to, and these one after the other."""
        terms = np.fromiter(self._lists, np.uint32, len(self._lists))
        lengths = np.fromiter(map(len, self._lists.values()), np.uint8, len(self._lists))
        return terms, lengths, np.frombuffer(b"".join(map(bytes, self._lists.values())), np.uint32)

    @classmethod
    def restored(cls, terms: Iterable[int], lengths: Iterable[int], groups: bytes) -> "Postings":
        """What `columns` gave, as it was."""
        made, start, view = cls(), 0, memoryview(groups)
        for term, length in zip(terms, lengths, strict=True):
            end = start + 4 * length
            made._lists[term] = array("I", bytes(view[start:end]))
            start = end
        return made
