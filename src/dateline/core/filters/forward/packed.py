"""Bitmaps by their keys in one run of bytes: read where they lie, each when it is asked for.

A million stories have hundreds of thousands of keys, most of them in a handful of stories; as objects they would take
more memory than all else, and most are never asked for.
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from struct import Struct
from typing import Any

import numpy as np
from pyroaring import BitMap

from dateline.core.filters.fields import Field
from dateline.core.filters.forward.plan import Facet

_HEAD = Struct("<QQ")
"""How many keys there are, and the bytes of all names."""
_FEW = 8
"""Up to so many numbers are written one by one, which is smaller than a bitmap."""
_OBJECT = 300
"""Bytes of a bitmap, its key and its place among those that are kept, without what is in it."""
_KEPT = 12_000_000
"""Bytes of bitmaps that are kept as objects once they were asked for: ten such runs are 120 MB."""


class Packed(Mapping[Facet, BitMap]):
    """What `pack` made, over bytes that stay where they are."""

    def __init__(self, packed: memoryview) -> None:
        """The bytes begin at a multiple of four."""
        self.bytes = packed
        self._count, names = _HEAD.unpack_from(self.bytes)
        at = _HEAD.size
        self._sums, at = _numbers(self.bytes, at, self._count)
        self._name_ends, at = _numbers(self.bytes, at, self._count)
        self._value_ends, at = _numbers(self.bytes, at, self._count)
        self._names = self.bytes[at : at + names]
        self._values = self.bytes[at + names :]
        self._known: dict[Facet, BitMap] = {}
        self._kept = 0

    def __len__(self) -> int:
        return int(self._count)

    def __iter__(self) -> Iterator[Facet]:
        return (_facet(self._name(at)) for at in range(self._count))

    def __getitem__(self, facet: Facet) -> BitMap:
        found: BitMap | None = self.get(facet)
        if found is None:
            raise KeyError(facet)
        return found

    def get(self, facet: Facet, default: Any = None) -> Any:
        """Asked for each key of each filter in each segment, so it does not raise."""
        known = self._known.get(facet)
        if known is None:
            at = self._place(_name(facet))
            if at is None:
                return default
            value = self._value(at)
            if self._kept + len(value) > _KEPT:
                self._known, self._kept = {}, 0
            self._kept += len(value) + _OBJECT
            known = self._known[facet] = _bitmap(value)
        return known

    def each(self) -> Iterator[tuple[Facet, BitMap]]:
        """All of them; none is kept."""
        return ((_facet(self._name(at)), _bitmap(self._value(at))) for at in range(self._count))

    def _place(self, name: bytes) -> int | None:
        wanted = zlib.crc32(name)
        at = int(np.searchsorted(self._sums, np.uint32(wanted)))
        while at < self._count and self._sums[at] == wanted:
            if self._name(at) == name:
                return at
            at += 1
        return None

    def _name(self, at: int) -> memoryview:
        return self._names[self._name_ends[at - 1] if at else 0 : self._name_ends[at]]

    def _value(self, at: int) -> memoryview:
        return self._values[self._value_ends[at - 1] if at else 0 : self._value_ends[at]]


def pack(facets: Iterable[tuple[Facet, BitMap]]) -> bytes:
    """Bytes for `Packed`; at most 4 GB. Empty bitmaps are left out."""
    named = [(_name(facet), _written(held)) for facet, held in facets if held]
    sums = np.array([zlib.crc32(name) for name, _ in named], np.uint32)
    order = np.argsort(sums, kind="stable")
    names, values = ([named[at][part] for at in order.tolist()] for part in (0, 1))
    ends = [np.cumsum([len(each) for each in parts], dtype=np.uint32) for parts in (names, values)]
    joined = b"".join(names)
    head = _HEAD.pack(len(named), len(joined))
    return b"".join([head, sums[order].tobytes(), *(each.tobytes() for each in ends), joined, *values])


def _written(held: BitMap) -> bytes:
    if len(held) <= _FEW:
        return bytes([len(held)]) + held.to_array().tobytes()
    return bytes([_FEW + 1]) + held.serialize()


def _bitmap(value: memoryview) -> BitMap:
    if value[0] <= _FEW:
        return BitMap(array("I", value[1:].tobytes()))
    return BitMap.deserialize(bytes(value[1:]))


def _name(facet: Facet) -> bytes:
    return f"{facet[0].value}:{facet[1]}".encode()


def _facet(name: memoryview) -> Facet:
    field, _, key = bytes(name).decode().partition(":")
    return Field(field), key


def _numbers(packed: memoryview, at: int, count: int) -> "tuple[np.ndarray[tuple[int], np.dtype[np.uint32]], int]":
    return np.frombuffer(packed, np.uint32, count, at), at + 4 * count
