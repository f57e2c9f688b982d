"""The publication line of a page: ``March 28, 2016, 17:44 UTC+3 MOSCOW`` or ``28 марта 2016, 17:44 UTC+3 МОСКВА``."""

import datetime as dt
import re
from dataclasses import dataclass

from dateline.core.dateline.months import DAY_AND_MONTH, MONTH, date_of
from dateline.core.story import Stamp

_LINE = re.compile(
    rf"{DAY_AND_MONTH},?\s+(?:(?:at|в)\s+)?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})\s*(?:UTC|GMT)"
    r"(?:\s*(?P<sign>[+\-−])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?"
    r"(?:\s+\((?:[^()]*\s)?(?P<elsewhere>[^\W\d_]{2}[^\d()+]*)\)|\s+(?P<place>[^\W\d_][^\d()]{0,60}))?\s*\.?",
    re.IGNORECASE,
)
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A stamp that was understood: the moment it gives, and the language that its month is in."""

    stamp: Stamp
    published: dt.datetime
    language: str


def stamped(line: str) -> Stamped | None:
    """What a publication line says; None for any other line, or one without year or offset from UTC.

    The place in the house's own form for another zone, ``UTC+3 (10:44 UTC-4 WASHINGTON)``, is the one in brackets.
    """
    match = _LINE.fullmatch(line.strip())
    if not match or not match["year"]:
        return None
    date = date_of(match, dt.date(int(match["year"]) or 1, 1, 1))
    offset = _offset(match)
    if date is None or offset is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    clock = dt.time(int(match["hour"]), int(match["minute"]), tzinfo=dt.timezone(offset))
    published = dt.datetime.combine(date, clock)
    place = (match["place"] or match["elsewhere"] or "").strip(" .,")
    month = re.search(MONTH, line, re.IGNORECASE)
    return Stamped(
        stamp=Stamp(text=line.strip(), offset=_iso(offset), place=place),
        published=published,
        language="ru" if month and _RUSSIAN.search(month[0]) else "en",
    )


def _offset(match: re.Match[str]) -> dt.timedelta | None:
    offset = dt.timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    if offset > dt.timedelta(hours=15):
        return None
    return offset if match["sign"] == "+" else -offset


def _iso(offset: dt.timedelta) -> str:
    minutes = offset // dt.timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
