"""Reprints: edits of a text are known again, other tellings of the same event are not."""

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.core.coverage import Engine, Report
from dateline.core.coverage.keys import numeral, skeleton
from tests.core.coverage import told
from tests.floors import keeps

KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "cut": told.cut,
    "reordered": told.reordered,
    "dateline changed": told.other_dateline,
    "30 % rewritten": told.rewritten,
    "one word in ten": told.words_changed,
}


@pytest.mark.shared
def test_edits_of_wire_stories(shared: Path) -> None:
    """Of 300 wire stories and their edits: who is called a reprint of what, and rightly."""
    rng = random.Random(7)
    stories = _wire(shared)[:300]
    engine, right, called, found = Engine(), 0, 0, dict.fromkeys(KINDS, 0)
    of: dict[int, tuple[int, str]] = {}
    queue = [Report(key=n, title=title, text=text, language="en") for n, (title, text) in enumerate(stories)]
    for n, (title, text) in enumerate(stories):
        for at, (kind, edit) in enumerate(KINDS.items(), 1):
            of[n + 1000 * at] = (n, kind)
            headline = f"Bulletin: {title[:20]}" if at % 2 else title
            queue.append(Report(key=n + 1000 * at, title=headline, text=edit(text, rng), language="en"))
    for report in queue:
        made = engine.add(report)
        if made.reprint_of is None:
            continue
        origin, kind = of.get(report.key, (-1, ""))
        called += 1
        right += made.reprint_of % 1000 == origin
        if kind:
            found[kind] += 1
    assert keeps("coverage reprints", "precision", round(right / called, 4))
    for kind, count in found.items():
        assert keeps("coverage reprints", kind, round(count / len(stories), 3))


def _wire(shared: Path) -> list[tuple[str, str]]:
    """Wire stories of some length that repeat none before them, by their first words."""
    seen: set[str] = set()
    found = []
    with gzip.open(shared / "text/reuters-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = " ".join(record["body"].split())
            start = " ".join(text.split()[:6])
            if 120 <= len(text.split()) <= 600 and start not in seen and not any(c * 4 in text for c in "-="):
                seen.add(start)
                found.append((record["title"], text))
    return found


def test_another_telling_is_no_reprint() -> None:
    engine = Engine()
    for part in told.PARTS:
        for each in told.bilingual(part, first=len(engine) + 1):
            assert engine.add(each.report).reprint_of is None


@pytest.mark.parametrize(
    ("russian", "english"),
    [("Косачев", "Kosachev"), ("Лавров", "Lavrov"), ("Джонсон", "Johnson"), ("Вашингтон", "Washington"),
     ("Обама", "Obama"), ("Майкрософт", "Microsoft"), ("Штайнер", "Steiner"), ("Чоудхури", "Choudhury")],
)  # fmt: skip
def test_names_have_one_skeleton_in_both_alphabets(russian: str, english: str) -> None:
    assert skeleton(russian) == skeleton(english) != ""


@pytest.mark.parametrize(
    ("printed", "value"),
    [("8,3", "8.3"), ("8.3", "8.3"), ("1,200", "1200"), ("1200", "1200"), ("0.50", "0.5"), ("7", ""), ("2016", "2016")],
)
def test_numbers_have_one_spelling(printed: str, value: str) -> None:
    assert numeral(printed) == value
