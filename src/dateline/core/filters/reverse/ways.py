"""How the words of filters are looked for."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from dateline.core.filters.nodes import Phrase
from dateline.core.filters.wording import Part


class Way(Enum):
    """What of a word in a story has to be equal to what."""

    STEM = auto()
    """Its stem to that of the filter's word."""
    FORM = auto()
    """Its folded form to the filter's word."""
    CAPITALS = auto()
    """Both are printed in the same capitals."""


class Looked(NamedTuple):
    """A way, and whether it is looked for in the headline only."""

    way: Way
    title: bool


def looked(word: str, phrase: Phrase) -> Looked:
    """How a word of a phrase is looked for."""
    way = Way.CAPITALS if word.isupper() else Way.FORM if phrase.exact else Way.STEM
    return Looked(way, phrase.title)


def found(part: Part, way: Way) -> Sequence[str]:
    """What each word of a text is compared by; empty for one in no capitals."""
    match way:
        case Way.STEM:
            return part.stems
        case Way.FORM:
            return part.forms
    return part.capitals
