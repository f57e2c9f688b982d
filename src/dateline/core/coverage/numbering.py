"""Words as numbers: equal words have equal numbers, in every process and for good."""

from collections.abc import Iterable
from zlib import crc32


def number(word: str) -> int:
    """32 bits for a word; two words share one with a chance of 1 in 4 milliards."""
    # Numbered anew each time: a table of words met before takes twice as long to look into, and memory.
    return crc32(word.encode())


def numbers_of(words: Iterable[str]) -> dict[str, int]:
    """The number of each word, in their order."""
    return {word: crc32(word.encode()) for word in words}


def pair(first: int, second: int) -> int:
    """The number of two words that stand together."""
    return (first * 0x9E3779B1 ^ second * 0x85EBCA77) & 0xFFFFFFFF
