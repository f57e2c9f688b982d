"""Month names of English and Russian copy, full and short, with a day and perhaps a year around them."""

import datetime as dt
import re

_NAMES = (
    "january jan января январь янв",
    "february feb февраля февраль фев февр",
    "march mar марта март мар",
    "april apr апреля апрель апр",
    "may мая май",
    "june jun июня июнь июн",
    "july jul июля июль июл",
    "august aug августа август авг",
    "september sept sep сентября сентябрь сен сент",
    "october oct октября октябрь окт",
    "november nov ноября ноябрь ноя нояб",
    "december dec декабря декабрь дек",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}

MONTH = "(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
"""Pattern of a month's name; wants `re.IGNORECASE`."""

DAY_AND_MONTH = (
    rf"(?:(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH}))(?!\d)"
    r"(?:,?\s+(?P<year>\d{4})(?!\d)(?:\s*(?:года|г\.?))?)?"
)
"""Pattern of ``March 28``, ``28 марта`` or ``March 28, 2016``, with named groups for `date_of`."""


def number(name: str) -> int | None:
    """1 to 12 for a month's name in any case, with or without a dot; None for anything else."""
    return _NUMBERS.get(name.rstrip(".").lower())


def date_of(match: re.Match[str], near: dt.date) -> dt.date | None:
    """The date of a `DAY_AND_MONTH` match, without a year the one nearest to ``near``; None if there is no such day."""
    month = number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    years = [int(match["year"])] if match["year"] else range(near.year - 1, near.year + 2)
    dates = [date for year in years if month and (date := _date(year, month, day))]
    return min(dates, key=lambda date: abs(date - near), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
