"""The plan: when to ask next, after an answer and after a failure. The caller brings the clock and the dice."""

import datetime as dt
from dataclasses import dataclass

from dateline.core.polling.rhythm import Rhythm

SHORTEST = dt.timedelta(minutes=1)
FIRST = dt.timedelta(minutes=15)
"""Where nothing is known yet."""
AWAKE = dt.timedelta(hours=1)
"""The longest pause for a source that has had news lately, however rare they are."""
LONGEST = dt.timedelta(hours=24)
STEP = dt.timedelta(minutes=5)
"""By how much each failure in a row lengthens the pause."""
JITTER = 0.1
"""Share of the pause that is left to chance, so that sources that failed together are not asked together."""
_QUIET = 16
"""A source that has been silent for 16 hours is asked each hour, after 16 days each day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What a source asked for."""

    fresh_for: dt.timedelta = dt.timedelta(0)
    """From the answer's headers."""
    ttl: dt.timedelta = dt.timedelta(0)
    """From the feed: RSS 2.0 ``ttl``, or ``sy:updatePeriod``."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in UTC, 0 to 23 (RSS 2.0 ``skipHours``)."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week in UTC, Monday 0 (RSS 2.0 ``skipDays``)."""


NO_WISHES = Manners()


def after_answer(
    rhythm: Rhythm, manners: Manners, now: dt.datetime, *, dice: float, every: dt.timedelta | None = None
) -> dt.datetime:
    """When to ask again after an answer. ``dice`` is a chance from 0 to 1; ``every`` an operator's fixed pause.

    Half the usual gap, so that an item waits a quarter of it on average, but never sooner than the source allows.
    """
    wanted = every if every is not None else _wanted(rhythm, now)
    pause = max(wanted, manners.fresh_for, min(manners.ttl, LONGEST))
    return _allowed(now + pause * (1 + JITTER * dice), manners)


def after_failure(
    failures: int, manners: Manners, now: dt.datetime, *, dice: float, asked: dt.timedelta = dt.timedelta(0)
) -> dt.datetime:
    """When to try again after ``failures`` in a row (at least 1); ``asked`` is the server's Retry-After."""
    pause = min(STEP * failures, LONGEST) * (1 + JITTER * dice)
    return _allowed(now + max(pause, asked), manners)


def _wanted(rhythm: Rhythm, now: dt.datetime) -> dt.timedelta:
    if rhythm.newest is None:
        return FIRST
    quiet = (now - rhythm.newest) / _QUIET
    usual = min(rhythm.gap / 2 if rhythm.gap else FIRST, AWAKE)
    return min(max(usual, quiet, SHORTEST), LONGEST)


def _allowed(moment: dt.datetime, manners: Manners) -> dt.datetime:
    """``moment``, or the first hour after it that is not skipped; ``moment`` where all hours are."""
    found = moment.astimezone(dt.UTC)
    for _ in range(7 * 24):
        if found.hour not in manners.skip_hours and found.weekday() not in manners.skip_days:
            return found
        found = found.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
    return moment
