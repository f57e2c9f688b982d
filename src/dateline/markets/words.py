"""What there is to say about an answer, in the active language."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import get_language, gettext, gettext_noop

from dateline.core.money import currencies, show
from dateline.core.money.convert import LARGEST
from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Conversion, Replacement
from dateline.markets.asking import Answer

_BANKS = {"ecb": gettext_noop("European Central Bank"), "cbr": gettext_noop("Bank of Russia")}
_SHORT = {"ecb": gettext_noop("ECB"), "cbr": gettext_noop("CBR")}
_TROUBLE = {
    Kind.AMOUNT: gettext_noop("“%(text)s” is no amount. Write a number, like %(example)s."),
    Kind.NEGATIVE: gettext_noop("An amount of money to convert cannot be negative."),
    Kind.HUGE: gettext_noop("The amount is too large; the largest is %(largest)s."),
    Kind.DATE: gettext_noop("“%(text)s” is no date. Write it like 2016-03-28."),
    Kind.UNKNOWN: gettext_noop("There is no currency “%(text)s”."),
    Kind.SOURCE: gettext_noop("No bank is called “%(text)s”; there are: %(list)s."),
    Kind.EMPTY: gettext_noop("%(bank)s: no rates are loaded here yet."),
    Kind.NOT_QUOTED: gettext_noop("%(bank)s: there is no rate of %(text)s."),
    Kind.BEFORE: gettext_noop("%(bank)s: the rates of %(text)s begin on %(first)s."),
    Kind.ENDED: gettext_noop("%(bank)s: the rates of %(text)s ended; the last one is of %(last)s."),
    Kind.GAP: gettext_noop("%(bank)s: no rates of %(text)s were published between %(first)s and %(last)s."),
    Kind.MISSING: gettext_noop("%(bank)s: the rates of %(text)s between %(first)s and %(last)s are not loaded here."),
    Kind.OUTDATED: gettext_noop("%(bank)s: rates after %(last)s are not loaded here."),
    Kind.FUTURE: gettext_noop("%(bank)s: there is no rate for a day to come; the newest one is of %(last)s."),
}
_EXAMPLE = Decimal("1234.5")


def bank_name(code: str) -> str:
    """``European Central Bank``."""
    return gettext(_BANKS[code]) if code in _BANKS else code


def short_name(code: str) -> str:
    """``ECB``."""
    return gettext(_SHORT[code]) if code in _SHORT else code


def date(day: dt.date) -> str:
    """``March 24, 2016``."""
    return _date(day, get_language() or "en")


@lru_cache(maxsize=1000)
def _date(day: dt.date, language: str) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(day, "long", locale=locale)


def trouble(found: Trouble) -> str:
    """Why there is no answer, and what to do."""
    language = get_language() or "en"
    said = gettext(_TROUBLE[found.kind]) % {
        "text": found.text,
        "bank": bank_name(found.bank),
        "first": date(found.first) if found.first else "",
        "last": date(found.last) if found.last else "",
        "list": ", ".join(found.suggestions),
        "largest": show.number(LARGEST, 0, language),
        "example": show.number(_EXAMPLE, 2, language),
    }
    if found.kind is Kind.UNKNOWN and found.suggestions:
        return f"{said} {meant(found.suggestions, language)}"
    return said


def meant(codes: tuple[str, ...], language: str) -> str:
    """The codes that a slip may have meant, with their names."""
    named = ", ".join(f"{code} ({currencies.name(code, language)})" for code in codes)
    return gettext("Did you mean %(list)s?") % {"list": named}


def ended(text: str) -> str:
    """With a full stop, unless it ends in one: Russian dates do."""
    return text if text.endswith((".", "?")) else f"{text}."


def rate_line(found: Conversion) -> str:
    """``1 USD = 0.896539 EUR``."""
    language = get_language() or "en"
    return f"1 {found.source} = {show.rate(found.rate, language)} {found.target}"


def rate_of(found: Conversion) -> str:
    """Whose rate of which day it is, and against what."""
    said = {"bank": bank_name(found.bank), "date": date(found.day), "base": found.base}
    if found.base in {found.source, found.target}:
        return gettext("%(bank)s, rate of %(date)s") % said
    return gettext("%(bank)s, rate of %(date)s, through %(base)s") % said


def notes(answer: Answer) -> list[str]:
    """What a reader must know about an answer beside its rate."""
    found = answer.conversion
    if found is None:
        return []
    said = [replacement(step) for step in found.replaced]
    if answer.trouble:
        said.insert(0, trouble(answer.trouble))
    if found.overdue:
        said.append(gettext("Newer rates are not loaded here."))
    elif found.day != found.asked:
        said.append(gettext("No rate was published on %(asked)s.") % {"asked": date(found.asked)})
    return said


def replacement(step: Replacement) -> str:
    """``10,000 ROL = 1 RON since July 1, 2005``."""
    exponent = step.ratio.as_tuple().exponent
    ratio = show.number(step.ratio, -exponent if isinstance(exponent, int) else 0, get_language() or "en")
    return gettext("%(ratio)s %(old)s = 1 %(new)s since %(date)s.") % {
        "ratio": ratio,
        "old": step.old,
        "new": step.new,
        "date": date(step.since),
    }


def difference(found: Conversion, other: Conversion) -> str:
    """By how much another bank's rate differs, in per cent with a sign."""
    if not found.rate:
        return ""
    share = (other.rate / found.rate - 1) * 100
    language = get_language() or "en"
    sign = "+" if share >= 0 else "\u2212"
    return f"{sign}{show.number(abs(share), 2, language)}\u00a0%"
