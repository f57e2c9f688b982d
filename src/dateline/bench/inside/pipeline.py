"""Takes a file's items all the way: ``pipeline FILE``."""

import time
from itertools import islice
from pathlib import Path

from django.utils import timezone

from dateline.archive.batch import record_all
from dateline.archive.models import Source
from dateline.core.story import Item
from dateline.core.wires import read
from dateline.index.registry import catch_up_all

AT_ONCE = 200
"""Items between two looks of the followers; the worker looks ten times a second."""


def main(file: str) -> dict[str, float]:
    """CPU seconds of each part, the lists' cursors at the end of the ledger."""
    source = Source.objects.create(slug="bench", name="Bench", policy="auto", language="en")
    spent = {"read": 0.0, "record": 0.0, "follow": 0.0}
    stories = 0
    with Path(file).open("rb") as stream:
        results = read(stream, received=timezone.now())
        while True:
            began = time.process_time()
            items = [item for item in islice(results, AT_ONCE) if isinstance(item, Item)]
            read_at = time.process_time()
            done = len(list(record_all(((item.uri, item) for item in items), source)))
            recorded_at = time.process_time()
            catch_up_all()
            spent["read"] += read_at - began
            spent["record"] += recorded_at - read_at
            spent["follow"] += time.process_time() - recorded_at
            stories += done
            if not items:
                return {"stories": stories, **spent}
