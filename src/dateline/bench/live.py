"""``live``: ten thousand readers with a thousand filters, five events a second, Django saturated."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dateline.bench import agency, corpus
from dateline.bench.agency import BenchError
from dateline.bench.edge import STORIES as FILLED
from dateline.bench.edge import busy
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.bench.serving import Serving, running

READERS, FILTERS = 10_000, 1_000
STORIES, PER_SECOND = 60, 5
BUDGET, BYTES = 1.0, 40.0
"""Seconds to the last reader; KB for one."""
_LATE = 3.0
"""Seconds for the last messages to arrive."""
_LETTERS = "bdfgklmnprst"


def word(number: int) -> str:
    """A word that no other number has, and that no other is a form of."""
    first, rest = divmod(number, 144)
    return f"{_LETTERS[first % 12]}a{_LETTERS[rest // 12]}o{_LETTERS[rest % 12]}ux{'z' * (first // 12)}"


def measure(options: Options) -> list[Figure]:
    """Half of the filters are a word, which one story in ten has; half leave one out, which nine in ten pass."""
    readers = READERS if options.stories is None else 10 * options.stories
    filters = FILTERS if options.stories is None else options.stories
    with ExitStack() as held:
        data = held.enter_context(agency.made())
        corpus.fill(options, data, options.stories or FILLED)
        web = held.enter_context(running(data))
        figures: list[Figure] = []
        for name, words, written in (
            ("ordinary", "one in ten passes a filter", [word(number) for number in range(filters)]),
            ("worst", "nine in ten pass a filter", [f"-{word(number)}" for number in range(filters)]),
        ):
            options.say(f"{readers} readers of {filters} filters, of which {words}")
            figures += _figures(name, words, _round(web, data, written, readers))
    return figures


def _round(web: Serving, data: Path, filters: Sequence[str], readers: int) -> dict[str, Any]:
    stories = STORIES if readers == READERS else 10
    before = web.resident()
    words = [sys.executable, "-m", "dateline.bench.listeners", str(web.port), str(readers)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603  our words
        try:
            each = _connected(process, filters, web, before) * 1000 / readers
            with busy(web.port):
                began = web.cpu(), time.monotonic()
                spent = dict(agency.told(agency.inside("tell", str(stories), str(PER_SECOND), str(len(filters))), data))
                time.sleep(_LATE)
                process.terminate()
                assert process.stdout is not None, "a pipe"
                told = json.loads(process.stdout.read())
                cpu = (web.cpu() - began[0]) / (time.monotonic() - began[1])
        finally:
            process.kill()
    # What a story took to be recorded came before its commit.
    heard = [(first - spent[at], last - spent[at], count) for at, first, last, count in told["stories"]]
    return {"lost": told["lost"], "stories": heard, "each": each, "cpu": cpu, "expected": stories}


def _connected(process: subprocess.Popen[bytes], filters: Sequence[str], web: Serving, before: float) -> float:
    """MB that the web process holds more once all readers are there."""
    assert process.stdin is not None and process.stdout is not None, "pipes"
    process.stdin.write("\n".join(f"/en/all/live?f={each}" for each in filters).encode())
    process.stdin.close()
    if process.stdout.readline() != b"ready\n":
        raise BenchError("the readers could not connect")
    return web.resident() - before


def _figures(name: str, words: str, told: dict[str, Any]) -> Iterator[Figure]:
    stories = told["stories"]
    last = sorted(story[1] for story in stories)
    first = sorted(story[0] for story in stories)
    meaning = f"from an event's commit to its {{}} reader, where {words}"
    yield Figure(name=f"{name}.told", value=len(stories), unit="events", meaning=f"of {told['expected']} that came")
    yield Figure(
        name=f"{name}.readers",
        value=sum(story[2] for story in stories) / len(stories),
        unit="readers",
        meaning="of an event",
    )
    yield Figure(name=f"{name}.lost", value=told["lost"], unit="readers", meaning="that were dropped", at_most=0)
    yield Figure(name=f"{name}.first.p50", value=_at(first, 0.5), unit="s", meaning=meaning.format("first"))
    yield Figure(name=f"{name}.last.p50", value=_at(last, 0.5), unit="s", meaning=meaning.format("last"))
    yield Figure(
        name=f"{name}_p99_ms", value=_at(last, 0.99) * 1000, unit="ms", meaning="the same, p99", at_most=BUDGET * 1000
    )
    yield Figure(name=f"{name}.memory", value=told["each"], unit="KB", meaning="of a reader", at_most=BYTES)
    yield Figure(name=f"{name}.cpu", value=told["cpu"], unit="cores", meaning="of the web process meanwhile")


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]
