"""When mails are due: digests in the morning where the reader is, and tries again after ever longer waits."""

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

MORNING = dt.time(7)
"""When digests go out, in the reader's zone."""
GIVEN_UP = dt.timedelta(days=5)
"""After so long a mail that no server took is tried no more (RFC 5321, section 4.5.4.1, has four or five days)."""
_FIRST, _LONGEST = dt.timedelta(minutes=1), dt.timedelta(hours=2)


class Frequency(StrEnum):
    """How often an alert may write."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"


def next_digest(frequency: Frequency, zone: ZoneInfo, now: dt.datetime) -> dt.datetime | None:
    """The next morning, or Monday's, after ``now`` (aware), in UTC; None for what is told at once."""
    if frequency is Frequency.INSTANT:
        return None
    day = now.astimezone(zone).date()
    while _morning(day, zone) <= now or (frequency is Frequency.WEEKLY and day.weekday() != 0):
        day += dt.timedelta(days=1)
    return _morning(day, zone)


def next_try(tries: int) -> dt.timedelta:
    """The wait after so many tries that failed, from one on."""
    return min(_FIRST * (1 << min(tries - 1, 10)), _LONGEST)


def _morning(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, MORNING, zone).astimezone(dt.UTC)
