"""Names of places in Russian news against the spans of factRuEval-2016 (development part)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.core.text.words import words
from dateline.core.understand.places import mentions
from tests.floors import keeps

Span = tuple[int, int]


def fields(path: Path) -> Iterator[list[str]]:
    """The fields of each line, without the comment behind them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.partition("#")[0].split()
        if cells:
            yield cells


def expected(objects: Path) -> set[Span]:
    """The names within objects of the types Location and LocOrg; adjectives are spans of another type."""
    spans = {cells[0]: cells for cells in fields(objects.with_suffix(".spans"))}
    parts = {part for cells in fields(objects) if cells[1] in ("Location", "LocOrg") for part in cells[2:]}
    names = (spans[part] for part in parts if part in spans and spans[part][1] == "loc_name")
    return {(int(cells[2]), int(cells[2]) + int(cells[3])) for cells in names}


def overlapping(spans: set[Span], others: set[Span]) -> int:
    return sum(any(start < end and begin < stop for start, stop in others) for begin, end in spans)


def f1(precise: float, recalled: float) -> float:
    return round(2 * precise * recalled / (precise + recalled), 4)


@pytest.mark.shared
def test_names_of_places_in_russian(shared: Path) -> None:
    right = ours = theirs = ours_near = theirs_near = 0
    for objects in sorted((shared / "text" / "factrueval-dev").glob("*.objects")):
        text = objects.with_suffix(".txt").read_text(encoding="utf-8")
        found = {(mention.start, mention.end) for mention in mentions(words(text), "ru")}
        wanted = expected(objects)
        right, ours, theirs = right + len(found & wanted), ours + len(found), theirs + len(wanted)
        ours_near += overlapping(found, wanted)
        theirs_near += overlapping(wanted, found)
    assert keeps("places factrueval", "exact", f1(right / ours, right / theirs))
    assert keeps("places factrueval", "overlapping", f1(ours_near / ours, theirs_near / theirs))
