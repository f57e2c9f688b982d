"""Recording many items without keeping the desk from saving."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from dateline.archive.models import Photo, Source
from dateline.archive.record import NO_PICTURES, Recorded, record
from dateline.core.story import Item

BATCH_SECONDS = 0.05
"""How long a batch may hold the write lock. The pause after it is as long, so that a waiting desk gets its turn."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that the database would not take; the others of its batch are recorded."""

    uri: str
    reason: str


def record_all(
    items: Iterable[tuple[Key, Item]],
    source: Source,
    *,
    backfill: bool = False,
    pictures_of: Callable[[Item], Mapping[int, Photo]] = lambda _: NO_PICTURES,
) -> Iterator[tuple[Key, Recorded | Refused]]:
    """Record items in batches of `BATCH_SECONDS`, each one transaction.

    Each item comes with a key of the caller's (its file, say), which is handed back with the result. A result is
    yielded only after the commit of its batch: what was yielded is safe.
    """
    rest = iter(items)
    for first in rest:
        done: list[tuple[Key, Recorded | Refused]] = []
        began = time.monotonic()
        with transaction.atomic():
            for key, item in chain([first], rest):
                done.append((key, _one(item, source, backfill, pictures_of(item))))
                if time.monotonic() - began > BATCH_SECONDS:
                    break
        yield from done
        time.sleep(min(time.monotonic() - began, BATCH_SECONDS))


def _one(item: Item, source: Source, backfill: bool, pictures: Mapping[int, Photo]) -> Recorded | Refused:
    try:
        return record(item, source, now=timezone.now(), backfill=backfill, pictures=pictures)
    except (DataError, IntegrityError, OverflowError, UnicodeError) as error:
        return Refused(uri=item.uri, reason=f"the database does not take it: {error}")
