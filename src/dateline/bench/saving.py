"""``save``: how long an editor waits for a save, alone and while a large import runs."""

import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.bench import agency, corpus
from dateline.bench.agency import BenchError
from dateline.bench.options import Options
from dateline.bench.report import Figure

SAVES = 150
BUDGET = 300.0
"""Milliseconds."""
_WARM_UP = 3.0
"""Seconds after which an import has begun to record."""


def measure(options: Options) -> list[Figure]:
    """Wall time from the first statement until the lists have the story; another process imports meanwhile."""
    saves = str(options.stories or SAVES)
    with agency.made() as data, tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        file = corpus.write(Options(corpus=options.copy), Path(folder))
        options.say(f"{saves} saves with nothing else going on")
        alone: list[float] = agency.told(agency.inside("save", saves), data)
        options.say(f"{saves} saves while {file.name} is imported")
        with _import(file, data):
            busy: list[float] = agency.told(agency.inside("save", saves), data)
    return [*_figures("alone", alone, "alone"), *_figures("busy", busy, "while importing", BUDGET), _ratio(alone, busy)]


@contextmanager
def _import(file: Path, data: Path) -> Iterator[None]:
    """An import that runs from before to after. Raises `BenchError` where it came to its end too soon."""
    words = agency.command("wire", "import", str(file), "--source", "bench", "--policy", "auto", "--data", str(data))
    process = agency.start(words, data)
    try:
        time.sleep(_WARM_UP)
        yield
        if process.poll() is not None:
            raise BenchError("the import was over before the saves were; give a larger corpus or fewer saves")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _figures(name: str, spent: Sequence[float], words: str, budget: float | None = None) -> list[Figure]:
    return [
        Figure(name=f"save.{name}.p50", value=_ms(spent, 0.5), unit="ms", meaning=f"a save {words}"),
        Figure(name=f"save.{name}.p99", value=_ms(spent, 0.99), unit="ms", meaning=f"{words}, p99", at_most=budget),
        Figure(name=f"save.{name}.max", value=spent[-1] * 1000, unit="ms", meaning=f"{words}, the longest"),
    ]


def _ratio(alone: Sequence[float], busy: Sequence[float]) -> Figure:
    value = _ms(busy, 0.99) / _ms(alone, 0.99)
    return Figure(name="save.ratio.p99", value=value, unit="ratio", meaning="while importing to alone, p99")


def _ms(spent: Sequence[float], share: float) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * share))] * 1000
