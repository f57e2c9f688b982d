"""The feed index at ten million stories: pages, counts, what it takes to load, to keep and to add to."""

import mmap
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from pyroaring import BitMap

from dateline.bench.feed import baselines
from dateline.bench.feed.filed import APART, FIRST_AT
from dateline.bench.feed.questions import now, ordinary, wide, worst
from dateline.bench.memory import anonymous
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.filters import Field
from dateline.core.filters.forward import Feed, Position, Question, Sealed, ask
from dateline.core.filters.forward.written import read
from dateline.core.filters.nodes import Age, When

STORIES = 10_000_000
_QUESTIONS, _ROUNDS = 400, 5
_PAGE = 50
_ADDED = 20_000
_DAY = 86_400_000_000
_ZONE = ZoneInfo("UTC")


def measure(options: Options) -> list[Figure]:
    """Figures of the whole, and of a fiftieth of it beside the databases."""
    stories = options.stories or STORIES
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        options.say(f"filing {stories:,} stories")
        # In a process of its own: what is made there is not kept here.
        words = [sys.executable, "-m", "dateline.bench.feed.filing", folder, str(stories)]
        subprocess.run(words, check=True)  # noqa: S603
        files = sorted(Path(folder).glob("*.segment"))
        before = anonymous()
        began = time.process_time()
        feed = Feed(map(_opened, files))
        loaded = time.process_time() - began
        options.say("asking")
        figures = [_loaded(loaded), *_on_disk(files), *_asked(feed, stories), *_counted(feed, stories)]
        figures.append(_kept(anonymous() - before))
        options.say("adding")
        figures += _added(feed, stories)
    return [*figures, *baselines.measure(options, max(stories // 50, 1_000))]


def _opened(path: Path) -> Sealed:
    with path.open("rb") as file:
        held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    size = int.from_bytes(held[8:12], "little")
    return read(held, BitMap(range(size)))


def _loaded(seconds: float) -> Figure:
    return Figure(name="load", value=seconds, unit="s CPU", meaning="from files to the first answer", at_most=1.0)


def _on_disk(files: Sequence[Path]) -> list[Figure]:
    size = sum(path.stat().st_size for path in files) / 1_000_000
    return [Figure(name="disk", value=size, unit="MB", meaning="segments on disk, 18 keys a story")]


def _kept(kept: float) -> Figure:
    return Figure(
        name="facets_mb", value=max(kept, 0.1), unit="MB", meaning="memory after all these questions", at_most=150
    )


def _asked(feed: Feed, stories: int) -> list[Figure]:
    dice = Random(1)  # noqa: S311
    at = now(stories)
    common = [ask(node, at, _ZONE) for node in ordinary(dice, _QUESTIONS)]
    hard = [ask(node, at, _ZONE) for node in worst()]
    newest = Position(FIRST_AT + stories * APART, stories)
    deep = [Position(FIRST_AT + dice.randrange(1, stories + 1) * APART, 0) for _ in common]
    # What was never asked is read from disk; after that it is in memory.
    cold = _pages(feed, common, [newest] * len(common), 1)
    first = _pages(feed, common, [newest] * len(common), _ROUNDS)
    later = _pages(feed, common, deep, _ROUNDS)
    most = _pages(feed, hard, [newest] * len(hard), _ROUNDS)
    widest = _pages(feed, [ask(node, at, _ZONE) for node in wide()], [newest], _ROUNDS)
    return [
        _figure("ordinary_p99_ms", first + later, 0.99, f"newest {_PAGE} and deep pages, p99", 1.0),
        _figure("ordinary_p50_ms", first + later, 0.5, "the same, p50"),
        _figure("deep_p99_ms", later, 0.99, "deep pages alone, p99"),
        _figure("cold_p99_ms", cold, 0.99, "asked for the first time, p99"),
        _figure("worst_p99_ms", most, 0.99, "common terms that exclude everything, the dearest", 3.0),
        _figure("wide_p99_ms", widest, 0.99, "a hundred keys that exclude everything, p99"),
    ]


def _pages(feed: Feed, questions: Sequence[Question], before: Sequence[Position], rounds: int) -> list[float]:
    """Of each question the best of some rounds: what it needs, whatever else the machine does."""
    asked = list(zip(questions, before, strict=True))
    return [min(_spent(partial(feed.newest, each, _PAGE, where)) for _ in range(rounds)) for each, where in asked]


def _counted(feed: Feed, stories: int) -> list[Figure]:
    at = now(stories)
    month = [FIRST_AT + stories * APART - day * _DAY for day in range(30, -1, -1)]
    today = ask(When(until=False, moment=Age(24)), at, _ZONE)
    topics = [(Field.TOPIC, f"m{number}") for number in range(50)]
    dice = Random(2)  # noqa: S311
    common = [ask(node, at, _ZONE) for node in ordinary(dice, 50)]
    by_day = [_spent(partial(feed.counts, question, month)) for question in common * 2]
    panel = [_spent(partial(feed.spread, today, topics)) for _ in range(100)]
    return [
        _figure("counts_p99_ms", by_day, 0.99, "stories by day of the last 30, p99"),
        _figure("spread_p99_ms", panel, 0.99, "the last day's stories under each of 50 topics, p99"),
    ]


def _filed(n: int) -> dict[Field, list[str]]:
    return {
        Field.TOPIC: [f"t{n % 997}", f"m{n % 97}", f"l{n % 17}"],
        Field.PLACE: [f"p{n % 4999}", f"c{n % 199}", f"r{n % 7}"],
        Field.LANGUAGE: ["en"],
        Field.SOURCE: [f"s{n % 293}"],
        Field.URGENCY: [str(1 + n % 9)],
        Field.PERSON: [f"n{n}", f"n{n + 1}"],
        Field.AUTHOR: [f"a{n % 9973}"],
        Field.KIND: ["k0"],
    }


def _added(feed: Feed, stories: int) -> list[Figure]:
    first = stories + 1
    source = [_filed(n) for n in range(1_000)]
    began = time.process_time()
    for n in range(_ADDED):
        feed.put(Position(FIRST_AT + (first + n) * APART, first + n), source[n % len(source)])
    new = (time.process_time() - began) / _ADDED
    dice = Random(3)  # noqa: S311
    began = time.process_time()
    for n in range(_ADDED // 4):
        number = dice.randrange(1, stories + 1)
        feed.put(Position(FIRST_AT + number * APART, number), source[n % len(source)])
    changed = (time.process_time() - began) / (_ADDED // 4)
    return [
        Figure(name="add_us", value=new * 1e6, unit="µs CPU", meaning="a new story, sealing included", at_most=50),
        Figure(name="change_us", value=changed * 1e6, unit="µs CPU", meaning="a story of any age that changes"),
    ]


def _spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of this thread."""
    began = time.thread_time_ns()
    work()
    return (time.thread_time_ns() - began) / 1e6


def _figure(name: str, spent: Sequence[float], share: float, meaning: str, at_most: float | None = None) -> Figure:
    value = sorted(spent)[min(len(spent) - 1, int(len(spent) * share))]
    return Figure(name=name, value=value, unit="ms CPU", meaning=meaning, at_most=at_most)
