"""The day that a text states at its head: “December 15th, 2008, 7:35 am”, “16.11.2019”, «6 мая 2020 года».

Only whole dates with their year, and only in the first characters: web pages print there when they were published.
For what a text tells *about* days there is ``core/understand/dates``.
"""

import datetime as dt
import re
from collections.abc import Iterator

from dateline.core.dateline.months import DAY_AND_MONTH, date_of

_HEAD = 400
_NAMED = re.compile(rf"\b{DAY_AND_MONTH}", re.IGNORECASE)
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(rf"\b{_YEAR} ?- ?(\d\d) ?- ?(\d\d)\b")
_DIGITS = re.compile(rf"\b(\d{{1,2}}) ?([/.]) ?(\d{{1,2}}) ?\2 ?{_YEAR}\b")
_ANY = dt.date(2000, 1, 1)


def stated(text: str) -> float | None:
    """Noon of that day in UTC, in seconds since 1970; None where the head states none.

    Of ``05/02/2013`` nobody can say which is the month unless one is above 12; it is taken for the American order, and
    what comes of it is weak evidence only.
    """
    head = text[:_HEAD]
    found = min([*_named(head), *_numeric(head)], default=None)
    if found is None:
        return None
    day = found[1]
    return dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC).timestamp()


def _named(head: str) -> Iterator[tuple[int, dt.date]]:
    for match in _NAMED.finditer(head):
        if match["year"] and (day := date_of(match, _ANY)):
            yield match.start(), day


def _numeric(head: str) -> Iterator[tuple[int, dt.date]]:
    for match in _ISO.finditer(head):
        yield from _day(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _DIGITS.finditer(head):
        first, second = int(match[1]), int(match[3])
        month, day = (second, first) if match[2] == "." or first > 12 else (first, second)
        yield from _day(match.start(), int(match[4]), month, day)


def _day(at: int, year: int, month: int, day: int) -> Iterator[tuple[int, dt.date]]:
    try:
        yield at, dt.date(year, month, day)
    except ValueError:
        return
