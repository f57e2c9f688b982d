"""Records a file's items, in batches or each in a transaction of its own: ``record batches|one-by-one FILE``."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils import timezone

from dateline.archive.batch import record_all
from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.story import Item
from dateline.core.wires import read


def in_batches(items: Sequence[Item], source: Source) -> int:
    """As an import does it."""
    return len(list(record_all(((item.uri, item) for item in items), source, backfill=lambda _: True)))


def one_by_one(items: Sequence[Item], source: Source) -> int:
    """As it would be without batches: a commit, and a wait for the disk, for every story."""
    for item in items:
        record(item, source, now=timezone.now(), backfill=True)
    return len(items)


WAYS: dict[str, Callable[[Sequence[Item], Source], int]] = {"batches": in_batches, "one-by-one": one_by_one}


def main(way: str, file: str) -> dict[str, float]:
    """Only the recording is measured, not the reading."""
    with Path(file).open("rb") as stream:
        items = [item for item in read(stream, received=timezone.now()) if isinstance(item, Item)]
    source = Source.objects.create(slug="bench", name="Bench", policy="auto", language="en")
    cpu, wall = time.process_time(), time.monotonic()
    done = WAYS[way](items, source)
    return {"stories": done, "cpu": time.process_time() - cpu, "wall": time.monotonic() - wall}
