"""The dates of feeds: RFC 822 and its successors as they are really written, RFC 3339, looser ISO 8601, asctime.

A time without a zone is UTC. Zone names are those of RFC 822 section 5.1 and the ones that feeds use besides.
"""

import datetime as dt
import re
from functools import lru_cache

from dateline.core.dateline.months import MONTH, number

_HOURS = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "met": 1, "cest": 2, "mest": 2,
    "eet": 2, "sast": 2, "eest": 3, "msd": 4, "мск": 3, "msk": 3, "ist": 5.5, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8,
    "awst": 8,
    "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6,
    "mst": -7, "mdt": -6, "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10, "ast": -4,
    "adt": -3, "nst": -3.5, "ndt": -2.5, "art": -3, "brt": -3,
}  # fmt: skip
_MOSCOW_AT_4 = (dt.datetime(2011, 3, 27, 2, tzinfo=dt.UTC), dt.datetime(2014, 10, 26, 2, tzinfo=dt.UTC))
"""Local time in which MSK was UTC+4; outside, it is UTC+3. Clock readings stand as UTC until their zone is known."""

_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{1,2})(?:[:.](?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9})\d*)?)?"
_HALF = r"(?:\s*(?P<half>[ap]\.?m)\b\.?)?"
_ZONE = _HALF + r"(?:\s*(?P<zone>[+-]\d{1,2}:?\d{2}|(?:GMT|UTC)?[+-]\d{1,2}(?!\d)|[^\W\d_]{1,5})\.?)?"
_RFC822 = re.compile(
    rf"(?:[^\W\d_]+\.?\s*,?\s*)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month>{MONTH})[\s,-]+(?P<year>\d{{2,4}})"
    rf"(?:,?\s*(?:г\.)?,?\s+(?:at\s+|в\s+)?{_CLOCK}{_ZONE})?",
    re.IGNORECASE,
)
_ASCTIME = re.compile(
    rf"(?:[^\W\d_]+\.?\s*,?\s*)?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
    rf"(?:{_CLOCK}{_ZONE}[\s,]+(?P<year>\d{{4}})|(?P<year2>\d{{4}})(?:[\s,]+(?:at\s+)?(?P<rest>\d.*))?)",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-?(?P<month>\d{{2}})(?:-?(?P<day>\d{{2}}))?)?(?:(?:T|\s+)\s*(?:{_CLOCK}|(?P<basic>\d{{4,6}})){_ZONE})?",
    re.IGNORECASE,
)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|([+-])(\d{2})(\d{2}))"
)
"""How nearly all of RSS is dated, read without detours; what does not fit falls to the looser patterns."""


@lru_cache(maxsize=4096)
def moment(text: str) -> dt.datetime | None:
    """An aware time, in the zone that ``text`` names, or None if it holds no date that exists."""
    if usual := _USUAL.fullmatch(text):
        return _of_numbers(usual)
    return _loosely(text)


def _loosely(text: str) -> dt.datetime | None:
    trimmed = " ".join(text.split())[:80]
    for pattern in (_ISO, _RFC822, _ASCTIME):
        match = pattern.match(trimmed)
        if match:
            return _moment(match.groupdict())
    return None


def _of_numbers(match: re.Match[str]) -> dt.datetime | None:
    day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
    try:
        delta = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        zone = _utc(-delta if sign == "-" else delta)
        clock = int(hour), int(minute), int(second)
        found = dt.datetime(int(year), _MONTHS.index(month) + 1, int(day), *clock, tzinfo=zone)
    except ValueError:
        return _loosely(match[0])
    return found if 1 < found.year < 9999 else None


def _moment(parts: dict[str, str | None]) -> dt.datetime | None:
    month = parts["month"] or "1"
    if parts.get("rest"):
        parts |= {key: value for key, value in _clock(parts["rest"] or "").items() if value}
    if basic := parts.get("basic"):
        parts |= {"hour": basic[:2], "minute": basic[2:4], "second": basic[4:]}
    try:
        midnight = dt.datetime(
            _year(parts["year"] or parts["year2"] or ""),
            int(month) if month.isdigit() else number(month) or 0,
            int(parts["day"] or 1),
            tzinfo=dt.UTC,
        )
        return _at(midnight, parts) if 1 < midnight.year < 9999 else None
    except (ValueError, OverflowError):
        return None


def _clock(text: str) -> dict[str, str | None]:
    match = re.match(_CLOCK + _ZONE, text)
    return match.groupdict() if match else {}


def _at(day: dt.datetime, parts: dict[str, str | None]) -> dt.datetime:
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time")
    fraction = (parts.get("fraction") or "").ljust(6, "0")[:6]
    # A leap second and 24:00 are the first moment after; datetime itself has neither.
    local = day + dt.timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int(fraction))
    return local.replace(tzinfo=_zone(parts.get("zone") or "", local))


def _year(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    # RFC 2822, section 4.3: 00 to 49 are of this century; three digits count from 1900.
    return year + (2000 if year < 50 and len(written) == 2 else 1900)


def _zone(name: str, local: dt.datetime) -> dt.tzinfo:
    folded = name.lower().removeprefix("gmt").removeprefix("utc")
    if folded[:1] in ("+", "-"):
        return _offset(folded)
    hours = _HOURS.get(name.lower(), 0)
    if name.lower() in ("msk", "мск") and _MOSCOW_AT_4[0] <= local < _MOSCOW_AT_4[1]:
        hours = 4
    return _utc(dt.timedelta(hours=hours))


def _offset(written: str) -> dt.tzinfo:
    digits = written[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    delta = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return _utc(-delta if written.startswith("-") else delta)


def _utc(delta: dt.timedelta) -> dt.tzinfo:
    if abs(delta) >= dt.timedelta(hours=24):
        raise ValueError("no such offset")
    return dt.timezone(delta) if delta else dt.UTC
