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


def bits(column: Column) -> Any:
    """A column of eight bytes each as an array."""
    return np.frombuffer(column, np.uint64) if column else np.empty(0, np.uint64)


def filled(whole: Any, kind: str = "I") -> Column:
    """A column with the numbers of an array."""
    column = array(kind)
    column.frombytes(np.ascontiguousarray(whole, np.dtype(kind)).tobytes())
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


def summed(values: Whole, begins: Index) -> Any:
    """For each range of numbers, one after the other, one number that tells most ranges from others."""
    lengths = np.diff(np.append(begins, len(values)))
    powers = np.ones(int(lengths.max(initial=0)) + 1, np.uint64)
    np.cumprod(np.full(len(powers) - 1, _FACTOR, np.uint64), out=powers[1:])
    behind = np.repeat(begins + lengths, lengths) - np.arange(len(values)) - 1
    return np.add.reduceat((values.astype(np.uint64) + np.uint64(1)) * powers[behind], begins) >> np.uint64(1)


def sum_of(values: Sequence[int]) -> int:
    """The same for one range."""
    total = 0
    for value in values:
        total = (total * _FACTOR + value + 1) & _WORD
    return total >> 1


_FACTOR = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1
