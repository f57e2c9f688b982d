"""Words of stories and of filters as the tokens that search engines keep.

Each word takes three places: its stem, its form behind ``=``, and its capitals behind ``^`` or nothing. So stems, exact
forms and capitals may be asked for side by side in one phrase, and one field answers all three.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from dateline.core.filters.nodes import Phrase
from dateline.core.filters.wording import Part
from dateline.core.text.words import Stemming, stems_by

PLACES = 3
"""Of each word."""
_STEM, _FORM, _CAPITALS = range(PLACES)

Wanted: TypeAlias = tuple[tuple[int, str], ...]
"""Tokens with their places, counted from the first word of a phrase."""


def form(word: str) -> str:
    """The token of a folded word to the letter."""
    return f"={word}"


def encoded(part: Part, empty: str) -> str:
    """The tokens of a text one behind the other, with ``empty`` in the places that have none."""
    words = zip(part.stems, part.forms, part.capitals, strict=True)
    # Every word of the archive comes through here: a call for each would cost as much as all the rest.
    return " ".join(
        [f"{stem} ={form} ^{capitals}" if capitals else f"{stem} ={form} {empty}" for stem, form, capitals in words]
    )


def ways(phrase: Phrase, stemmings: Iterable[Stemming]) -> Mapping[Wanted, Sequence[Stemming]]:
    """What to look for, and in texts of which stemmings; mostly it is the same in all."""
    found: dict[Wanted, list[Stemming]] = {}
    for way in stemmings:
        found.setdefault(_wanted(phrase, way), []).append(way)
    return found


def _wanted(phrase: Phrase, way: Stemming) -> Wanted:
    small = phrase.words if phrase.exact else stems_by([word.lower() for word in phrase.words], way)
    return tuple(_token(at, word, small[at], exact=phrase.exact) for at, word in enumerate(phrase.words))


def _token(at: int, word: str, small: str, *, exact: bool) -> tuple[int, str]:
    first = at * PLACES
    if word.isupper():
        return first + _CAPITALS, f"^{word}"
    return (first + _FORM, form(small)) if exact else (first + _STEM, small)
