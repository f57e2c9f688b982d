"""Where a story stands in the order that readers page by."""

import datetime as dt
from typing import NamedTuple

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


class Position(NamedTuple):
    """By when a story was first listed, then by its number."""

    at: int
    """Microseconds since 1970, UTC."""
    story_id: int


def position(listed_at: dt.datetime, story_id: int) -> Position:
    """Of a story; ``listed_at`` is aware."""
    return Position(microseconds(listed_at), story_id)


def microseconds(moment: dt.datetime) -> int:
    """Since 1970, UTC, of an aware time; exact, which floating-point seconds are not."""
    return (moment - _EPOCH) // _MICROSECOND
