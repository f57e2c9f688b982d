"""Saves filters: ``python -m dateline.bench.match.saving FILE COUNT``.

Says how many microseconds of CPU one takes to be added, and how many seconds the slowest took.
"""

import sys
import time
from pathlib import Path

from dateline.bench.match.generated import filters, words
from dateline.core.filters.reverse import Watches
from dateline.core.filters.reverse.written import written


def main(path: Path, count: int) -> tuple[float, float]:
    """Keys are numbers from 0 on."""
    watches: Watches[int] = Watches()
    total = slowest = 0.0
    for key, node in enumerate(filters(words(), count, seed=5)):
        began = time.thread_time()
        watches.add(key, node)
        spent = time.thread_time() - began
        total, slowest = total + spent, max(slowest, spent)
    path.write_bytes(written(watches))
    return total / count * 1e6, slowest


if __name__ == "__main__":
    sys.stdout.write("{} {}".format(*main(Path(sys.argv[1]), int(sys.argv[2]))))
