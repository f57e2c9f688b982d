"""Epochs: numbers that rise whenever something that stands on many pages changes as a whole.

Whoever keeps a finished page, or a part of one, keeps it under the epochs of what is in it; see `Epochs`.
"""

import time
from typing import NamedTuple

from django.db.models import F, Value
from django.db.models.functions import Greatest

from dateline.archive.models import Mark
from dateline.archive.sql import select

PREFIX = "epoch: "
"""Of their names among the marks."""


class Epochs(NamedTuple):
    """One number each."""

    rates: int = 0
    """Banks' rates, and which of them an edition shows."""
    partners: int = 0
    """Partners, and what they sent."""
    topics: int = 0
    """Topics: what they are called, and what lies under which."""


EPOCHS_SQL = ", ".join(
    f"(SELECT value FROM archive_mark WHERE name = '{PREFIX}{name}')"  # noqa: S608, words of our own
    for name in Epochs._fields
)
"""The same as columns of another query, null where there is none yet."""
_ALL = f"SELECT name, value FROM archive_mark WHERE name LIKE '{PREFIX}%%'"  # noqa: S608, words of our own


def epochs() -> Epochs:
    """The epochs in force: one query."""
    found = {name.removeprefix(PREFIX): int(value) for name, value in select(_ALL)}
    return Epochs(**{name: found.get(name, 0) for name in Epochs._fields})


def advance(name: str) -> None:
    """To be called in the transaction that changes what the epoch ``name`` is about.

    A number is never met again, not even after a backup was restored: what was kept under it elsewhere would come back.
    """
    if name not in Epochs._fields:
        raise LookupError(f"no epoch is called “{name}”; there are: {', '.join(Epochs._fields)}")
    Mark.objects.get_or_create(name=PREFIX + name)
    Mark.objects.filter(name=PREFIX + name).update(value=Greatest(F("value") + 1, Value(time.time_ns() // 1000)))
