"""The shipped terms: words and phrases that speak for a topic, in English and Russian, with a weight of 1 to 3.

They are kept by their stems, all in one table: a stem of either language is no word of the other. A term of weight 3 is
hardly said of anything else, one of weight 1 says little by itself. A word marked ``=`` counts in this very form only:
“=business” is not meant by “busy”, though the stemmer gives both one stem.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.core import taxonomy
from dateline.core.data import rows
from dateline.core.text.words import Words, words

STEMS_AS = "en"
"""Latin words are stemmed as English ones whatever the text's language; Cyrillic words as Russian (`stems`)."""
_EXACT = "="
_TABLES = ("topic-terms-en.tsv", "topic-terms-ru.tsv")


@dataclass(frozen=True, slots=True)
class Term:
    """``stems`` in a row speak for the Media Topic ``code`` (eight digits) with ``weight``."""

    stems: tuple[str, ...]
    """One folded word with its mark where it counts in that form only."""
    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A term as the text has it: from word number ``first``, ``length`` words."""

    term: Term
    first: int
    length: int


Table = dict[str, tuple[Term, ...]]
"""Terms by their first stem."""


def hits(stems: Sequence[str], table: Table) -> Iterator[Hit]:
    """Every term of ``table`` that stands in the words. Linear: a word begins but a few terms."""
    get = table.get
    for at, stem in enumerate(stems):
        terms = get(stem)
        if terms is None:
            continue
        for term in terms:
            length = len(term.stems)
            if length == 1 or tuple(stems[at : at + length]) == term.stems:
                yield Hit(term, at, length)


def exact_hits(folded: Sequence[str], table: Table) -> Iterator[Hit]:
    """Every term of ``table`` that counts in one form only and stands in the folded words in that form."""
    get = table.get
    for at, word in enumerate(folded):
        for term in get(word, ()):
            yield Hit(term, at, 1)


@cache
def shipped() -> Table:
    """The shipped terms that count in all forms of their words."""
    return by_first_stem(term for name in _TABLES for row in rows(name) for term in _terms(row, exact=False))


@cache
def shipped_exact() -> Table:
    """The shipped terms that count in one form, for `exact_hits`."""
    return by_first_stem(term for name in _TABLES for row in rows(name) for term in _terms(row, exact=True))


def by_first_stem(terms: Iterator[Term]) -> Table:
    """Terms as `hits` looks them up."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.stems[0], []).append(term)
    return {first: tuple(each) for first, each in found.items()}


def stems_of(phrase: str) -> tuple[str, ...]:
    """A phrase as stems, as `found_stems` makes them of a text."""
    return tuple(words(phrase).stems(STEMS_AS))


def found_stems(found: Words, limit: int) -> list[str]:
    """The stems of the first ``limit`` words of a text."""
    return Words(found.text, found.forms[:limit], found.folded[:limit], (), ()).stems(STEMS_AS)


def _terms(row: dict[str, str], *, exact: bool) -> Iterator[Term]:
    code, weight = row["code"], float(row["weight"])
    if taxonomy.by_code(code) is None:
        raise ValueError(f"the terms name a topic “{code}” that the vocabulary does not have")
    for phrase in row["terms"].split(";"):
        term = phrase.strip()
        if term.startswith(_EXACT) == exact and (stems := _exact(term) if exact else stems_of(term)):
            yield Term(stems, code, weight)


def _exact(term: str) -> tuple[str, ...]:
    return tuple(words(term.removeprefix(_EXACT)).folded)
