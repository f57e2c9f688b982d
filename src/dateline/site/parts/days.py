"""A list by the days of the edition's zone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dateline.archive.public import Row
from dateline.site.clock import Clock, offset
from dateline.site.parts.entries import Home, entries
from dateline.site.parts.rows import NOTHING, Beside
from dateline.site.parts.rows import row as markup


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

    @property
    def section(self) -> SafeString:
        """The day with its heading, as lists have it; a page may have fifty of them."""
        count = f' <span class="day__count">{escape(self.count)}</span>' if self.count else ""
        return mark_safe(  # noqa: S308, escaped here and in each row
            f'<section class="day" aria-labelledby="day-{self.iso}">\n'
            f'<h2 class="day__heading" id="day-{self.iso}"><time datetime="{self.iso}">'
            f'<span class="day__name">{escape(self.weekday)},</span> {escape(self.date)}</time> '
            f'<span class="day__zone">{escape(self.offsets)}</span>{count}</h2>\n'
            f'<ol class="wire">\n{self.rows}\n</ol>\n</section>'
        )


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
    tongue = get_language() or ""
    shown = [
        _shown(
            row,
            _Look(home(row.language) if home else edition, clock, places, home is not None, tongue),
            beside.markup.get(row.id, ""),
            row.id in beside.hidden,
        )
        for row in rows
    ]
    return [_day(day, list(group), clock) for day, group in groupby(shown, key=attrgetter("day"))]


class _Look(NamedTuple):
    """How the rows of a list are shown."""

    edition: str
    clock: Clock
    places: bool
    mixed: bool
    """Stories of several languages stand in it, so that each says which it is in."""
    tongue: str
    """The active language."""


class _Shown(NamedTuple):
    """A row's day, the zone's offset at its time, and the row itself."""

    day: dt.date
    offset: str
    markup: str


@lru_cache(maxsize=4000)
def _shown(row: Row, look: _Look, beside: str, hidden: bool) -> _Shown:
    """Kept: most rows of a list stood there when it was asked for before."""
    home = (lambda _language: look.edition) if look.mixed else None
    entry = entries([row], look.edition, look.clock, places=look.places, home=home)[0]
    return _Shown(entry.local.date(), offset(entry.local), markup(entry, beside, hidden=hidden))


def _day(day: dt.date, shown: list[_Shown], clock: Clock) -> Day:
    return Day(
        weekday=clock.weekday(day),
        date=clock.long_date(day),
        iso=day.isoformat(),
        offsets=" / ".join(dict.fromkeys((shown[0].offset, shown[-1].offset))),
        rows=mark_safe("\n".join(each.markup for each in shown)),  # noqa: S308, escaped in each
    )
