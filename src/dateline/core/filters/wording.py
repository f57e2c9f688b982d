"""Words of filters and of copy as both sides compare them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.core.data import text as table
from dateline.core.text.words import Words, stems, words

_LEAST, _MOST = 2, 5
"""Letters of a word in capitals that is a term of its own."""
_LOUD = 0.5
"""Share of words in capitals from which a text is all capitals, and no word in it stands out."""
_TURNS = 3
"""Readings after which folding has come to rest: ``¼`` is ``1⁄4``, and that is two words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A headline, lead or body: of each word in its order the stem, the form, and the capitals if it is in such."""

    stems: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    """In capitals, as many as stems; empty where a word is none of two to five capitals."""
    forms: tuple[str, ...] = ()
    """Folded."""


def part(text: str, language: str) -> Part:
    """Plain ``text`` in a language (BCP 47) as it is searched."""
    return part_of(words(text), language)


def part_of(found: Words, language: str) -> Part:
    """The same of words that were looked for already."""
    return Part(tuple(found.stems(language)), tuple(_capitals(found)), tuple(found.folded))


def _capitals(found: Words) -> Iterator[str]:
    # Few words are in capitals, and every word of the archive comes through here.
    upper = list(map(str.isupper, found.forms))
    if not any(upper):
        return iter([""] * len(upper))
    each = zip(found.forms, found.folded, upper, strict=True)
    marked = [capitals(form, folded) if is_upper else "" for form, folded, is_upper in each]
    printed = sum(1 for form, is_upper in zip(found.forms, upper, strict=True) if is_upper and len(form) >= _LEAST)
    # A headline of one word, or of two, is no shouting.
    loud = len(marked) > _LEAST and printed > _LOUD * len(marked)
    return iter([""] * len(marked) if loud else marked)


def capitals(form: str, folded: str) -> str:
    """A word that stands out by its capitals, without dots (``U.S.`` is ``US``); else empty."""
    plain = form.replace(".", "")
    stands_out = _LEAST <= len(plain) <= _MOST and plain.isalpha() and plain.isupper()
    return folded.upper() if stands_out else ""


def as_written(written: str) -> tuple[str, ...]:
    """The words of a filter's word or phrase: capitals that stand out as such, others folded.

    Read again they are the same; what folding turns into something else each time is no word.
    """
    found = _read(written)
    for _ in range(_TURNS):
        again = _read(" ".join(found))
        if again == found:
            return found
        found = again
    return ()


def _read(written: str) -> tuple[str, ...]:
    found = words(written)
    return tuple(capitals(form, folded) or folded for form, folded in zip(found.forms, found.folded, strict=True))


def stands_at(phrase: Sequence[str], text: Part, start: int, language: str, *, exact: bool = False) -> bool:
    """Whether a filter's words stand in a text from its word ``start`` on; its language makes the stems."""
    if start + len(phrase) > len(text.stems):
        return False
    found, wanted = (text.forms, phrase) if exact else (text.stems, stems([word.lower() for word in phrase], language))
    return all(
        text.capitals[start + n] == word if word.isupper() else found[start + n] == wanted[n]
        for n, word in enumerate(phrase)
    )


@cache
def aliases() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Words that name one thing: each way to write it → all of them. From ``core/data/aliases.txt``."""
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in table("aliases.txt").splitlines():
        if line and not line.startswith("#"):
            ways = tuple(as_written(way) for way in line.split("|"))
            for way in ways:
                if way in found:
                    raise ValueError(f"aliases.txt has {way} twice")
                found[way] = ways
    return found


def also_known_as(phrase: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every way to write what a phrase names, the phrase itself if it has no other."""
    small = tuple(word.lower() for word in phrase)
    return aliases().get(phrase) or aliases().get(small) or (phrase,)
