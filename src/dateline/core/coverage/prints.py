"""Prints of a text: a sample of its runs of words, by which reprints are recognised.

All runs of four words are numbered and the smallest numbers are kept, as with MinHash; but of two texts the share of
the *shorter* one's runs that the other has too is asked for, so that a text that was cut to a third is still found
(Broder 1997 calls it containment).
"""

from array import array
from collections.abc import Sequence
from zlib import crc32

_RUN = 4
_KEPT = 64
_WORDS = 400
POSTED = 8
"""So many of a print's numbers lead to it: two texts that share half of their runs are found with 99.6 %."""


def print_of(folded: Sequence[str]) -> bytes:
    """The print of a text's words in their folded form, up to 64 numbers in ascending order."""
    body = folded[:_WORDS]
    runs = zip(body, body[1:], body[2:], body[3:], strict=False)
    return array("I", sorted({crc32(" ".join(run).encode()) for run in runs})[:_KEPT]).tobytes()


def numbers(kept: bytes) -> list[int]:
    """A print's numbers in ascending order."""
    return memoryview(kept).cast("I").tolist()


def shared(one: Sequence[int], other: Sequence[int]) -> tuple[float, int]:
    """The share of the shorter text's runs that both have, as the prints tell, and on how many runs that rests."""
    if not one or not other:
        return 0.0, 0
    # Above the lower of both ends a print says nothing: the other text may have had no room for that number.
    end = min(_end(one), _end(other))
    first, second = {n for n in one if n <= end}, {n for n in other if n <= end}
    fewer = min(len(first), len(second))
    return (len(first & second) / fewer, fewer) if fewer else (0.0, 0)


def _end(kept: Sequence[int]) -> int:
    return kept[-1] if len(kept) == _KEPT else 0xFFFFFFFF
