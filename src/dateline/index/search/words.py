"""Text and queries as the words that are compared, folded the same way on both sides.

Words are runs of letters and digits, without regard to case, with ``ё`` as ``е``. A query's words must all occur; what
stands in quotes must occur in that order; the last word, unless quoted, is taken as the beginning of one. There are no
operators. Forms of a word are different words here.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 40
"""Characters of a word that count."""
MOST = 30
"""Words of a query that count."""
SHORTEST_BEGINNING = 2
"""Characters that a beginning has at least; a single letter is a word."""
MARK = "§"
"""Begins a mark. No word has it, since it is neither letter nor digit."""

_WORD = re.compile(r"[^\W_]+")
_CHARACTERS = 150_000
"""Of a text: PostgreSQL keeps a megabyte of words."""
_QUERY_CHARACTERS = 2_000
_QUOTES = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: each group in that order, all of them somewhere."""

    groups: tuple[tuple[str, ...], ...] = ()
    beginning: str = ""
    """What some word has to begin with; empty for nothing."""

    def __bool__(self) -> bool:
        return bool(self.groups or self.beginning)


def folded(text: str) -> list[str]:
    """The words of a text, in order."""
    plain = unicodedata.normalize("NFKC", text[:_CHARACTERS]).casefold().replace("ё", "е")
    return [word[:LONGEST] for word in _WORD.findall(plain)]


def parse(text: str) -> Query:
    """A query as somebody typed it. Anything is one; an unclosed quote reaches to the end."""
    groups: list[tuple[str, ...]] = []
    pieces = _QUOTES.split(text[:_QUERY_CHARACTERS])
    for number, piece in enumerate(pieces):
        words = folded(piece)
        quoted = number % 2 == 1
        groups += [tuple(words)] if quoted and words else [(word,) for word in words]
    open_end = len(pieces) % 2 == 1 and bool(folded(pieces[-1]))
    if open_end and len(groups[-1][0]) >= SHORTEST_BEGINNING and len(groups) <= MOST:
        return Query(tuple(groups[:-1]), groups[-1][0])
    return Query(tuple(groups[:MOST]))
