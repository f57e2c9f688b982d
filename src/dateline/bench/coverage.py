"""``coverage``: what a story costs with so many in the window, memory, and a restart."""

import resource
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from random import Random

from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.coverage import Engine, Report
from dateline.core.coverage.state import dump, load
from dateline.run import garbage

WINDOWS = (10_000, 100_000, 200_000)
"""Stories in the window at which the next ones are measured."""
_SHARE, _MOST = 5, 10_000
"""The last fifth is measured, at most so many: fewer say little, sweeping and other work comes by turns."""
BUDGET = 500
"""Stories per CPU-second with 100,000 in the window."""
_WORDS, _OWN, _NAMES = 250, 30, 8
"""Words of a story; words and names that an event has for itself."""
_VOCABULARY = 60_000
_SECONDS = 2.0
"""Between two stories: 200,000 of them are five days, so none leaves the window."""


def measure(options: Options) -> list[Figure]:
    """CPU per story at each size, their ratio, memory, and a restart from the file at the middle one.

    Garbage is collected as in the worker.
    """
    with garbage.seldom():
        return _measured(options)


def _measured(options: Options) -> list[Figure]:
    windows = [size for size in WINDOWS if size <= (options.stories or WINDOWS[-1])] or [options.stories or WINDOWS[0]]
    engine, stream = Engine(), tellings(Random(1987))  # noqa: S311, an order of words
    rates: dict[int, float] = {}
    figures: list[Figure] = []
    before = _resident()
    for size in windows:
        options.say(f"filling the window with {size} stories")
        measured = min(_MOST, size // _SHARE)
        while len(engine) < size - measured:
            engine.add(next(stream))
        rates[size] = _rate(engine, list(islice(stream, measured)))
        if size == windows[min(1, len(windows) - 1)]:
            figures += [*_restart(engine, options), _memory(before)]
    main = windows[min(1, len(windows) - 1)]
    return [
        Figure(
            name="stories_per_cpu_s",
            value=rates[main],
            unit="stories/CPU-s",
            meaning=f"with {main} stories in the window, places given",
            at_least=BUDGET,
        ),
        *(
            Figure(name=f"rate.{size}", value=rate, unit="stories/CPU-s", meaning=f"with {size} in the window")
            for size, rate in rates.items()
        ),
        Figure(
            name="flat",
            value=rates[windows[0]] / rates[windows[-1]],
            unit="ratio",
            meaning=f"what a story costs at {windows[-1]} against {windows[0]}",
            at_most=1.3,
        ),
        *figures,
    ]


def tellings(rng: Random) -> Iterator[Report]:
    """Events of one to forty reports, most of them of one, woven into each other, in English."""
    weights = list(accumulate(1 / (rank + 10) for rank in range(_VOCABULARY)))
    common = [_word(rng) for _ in range(_VOCABULARY)]
    running: list[_Event] = []
    key = 0
    while True:
        if not running or rng.random() < 0.45:
            running.append(_Event(rng))
            event = running[-1]
        else:
            event = rng.choice(running[-300:])
        key += 1
        drawn = rng.choices(common, cum_weights=weights, k=_WORDS)
        yield event.told(rng, key, drawn)


class _Event:
    def __init__(self, rng: Random) -> None:
        self._names = [_word(rng).title() for _ in range(_NAMES)]
        self._words = [_word(rng) for _ in range(_OWN)]
        self._figures = [str(rng.randrange(10, 5000)) for _ in range(3)]
        self._place = f"place-{rng.randrange(3000)}"

    def told(self, rng: Random, key: int, drawn: list[str]) -> Report:
        own = [*rng.sample(self._words, 20), *rng.choices(self._names, k=12), *self._figures]
        text = [*drawn[: _WORDS - len(own)], *own]
        rng.shuffle(text)
        title = " ".join([*rng.sample(self._names, 2), *rng.sample(self._words, 3)])
        return Report(
            key=key, title=title, text=" ".join(text), language="en", at=1.45e9 + _SECONDS * key, places=(self._place,)
        )


def _word(rng: Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))


_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "an", "er")]


def _rate(engine: Engine, reports: Sequence[Report]) -> float:
    began = time.process_time()
    for report in reports:
        engine.add(report)
    return len(reports) / (time.process_time() - began)


def _restart(engine: Engine, options: Options) -> list[Figure]:
    options.say("saving and restarting")
    began = time.process_time()
    data = dump(engine, 1)
    saved = time.process_time() - began
    began = time.process_time()
    load(data, Engine())
    return [
        Figure(
            name="restart",
            value=time.process_time() - began,
            unit="s CPU",
            meaning="what is in memory, read from its file",
            at_most=2,
        ),
        Figure(name="save", value=saved, unit="s CPU", meaning="and written, once a minute"),
        Figure(name="file", value=len(data) / 1e6, unit="MB", meaning="the file"),
    ]


def _memory(before: float) -> Figure:
    return Figure(
        name="memory", value=_resident() - before, unit="MB", meaning="more than before the first story, at the peak"
    )


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
