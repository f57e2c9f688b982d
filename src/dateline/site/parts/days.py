"""A list by the days of the edition's zone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from dateline.archive.public import Row
from dateline.site.clock import Clock, offset
from dateline.site.parts.entries import Entry, Home, entries
from dateline.site.parts.rows import NOTHING, Beside
from dateline.site.parts.rows import rows as markup


@dataclass(frozen=True, slots=True)
class Day:
    """The rows of one day, and how the day is called."""

    weekday: str
    date: str
    iso: str
    offsets: str
    """``UTC+3``; two of them on the day on which the clocks change."""
    rows: SafeString
    count: str = ""
    """``38 of 412`` in a filtered list."""


def by_day(
    rows: Sequence[Row],
    edition: str,
    clock: Clock,
    *,
    places: bool = True,
    beside: Beside = NOTHING,
    home: Home | None = None,
) -> list[Day]:
    """Rows under their days, both in the order given; without ``places`` in a narrow column.

    ``home`` says for each language in which edition its stories are, where they may be in several.
    """
    shown = entries(rows, edition, clock, places=places, home=home)
    days = groupby(shown, key=lambda entry: entry.local.date())
    return [_day(day, list(group), clock, beside) for day, group in days]


def _day(day: dt.date, shown: list[Entry], clock: Clock, beside: Beside) -> Day:
    offsets = dict.fromkeys(offset(entry.local) for entry in (shown[0], shown[-1]))
    return Day(
        weekday=clock.weekday(day),
        date=clock.long_date(day),
        iso=day.isoformat(),
        offsets=" / ".join(offsets),
        rows=markup(shown, beside),
    )
