"""Where the times that a filter names lie."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateline.core.filters.nodes import Age, At, Date, Day, When


def bound(term: When, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment that parts what passes from what does not: listed then or later passes ``since``, earlier ``until``.

    A day that ``until`` names is within it. ``now`` is aware; days are those of ``zone``.
    """
    match term.moment:
        case Age(hours):
            return now - dt.timedelta(hours=hours)
        case At(time):
            return time
        case Day(ago):
            day = now.astimezone(zone).date() - dt.timedelta(days=ago)
        case Date(day):
            pass
    return _midnight(day + dt.timedelta(days=term.until), zone)


def _midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)
