"""Third-party material: one shipped configuration for every set."""

import gzip
import json
import random
import statistics
from pathlib import Path

import pytest

from dateline.core.coverage import Engine
from dateline.core.coverage.scoring import BCubed, bcubed
from tests.core.coverage.told import report
from tests.floors import keeps

pytestmark = pytest.mark.shared


def play(stream: list[tuple[str, str]]) -> list[int]:
    """Groups of (title, text), as assigned on arrival; what is left out is alone."""
    engine = Engine()
    made = [engine.add(report(key, *each)) for key, each in enumerate(stream, 1)]
    return [-each.key if each.group is None else each.group for each in made]


def test_stories_of_many_outlets(shared: Path) -> None:
    with gzip.open(shared / "text/ecbplus-traindev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    scores: list[BCubed] = []
    for seed in range(3):
        random.Random(seed).shuffle(records)
        scores.append(bcubed([each["story"] for each in records], play([("", each["text"]) for each in records])))
    for name in ("precision", "recall", "f1"):
        assert keeps("coverage ecb+", name, round(statistics.fmean(getattr(each, name) for each in scores), 3))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_pairs(shared: Path, language: str) -> None:
    """Each pair alone in its stream: no other story helps to know what is common."""
    right = wrong = missed = 0
    for path in sorted((shared / "text/tgcontest").glob(f"pairs_{language}_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            engine = Engine()
            groups = [
                engine.add(report(key, pair[f"{which}_title"], pair[f"{which}_text"], language)).group
                for key, which in enumerate(("first", "second"), 1)
            ]
            together = groups[0] is not None and groups[0] == groups[1]
            right += together and pair["quality"] == "OK"
            wrong += together and pair["quality"] == "BAD"
            missed += not together and pair["quality"] == "OK"
    assert keeps("coverage pairs", language, round(2 * right / (2 * right + wrong + missed), 3))
