"""Numbers in columns: Python appends to them one by one, NumPy reads and writes them all at once, neither copies."""

from array import array
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

Column: TypeAlias = "array[int]"
Whole: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.uint32]]"
Index: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.int64]]"
Truth: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.bool_]]"


def numbers(count: int = 0) -> Column:
    """A column of so many zeros, four bytes each."""
    return array("I", bytes(4 * count))


def view(column: Column) -> Whole:
    """The column as an array. It may not grow as long as this is held."""
    return np.frombuffer(column, np.uint32) if column else np.empty(0, np.uint32)


def filled(whole: Any, kind: str = "I") -> Column:
    """A column with the numbers of an array."""
    column = array(kind)
    there: Any = np.ascontiguousarray(whole, np.dtype(kind))
    column.frombytes(memoryview(there).cast("B"))
    return column


def spans(starts: Column, chosen: Index) -> tuple[Index, Index]:
    """Where some of many things begin that lie one behind the other, and how long each is."""
    begins = view(starts)
    first = begins[chosen].astype(np.int64)
    return first, begins[chosen + 1] - first


def ranges(starts: Index, lengths: Index) -> Index:
    """All numbers from each start on, as many as its length says, one range after the other."""
    total = int(lengths.sum())
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(total)


def summed(values: Whole, begins: Index) -> Whole:
    """For each range of numbers, one after the other, one number that tells most ranges from others."""
    ends = np.append(begins[1:], len(values))
    blocks = range(0, len(begins), _BLOCK)
    pieces = [_summed(values, begins[at : at + _BLOCK], ends[at : at + _BLOCK]) for at in blocks]
    return np.concatenate([np.empty(0, np.uint32), *pieces])


def _summed(values: Whole, begins: Index, ends: Index) -> Whole:
    lengths = ends - begins
    powers = np.ones(int(lengths.max()) + 1, np.uint64)
    np.cumprod(np.full(len(powers) - 1, _FACTOR, np.uint64), out=powers[1:])
    behind = np.repeat(ends, lengths) - np.arange(begins[0], ends[-1]) - 1
    terms = (values[begins[0] : ends[-1]].astype(np.uint64) + np.uint64(1)) * powers[behind]
    total = np.add.reduceat(terms, begins - begins[0])
    return (total * np.uint64(_FACTOR) >> np.uint64(32)).astype(np.uint32)


def sum_of(values: Sequence[int]) -> int:
    """The same for one range."""
    total = 0
    for value in values:
        total = (total * _FACTOR + value + 1) & _WORD
    # The upper half is the one that every value has a part in.
    return (total * _FACTOR & _WORD) >> 32


_BLOCK = 1 << 16
"""Ranges at once: what is needed meanwhile is ten times what they take."""
_FACTOR = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1
