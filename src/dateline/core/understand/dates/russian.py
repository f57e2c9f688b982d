"""Time expressions of Russian news copy; letters are small and ё is е when these patterns see them."""

import datetime as dt
import re
from itertools import product

from dateline.core.understand.dates import spans
from dateline.core.understand.dates.numeric import NUMERIC
from dateline.core.understand.dates.rule import FIGURES, SPACE, Meaning, Rule, Rules, Setting
from dateline.core.understand.dates.russian_words import (
    ADJECTIVES,
    DAYS,
    ENDINGS,
    LATEST,
    MONTHS,
    NUMBERS,
    ORDINAL_FORMS,
    ORDINALS,
    PREPOSITIONS,
    SEASON_FORMS,
    SEASONS,
    WEEKDAYS,
    month_of,
    number_of,
    unit_of,
    weekday_of,
)
from dateline.core.understand.dates.spans import Span
from dateline.core.understand.dates.tense import RUSSIAN

_S = SPACE
_REL = rf"(?P<rel>{'|'.join(ADJECTIVES)})(?:{'|'.join(ENDINGS)})"
_YEAR = r"[12]\d{3}"
_YEARWORD = r"(?:год(?:а|у|ом|е|ов|ы|ах)?|гг?\.)(?!\w)"
_MONTH, _SEASON = rf"(?:{'|'.join(MONTHS)})(?!\w)", rf"(?:{'|'.join(SEASON_FORMS)})(?!\w)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAYS_MONTH = (
    r"(?:(?:январ|феврал|апрел|сентябр|октябр|ноябр|декабр|июн|июл)я|марта|мая|августа|"
    r"(?:янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)\.?)(?!\w)"
)
_OF_YEAR = (
    rf"(?:{_S}(?:(?P<year>{_YEAR})(?:-го)?(?:{_S}{_YEARWORD}|(?!\w|[.,]?\d|{_S}\w))"
    rf"|(?P<year_rel>{'|'.join(ADJECTIVES)})(?:его|ого){_S}года(?!\w)))"
)
_COUNT = rf"(?P<n>{'|'.join(NUMBERS)}|\d{{1,3}}){_S}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _year(match: re.Match[str], setting: Setting, number: str = "") -> int | None:
    """The year that is printed, or that “of last year” means; ``number`` tells apart where a pattern has several."""
    if match[f"year{number}"]:
        return int(match[f"year{number}"])
    relative = match[f"year_rel{number}"]
    return setting.day.year + ADJECTIVES[relative] if relative else None


# The day and its neighbours.


def _near_day(match: re.Match[str], setting: Setting) -> Meaning:
    return spans.one(spans.after(setting.day, DAYS[match[0]])), f"{match[0]}: counted from the story's day"


def _ago(match: re.Match[str], setting: Setting) -> Meaning:
    unit = unit_of(match["unit"])
    return spans.unit(unit, -number_of(match["n"]), setting.day), f"{unit}s back from the story's day"


def _in(match: re.Match[str], setting: Setting) -> Meaning:
    unit = unit_of(match["unit"])
    return spans.unit(unit, number_of(match["n"]), setting.day), f"{unit}s on from the story's day"


def _stretch(match: re.Match[str], setting: Setting) -> Meaning:
    count, unit = number_of(match["n"]), unit_of(match["unit"])
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    if unit in {"day", "week"}:
        first = spans.after(setting.day, -count * (7 if unit == "week" else 1))
    else:
        whole = spans.months(setting.day.year, setting.day.month - count * {"month": 1, "year": 12}[unit])
        first = min(spans.after(whole.first, setting.day.day - 1), whole.last)
    return Span(first, setting.day), f"the last {unit}s: up to the story's day"


# Days of the week.


def _weekday(match: re.Match[str], setting: Setting) -> Meaning | None:
    tense = {None: "", -1: "last", 0: "this", 1: "next"}[ADJECTIVES[match["rel"]] if match["rel"] else None]
    tense = tense or RUSSIAN.of(setting.lower, match.start("w"), match.end())
    day = spans.weekday(weekday_of(match["day"]), setting.day, tense)
    return spans.one(day), spans.WEEKDAY_RULES[tense]


# Day and month.


def _date(match: re.Match[str], setting: Setting) -> Meaning:
    groups = match.groupdict()
    year, month = _year(match, setting), month_of(groups["month"])
    tense = "" if year else RUSSIAN.of(setting.lower, match.start(), match.end())
    last = spans.date(year, month, int(groups["until"] or groups["date"]), setting.day, tense)
    if not groups["until"]:
        return spans.one(last), "full date" if year else "day and month: the nearest year"
    first_month = month_of(groups["month1"]) if groups.get("month1") else month
    first = dt.date(last.year - (first_month > month), first_month, int(groups["date"]))
    if last < first:
        raise ValueError(last)
    return Span(first, last), "range of dates"


# Weeks, months, seasons, years.

_PARTS_OF_DAY = ("ночью", "утром", "вечером", "днем")
_UNIT = (
    r"(?:недел[еюия]|месяц(?:е|а)?|год(?:у|а)|квартал(?:е|а)?|выходны[ехм]|десятилети[иея]|"
    rf"{'|'.join(_PARTS_OF_DAY)})(?!\w)"
)
_BASE = (
    rf"(?:{_REL}{_S}(?:(?P<unit>{_UNIT})|(?P<rel_season>{_SEASON})|(?P<rel_month>{_MONTH}))"
    rf"|(?P<season>{_SEASON})(?P<season_of>{_OF_YEAR})"
    rf"|(?P<month>{_MONTH})(?:(?:{_S})?[-–—](?:{_S})?(?P<month2>{_MONTH}))?(?P<month_of>{_OF_YEAR}?)"
    rf"|(?P<own>недели|месяца|года|квартала)(?!\w)"
    rf"|(?P<decade>[12]?\d?\d0)-(?:х|е|м|ми|ых|ые)(?!\w)(?P<decade_of>{_S}{_YEARWORD})?"
    rf"|(?P<plain>{_YEAR})(?:(?:{_S})?[-–—/](?:{_S})?(?P<until>{_YEAR}|\d\d))?(?:-?(?:м|го|й|му))?(?:{_S})?{_YEARWORD}"
    rf"|(?P<short>{_YEAR})-(?:м|го|му)(?!\w))"
)
"""A stretch of time; each `_OF_YEAR` in it is renamed, as group names are unique."""


def _renamed(pattern: str) -> str:
    """Number the groups ``year`` and ``year_rel`` apart."""
    for number in (1, 2):
        pattern = pattern.replace("(?P<year>", f"(?P<year{number}>", 1)
        pattern = pattern.replace("(?P<year_rel>", f"(?P<year_rel{number}>", 1)
    return pattern


_BASE = _renamed(_BASE)
_PART = r"(?P<part>начал[еоау]|середин[еуы]|кон(?:це|ца|цу|ец))"


def _base(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool] | None:
    """The span, the rule, and whether it is a season."""
    groups = match.groupdict()
    if groups["unit"]:
        return _relative_unit(match, setting)
    if groups["rel_season"] or groups["rel_month"]:
        return _recurring(match, setting)
    if groups["season"]:
        return spans.season(_year(match, setting, "1") or 0, SEASONS[groups["season"][:3]]), "season of a year", True
    if groups["month"]:
        return _in_month(match, setting)
    if groups["own"]:
        return spans.unit(unit_of(groups["own"]), 0, setting.day), "that of the story's day", False
    if groups["decade"]:
        return _decade(match)
    first = int(groups["plain"] or groups["short"])
    last = groups["until"] or str(first)
    return spans.years(first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)), "year", False


def _relative_unit(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool] | None:
    offset, word = ADJECTIVES[match["rel"]], match["unit"]
    if word in _PARTS_OF_DAY:
        return (spans.one(setting.day), "part of the story's day", False) if match["rel"] == "эт" else None
    name = unit_of(word)
    how = {"week": "Monday to Sunday", "weekend": "Saturday and Sunday"}.get(name, "by the calendar")
    # “В минувшие выходные” are the latest; “в эти выходные” on a Monday are so, too.
    if name == "weekend" and offset == 0 and setting.day.weekday() < 2:
        offset = -1
    return spans.unit(name, offset, setting.day), f"{_WHICH[offset]} {name}: {how}", False


_WHICH = {-1: "last", 0: "this", 1: "next"}


def _recurring(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool]:
    offset, season = ADJECTIVES[match["rel"]], match["rel_season"]
    which = {-1: "last", 0: "", 1: "next"}[offset]
    near = range(setting.day.year - 2, setting.day.year + 3)
    if season:
        every = [spans.season(year, SEASONS[season[:3]]) for year in near]
        return spans.recurring(every, setting.day, which), f"{_WHICH[offset]} season", True
    every = [spans.months(year, month_of(match["rel_month"])) for year in near]
    return spans.recurring(every, setting.day, which), f"{_WHICH[offset]} month of that name", False


def _in_month(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool]:
    month = month_of(match["month"])
    count = (month_of(match["month2"]) - month) % 12 + 1 if match["month2"] else 1
    year = _year(match, setting, "2")
    if year:
        return spans.months(year, month, count), "month of a year", False
    every = [spans.months(setting.day.year + shift, month, count) for shift in (-1, 0, 1)]
    tense = RUSSIAN.of(setting.lower, match.start(), match.end())
    return spans.recurring(every, setting.day, tense), "month: the nearest", False


def _decade(match: re.Match[str]) -> tuple[Span, str, bool] | None:
    first = int(match["decade"])
    if len(match["decade"]) == 2 and match["decade_of"] and first >= 20:
        first += 1900
    return (spans.years(first, first + 9), "decade", False) if first >= 1000 and first % 100 else None


def _plain(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Without a preposition a month wants its year."""
    if match["own"] or match["short"] or (match["month"] and not _year(match, setting, "2")):
        return None
    found = _base(match, setting)
    return found[:2] if found else None


def _within(match: re.Match[str], setting: Setting) -> Meaning | None:
    if match["own"]:
        return None
    found = _base(match, setting)
    return found[:2] if found else None


def _part_of(match: re.Match[str], setting: Setting) -> Meaning | None:
    found = _base(match, setting)
    if not found:
        return None
    span, why, is_season = found
    part = {"н": "early", "с": "mid", "к": "late"}[match["part"][0]]
    share = "middle third" if part == "mid" else f"{part} half of a season" if is_season else f"{part} third"
    return spans.part(span, part, halves=is_season), f"{share}; {why}"


def _years(match: re.Match[str], _: Setting) -> Meaning:
    return spans.years(int(match["first"]), int(match["until"])), "range of years"


def _share(match: re.Match[str], setting: Setting) -> Meaning | None:
    number = ORDINALS[match["ordinal"]]
    year = _year(match, setting) or 0
    if match["share"].startswith("квартал"):
        return spans.quarter(year, number), "quarter of a year"
    return (spans.half(year, number), "half of a year") if number <= 2 else None


_TO = rf"(?:{_S})?[-–—](?:{_S})?"
_NEAR = Rule(_compiled(rf"(?:{'|'.join(DAYS)})(?!\w)"), _near_day)
_AGO = Rule(
    _compiled(
        rf"(?:{_COUNT})?(?P<unit>день|дн(?:я|ей)|сут(?:ки|ок)|недел[юиь]|месяц(?:а|ев)?|года?|лет){_S}назад(?!\w)"
    ),
    _ago,
)
_THROUGH = Rule(
    _compiled(
        rf"через{_S}(?:{_COUNT})?(?P<unit>день|дн(?:я|ей)|сут(?:ки|ок)|недел[юиь]|месяц(?:а|ев)?|года?|лет)(?!\w)(?!{_S}после)"
    ),
    _in,
)
_LAST = Rule(
    _compiled(
        rf"последн(?:ий|ие|юю|их){_S}(?:{_COUNT})?"
        rf"(?P<unit>день|дн(?:я|ей|и)|сут(?:ки|ок)|недел[юиь]|месяц(?:а|ев)?|года?|лет|час(?:а|ов))(?!\w)"
    ),
    _stretch,
)
_ON = Rule(
    _compiled(rf"(?:в|во|на|к|ко|до|с|со|по){_S}(?P<w>(?:{_REL}{_S})?(?P<day>{_WEEKDAY}|сред[уы]))(?!\w)(?!,?{_S}\d)"),
    _weekday,
)
_BARE_DAY = Rule(_compiled(rf"(?P<w>(?:{_REL}{_S})?(?P<day>{_WEEKDAY}|(?<=\s)среду))(?!\w)(?!,?{_S}\d)"), _weekday)
_DATE = Rule(
    _compiled(
        rf"(?P<date>\d{{1,2}})(?:-го)?(?:{_TO}(?P<until>\d{{1,2}}))?{_S}(?P<month>{_DAYS_MONTH}){_OF_YEAR}?(?!{_S}\d{{4}})"
    ),
    _date,
)
_FROM_TO = Rule(
    _compiled(
        rf"(?:с|со){_S}(?P<w>(?P<date>\d{{1,2}})(?:{_S}(?P<month1>{_DAYS_MONTH}))?{_S}(?:по|до){_S}(?P<until>\d{{1,2}}){_S}"
        rf"(?P<month>{_DAYS_MONTH}){_OF_YEAR}?)"
    ),
    _date,
)
_FROM_YEAR = Rule(
    _compiled(
        rf"(?:с|со){_S}(?P<w>(?P<first>{_YEAR})(?:{_S}{_YEARWORD})?{_S}(?:по|до){_S}(?P<until>{_YEAR}){_S}{_YEARWORD})"
    ),
    _years,
)
_WITHIN = Rule(_compiled(rf"(?:в|во|на|к|до|с|со|по|за|после|от){_S}(?P<w>{_BASE})"), _within)
_BASES = Rule(_compiled(_BASE), _plain)
_PARTLY = Rule(_compiled(rf"{_PART}{_S}{_BASE}"), _part_of)
_SHARE = Rule(
    _compiled(
        rf"(?P<ordinal>перв|втор|трет|четв|iii|ii|iv|i)(?:ый|ой|ого|ом|ий|ьего|ьем|ертый|ертого|ертом|ое|ая|ую)?{_S}"
        rf"(?P<share>квартал(?:е|а)?|полугоди[еия]|половин[аеуы]){_OF_YEAR}"
    ),
    _share,
)

RULES = Rules(
    {
        **dict.fromkeys(DAYS, (_NEAR,)),
        **dict.fromkeys([*NUMBERS, "день", "неделю", "месяц", "год", "сутки"], (_AGO,)),
        "через": (_THROUGH,),
        **dict.fromkeys(LATEST, (_LAST,)),
        **dict.fromkeys(WEEKDAYS, (_BARE_DAY,)),
        **dict.fromkeys((*MONTHS, *SEASON_FORMS), (_BASES,)),
        **dict.fromkeys((stem + ending for stem, ending in product(ADJECTIVES, ENDINGS)), (_BARE_DAY, _BASES)),
        **dict.fromkeys(("начало", "начале", "начала", "началу", "середине", "середину", "середины"), (_PARTLY,)),
        **dict.fromkeys(("конце", "конца", "концу", "конец"), (_PARTLY,)),
        **dict.fromkeys(ORDINAL_FORMS, (_SHARE,)),
        **dict.fromkeys(PREPOSITIONS, (_ON, _WITHIN)),
        **dict.fromkeys(("с", "со"), (_FROM_TO, _FROM_YEAR, _ON, _WITHIN)),
        "ко": (_ON,),
        FIGURES: (*NUMERIC, _DATE, _AGO, _BASES),
    }
)
