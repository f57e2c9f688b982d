"""Persons and organisations in Russian news against factRuEval-2016 (development part).

By the core's rules, and where the extra is installed (``dateline[names]``) with natasha's recogniser beside them.
"""

import datetime as dt
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.core.text.words import words
from dateline.core.understand.names import names_of
from dateline.core.understand.places import places_of
from dateline.core.understand.story import Recogniser
from dateline.core.understand.values import Copy
from tests.core.understand.places.test_factrueval import Span, f1, fields, overlapping
from tests.floors import keeps

_DAY = dt.date(2010, 1, 1)
_OF_PERSONS = ("name", "surname", "patronymic", "nickname")


Parts = dict[str, list[str]]
SORTS = ("persons", "organisations", "organisation names")


def expected(objects: Path) -> list[set[Span]]:
    """The longest spans of `SORTS`.

    Organisations that have a name from their first part to the last ("the movement “…”"), and those names alone, as
    natasha's makers count them (naeval).
    """
    parts: Parts = {cells[0]: cells for cells in fields(objects.with_suffix(".spans"))}
    found: list[set[Span]] = [set(), set(), set()]
    for cells in fields(objects):
        of = [parts[part] for part in cells[2:] if part in parts]
        names = [part for part in of if part[1] == "org_name"]
        if cells[1] == "Person":
            found[0] |= extent([part for part in of if part[1] in _OF_PERSONS])
        elif cells[1] == "Org" and names:
            found[1] |= extent(of)
            found[2] |= {span for part in names for span in extent([part])}
    return [longest(spans) for spans in found]


def extent(parts: list[list[str]]) -> set[Span]:
    if not parts:
        return set()
    return {(min(int(part[2]) for part in parts), max(int(part[2]) + int(part[3]) for part in parts))}


def longest(spans: set[Span]) -> set[Span]:
    kept, past = set(), -1
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= past:
            kept.add(span)
            past = span[1]
    return kept


def natasha() -> Recogniser:
    from dateline.run.natasha import recogniser

    return recogniser()


RECOGNISERS = ["rules", "natasha"] if find_spec("slovnet") else ["rules"]


@pytest.mark.shared
@pytest.mark.parametrize("by", RECOGNISERS)
def test_names_in_russian(shared: Path, by: str) -> None:
    told = natasha() if by == "natasha" else None
    counts = {sort: [0] * 5 for sort in SORTS}
    for objects in sorted((shared / "text" / "factrueval-dev").glob("*.objects")):
        text = objects.with_suffix(".txt").read_text(encoding="utf-8")
        found = words(text)
        places = places_of(found, Copy(text=text, day=_DAY), None, "ru")
        named = names_of(found, "ru", places, told=told(text, "ru") if told else None)
        people, bodies = (
            {(mention.start, mention.end) for each in sort for mention in each.mentions}
            for sort in (named.people, named.organisations)
        )
        for sort, mine, wanted in zip(SORTS, (people, bodies, bodies), expected(objects), strict=True):
            more = (len(mine & wanted), len(mine), len(wanted), overlapping(mine, wanted), overlapping(wanted, mine))
            counts[sort] = [count + one for count, one in zip(counts[sort], more, strict=True)]
    for sort, (right, mine, wanted, near, reached) in counts.items():
        assert keeps(f"names factrueval {by}", f"{sort} exact", f1(right / mine, right / wanted))
        assert keeps(f"names factrueval {by}", f"{sort} overlapping", f1(near / mine, reached / wanted))
