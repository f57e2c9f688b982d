"""A million saved filters: what a story costs, and what it takes to keep, add, remove, write and read them."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from dateline.bench.match.generated import AT, filters, stories, words
from dateline.bench.memory import anonymous, give_back
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.filters.match import match
from dateline.core.filters.reverse import Watches
from dateline.core.filters.reverse.written import read
from dateline.core.filters.story import Facts

FILTERS = 1_000_000
_STORIES = 300
_WARM = 200
_CHANGED = 5_000
_SCANNED = 20_000
_ZONE = ZoneInfo("UTC")


def measure(options: Options) -> list[Figure]:
    """``--stories`` says how many filters."""
    count = options.stories or FILTERS
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        path = Path(folder) / "watches"
        options.say(f"saving {count:,} filters")
        # In a process of its own: what is made there is not kept here.
        program = [sys.executable, "-m", "dateline.bench.match.saving", str(path), str(count)]
        saved = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603
        add, worst = map(float, saved.stdout.split())
        options.say("reading them")
        told = list(stories(words(), _WARM + _STORIES, seed=7))
        give_back()
        before = anonymous()
        began = time.process_time()
        watches: Watches[int] = read(path.read_bytes())
        loaded = time.process_time() - began
        size = path.stat().st_size / 1_000_000
    options.say(f"matching {len(told)} stories")
    figures = _matched(watches, told)
    peak = anonymous() - before
    give_back()
    figures += _kept(anonymous() - before, peak, size)
    figures += [_load(loaded), _add(add), _slowest(worst), _remove(watches, count)]
    return [*figures, _scan(told[-1])]


def _matched(watches: Watches[int], told: Sequence[Facts]) -> list[Figure]:
    for story in told[:_WARM]:
        watches.matching(story, AT, _ZONE)
    spent, found = [], 0
    for story in told[_WARM:]:
        began = time.thread_time_ns()
        keys = watches.matching(story, AT, _ZONE)
        spent.append((time.thread_time_ns() - began) / 1e6)
        found += len(keys)
    spent.sort()
    mean = sum(spent) / len(spent)
    return [
        Figure(name="mean_ms", value=mean, unit="ms CPU", meaning="a story against all filters", at_most=5),
        Figure(name="p99_ms", value=spent[int(len(spent) * 0.99)], unit="ms CPU", meaning="the same, p99"),
        Figure(name="found", value=found / len(spent), unit="filters", meaning="that a story passes"),
    ]


def _kept(memory: float, before: float, size: float) -> list[Figure]:
    return [
        Figure(name="memory_mb", value=max(memory, 0.1), unit="MB", meaning="memory of all filters", at_most=200),
        Figure(name="memory.before", value=max(before, 0.1), unit="MB", meaning="before memory was given back"),
        Figure(name="written_mb", value=size, unit="MB", meaning="the same on disk"),
    ]


def _load(seconds: float) -> Figure:
    return Figure(name="load", value=seconds, unit="s CPU", meaning="reading them", at_most=5)


def _add(micros: float) -> Figure:
    return Figure(name="add_us", value=micros, unit="µs CPU", meaning="a filter that is added", at_most=100)


def _slowest(seconds: float) -> Figure:
    return Figure(name="add.slowest", value=seconds, unit="s CPU", meaning="the one that all are put in order for")


def _remove(watches: Watches[int], count: int) -> Figure:
    step = max(count // _CHANGED, 1)
    keys = range(0, count, step)
    began = time.process_time()
    for key in keys:
        watches.remove(key)
    micros = (time.process_time() - began) / len(keys) * 1e6
    return Figure(name="remove_us", value=micros, unit="µs CPU", meaning="a filter that is removed", at_most=100)


def _scan(story: Facts) -> Figure:
    nodes = list(filters(words(), _SCANNED, seed=9))
    began = time.process_time()
    for node in nodes:
        match(node, story, AT, _ZONE)
    spent = (time.process_time() - began) * 1000
    return Figure(name="scan", value=spent, unit="ms CPU", meaning=f"{_SCANNED:,} filters looked at one by one")
