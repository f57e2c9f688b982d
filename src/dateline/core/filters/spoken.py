"""Days as people name them among a search's words: “28 марта”, “last week” become ``since:`` and ``until:``.

What stands in quotation marks or behind a field's colon is left alone, so quoting the words looks for the words.
"""

import datetime as dt
import re
from collections.abc import Iterator

from dateline.core.filters.scan import MAX_CHARACTERS
from dateline.core.understand.dates import dates
from dateline.core.understand.values import DateProposal

_ALONE = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“]*“|[^\W\d_]+:\S*')
_BEFORE = re.compile(r"(?:^|(?<=\s))(?:on|in|from|of|for|during|на|в|во|за|от|с)\s+$", re.IGNORECASE)
"""What leads to a day goes with it."""
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"\d")
_RELATIVE = re.compile(r"\b(?:last|this|yesterday|today|прошл\w+|минувш\w+|эт\w+|вчера|сегодня)\b", re.IGNORECASE)


def written_out(written: str, day: dt.date, language: str) -> str:
    """A search with its days as filters have them; ``day`` is today. The same where it names none.

    What is longer than a filter may be is left alone: whoever reads it refuses it, and a look for days takes long.
    """
    if len(written) > MAX_CHARACTERS:
        return written
    pieces: list[str] = []
    at = 0
    for start, end, found in _named(written, day, language):
        first, last = _past(found, day)
        pieces += [_BEFORE.sub("", written[at:start]), f" since:{first.isoformat()} until:{last.isoformat()} "]
        at = end
    return " ".join("".join([*pieces, written[at:]]).split()) if pieces else written


def _named(written: str, day: dt.date, language: str) -> Iterator[tuple[int, int, DateProposal]]:
    # Blanked and not cut out, so that positions stay the same.
    free = _ALONE.sub(lambda found: "|" * len(found[0]), written)
    named = [each for each in dates(free, day, language) if _plain(each)]
    # Two days are two stretches, and nothing lies in both: then they are words.
    if len(named) == 1:
        [found] = named
        yield found.start, found.start + len(found.text), found


def _past(found: DateProposal, today: dt.date) -> tuple[dt.date, dt.date]:
    """Its days; without a year the last ones of that name, since a search is for what has happened."""
    if found.first <= today or _YEAR.search(found.text):
        return found.first, found.last
    return _year_before(found.first), _year_before(found.last)


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _plain(found: DateProposal) -> bool:
    """A day of a month, or one told from today. A bare month or year is a word of the story far more often."""
    return bool(_RELATIVE.search(found.text)) or (
        bool(_NUMBER.search(found.text)) and (found.last - found.first).days < 31
    )
