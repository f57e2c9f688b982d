"""When a bank is asked next, and for what: the banks' own rhythm. The caller brings the clock."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateline.core.money.bank import Bank, Rhythm

FIRST_DAYS = 30
"""How far back is asked for where nothing is here yet."""
_USUAL = 4
"""Days between two publications over an ordinary week-end, with the day of publication itself."""
_FAILED = dt.timedelta(minutes=5)
_LONGEST = dt.timedelta(hours=6)


def expected(rhythm: Rhythm, now: dt.datetime) -> dt.date:
    """The day that the newest rates should be for at ``now``, holidays aside."""
    return _published(rhythm, now).date() + dt.timedelta(days=rhythm.ahead)


def after_answer(rhythm: Rhythm, now: dt.datetime, newest: dt.date | None) -> dt.datetime:
    """When to ask again: soon while today's rates are awaited, else when the next ones come out."""
    out = _published(rhythm, now)
    awaited = newest is None or newest < expected(rhythm, now)
    end = dt.datetime.combine(out.date(), rhythm.last, out.tzinfo)
    if awaited and now + rhythm.every <= end:
        return now + rhythm.every
    return _following(rhythm, out)


def after_failure(failures: int, now: dt.datetime) -> dt.datetime:
    """When to try again after ``failures`` in a row, at least one."""
    return now + min(_FAILED * failures, _LONGEST)


def addresses(bank: Bank, now: dt.datetime, newest: dt.date | None) -> tuple[str, ...]:
    """What to fetch: the newest rates, or all since those that are here where some were missed."""
    until = expected(bank.rhythm, now)
    if newest is None:
        return bank.since(until - dt.timedelta(days=FIRST_DAYS), until)
    if (until - newest).days <= _USUAL:
        return (bank.newest,)
    return bank.since(newest + dt.timedelta(days=1), until)


def _published(rhythm: Rhythm, now: dt.datetime) -> dt.datetime:
    """The last moment at which rates were due, by the bank's own clock."""
    local = now.astimezone(ZoneInfo(rhythm.zone))
    due = dt.datetime.combine(local.date(), rhythm.first, local.tzinfo)
    while due > local or due.weekday() > 4:
        due = dt.datetime.combine(due.date() - dt.timedelta(days=1), rhythm.first, local.tzinfo)
    return due


def _following(rhythm: Rhythm, out: dt.datetime) -> dt.datetime:
    due = out
    while due == out or due.weekday() > 4:
        due = dt.datetime.combine(due.date() + dt.timedelta(days=1), rhythm.first, out.tzinfo)
    return due.astimezone(dt.UTC)
