"""What whoever runs a benchmark may choose."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CORPUS = "DATELINE_BENCH_CORPUS"
"""Environment variable: a file of real copy in the Reuters record form, as ``wire import`` reads it."""


def _silent(_line: str) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The defaults are those of ``docs/benchmarks.md``."""

    corpus: Path | None = None
    """Copy to work with; else the file that `CORPUS` names, else generated copy of like length."""
    stories: int | None = None
    """How many stories to work with, where a benchmark's own number takes too long."""
    work: Path | None = None
    """A data folder that ``pages`` fills, or finds filled by an earlier run; else a temporary one."""
    say: Callable[[str], None] = _silent
    """Told what is being done."""

    @property
    def copy(self) -> Path | None:
        """The file to read, or None for generated copy."""
        named = os.environ.get(CORPUS)
        return self.corpus or (Path(named) if named else None)
