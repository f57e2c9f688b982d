"""Phrases in any form of their words: what a list says once is found however it is declined.

Latin words are compared by their stems. Snowball's Russian stems are made for search and part forms of one name
(“прилив”, “прилива”), so Cyrillic words are compared by what remains when an ending of either is taken off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.core.text.words import stems, words

_TAKEN_OFF = (
    "а я о е и ы у ю ь й ий ый ой ей ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ею ых их ыми ими ам ям ами "
    "ями ах ях ов ев ью ия ию ии ией ием иям иями иях ья ье ьи ьев ьям ьями ьях ьем"
)
_ENDINGS = frozenset(["", *_TAKEN_OFF.split()])
"""Of nouns, adjectives and short participles; the empty one is among them."""
_LONGEST = 4
_SHORTEST = 3
"""Letters of a stem at least; shorter words have one form."""
_KEY = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words, and their stems."""

    folded: tuple[str, ...]
    stems: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.folded)

    @property
    def key(self) -> str:
        """What every form of its first word begins with; see `key`."""
        return key(self.folded[0])

    def stands_at(self, folded: Sequence[str], at: int) -> bool:
        """Whether the words from ``at`` on are forms of this phrase's."""
        there = folded[at : at + len(self.folded)]
        return len(there) == len(self.folded) and all(
            word == of or _is_form(word, of, stem)
            for word, of, stem in zip(there, self.folded, self.stems, strict=True)
        )


def phrase(text: str) -> Phrase:
    """The phrase of a text with at least one word."""
    found = words(text)
    return Phrase(tuple(found.folded), tuple(found.stems("en")))


def key(folded: str) -> str:
    """The first letters of a word: those that its forms share."""
    return folded[:_KEY]


@lru_cache(maxsize=8192)
def _is_form(word: str, of: str, stem: str) -> bool:
    if of[0] < "\u0400":
        return stems([word], "en")[0] == stem
    # A participle's long form doubles a letter that its short one has once: запрещена, запрещённая.
    word, of = word.replace("нн", "н"), of.replace("нн", "н")
    least = max(_SHORTEST, len(of) - _LONGEST, len(word) - _LONGEST)
    return any(
        word[:cut] == of[:cut] and word[cut:] in _ENDINGS and of[cut:] in _ENDINGS
        for cut in range(least, min(len(word), len(of)) + 1)
    )
