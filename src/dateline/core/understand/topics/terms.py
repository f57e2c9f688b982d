"""The shipped terms: words and phrases that speak for a topic, in English and Russian, with a weight.

They are kept by their stems, all in one table: a stem of either language is no word of the other. A term of weight 3 is
hardly said of anything else, one of weight 0.5 says little by itself. A word marked ``=`` counts in this very form
only: “=business” is not meant by “busy”, though the stemmer gives both one stem.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from dateline.core import taxonomy
from dateline.core.data import rows
from dateline.core.text.words import Words, words

STEMS_AS = "en"
"""Latin words are stemmed as English ones whatever the text's language; Cyrillic words as Russian (`stems`)."""
_EXACT = "="
_TABLES = ("topic-terms-en.tsv", "topic-terms-ru.tsv")


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """``stems`` in a row speak for the topic ``code`` with ``weight``; Media Topics have eight digits, without prefix.

    A term that counts in one form only has that folded word instead. Each term is equal to itself only.
    """

    stems: tuple[str, ...]
    code: str
    weight: float


class Hit(NamedTuple):
    """A term as the text has it: from word number ``first``, ``length`` words."""

    term: Term
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Table:
    """Terms as `hits` looks them up: single stems, phrases by their last two stems, and words in one form only.

    By the last ones since many phrases begin with a word as common as “the”.
    """

    single: dict[str, list[Term]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    exact: dict[str, list[Term]] = field(default_factory=dict)

    def add(self, phrase: str, code: str, weight: float) -> None:
        """Let ``phrase``, with its mark, speak for the topic ``code``. One without words is left out."""
        text = phrase.strip()
        found = words(text.removeprefix(_EXACT))
        if text.startswith(_EXACT):
            for word in found.folded:
                self.exact.setdefault(word, []).append(Term((word,), code, weight))
            return
        stems = tuple(found.stems(STEMS_AS))
        if len(stems) == 1:
            self.single.setdefault(stems[0], []).append(Term(stems, code, weight))
        elif stems:
            self.phrases.setdefault(stems[-1], {}).setdefault(stems[-2], []).append(Term(stems, code, weight))


def hits(stems: Sequence[str], folded: Sequence[str], table: Table) -> Iterator[Hit]:
    """Every term of ``table`` that stands in the words, given by stem and folded. Linear: a word begins but a few."""
    single, phrases, exact = table.single, table.phrases, table.exact
    for at in [at for at, stem in enumerate(stems) if stem in single]:
        for term in single[stems[at]]:
            yield Hit(term, at, 1)
    for at in [at for at, stem in enumerate(stems) if stem in phrases]:
        for term in phrases[stems[at]].get(stems[at - 1] if at else "", ()):
            length = len(term.stems)
            first = at + 1 - length
            if length == 2 or tuple(stems[max(first, 0) : at + 1]) == term.stems:
                yield Hit(term, first, length)
    for at in [at for at, word in enumerate(folded) if word in exact]:
        for term in exact[folded[at]]:
            yield Hit(term, at, 1)


@cache
def shipped() -> Table:
    """The shipped terms. Raises `ValueError` where they name a topic that the vocabulary does not have."""
    table = Table()
    for name in _TABLES:
        for row in rows(name):
            if taxonomy.by_code(row["code"]) is None:
                raise ValueError(f"{name} names a topic “{row['code']}” that the vocabulary does not have")
            for phrase in row["terms"].split(";"):
                table.add(phrase, row["code"], float(row["weight"]))
    return table


def table_of(labels: Iterable[tuple[str, str]]) -> Table:
    """Terms of other topics: pairs of a code and a word or phrase that speaks for it."""
    table = Table()
    for code, phrase in labels:
        table.add(phrase.removeprefix(_EXACT), code, 1.0)
    return table


def found_stems(found: Words, limit: int) -> list[str]:
    """The stems of the first ``limit`` words of a text."""
    return Words(found.text, found.forms[:limit], found.folded[:limit], (), ()).stems(STEMS_AS)
