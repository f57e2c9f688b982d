"""Time expressions of English news copy."""

import datetime as dt
import re

from dateline.core.dateline import months as names
from dateline.core.understand.dates import spans
from dateline.core.understand.dates.numeric import NUMERIC
from dateline.core.understand.dates.rule import END, FIGURES, SPACE, Meaning, Rule, Rules, Setting
from dateline.core.understand.dates.spans import Span
from dateline.core.understand.dates.tense import ENGLISH

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "jan", "february", "feb", "march", "mar", "april", "apr", "may", "june", "jun", "july", "jul", "august",
    "aug", "september", "sept", "sep", "october", "oct", "november", "nov", "december", "dec",
)  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_RELATIVE = {
    "this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
_PARTS = {
    "early": "early", "beginning of": "early", "start of": "early", "mid": "mid", "middle of": "mid", "late": "late",
    "end": "late", "end of": "late",
}  # fmt: skip

_S = SPACE
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![^\W\d_])\.?)(?![^\W\d_])"
)
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[12]\d{3}"
_TO = rf"(?:{_S})?(?:[-–—]|(?:to|through|until|till)(?=\s))(?:{_S})?"
_AND_YEAR = rf"(?:,?{_S}(?P<year>{_YEAR}){END})?+(?!,?{_S}\d{{4}})"
_COUNTED = (
    rf"(?!(?:{_S}|-)(?:tonnes?|tons?|people|persons|men|women|cases|dollars|dlrs|euros|pounds|pct|per\s?cent|percent|mln|"
    r"miles?|kms?|kilometres|kilometers|metres|meters|feet|shares|votes|seats|homes|points|times|hours|barrels|bpd|lots|"
    r"troops|soldiers|jobs|deaths|units|km)\b)"
)
"""What is counted after a number that is therefore no year."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# The day and its neighbours.

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _near_day(match: re.Match[str], setting: Setting) -> Meaning:
    return spans.one(spans.after(setting.day, _DAYS[match[0]])), f"{match[0]}: counted from the story's day"


def _two_days(match: re.Match[str], setting: Setting) -> Meaning:
    offset = -2 if match[1] == "before" else 2
    return spans.one(spans.after(setting.day, offset)), "two days from the story's day"


def _ago(match: re.Match[str], setting: Setting) -> Meaning:
    count = _number(match["n"])
    return spans.unit(match["unit"], -count, setting.day), f"{match['unit']}s back from the story's day"


def _stretch(match: re.Match[str], setting: Setting) -> Meaning:
    """The last or the next so many days, weeks, months."""
    count, name = _number(match["n"]), match["unit"]
    days = -(-count // 24) if name == "hour" else {"day": count, "week": 7 * count}.get(name, 0)
    back = match["rel"] in {"last", "past", "previous"}
    if days:
        other = spans.after(setting.day, -days if back else days)
    else:
        months = count * {"month": 1, "year": 12, "decade": 120}[name]
        other = _same_day(setting.day, -months if back else months)
    why = f"{match['rel']} {name}s: up to the story's day" if back else f"next {name}s: from the story's day"
    return (Span(other, setting.day) if back else Span(setting.day, other)), why


def _same_day(day: dt.date, months: int) -> dt.date:
    whole = spans.months(day.year, day.month + months)
    return min(spans.after(whole.first, day.day - 1), whole.last)


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


# Days of the week.

_NAMED_DAYS = re.compile(r"(?:bloody|black|good|super|easter|palm|ash|cyber|shrove|fat|ruby|holy|maundy)\s$")
_NAMED_AFTER = re.compile(
    r"\s(?:times|telegraph|mirror|express|mail|herald|post|star|sun|people|mercury|business|tribune|world|night live)"
)


def _weekday(match: re.Match[str], setting: Setting) -> Meaning | None:
    at = match.start("day")
    if not setting.text[at].isupper() or _NAMED_DAYS.search(setting.lower[max(0, at - 10) : at]):
        return None
    if _NAMED_AFTER.match(setting.lower, match.end("day")) and setting.text[match.end("day") + 1].isupper():
        return None
    tense = match["rel"] and {-1: "last", 0: "this", 1: "next"}[_RELATIVE[match["rel"]]]
    tense = tense or ENGLISH.of(setting.lower, match.start(), match.end())
    day = spans.weekday(_WEEKDAYS.index(match["day"]), setting.day, tense)
    return spans.one(day), spans.WEEKDAY_RULES[tense]


# Day and month.


def _date(match: re.Match[str], setting: Setting) -> Meaning | None:
    groups = match.groupdict()
    if not setting.text[match.start("month")].isupper():
        return None
    year = int(groups["year"]) if groups["year"] else None
    month, number = names.number(groups["month"]) or 0, _figure(groups["date"])
    tense = "" if year else ENGLISH.of(setting.lower, match.start(), match.end())
    if not groups["until"]:
        why = "full date" if year else "day and month: the nearest year"
        return spans.one(spans.date(year, month, number, setting.day, tense)), why
    end_month = names.number(groups["month2"]) or 0 if groups.get("month2") else month
    last = spans.date(year, end_month, _figure(groups["until"]), setting.day, tense)
    first_year = last.year - (end_month < month)
    return _range(dt.date(first_year, month, number), last), "range of dates"


def _figure(printed: str) -> int:
    return int(printed[:2].rstrip("stndrh"))


def _range(first: dt.date, last: dt.date) -> Span:
    if last < first:
        raise ValueError(last)
    return Span(first, last)


_WEEKDAY_BEFORE = rf"(?:{_WEEKDAY},?{_S})?"
_MONTH_FIRST = _compiled(
    rf"{_WEEKDAY_BEFORE}(?P<month>{_MONTH}){_S}(?P<date>{_DAY})"
    rf"(?:{_TO}(?:(?P<month2>{_MONTH}){_S})?(?P<until>{_DAY}){END})?{_AND_YEAR}{END}"
)
_DAY_FIRST = _compiled(
    rf"{_WEEKDAY_BEFORE}(?P<date>{_DAY})(?:{_TO}(?P<until>{_DAY}))?{_S}(?:of{_S})?(?P<month>{_MONTH}){_AND_YEAR}{END}"
)


# Weeks, months, seasons, years.

_BASE = (
    rf"(?:(?P<rel>this|last|next|past|previous|coming|current){_S}"
    rf"(?P<unit>weekend|week|month|quarter|year|decade|night|morning|afternoon|evening|{_SEASON}|{_MONTH})"
    rf"|(?P<the>the{_S}(?:week|month|quarter|year))"
    rf"|(?P<season>{_SEASON})(?:{_S}of)?{_S}(?P<season_year>{_YEAR})"
    rf"|(?P<month>{_MONTH})(?:,?{_S}(?:of{_S})?(?:(?P<month_rel>this|last|next){_S}year|(?P<month_year>{_YEAR})))?"
    rf"(?!{_S}\d)"
    rf"|(?:the{_S})?(?P<decade>[12]\d\d0)s"
    rf"|(?P<year>{_YEAR})(?:(?:-|–|/)(?P<until>{_YEAR}|\d\d))?{_COUNTED}){END}"
)
_PART = rf"(?P<part>early|mid|late|end|(?:beginning|start|middle|end){_S}of)(?:{_S}|-)(?:in{_S})?(?:the{_S}(?=[12]))?"
_PREPOSITION = rf"(?P<prep>in|since|during|until|till|by|from|for|before|after){_S}"


def _base(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool] | None:
    """The span, the rule, and whether it is a season."""
    groups = match.groupdict()
    if groups["unit"]:
        return _relative(match, setting)
    if groups["the"]:
        return spans.unit(groups["the"].split()[1], 0, setting.day), f"{groups['the']}: that of the story's day", False
    if groups["season"]:
        return spans.season(int(groups["season_year"]), _SEASONS[groups["season"]]), "season of a year", True
    if groups["month"]:
        return _month(match, setting)
    if groups["decade"]:
        decade = int(groups["decade"])
        # “the 1900s” may be a decade or a century.
        return (spans.years(decade, decade + 9), "decade", False) if decade % 100 else None
    first = int(groups["year"])
    last = groups["until"] or groups["year"]
    return spans.years(first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)), "year", False


def _relative(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool] | None:
    name, offset = match["unit"], _RELATIVE[match["rel"]]
    why = f"{match['rel']} {name.rstrip('.')}"
    if name in {"night", "morning", "afternoon", "evening"}:
        if offset > 0 or (offset < 0 and name != "night"):
            return None
        return spans.unit("day", offset, setting.day), why, False
    if name in _SEASONS:
        if name == "fall" and re.match(r"\s(?:in|of|from|by|to)\b", setting.lower[match.end() : match.end() + 6]):
            return None
        every = [spans.season(setting.day.year + shift, _SEASONS[name]) for shift in (-2, -1, 0, 1, 2)]
        return spans.recurring(every, setting.day, {-1: "last", 0: "", 1: "next"}[offset]), why, True
    month = names.number(name)
    if month:
        if not setting.text[match.start("unit")].isupper():
            return None
        every = [spans.months(setting.day.year + shift, month) for shift in (-1, 0, 1)]
        return spans.recurring(every, setting.day, {-1: "last", 0: "", 1: "next"}[offset]), why, False
    return spans.unit(name, offset, setting.day), f"{why}: {_CALENDAR.get(name, 'by the calendar')}", False


_CALENDAR = {"week": "Monday to Sunday", "weekend": "Saturday and Sunday"}


def _month(match: re.Match[str], setting: Setting) -> tuple[Span, str, bool] | None:
    groups = match.groupdict()
    if not setting.text[match.start("month")].isupper():
        return None
    month = names.number(groups["month"]) or 0
    if groups["month_year"]:
        return spans.months(int(groups["month_year"]), month), "month of a year", False
    if groups["month_rel"]:
        return spans.months(setting.day.year + _RELATIVE[groups["month_rel"]], month), "month of a year", False
    tense = ENGLISH.of(setting.lower, match.start(), match.end())
    if groups.get("prep") == "since":
        tense = "past"
    every = [spans.months(setting.day.year + shift, month) for shift in (-1, 0, 1)]
    return spans.recurring(every, setting.day, tense), "month: the nearest", False


def _plain(match: re.Match[str], setting: Setting) -> Meaning | None:
    groups = match.groupdict()
    if groups["year"] or groups["the"] or (groups["month"] and not (groups["month_year"] or groups["month_rel"])):
        return None
    found = _base(match, setting)
    return found[:2] if found else None


def _in(match: re.Match[str], setting: Setting) -> Meaning | None:
    groups = match.groupdict()
    if groups["the"]:
        return None
    prep = groups["prep"]
    if groups["year"] and prep not in {"in", "since", "during"} and not 1900 <= int(groups["year"]) <= 2100:
        return None
    bare = groups["month"] and not (groups["month_year"] or groups["month_rel"])
    if bare and groups["month"] == "may" and prep not in {"in", "since", "until", "till", "during"}:
        return None
    found = _base(match, setting)
    return found[:2] if found else None


def _part_of(match: re.Match[str], setting: Setting) -> Meaning | None:
    found = _base(match, setting)
    if not found:
        return None
    span, why, is_season = found
    part = _PARTS[" ".join(match["part"].split())]
    share = {"mid": "middle third"}.get(part, f"{part} half of a season" if is_season else f"{part} third")
    return spans.part(span, part, halves=is_season), f"{share}; {why}"


def _so_far(match: re.Match[str], setting: Setting) -> Meaning:
    span = spans.unit(match["unit"], 0, setting.day)
    if match["when"] == "earlier":
        return Span(span.first, setting.day), f"earlier this {match['unit']}: up to the story's day"
    return Span(setting.day, span.last), f"later this {match['unit']}: from the story's day"


def _years(match: re.Match[str], _: Setting) -> Meaning:
    return spans.years(int(match["year"]), int(match["until"])), "range of years"


def _share(match: re.Match[str], setting: Setting) -> Meaning | None:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"]]
    year = int(match["year"]) if match["year"] else setting.day.year + _RELATIVE[match["rel"]]
    if match["share"] == "half":
        return (spans.half(year, number), "half of a year") if number <= 2 else None
    return spans.quarter(year, number), "quarter of a year"


def _over_weekend(match: re.Match[str], setting: Setting) -> Meaning:
    tense = ENGLISH.of(setting.lower, match.start(), match.end())
    offset = -1 if tense != "future" and setting.day.weekday() < 5 else 0
    return spans.unit("weekend", offset, setting.day), "the weekend: the latest unless the copy looks ahead"


_TIME = rf"(?:{_S}(?:morning|afternoon|evening|night))?"
_COUNT = rf"(?P<n>{'|'.join(_NUMBERS)}|\d{{1,3}}){_S}"
_NEAR = Rule(_compiled(rf"(?:today|tonight|yesterday|tomorrow){END}"), _near_day)
_TWO = Rule(_compiled(rf"day{_S}(before|after){_S}(?:yesterday|tomorrow){END}"), _two_days)
_AGO = Rule(_compiled(rf"{_COUNT}(?P<unit>day|week|month|year|decade)s?{_S}ago{END}"), _ago)
_NEXT = Rule(
    _compiled(rf"(?P<rel>last|past|previous|next|coming){_S}{_COUNT}(?P<unit>hour|day|week|month|year|decade)s{END}"),
    _stretch,
)
_ON = Rule(
    _compiled(rf"(?:(?P<rel>this|last|next|past|previous|coming|following){_S})?(?P<day>{_WEEKDAY}){_TIME}{END}"),
    _weekday,
)
_DATES = (Rule(_MONTH_FIRST, _date), Rule(_DAY_FIRST, _date))
_BASES = Rule(_compiled(_BASE), _plain)
_IN = Rule(_compiled(rf"{_PREPOSITION}(?P<w>{_BASE})"), _in)
_FROM_TO = Rule(
    _compiled(
        rf"(?:from|between){_S}(?P<w>(?P<year>{_YEAR}){_S}(?:to|and|until|through){_S}(?P<until>{_YEAR})){END}{_COUNTED}"
    ),
    _years,
)
_PARTLY = Rule(_compiled(_PART + _BASE), _part_of)
_SO_FAR = Rule(_compiled(rf"(?P<when>earlier|later){_S}this{_S}(?P<unit>week|month|quarter|year|decade){END}"), _so_far)
_SHARE = Rule(
    _compiled(
        rf"(?:q(?P<number>[1-4])|(?P<ordinal>{'|'.join(_ORDINALS)})(?:{_S}|-)(?P<share>quarter|half))"
        rf"{_S}(?:of{_S})?(?:(?P<rel>this|last|next){_S}year|(?P<year>{_YEAR})){END}"
    ),
    _share,
)
_WEEKEND = Rule(_compiled(rf"(?:over|at|during){_S}(?P<w>the{_S}weekend){END}"), _over_weekend)

RULES = Rules(
    {
        **dict.fromkeys(_DAYS, (_NEAR,)),
        **dict.fromkeys(_NUMBERS, (_AGO,)),
        **dict.fromkeys(_WEEKDAYS, (*_DATES, _ON)),
        **dict.fromkeys(_MONTHS, (_DATES[0], _BASES)),
        **dict.fromkeys(_SEASONS, (_BASES,)),
        **dict.fromkeys(_RELATIVE, (_NEXT, _ON, _BASES)),
        **dict.fromkeys(_ORDINALS, (_SHARE, _DATES[1])),
        **dict.fromkeys(["q1", "q2", "q3", "q4"], (_SHARE,)),
        **dict.fromkeys(["early", "mid", "late", "beginning", "start", "middle", "end"], (_PARTLY,)),
        **dict.fromkeys(["in", "since", "until", "till", "by", "for", "before", "after"], (_IN,)),
        **dict.fromkeys(["from", "between"], (_FROM_TO, _IN)),
        **dict.fromkeys(["over", "at"], (_WEEKEND,)),
        "during": (_WEEKEND, _IN),
        "earlier": (_SO_FAR,),
        "later": (_SO_FAR,),
        "day": (_TWO,),
        FIGURES: (*NUMERIC, _DATES[1], _AGO, _BASES),
    }
)
