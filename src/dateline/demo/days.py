"""Days as copy names them, so that the demo's stories are always of this week.

Marks in copy: ``{on}`` is "on Monday" or «в понедельник» on the story's own day, ``{on-1}`` the same of the day before;
``{date+3}`` is "March 31" or «31 марта» three days on.
"""

import datetime as dt
import re

_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
}
_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}
_MARK = re.compile(r"\{(on|date)([+-]\d{1,3})?\}")
_BRACES = re.compile(r"[{}]")


def on(language: str, day: dt.date) -> str:
    """The weekday with its preposition, as it stands within a sentence."""
    name = _WEEKDAYS[language][day.weekday()]
    if language == "en":
        return f"on {name}"
    return f"во {name}" if name.startswith("вт") else f"в {name}"


def date(language: str, day: dt.date) -> str:
    """Day and month without the year."""
    month = _MONTHS[language][day.month - 1]
    return f"{month} {day.day}" if language == "en" else f"{day.day} {month}"


def fill(copy: str, language: str, day: dt.date) -> str:
    """Copy with its marks replaced, reckoned from ``day``."""

    def replaced(mark: re.Match[str]) -> str:
        meant = day + dt.timedelta(days=int(mark[2] or 0))
        return on(language, meant) if mark[1] == "on" else date(language, meant)

    return _MARK.sub(replaced, copy)


def stray(copy: str) -> bool:
    """Whether braces are left that are no mark."""
    return _BRACES.search(_MARK.sub("", copy)) is not None
