"""Recording many items without keeping the desk from saving."""

import datetime as dt
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from dateline.archive.models import Photo, Source
from dateline.archive.record import NO_PICTURES, Recorded, record
from dateline.core.story import Item

BATCH_SECONDS = 0.05
"""How long a batch may hold the write lock. The pause after it is as long, so that a waiting desk gets its turn."""
READ_AHEAD = 4 * 1024 * 1024
"""Characters of body that are held in memory, one item excepted."""

Key = TypeVar("Key")
Clock = Callable[[], dt.datetime]
"""The present moment, aware."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that the database would not take; the others of its batch are recorded."""

    uri: str
    reason: str


def record_all(
    items: Iterable[tuple[Key, Item]],
    source: Source,
    *,
    backfill: Callable[[Item], bool] = lambda _: False,
    pictures_of: Callable[[Item], Mapping[int, Photo]] = lambda _: NO_PICTURES,
    clock: Clock = timezone.now,
) -> Iterator[tuple[Key, Recorded | Refused]]:
    """Record items in batches of `BATCH_SECONDS`, each one transaction. ``backfill`` says which are an archive's.

    Each item comes with a key of the caller's (its file, say), which is handed back with the result. A result is
    yielded only after the commit of its batch: what was yielded is safe.
    """
    rest = iter(items)
    waiting: deque[tuple[Key, Item]] = deque()
    size = 1
    while _read_ahead(rest, waiting, size):
        done: list[tuple[Key, Recorded | Refused]] = []
        with transaction.atomic():
            began = time.monotonic()
            while waiting and (not done or time.monotonic() - began < BATCH_SECONDS):
                key, item = waiting.popleft()
                done.append((key, _one(item, source, clock(), backfill(item), pictures_of(item))))
        held = time.monotonic() - began
        size = 2 * len(done)
        yield from done
        time.sleep(min(held, BATCH_SECONDS))


def _read_ahead(rest: Iterator[tuple[Key, Item]], waiting: deque[tuple[Key, Item]], size: int) -> bool:
    """Have ``size`` items ready, fewer when they are long; whether there is any.

    Reading goes on outside the transaction: a wire may be slow to read, and the write lock waits for nothing.
    """
    room = READ_AHEAD - sum(len(item.body_html) for _, item in waiting)
    while len(waiting) < size and room > 0:
        entry = next(rest, None)
        if entry is None:
            break
        waiting.append(entry)
        room -= len(entry[1].body_html)
    return bool(waiting)


def _one(
    item: Item, source: Source, now: dt.datetime, backfill: bool, pictures: Mapping[int, Photo]
) -> Recorded | Refused:
    try:
        return record(item, source, now=now, backfill=backfill, pictures=pictures)
    except (DataError, IntegrityError, OverflowError, UnicodeError) as error:
        return Refused(uri=item.uri, reason=f"the database does not take it: {error}")
