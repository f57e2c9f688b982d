"""Stretches of days on the calendar: weeks from Monday (ISO 8601), months, quarters, seasons, decades, their parts.

Everything here raises ValueError or OverflowError where a day would lie outside the years 1 to 9999 or does not exist.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The days ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date


def one(day: dt.date) -> Span:
    """A single day."""
    return Span(day, day)


def after(day: dt.date, days: int) -> dt.date:
    """The day so many days later, or earlier if negative."""
    return day + dt.timedelta(days=days)


def week(day: dt.date) -> Span:
    """Monday to Sunday around ``day``."""
    monday = after(day, -day.weekday())
    return Span(monday, after(monday, 6))


def weekend(day: dt.date) -> Span:
    """Saturday and Sunday of the week of ``day``."""
    sunday = week(day).last
    return Span(after(sunday, -1), sunday)


def months(year: int, month: int, count: int = 1) -> Span:
    """So many months from one on; ``month`` may lie outside 1 to 12 and counts on into other years."""
    first = dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    end = month + count - 1
    following = dt.date(year + end // 12, end % 12 + 1, 1)
    return Span(first, after(following, -1))


def years(first: int, last: int) -> Span:
    """Whole years, both included."""
    if last < first:
        raise ValueError(last)
    return Span(dt.date(first, 1, 1), dt.date(last, 12, 31))


def quarter(year: int, number: int) -> Span:
    """The first to fourth quarter."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Span:
    """The first or second half of a year."""
    return months(year, 6 * number - 5, 6)


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins, as meteorologists count; a winter belongs to the year in which it begins."""


def season(year: int, name: str) -> Span:
    """The three months of a season."""
    return months(year, SEASONS[name], 3)


def unit(name: str, offset: int, day: dt.date) -> Span:
    """The day, week, weekend, month, quarter, year or decade, by its ``name``, so many after that of ``day``."""
    if name == "day":
        return one(after(day, offset))
    if name == "week":
        return week(after(day, 7 * offset))
    if name == "weekend":
        return weekend(after(day, 7 * offset))
    if name == "month":
        return months(day.year, day.month + offset)
    if name == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * offset, 3)
    if name == "year":
        return years(day.year + offset, day.year + offset)
    decade = day.year // 10 * 10 + 10 * offset
    return years(decade, decade + 9)


def part(whole: Span, name: str, *, halves: bool = False) -> Span:
    """The ``early``, ``mid`` or ``late`` third; with ``halves``, early is the first half and late the second."""
    days = (whole.last - whole.first).days + 1
    third, most = days // 3, days // 2 if halves else days // 3
    if name == "early":
        return Span(whole.first, after(whole.first, max(most, 1) - 1))
    if name == "late":
        return Span(after(whole.last, 1 - max(most, 1)), whole.last)
    return Span(after(whole.first, third), after(whole.last, -third))


_RECENT = 90
"""Days: what is as near as this is meant though the sentence looks ahead: “will tell of its results in January”."""


def recurring(spans: list[Span], day: dt.date, tense: str) -> Span:
    """Which one of ``spans``, a year apart and in order, is meant on ``day``.

    ``last``: the latest that had ended; ``next``: the first that had not begun; ``past``: the latest that had begun;
    else the one nearest to the day, but with ``future`` the first that had not ended, if the nearest was not recent.
    """
    if tense == "last":
        return max((span for span in spans if span.last < day), key=lambda span: span.last)
    if tense == "next":
        return min((span for span in spans if span.first > day), key=lambda span: span.first)
    if tense == "past":
        return max((span for span in spans if span.first <= day), key=lambda span: span.last)
    nearest = min(spans, key=lambda span: _distance(span, day))
    if tense == "future" and nearest.last < after(day, -_RECENT):
        return min((span for span in spans if span.last >= day), key=lambda span: span.first)
    return nearest


def _distance(span: Span, day: dt.date) -> int:
    return max((span.first - day).days, (day - span.last).days, 0)


WEEKDAY_RULES = {
    "": "weekday: the latest",
    "future": "weekday: the coming one",
    "last": "weekday: the latest before the story's day",
    "next": "weekday: the first after the story's day",
    "this": "weekday: of the story's week",
}
"""What `weekday` does, by its ``tense``."""


def weekday(number: int, day: dt.date, tense: str) -> dt.date:
    """The day of the week (0 is Monday) that is meant on ``day``.

    ``last``: the latest before it; ``next``: the first after it; ``this``: the one of its week; ``future``: the first
    that is not before it; else the latest that is not after it, as news copy tells what happened.
    """
    back = (day.weekday() - number) % 7
    if tense == "last":
        return after(day, -(back or 7))
    if tense == "next":
        return after(day, 7 - back)
    if tense == "this":
        return after(day, number - day.weekday())
    if tense == "future":
        return after(day, (7 - back) % 7)
    return after(day, -back)


def date(year: int | None, month: int, number: int, day: dt.date, tense: str = "") -> dt.date:
    """The date; without a year, which one as `recurring` says."""
    if year is not None:
        return dt.date(year, month, number)
    reach = 8 if (month, number) == (2, 29) else 1
    found = []
    for nearby in range(max(day.year - reach, 1), min(day.year + reach, 9999) + 1):
        try:
            found.append(one(dt.date(nearby, month, number)))
        except ValueError:
            continue
    return recurring(found, day, tense).first
