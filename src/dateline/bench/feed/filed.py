"""What generated stories are filed under.

Stories are a minute apart, a million is two years. Each has a language (one half English, three in ten Russian, three
more), a source (300), two of 1,000 topics with the two levels above each (100, 17), a place (5,000) with its country
(200) and region (7), an urgency, a kind (8), an author (20,000), two of 200,000 people and one of 50,000
organisations. What there are many of follows Zipf's law with exponent 1. Two in five have a photo, one in ten is an
update, and every second one belongs to a coverage of five.
"""

from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np
from pyroaring import BitMap

from dateline.core.filters import Field
from dateline.core.filters.forward import Sealed
from dateline.core.filters.forward.packed import Packed, pack

FIRST_AT = 1_000_000_000_000_000
"""When the first story was listed, in microseconds since 1970: in September 2001."""
APART = 60_000_000
LANGUAGES = ("en", "ru", "de", "es", "fr")
SOURCES, TOPICS, PLACES, AUTHORS, PEOPLE, ORGANISATIONS = 300, 1_000, 5_000, 20_000, 200_000, 50_000
_FEW = 64

Facets = tuple[tuple[Field, str], BitMap]
Keys = Any
"""An array of numbers of keys."""


class Filed:
    """Keys of stories by field: for each the ordinals of stories and a key of each, as many as there are of both."""

    def __init__(self, count: int, seed: int) -> None:
        dice = np.random.default_rng(seed)
        one = np.arange(count)
        twice = np.repeat(one, 2)
        leaves, places = zipf(dice, TOPICS, 2 * count), zipf(dice, PLACES, count)
        self.count = count
        self.of: dict[Field, list[tuple[Any, Keys, str]]] = {
            Field.LANGUAGE: [(one, dice.choice(5, count, p=[0.5, 0.3, 0.1, 0.05, 0.05]), "")],
            Field.SOURCE: [(one, zipf(dice, SOURCES, count), "s")],
            Field.TOPIC: [(twice, leaves, "t"), (twice, leaves // 10, "m"), (twice, leaves // 10 % 17, "l")],
            Field.PLACE: [(one, places, "p"), (one, places % 200, "c"), (one, places % 7, "r")],
            Field.URGENCY: [(one, dice.choice(np.arange(1, 10), count), "")],
            Field.KIND: [(one, zipf(dice, 8, count), "k")],
            Field.AUTHOR: [(one, zipf(dice, AUTHORS, count), "a")],
            Field.PERSON: [(twice, zipf(dice, PEOPLE, 2 * count), "n")],
            Field.ORGANISATION: [(one, zipf(dice, ORGANISATIONS, count), "o")],
            Field.HAS: [(one[dice.random(count) < 0.4], None, "photo")],
            Field.IS: [(one[dice.random(count) < 0.1], None, "update")],
            Field.COVERAGE: [(one[::2], one[::2] // 10 + seed * count, "")],
        }

    def each(self) -> Iterator[Facets]:
        """A bitmap for each key."""
        for field, columns in self.of.items():
            for ordinals, keys, prefix in columns:
                if keys is None:
                    yield (field, prefix), _bitmap(ordinals)
                else:
                    yield from _split(field, ordinals, keys, prefix)


def segment(first: int, count: int, seed: int) -> Sealed:
    """Stories numbered from ``first`` on."""
    story_id = np.arange(first, first + count, dtype=np.int64)
    packed = Packed(memoryview(pack(Filed(count, seed).each())))
    return Sealed(FIRST_AT + story_id * APART, story_id, packed, BitMap(range(count)))


def zipf(dice: np.random.Generator, kinds: int, count: int) -> Keys:
    """Numbers below ``kinds``, the n-th as often as 1/n says."""
    share = np.cumsum(1 / np.arange(1, kinds + 1))
    return np.searchsorted(share / share[-1], dice.random(count))


def key(field: Field, number: int, prefix: str) -> str:
    """How a key is written."""
    return LANGUAGES[number] if field is Field.LANGUAGE else f"{prefix}{number}"


def _split(field: Field, ordinals: Any, keys: Keys, prefix: str) -> Iterator[Facets]:
    order = np.argsort(keys, kind="stable")
    ordinals, keys = ordinals[order].astype(np.uint32), keys[order]
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    ends = np.append(begins[1:], len(keys)).tolist()
    for number, begin, end in zip(keys[begins].tolist(), begins.tolist(), ends, strict=True):
        yield (field, key(field, number, prefix)), _bitmap(ordinals[begin:end])


def _bitmap(ordinals: Any) -> BitMap:
    found = BitMap(array("I", ordinals.astype(np.uint32).tobytes()))
    if len(found) > _FEW:
        found.run_optimize()
    return found
