"""Amounts and rates as an edition writes numbers."""

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, format_decimal

from dateline.core.money import currencies
from dateline.core.money.convert import shown

_MILLION, _HUNDRED = Decimal(10**6), Decimal(100)


def amount(value: Decimal, code: str, language: str) -> str:
    """With the currency's decimals, and as many more as the amount itself has: ``1,234.50``."""
    exponent = value.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return number(value, max(currencies.digits(code), own), language)


def rate(value: Decimal, language: str) -> str:
    """A rate, six figures at least: ``1.1154``, ``0.0103512``."""
    short = shown(value)
    exponent = short.as_tuple().exponent
    return number(short, max(-exponent, 0) if isinstance(exponent, int) else 0, language)


def roughly(value: Decimal, language: str) -> str:
    """As copy says it: ``5.02 million``, ``12,346``, ``89.65``."""
    if value >= _MILLION:
        return str(format_compact_decimal(value, format_type="long", locale=_locale(language), fraction_digits=2))
    return number(value, 0 if value >= _HUNDRED else 2, language)


def number(value: Decimal, decimals: int, language: str) -> str:
    """With exactly so many decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=_locale(language)))


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
