"""Amounts and rates as an edition writes numbers."""

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from dateline.core.money import currencies
from dateline.core.money.convert import shown


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
