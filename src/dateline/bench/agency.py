"""Throw-away agencies, and processes that work on them."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_COMMAND = ("-c", "from dateline.run.cli import main; main()")


_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000
"""``ru_maxrss`` is bytes there and kilobytes elsewhere."""


Handle = IO[str] | None


class BenchError(Exception):
    """A process that was measured failed; the message has its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a process used, all of it: start, work and end."""

    cpu: float
    """Seconds, user and system."""
    wall: float
    peak: float
    """MB of memory at most resident at once."""
    output: str


@contextmanager
def made() -> Iterator[Path]:
    """The data folder of a fresh agency; removed at the end."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        data = Path(folder) / "data"
        init(data)
        yield data


def init(data: Path) -> None:
    """Make a folder an agency that asks no bank for rates."""
    run(command("init", "--defaults", "--data", str(data)), data)
    settings = data / "dateline.toml"
    settings.write_text(f"rates = []\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")


def command(*words: str) -> list[str]:
    """``dateline …`` as a process of this very Python."""
    return [sys.executable, *_COMMAND, *words]


def inside(module: str, *words: str) -> list[str]:
    """A process of ``dateline.bench.inside``."""
    return [sys.executable, "-m", "dateline.bench.inside", module, *words]


def environment(data: Path) -> dict[str, str]:
    """Of a process that works on this folder."""
    # The figures are those of SQLite in the folder, whatever database the agency on this machine uses.
    kept = {name: value for name, value in os.environ.items() if name != "DATELINE_DATABASE"}
    return kept | {"DATELINE_DATA": str(data)}


def start(words: list[str], data: Path, *, output: Handle = None, errors: Handle = None) -> subprocess.Popen[bytes]:
    """A process that works on this folder. What it says goes nowhere unless a file is given."""
    silent = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603  the words are ours
        words, env=environment(data), stdout=output or silent, stderr=errors or silent
    )


def run(words: list[str], data: Path, *, accepted: tuple[int, ...] = (0,)) -> Spent:
    """A process from start to end. Raises `BenchError` for an exit status that is not ``accepted``."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        began = time.monotonic()
        process = start(words, data, output=output, errors=errors)
        # wait4 instead of Popen's own wait: it alone tells what this one process used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode not in accepted:
            raise BenchError(f"{' '.join(words[1:])}: {errors.read().strip()[-2000:]}")
        return Spent(cpu=used.ru_utime + used.ru_stime, wall=wall, peak=used.ru_maxrss / _PER_MB, output=output.read())


def told(words: list[str], data: Path) -> Any:
    """The JSON that a process prints. Raises `BenchError` when it fails."""
    return json.loads(run(words, data).output)
