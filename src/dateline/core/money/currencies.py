"""Currencies: which codes there are, how many decimals each has, what it is called, and what a slip was meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_precision
from iso4217 import Currency

from dateline.core.money import replaced

_RATED = frozenset(["XAG", "XAU", "XPD", "XPT", "XDR"])
"""Metals and drawing rights: banks give rates for them, though they have no minor unit."""
_FUNDS = frozenset(["CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"])
_NO_TENDER = _FUNDS | {each.code for each in Currency if each.exponent is None} - _RATED
"""ISO 4217 codes of funds, bonds, tests and of no currency at all, of which no bank gives a rate for readers."""
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "JPY", "₴": "UAH", "₸": "KZT", "₺": "TRY"}
_HABITS = {"RMB": "CNY", "EURO": "EUR", "NIS": "ILS", "STG": "GBP", "UKP": "GBP", "SDR": "XDR", "РУБ": "RUB"}
_SUGGESTIONS = 3
_LONGEST = 40
"""Characters of a slip that are looked at."""


@cache
def known() -> frozenset[str]:
    """The codes of ISO 4217 in force, and of the currencies that were replaced."""
    return frozenset({each.code for each in Currency} - _NO_TENDER) | replaced.codes()


@cache
def digits(code: str) -> int:
    """Decimals of the minor unit: ISO 4217's, of currencies that are no more CLDR's; 2 where neither has any."""
    try:
        exponent = Currency(code).exponent
    except ValueError:
        exponent = get_currency_precision(code)
    return 2 if exponent is None else int(exponent)


def name(code: str, language: str) -> str:
    """What a currency is called in a language (CLDR); the code itself where that is not known."""
    return _names(language).get(code, code)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {code: str(found) for code, found in locale.currencies.items()}


def read(text: str) -> str:
    """A code as somebody may write it: any case, a sign, a habit. What is none comes back as it is, in capitals."""
    written = text.strip()[:_LONGEST].upper()
    return _SIGNS.get(written) or _HABITS.get(written) or written


def suggestions(text: str, among: Iterable[str]) -> tuple[str, ...]:
    """The codes that a slip may have meant, best first: near ones, then those whose English or Russian name has it."""
    written = text.strip()[:_LONGEST]
    codes = sorted(among)
    near = sorted(get_close_matches(written.upper(), codes, 12, 0.6), key=_commonness) if len(written) < 6 else []
    return tuple(dict.fromkeys([*_named(written, codes), *near]))[:_SUGGESTIONS]


def _named(written: str, codes: Iterable[str]) -> list[str]:
    """Those with a word that begins so; the commonest meant first."""
    if len(written) < 3:
        return []
    start = written.casefold()[:_LONGEST]
    found = [code for code in codes if any(_has(name(code, language), start) for language in ("en", "ru"))]
    return sorted(found, key=_commonness)


def _commonness(code: str) -> tuple[int, str]:
    return (_COMMON.index(code) if code in _COMMON else len(_COMMON), code)


def _has(title: str, start: str) -> bool:
    return any(word.startswith(start) for word in title.casefold().split())


_COMMON = ("USD", "EUR", "RUB", "GBP", "CNY", "CHF", "JPY", "TRY", "SEK", "PLN", "INR", "KZT")
