"""What is kept of a report to compare it with others: its most telling words, what every language has, a print.

A sketch is some 1.2 KB for a story of any length.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NewType

import numpy as np

from dateline.core.coverage.asides import without_asides
from dateline.core.coverage.keys import keys_of
from dateline.core.coverage.numbering import numbers_of, pair
from dateline.core.coverage.prints import print_of
from dateline.core.coverage.rarity import Ids, Rarity
from dateline.core.coverage.stated import stated
from dateline.core.coverage.values import Report
from dateline.core.text.words import Words, words
from dateline.core.text.words import stems as stems_of

NAME, WORD, NUMBER, PAIR = range(4)
"""Kinds of terms: a word with a capital, any other, one that begins with a digit, two that stand together."""

READ = 300
"""Words of a report that count; what an agency tells, it tells first."""
_CHARACTERS = 8 * READ
_LEAD = 40
"""Words of a report's beginning."""
_KEPT = 96
"""Terms that are kept, the most telling ones."""
_BOOST = (2.0, 1.0, 1.5, 1.0)
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NAMES = 8
_FEWEST = 3
"""Telling words without which nothing can be said."""


Terms = NewType("Terms", bytes)
"""Parallel columns in one piece: numbers of words (I), weights (f), kinds (B); see `packed`.

Plain bytes, at which the garbage collector does not look: for hundreds of thousands of objects it stops everything.
"""
_ROW = 9
"""Bytes of a term."""


def packed(ids: Iterable[int], weights: Iterable[float], kinds: Iterable[int]) -> Terms:
    """Columns in one piece."""
    return Terms(array("I", ids).tobytes() + array("f", weights).tobytes() + bytes(kinds))


def ids_of(terms: Terms) -> "memoryview[int]":
    """Numbers of words."""
    return memoryview(terms)[: len(terms) // _ROW * 4].cast("I")


def kinds_of(terms: Terms) -> bytes:
    """See `NAME` and the others, or `dateline.core.coverage.keys`."""
    return terms[len(terms) // _ROW * 8 :]


def columns_of(terms: Terms) -> tuple[Sequence[int], Sequence[float], bytes]:
    """All of them, the first two unpacked."""
    end = len(terms) // _ROW * 4
    whole = memoryview(terms)
    return whole[:end].cast("I").tolist(), whole[end : 2 * end].cast("f").tolist(), terms[2 * end :]


@dataclass(slots=True)
class Sketch:
    """A report as it is compared. Never changed; not frozen, since a restart makes a hundred thousand at once."""

    key: int
    language: str
    """Primary subtag."""
    at: float | None
    """When it was published, if that is known."""
    day: float | None
    """The same, or else the day that its head states."""
    terms: Terms
    """By weight, the heaviest first."""
    lead: int
    """How many of the terms stand in the beginning; bit n is the n-th term."""
    keys: Terms
    """Places, names and numbers as every language has them; kinds of `dateline.core.coverage.keys`."""
    years: tuple[int, ...]
    prints: bytes
    """See `dateline.core.coverage.prints`."""
    length: int
    """Words, all of them up to `READ`."""


def sketch(report: Report, rarity: Rarity) -> tuple[Sketch, Ids]:
    """The sketch of a report, and the numbers of all its words, for counting them."""
    language = report.language.split("-", maxsplit=1)[0].lower()
    told = without_asides(report.text[:_CHARACTERS])
    head = f"{report.title}\n\n{told}" if report.title else told
    found = words(head)
    stems = stems_of(found.folded[:READ], language)
    counted = Counter(stems)
    numbers = numbers_of(counted)
    ids = np.fromiter(numbers.values(), np.uint32, len(numbers))
    worth = rarity.worth(ids)
    telling = {stem: value for stem, value in zip(counted, worth.tolist(), strict=True) if value > 0}
    capitals = _capitals(found, stems)
    terms = _terms(stems, telling, counted, capitals, numbers)
    top = _heaviest(terms)
    opening = {numbers[stem] for stem in stems[:_LEAD]}
    return (
        Sketch(
            key=report.key,
            language=language,
            at=report.at,
            day=stated(head) if report.at is None else report.at,
            terms=pack(top),
            lead=sum(1 << n for n, (term, _, _) in enumerate(top) if term in opening),
            keys=pack(keys_of(report, found, stems, telling, rarity)),
            years=tuple(sorted(int(stem) for stem in counted if stem[0] in "12" and _YEAR.fullmatch(stem))),
            prints=print_of(found.folded[bisect_left(found.starts, len(report.title)) :]),
            length=len(stems),
        ),
        ids,
    )


def pack(rows: Sequence[tuple[int, float, int]]) -> Terms:
    """Rows of (number, weight, kind) as columns."""
    return packed([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def is_thin(kept: Sketch) -> bool:
    """Whether there is too little in a report to say what it is about."""
    return len(kinds_of(kept.terms)) < _FEWEST


def single(kept: Sketch) -> list[int]:
    """The terms of a report but for pairs, the heaviest first. A pair is found by its halves."""
    return [term for term, kind in zip(ids_of(kept.terms), kinds_of(kept.terms), strict=True) if kind != PAIR]


def names_of(kept: Sketch) -> set[int]:
    """The heaviest names of a report."""
    ids = ids_of(kept.terms)
    return {ids[n] for n in [n for n, kind in enumerate(kinds_of(kept.terms)) if kind == NAME][:_NAMES]}


def _capitals(found: Words, stems: list[str]) -> Counter[str]:
    """How often each stem has a capital, outside headlines that are all in capitals."""
    first_line = found.text[:200].partition("\n")[0]
    past = len(first_line) if first_line.isupper() else -1
    return Counter(
        stem
        for stem, form, start in zip(stems, found.forms, found.starts, strict=False)
        if not form.islower() and form[0].isupper() and start > past
    )


def _terms(
    stems: list[str], telling: dict[str, float], counted: Counter[str], capitals: Counter[str], numbers: dict[str, int]
) -> dict[int, tuple[float, int]]:
    marked: dict[str, int] = {stem: NUMBER for stem in telling if stem[0].isdigit()}
    for stem, large in capitals.items():
        if stem in telling and large >= 0.6 * counted[stem]:
            marked.setdefault(stem, NAME)
    terms = {numbers[stem]: (_OFTEN[counted[stem]] * worth, marked.get(stem, WORD)) for stem, worth in telling.items()}
    # Two words that stand together are a term where one of them is a name or a number.
    for first, second in pairwise(stems):
        if (first in marked or second in marked) and first in telling and second in telling:
            terms[pair(numbers[first], numbers[second])] = (0.7 * (telling[first] + telling[second]), PAIR)
    return terms


def _heaviest(terms: dict[int, tuple[float, int]]) -> list[tuple[int, float, int]]:
    """Rows of the terms that are kept, by weight; which these are, names and numbers have the better chance."""
    rows = [(term, weight, kind) for term, (weight, kind) in terms.items()]
    boosted = [weight * _BOOST[kind] for _, weight, kind in rows]
    kept = sorted(range(len(rows)), key=boosted.__getitem__, reverse=True)[:_KEPT]
    return sorted((rows[n] for n in kept), key=itemgetter(1), reverse=True)


_OFTEN = [0.0, *(1.0 + float(np.log(count)) for count in range(1, READ + 1))]
"""A word that is said again tells more, but less each time."""
