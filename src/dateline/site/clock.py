"""Times as an edition writes them: in its zone, in its language."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from dateline.core.dateline import stamp_line


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

    def iso(self, moment: dt.datetime) -> str:
        """For ``<time datetime>``: local time with its offset."""
        return self.local(moment).isoformat(timespec="minutes")

    def stamp(self, moment: dt.datetime, place: str = "") -> str:
        """``March 28, 2016, 17:44 UTC+3 MOSCOW``."""
        return stamp_line(moment, zone=self.zone, place=place, language=self.language)

    def day(self, day: dt.date) -> str:
        """A day as a heading: ``Monday, March 28, 2016``."""
        return _heading(day, self.language)


def offset(moment: dt.datetime) -> str:
    """``UTC+3`` of an aware time; minutes only where there are some: ``UTC+5:30``."""
    minutes = (moment.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


@lru_cache(maxsize=1000)
def _heading(day: dt.date, language: str) -> str:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    text = format_date(day, "full", locale=locale)
    return text[:1].upper() + text[1:]
