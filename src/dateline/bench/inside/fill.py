"""Fills an archive with a file's copy, again and again under earlier dates: ``fill FILE STORIES``."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.decide import TWIN_WINDOW
from dateline.core.story import Code, Item
from dateline.core.taxonomy import children
from dateline.core.wires import read
from dateline.index.registry import catch_up_all

BATCH = 500
"""Stories in a transaction: nobody waits for a turn here."""


def main(file: str, stories: str) -> dict[str, int]:
    """How many stories are listed afterwards."""
    now = timezone.now()
    with Path(file).open("rb") as stream:
        items = [item for item in read(stream, received=now) if isinstance(item, Item)]
    source, _ = Source.objects.get_or_create(
        slug="bench", defaults={"name": "Bench", "policy": "auto", "language": "en"}
    )
    copy = islice(dated(items, now), int(stories))
    while batch := list(islice(copy, BATCH)):
        with transaction.atomic():
            for item in batch:
                record(item, source, now=now, backfill=True)
        catch_up_all()
    return {"stories": source.stories.count()}


def dated(items: list[Item], now: dt.datetime) -> Iterator[Item]:
    """The copy round after round, the first one ending now, each filed under two topics that all share in."""
    times = [item.published for item in items if item.published]
    last, first = max(times), min(times)
    round_length = last - first + TWIN_WINDOW + dt.timedelta(days=1)
    topics = cycle([(upper, lower) for upper in children() for lower in children(upper.code)])
    for number in count():
        shift = now - last - number * round_length
        for item, pair in zip(items, topics, strict=False):
            yield replace(
                item,
                uri=f"{item.uri}/{number}",
                published=(item.published or last) + shift,
                topics=tuple(Code(value=f"medtop:{topic.code}") for topic in pair),
            )
