"""The house lines, rendered from data: the dateline and the publication stamp of a story page."""

import datetime as dt

from babel.dates import format_date

from dateline.core import places
from dateline.core.dateline.whereabouts import addition

_DAY = {"en": "MMMM d", "ru": "d MMMM"}
_FULL = {"en": "MMMM d, y", "ru": "d MMMM y"}


def render(place: str, date: dt.date | None = None, *, language: str, sign: str = "", within: bool = False) -> str:
    """``MOSCOW, March 28. /TASS/.`` or, in Russian, ``МОСКВА, 28 марта. /ТАСС/.``

    ``place`` is as printed anywhere, several cities joined by ``/``; what the table of places knows is put into
    ``language``. ``sign`` is the agency's sign in that language. Date and sign are left out where they are missing.
    With ``within``, English style adds the state or country where the city does not stand alone: ``RICHMOND, Va.``
    """
    line = _printed(place, language)
    added = addition(place, date.year if date else None) if within and language != "ru" else ""
    line += f", {added}" if added else ""
    if date:
        line += f", {_format(date, _DAY, language)}"
    line = line.rstrip(".")
    return f"{line}. /{sign}/." if sign else f"{line}."


def stamp_line(moment: dt.datetime, *, zone: dt.tzinfo, place: str = "", language: str) -> str:
    """``March 28, 2016, 17:44 UTC+3 MOSCOW``: an aware ``moment`` in ``zone`` with that day's real offset.

    Where the place keeps another time, that is given too: ``… 17:44 UTC+3 (10:44 UTC-4 WASHINGTON)``, with its date
    if that differs.
    """
    local = moment.astimezone(zone)
    line = f"{_format(local.date(), _FULL, language)}, {_clock(local)}"
    printed = _printed(place, language)
    known = places.find(place)
    there = moment.astimezone(known.zoneinfo()) if known else local
    if there.utcoffset() == local.utcoffset():
        return f"{line} {printed}".rstrip()
    date = "" if there.date() == local.date() else f"{_format(there.date(), _DAY, language)}, "
    return f"{line} ({date}{_clock(there)} {printed})"


def _printed(place: str, language: str) -> str:
    cities = (city.strip() for city in place.split("/"))
    return "/".join((known.name(language) if (known := places.find(city)) else city).upper() for city in cities)


def _format(date: dt.date, patterns: dict[str, str], language: str) -> str:
    known = language if language in patterns else "en"
    return format_date(date, patterns[known], locale=known)


def _clock(moment: dt.datetime) -> str:
    minutes = round((moment.utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "") if minutes else ""
    return f"{moment:%H:%M} UTC{offset}"
