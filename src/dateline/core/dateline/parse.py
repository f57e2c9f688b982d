"""The dateline that opens a story, told apart from a first sentence that merely looks like one.

Read are the styles in use: ``MOSCOW, March 28. /TASS/.``, ``SALVADOR, Feb 26 -``, ``WASHINGTON (AP) —``,
``RICHMOND, Va., Feb 26 -``, ``МОСКВА, 28 мар - РИА Новости.``, ``Москва. 27 февраля. ИНТЕРФАКС -``.
"""

import datetime as dt
import re
from functools import cache

from dateline.core import places
from dateline.core.data import rows
from dateline.core.dateline.months import DAY_AND_MONTH, date_of
from dateline.core.story import Dateline

_REACH = 200
"""Characters at the start of the copy among which a dateline ends."""

_SIGNS = (
    r"(?:ИТАР-)?ТАСС|РИА[ -]«?Новости»?|ПРАЙМ|ИНТЕРФАКС(?:-[А-ЯЁ]+)?|INTERFAX(?:\.RU|-[A-Z]+)?|Росбалт|REGNUM|"
    r"(?:ITAR-)?TASS|RIA Novosti|Sputnik|Interfax(?:-[A-Z]\w+)?|Reuters?|AP|AFP|UPI|dpa|DPA|ANSA|EFE|Xinhua|Kyodo|PTI|"
    r"IANS|Anadolu|AA|BelTA|БЕЛТА|Ukrinform|Укринформ|Bloomberg|PRNewswire|BUSINESS WIRE|GLOBE NEWSWIRE"
)
_WORD = r"[^\W\d_](?:[\w'’.]|-(?=\w)){0,40}+"
_CITY = rf"{_WORD}(?:[ \xa0]{_WORD}){{0,4}}"
_CITIES = rf"{_CITY}(?:\s?/\s?{_CITY}){{0,4}}"
_WITHIN = r"(?:[^\W\d_][^\d/()\n]{0,24}?|[A-ZА-ЯЁ][^\d/()\n]{25,48}?)"
_PLACE = rf"(?P<place>{_CITIES})(?:\s?,\s*(?P<within>{_WITHIN}))?"
_DATE = rf"(?i:{DAY_AND_MONTH})"
_DASH = r"(?:--|[-–—])"
_SIGN = rf"(?:/(?P<slashed>[^/\n]{{1,60}})/|\((?P<bracketed>[^\W\d_][^()\n]{{0,60}})\)|(?P<bare>{_SIGNS})(?!\w))"
_END = r"(?:[.,]?\s*(?P<dash>--(?!\d)|[-–—](?=\s|$))|(?P<dot>[.:])(?=\s|$)|(?P<end>\s*$))"

_COUNTRY = r"(?:\s?(?:/[^\W\d_][^/\n]{1,40}/|\([^\W\d_][^()\n]{1,40}\))(?=,))?"
"""As Russian agencies add it: ``ПАЛЬМИРА /Сирия/, 28 марта.``"""
_PLACE_AND_DATE = rf"{_PLACE}{_COUNTRY}(?P<gap>[\s,.]{{1,6}})(?:{_DASH}\s*)?{_DATE}"

_SIGNED = re.compile(rf"{_PLACE_AND_DATE}[.,]?\s*{_DASH}?\s*{_SIGN}{_END}?")
_DATED = re.compile(rf"{_PLACE_AND_DATE}{_END}")
_UNDATED = re.compile(rf"{_PLACE}[\s,.]{{0,6}}{_DASH}?\s*{_SIGN}{_END}?")
_BARE = re.compile(rf"{_PLACE}\s*{_DASH}(?=\s|$)")
_HINT = re.compile(r"[/(\d–—-]")
_BARE_SIGNS = (
    "ТАСС", "РИА", "ПРАЙМ", "ИНТЕРФАКС", "INTERFAX", "Росбалт", "REGNUM", "TASS", "RIA", "Sputnik", "Interfax",
    "Reuter", "AP", "AFP", "UPI", "dpa", "DPA", "ANSA", "EFE", "Xinhua", "Kyodo", "PTI", "IANS", "Anadolu", "AA",
    "BelTA", "БЕЛТА", "Ukrinform", "Укринформ", "Bloomberg", "PRNewswire", "BUSINESS WIRE", "GLOBE NEWSWIRE",
)  # fmt: skip
_KNOWN_SIGN = re.compile(_SIGNS)

_NO_PLACES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
     "update", "updated", "correction", "corrected", "refile", "repeat", "advisory", "embargoed",
     "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "сегодня", "вчера", "завтра",
     "обновление", "уточнение", "исправление",
     "tass", "reuters", "interfax", "xinhua", "тасс", "интерфакс", "риа", "риамо", "росбалт"]
)  # fmt: skip

_PARTICLES = frozenset(
    ["am", "an", "auf", "bei", "da", "das", "de", "del", "der", "di", "do", "dos", "du", "im", "in", "la", "le", "les",
     "na", "ob", "on", "sur", "upon", "von", "vor", "y", "на"]
)  # fmt: skip


def parse(text: str, *, day: dt.date) -> tuple[Dateline | None, str]:
    """The dateline that ``text`` opens with, and the copy after it; None and ``text`` itself where there is none.

    ``day`` is when the story was published or received: the dateline's year is the one that brings it nearest to that.
    A place in capitals is taken at its word if a date and a full stop, a dash or an agency's sign follow; one in small
    letters has to be in the table of places or be followed by what is unmistakable: a comma, a date and a sign, or an
    agency's known sign in brackets and a dash (``Erfurt (dpa) -``), or its state, a date and a dash.
    """
    head = text[:_REACH].lstrip()
    if not _may_open(head):
        return None, text
    for pattern, accepted in _STYLES:
        match = pattern.match(head)
        if match and accepted(match):
            dateline = _dateline(match, day)
            return dateline, text.lstrip()[match.end() :].lstrip() if dateline else text
    return None, text


def _may_open(head: str) -> bool:
    """Whether a number, a dash or a sign is as near to the start as every style has one; most copy has none there."""
    hint = _HINT.search(head)
    before = head[: hint.start()] if hint else head
    if hint:
        place, _, within = before.partition(",")
        if len(place.split()) <= 6 and len(within) <= 60:
            return True
    return any(sign in before for sign in _BARE_SIGNS)


def _signed(match: re.Match[str]) -> bool:
    unmistakable = bool(match["slashed"] or match["bare"]) and bool(match["gap"].strip())
    return unmistakable or _in_capitals(match["place"]) or _known(match["place"])


def _dated(match: re.Match[str]) -> bool:
    if _in_capitals(match["place"]):
        return True
    within = match["within"]
    lies = bool(within and match["dash"]) and _named(match["place"]) and _is_area(within)
    return not match["dot"] and (lies or _known(match["place"]))


def _undated(match: re.Match[str]) -> bool:
    known_sign = _KNOWN_SIGN.match(match["slashed"] or match["bracketed"] or match["bare"])
    signed = bool(known_sign) or bool(match["slashed"] and (match["dot"] or match["dash"]))
    unmistakable = bool(known_sign and match["bracketed"] and match["dash"]) and _named(match["place"])
    return signed and (unmistakable or _in_capitals(match["place"]) or _known(match["place"]))


def _bare(match: re.Match[str]) -> bool:
    within = match["within"]
    return _in_capitals(match["place"]) and (_is_area(within) if within else _known(match["place"]))


_STYLES = ((_SIGNED, _signed), (_DATED, _dated), (_UNDATED, _undated), (_BARE, _bare))


def _dateline(match: re.Match[str], near: dt.date) -> Dateline | None:
    groups = match.groupdict()
    place = _cities(match["place"])
    if set(places.fold(place).split()) & _NO_PLACES:
        return None
    dated = bool(groups.get("month") or groups.get("month2"))
    date = date_of(match, near) if dated else None
    if dated and date is None:
        return None
    agency = groups.get("slashed") or groups.get("bracketed") or groups.get("bare") or ""
    return Dateline(place=place, date=date, agency=agency.strip(), text=match[0].strip())


def _cities(printed: str) -> str:
    return "/".join(city.strip().rstrip(".,") for city in printed.split("/"))


def _in_capitals(place: str) -> bool:
    letters = [char for char in place if char.isalpha()]
    return sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _named(place: str) -> bool:
    """Whether every word starts with a capital, but for those that stand within names: “Frankfurt am Main”."""
    return all(word[0].isupper() or word in _PARTICLES for word in place.replace("/", " ").split())


def _is_area(printed: str) -> bool:
    """Whether it is a country, or a state or province in full or short: ``Va.``"""
    return bool(places.find_country(printed)) or places.fold(printed) in _divisions()


@cache
def _divisions() -> frozenset[str]:
    names = ([row["name_en"], row["name_ru"], *row["aliases"].split(";")] for row in rows("divisions.tsv"))
    return frozenset(places.fold(name) for each in names for name in each if name)


def _known(place: str) -> bool:
    return all(places.find(city) for city in _cities(place).split("/"))
