"""Times as an edition writes them: in its zone, in its language."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from dateline.core.dateline import stamp_line

_SHORT = {"en": "MMM d", "ru": "d MMM"}


@dataclass(frozen=True, slots=True)
class Clock:
    """An edition's zone and language."""

    zone: ZoneInfo
    language: str

    @classmethod
    def of(cls, zone: str, language: str) -> "Clock":
        """From an IANA zone name and a BCP 47 tag."""
        return cls(ZoneInfo(zone), language)

    def local(self, moment: dt.datetime) -> dt.datetime:
        """The moment in the edition's zone, with that day's real offset."""
        return moment.astimezone(self.zone)

    def midnight(self, moment: dt.datetime) -> dt.datetime:
        """The end of the moment's day, in UTC."""
        return dt.datetime.combine(self.local(moment).date() + dt.timedelta(days=1), dt.time(), self.zone).astimezone(
            dt.UTC
        )

    def day_begins(self, day: dt.date) -> dt.datetime:
        """When a day begins in the edition's zone, in UTC."""
        return dt.datetime.combine(day, dt.time(), self.zone).astimezone(dt.UTC)

    def iso(self, moment: dt.datetime) -> str:
        """For ``<time datetime>``: local time with its offset."""
        return self.local(moment).isoformat(timespec="minutes")

    def stamp(self, moment: dt.datetime, place: str = "") -> str:
        """``March 28, 2016, 17:44 UTC+3 MOSCOW``."""
        return stamp_line(moment, zone=self.zone, place=place, language=self.language)

    def weekday(self, day: dt.date) -> str:
        """``Monday``, with a capital also where the language writes none within a sentence."""
        name = _formatted(day, "EEEE", self.language)
        return name[:1].upper() + name[1:]

    def long_date(self, day: dt.date) -> str:
        """``March 28, 2016``."""
        return _formatted(day, "long", self.language)

    def short_date(self, day: dt.date, *, year: int) -> str:
        """``Mar 28``; ``Mar 28, 2016`` for another year than ``year``."""
        if day.year != year:
            return _formatted(day, "medium", self.language)
        return _formatted(day, _SHORT.get(self.language, "d MMM"), self.language)


def offset(moment: dt.datetime) -> str:
    """``UTC+3`` of an aware time; minutes only where there are some: ``UTC+5:30``."""
    minutes = (moment.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


@lru_cache(maxsize=1000)
def _formatted(day: dt.date, pattern: str, language: str) -> str:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(day, pattern, locale=locale)
