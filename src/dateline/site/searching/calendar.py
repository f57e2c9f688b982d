"""The calendar of an archive, in the edition's zone and language."""

import datetime as dt
from collections.abc import Sequence

from babel import Locale
from babel.numbers import format_decimal

from dateline.archive.sql import moment, select
from dateline.index.lists import all_news
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.parts.topics import capital

_FIRST = "SELECT MIN(listed_at) FROM index_listed WHERE list = %s"


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of all months from that of one day to the one after that of another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 2
    return [
        dt.date(first.year + step // 12, step % 12 + 1, 1) for step in range(first.month - 1, first.month - 1 + count)
    ]


def midnights(days: Sequence[dt.date], here: Here) -> list[dt.datetime]:
    """When each day begins in the edition's zone."""
    zone = Clock.of(here.edition.zone, here.language).zone
    return [dt.datetime.combine(day, dt.time(), zone) for day in days]


def month_name(month: dt.date, language: str, *, with_year: bool) -> str:
    """``March 2016``, as a heading writes it."""
    name = capital(str(locale_of(language).months["stand-alone"]["wide"][month.month]))
    return f"{name} {month.year}" if with_year else name


def first_day(here: Here, today: dt.date) -> dt.date:
    """Of the edition's first story; ``today`` where it has none."""
    first = select(_FIRST, [all_news(here.language)])[0][0]
    if first is None:
        return today
    found = dt.datetime.fromisoformat(first) if isinstance(first, str) else first
    return Clock.of(here.edition.zone, here.language).local(moment(found)).date()


def figure(count: int, language: str) -> str:
    """A number as the language writes it: ``12,345``."""
    return str(format_decimal(count, locale=locale_of(language)))


def locale_of(language: str) -> Locale:
    """How a page in a language writes dates, numbers and names of languages."""
    return Locale.parse(language if language in {"en", "ru"} else "en")
