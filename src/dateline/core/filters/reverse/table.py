"""A hash table of numbers that costs 12 bytes each: a dictionary of a million would cost a hundred."""

from collections.abc import Callable, Hashable

import numpy as np

from dateline.core.filters.reverse.columns import Column, numbers, view

_FIRST_ROOM = 1 << 10
_NONE = 0
_MASK = (1 << 32) - 1


def hash_of(what: Hashable) -> int:
    """Of anything; good for this process only."""
    return hash(what) & _MASK


class Table:
    """Numbers from 0 on by the `hash_of` what they stand for; who asks says whether a number is the one."""

    def __init__(self) -> None:
        self._heads = np.zeros(_FIRST_ROOM, np.uint32)
        """The first number of each bucket, plus one."""
        self._next = numbers()
        self._hashes = numbers()
        self._size = 0

    def find(self, hashed: int, same: Callable[[int], bool]) -> int | None:
        """The number with this hash of which ``same`` says that it is the one."""
        held = int(self._heads[hashed & (len(self._heads) - 1)])
        while held != _NONE:
            if self._hashes[held - 1] == hashed and same(held - 1):
                return held - 1
            held = self._next[held - 1]
        return None

    def put(self, number: int, hashed: int) -> None:
        """A number that is not in it."""
        while len(self._hashes) <= number:
            self._hashes.append(0)
            self._next.append(_NONE)
        self._hashes[number] = hashed
        self._size += 1
        if self._size > len(self._heads):
            self._grow()
        bucket = hashed & (len(self._heads) - 1)
        self._next[number] = int(self._heads[bucket])
        self._heads[bucket] = number + 1

    def drop(self, number: int) -> None:
        """A number that is in it."""
        bucket = self._hashes[number] & (len(self._heads) - 1)
        held = int(self._heads[bucket])
        if held == number + 1:
            self._heads[bucket] = self._next[number]
        else:
            while self._next[held - 1] != number + 1:
                held = self._next[held - 1]
            self._next[held - 1] = self._next[number]
        self._size -= 1

    def fill(self, hashes: Column) -> None:
        """Hold the numbers from 0 on with these hashes, and nothing else."""
        self._hashes, self._size = hashes, len(hashes)
        self._next = numbers(len(hashes))
        room = max(_FIRST_ROOM, 1 << max(self._size - 1, 0).bit_length())
        self._link(room, np.arange(self._size))

    def _grow(self) -> None:
        held = self._held()
        self._link(2 * len(self._heads), held)

    def _held(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """All numbers that are in it."""
        following = view(self._next).astype(np.int64)
        found = [self._heads[self._heads != _NONE].astype(np.int64)]
        while len(found[-1]):
            after = following[found[-1] - 1]
            found.append(after[after != _NONE])
        return np.concatenate(found) - 1

    def _link(self, room: int, held: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> None:
        self._heads = np.zeros(room, np.uint32)
        if not len(held):
            return
        buckets = (view(self._hashes)[held] & np.uint32(room - 1)).astype(np.int64)
        order = np.argsort(buckets, kind="stable")
        held, buckets = held[order], buckets[order]
        same = buckets[1:] == buckets[:-1]
        following = np.zeros(len(held), np.uint32)
        following[:-1][same] = held[1:][same] + 1
        view(self._next)[held] = following
        first = np.concatenate(([True], ~same))
        self._heads[buckets[first]] = held[first] + 1
