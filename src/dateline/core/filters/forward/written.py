"""Sealed segments as bytes, which `read` uses where they lie."""

import zlib
from collections.abc import Iterator
from struct import Struct, error

import numpy as np
from pyroaring import BitMap

from dateline.core.filters.forward.packed import Packed
from dateline.core.filters.forward.sealed import Sealed

_HEAD = Struct("<8sII")
"""The form, the number of stories, and the CRC-32 of all that follows."""
_FORM = b"dlfeed1\n"


class DamagedError(ValueError):
    """Bytes that are no whole segment of this form."""


def written(segment: Sealed) -> Iterator[bytes]:
    """The bytes of a segment, in pieces. Which of its stories are alive is no part of it: that changes."""
    pieces = [segment.at.tobytes(), segment.story_id.tobytes(), bytes(segment.facets.bytes)]
    total = 0
    for piece in pieces:
        total = zlib.crc32(piece, total)
    yield _HEAD.pack(_FORM, segment.size, total)
    yield from pieces


def read(held: memoryview, alive: BitMap) -> Sealed:
    """The segment; ``held`` has to stay as it is. Raises `DamagedError`."""
    try:
        form, size, total = _HEAD.unpack_from(held)
        body = held[_HEAD.size :]
        if form != _FORM or not size or zlib.crc32(body) != total:
            raise DamagedError("the bytes are not those that were written")
        at, story_id = (np.frombuffer(body, np.int64, size, part * 8 * size) for part in (0, 1))
    except (error, ValueError) as wrong:
        raise DamagedError(str(wrong)) from wrong
    if alive and alive.max() >= size:
        raise DamagedError("more stories than there are")
    return Sealed(at, story_id, Packed(body[16 * size :]), alive)
