"""Fills an index of news search and asks it: ``search STORIES [COPY]``."""

import gc
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dateline.bench.inside.searching.asking import Ask, asks
from dateline.bench.inside.searching.baselines import fts5, postgres
from dateline.bench.inside.searching.hostile import hostile
from dateline.bench.inside.searching.stories import Corpus, corpus
from dateline.bench.report import Figure
from dateline.bench.searching import POSTGRES
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.embedded.writer import TantivyWriter

COMPARED = 100_000
"""Stories that the others are given: PostgreSQL takes minutes for more."""
TIMES = 100
REAL = 5_000
"""Stories that are read, stemmed and indexed from their plain text, for the rate of indexing."""
_COMMITTED = 100_000


def main(stories: str, copy: str = "") -> list[dict[str, Any]]:
    """The figures, at so many stories, of the copy in a file or of generated copy."""
    return [asdict(figure) for figure in _measured(int(stories), Path(copy) if copy else None)]


def _measured(stories: int, copy: Path | None) -> list[Figure]:
    """CPU and wall time of one question each, at the index alone: no database, no page."""
    made = corpus(copy)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        figures = [_rate(made, Path(folder) / "rate")]
        index = Path(folder) / "index"
        figures += _filled(made, index, stories)
        snapshot = TantivySnapshot(schema.opened(index))
        # What the stories are made of is no part of a serving process, so its collector does not look at it either.
        gc.collect()
        gc.freeze()
        for ask in asks(made, snapshot):
            figures += _asked(ask)
        figures += _hostile(snapshot)
        compared = min(stories, COMPARED)
        figures += fts5(made, Path(folder) / "fts5.sqlite3", compared, TIMES)
        if os.environ.get(POSTGRES):
            figures += postgres(made, compared, TIMES)
    return figures


def _rate(made: Corpus, folder: Path) -> Figure:
    folder.mkdir()
    writer = TantivyWriter(folder, new=True)
    plain = made.plain(REAL)
    before = _cpu()
    for start in range(0, len(plain), 500):
        writer.put([made.read(number, *each) for number, each in enumerate(plain[start : start + 500], start + 1)])
    writer.commit(1)
    spent = _cpu() - before
    writer.close()
    return Figure(
        name="indexing.rate",
        value=len(plain) / spent,
        unit="stories/CPU-s",
        meaning=f"{len(plain)} stories from plain text into the index, committed",
        at_least=2500,
    )


def _filled(made: Corpus, folder: Path, stories: int) -> Iterator[Figure]:
    folder.mkdir()
    writer = TantivyWriter(folder, new=True)
    before, began = _cpu(), time.perf_counter()
    for start in range(1, stories + 1, 1000):
        writer.put([made.story(number) for number in range(start, min(start + 1000, stories + 1))])
        if (start - 1) % _COMMITTED == 0:
            writer.commit(start)
    writer.commit(stories)
    writer.close()
    yield Figure(name="stories", value=stories, unit="stories", meaning="in the index, every fifth Russian")
    yield Figure(
        name="fill.cpu", value=_cpu() - before, unit="s CPU", meaning="indexing words that were stemmed before"
    )
    yield Figure(name="fill.wall", value=time.perf_counter() - began, unit="s", meaning="the same by the clock")
    size = sum(path.stat().st_size for path in folder.iterdir())
    yield Figure(name="size", value=size / 1e6, unit="MB", meaning="of the index")
    yield Figure(name="size.story", value=size / stories, unit="bytes", meaning="of the index for a story")


def _asked(ask: Ask) -> Iterator[Figure]:
    cpu, wall = timed([lambda each=each: ask.ask(each) for each in ask.of], TIMES)  # type: ignore[misc]
    for name, spent in (("cpu", cpu), ("wall", wall)):
        unit = "ms CPU" if name == "cpu" else "ms"
        yield Figure(name=f"{ask.name}.{name}.p50", value=_at(spent, 0.5), unit=unit, meaning=ask.meaning)
        budget = ask.budget if name == "cpu" else None
        yield Figure(
            name=f"{ask.name}.{name}.p99",
            value=_at(spent, 0.99),
            unit=unit,
            meaning=f"{ask.meaning}, p99",
            at_most=budget,
        )


def _hostile(snapshot: TantivySnapshot) -> Iterator[Figure]:
    slowest, worst = hostile(snapshot)
    yield Figure(
        name="hostile.cpu.most",
        value=slowest,
        unit="ms CPU",
        meaning=f"the slowest of questions that nobody asks in earnest: {worst}",
        at_most=100,
    )


def timed(calls: Sequence[Callable[[], object]], times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU and of the clock of so many calls, sorted; the first of each is not counted."""
    cpu: list[float] = []
    wall: list[float] = []
    for call in calls:
        call()
    for number in range(times):
        call = calls[number % len(calls)]
        began, before = time.perf_counter(), time.process_time()
        call()
        cpu.append((time.process_time() - before) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return sorted(cpu), sorted(wall)


def _at(spent: Sequence[float], share: float) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * share))]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
