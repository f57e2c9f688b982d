"""Words as numbers: equal words have equal numbers, in every process and for good."""

from collections.abc import Iterable
from zlib import crc32

_CACHED = 400_000
_known: dict[str, int] = {}


def number(word: str) -> int:
    """32 bits for a word; two words share one with a chance of 1 in 4 milliards."""
    found = _known.get(word)
    if found is None:
        if len(_known) > _CACHED:
            _known.clear()
        found = _known[word] = crc32(word.encode())
    return found


def numbers_of(words: Iterable[str]) -> dict[str, int]:
    """The number of each word, in their order."""
    # Nearly every word was met before: that is not worth a call each.
    known = _known.get
    return {word: known(word) or number(word) for word in words}


def pair(first: int, second: int) -> int:
    """The number of two words that stand together."""
    return (first * 0x9E3779B1 ^ second * 0x85EBCA77) & 0xFFFFFFFF
