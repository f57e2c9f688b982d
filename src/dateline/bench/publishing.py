"""``publish``: from an editor's commit to the story page, All news and the feed of a running agency."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.bench.starting import demo

PUBLICATIONS = 200
BUDGET = 1000.0
"""Milliseconds."""


def measure(options: Options) -> list[Figure]:
    """The publishing process is another than the one that serves: nothing but the worker brings the lists in line."""
    times = str(options.stories or PUBLICATIONS)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        data = Path(folder) / "demo"
        options.say(f"publishing {times} stories beside a running demo")
        with demo(data) as (_, port, _):
            found: dict[str, list[float]] = agency.told(agency.inside("publish", str(port), times), data)
    places = {"page": "on its page", "list": "in All news", "feed": "in the feed", "search": "in news search"}
    return [
        *(figure for name, words in places.items() for figure in _visible(name, words, found[name])),
        Figure(name="publish.cpu.p50", value=_at(found["cpu"], 0.5) * 1000, unit="ms", meaning="CPU of a publication"),
        Figure(name="publish.queries", value=_at(found["queries"], 0.5), unit="queries", meaning="of a publication"),
    ]


def _visible(name: str, words: str, spent: Sequence[float]) -> list[Figure]:
    return [
        Figure(name=f"{name}.p50", value=_at(spent, 0.5) * 1000, unit="ms", meaning=f"from commit to {words}"),
        Figure(name=f"{name}.p99", value=_at(spent, 0.99) * 1000, unit="ms", meaning=f"{words}, p99", at_most=BUDGET),
    ]


def _at(spent: Sequence[float], share: float) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * share))]
