"""``pipeline``: read → decide → record → followers, all in one process."""

import tempfile
from pathlib import Path

from dateline.bench import agency, corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure

BUDGET = 300
"""Stories per CPU-second, without coverage and names."""


def measure(options: Options) -> list[Figure]:
    """Of the whole way and of each part of it."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, agency.made() as data:
        file = corpus.write(options, Path(folder))
        options.say(f"taking in {file.name}")
        told = agency.told(agency.inside("pipeline", str(file)), data)
    parts = ("read", "record", "follow")
    whole = sum(told[part] for part in parts)
    figures = [
        Figure(name="stories", value=told["stories"], unit="stories", meaning="taken in"),
        Figure(
            name="rate",
            value=told["stories"] / whole,
            unit="stories/CPU-s",
            meaning="read, decided, recorded, followed",
            at_least=BUDGET,
        ),
    ]
    return figures + [
        Figure(name=f"{part}.cpu", value=told[part] / told["stories"] * 1000, unit="ms CPU", meaning=f"{part}, a story")
        for part in parts
    ]
