"""What a process and its children keep in memory, where the system tells (Linux)."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Resident:
    """MB in main memory."""

    processes: int
    rss: float
    """Sum over the processes: what they share is counted for each."""
    pss: float
    """Proportional: what is shared is divided among those who share it."""


def of_tree(pid: int) -> Resident | None:
    """A process and all below it; None where the system does not tell."""
    pids = [pid, *_below(pid)]
    told = [fields for each in pids if (fields := _rollup(each))]
    if not told:
        return None
    return Resident(len(told), sum(each["Rss"] for each in told) / 1000, sum(each["Pss"] for each in told) / 1000)


def _below(pid: int) -> Iterator[int]:
    for task in _PROC.glob(f"{pid}/task/*/children"):
        for child in map(int, _read(task).split()):
            yield child
            yield from _below(child)


def _rollup(pid: int) -> dict[str, int]:
    """Kilobytes by field of proc(5) ``smaps_rollup``; empty where there is none."""
    rows = (line.split() for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines()[1:])
    return {row[0].rstrip(":"): int(row[1]) for row in rows}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def give_back() -> None:
    """Return to the system what nobody uses, where the C library can: else it keeps what was needed for a moment."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def anonymous() -> float:
    """MB that this process keeps and no file does; 0 where the system does not tell."""
    rows = (line.split() for line in _read(_PROC / "self" / "status").splitlines())
    return next((int(row[1]) / 1000 for row in rows if row and row[0] == "RssAnon:"), 0.0)
