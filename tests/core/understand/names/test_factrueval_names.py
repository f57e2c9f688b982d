"""Persons and organisations in Russian news against factRuEval-2016 (development part)."""

import datetime as dt
from pathlib import Path

import pytest

from dateline.core.text.words import words
from dateline.core.understand.names import names_of
from dateline.core.understand.places import places_of
from dateline.core.understand.values import Copy
from tests.core.understand.places.test_factrueval import Span, f1, fields, overlapping
from tests.floors import keeps

_DAY = dt.date(2010, 1, 1)
_OF_PERSONS = ("name", "surname", "patronymic", "nickname")


def spans_of(objects: Path) -> tuple[set[Span], set[Span]]:
    """Persons, and organisations that have a name: from an object's first part to its last, the longest."""
    parts = {cells[0]: cells for cells in fields(objects.with_suffix(".spans"))}
    persons: set[Span] = set()
    bodies: set[Span] = set()
    for cells in fields(objects):
        of = [parts[part] for part in cells[2:] if part in parts]
        if cells[1] == "Person":
            persons |= extent([part for part in of if part[1] in _OF_PERSONS])
        elif cells[1] == "Org" and any(part[1] == "org_name" for part in of):
            bodies |= extent(of)
    return longest(persons), longest(bodies)


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


@pytest.mark.shared
def test_names_in_russian(shared: Path) -> None:
    counts = {"persons": [0] * 5, "organisations": [0] * 5}
    for objects in sorted((shared / "text" / "factrueval-dev").glob("*.objects")):
        text = objects.with_suffix(".txt").read_text(encoding="utf-8")
        found = words(text)
        named = names_of(found, "ru", places_of(found, Copy(text=text, day=_DAY), None, "ru"))
        persons, bodies = spans_of(objects)
        ours = {(mention.start, mention.end) for each in named.people for mention in each.mentions}
        theirs = {(mention.start, mention.end) for each in named.organisations for mention in each.mentions}
        for sort, mine, wanted in (("persons", ours, persons), ("organisations", theirs, bodies)):
            more = (len(mine & wanted), len(mine), len(wanted), overlapping(mine, wanted), overlapping(wanted, mine))
            counts[sort] = [count + one for count, one in zip(counts[sort], more, strict=True)]
    for sort, (right, mine, wanted, near, reached) in counts.items():
        assert keeps("names factrueval", f"{sort} exact", f1(right / mine, right / wanted))
        assert keeps("names factrueval", f"{sort} overlapping", f1(near / mine, reached / wanted))
