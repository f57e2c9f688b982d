"""A bank that publishes rates, as a value: one folder under ``banks`` each."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Quote


class RatesError(Exception):
    """A file that cannot be trusted; nothing of it is taken. The message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When new rates come out, by the clock of ``zone``, Monday to Friday."""

    zone: str
    first: dt.time
    """Not before this time."""
    last: dt.time
    """What has not come by then will come tomorrow."""
    every: dt.timedelta
    """Between two looks while it is awaited."""
    ahead: int
    """Days from the day of publication to the day that the rate is for: the Bank of Russia sets tomorrow's."""


@dataclass(frozen=True, slots=True)
class Bank:
    """One bank."""

    code: str
    """``ecb``: in addresses, commands and the database."""
    base: str
    """The currency that all its rates are against."""
    pause: int
    """The longest time in days between two publications, over holidays."""
    rhythm: Rhythm
    recognise: Callable[[bytes], bool]
    """Whether a file is one of this bank's."""
    read: Callable[[bytes], tuple[Quote, ...]]
    """Every rate of a file. Raises `RatesError`."""
    newest: str
    """Address of the newest rates."""
    since: Callable[[dt.date, dt.date], tuple[str, ...]]
    """Addresses that together hold the rates from one day to another."""


def positive(written: str, where: str) -> Decimal:
    """A number above zero, with a dot before its decimals. Raises `RatesError`."""
    try:
        value = Decimal(written) if len(written) <= 30 and written.isascii() else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value <= 0 or abs(value.adjusted()) > 12:
        raise RatesError(f"{where}: “{written[:40]}” is no rate")
    return value


def code(written: str, where: str) -> str:
    """A currency's code. Raises `RatesError`."""
    if len(written) != 3 or not written.isascii() or not written.isalpha() or not written.isupper():
        raise RatesError(f"{where}: “{written[:20]}” is no currency")
    return written


def day(written: str, where: str) -> dt.date:
    """``2016-03-24``, ``24.03.2016``, ``24/03/2016`` or ``24 March 2016``. Raises `RatesError`."""
    try:
        return read_day(written)
    except Trouble:
        raise RatesError(f"{where}: “{written[:40]}” is no date") from None


def read_day(written: str) -> dt.date:
    """A day as banks and people write it. Raises `Trouble`."""
    text = written.strip()
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    named = text.split()
    if len(named) == 3 and named[1][:3].lower() in _MONTHS and named[0].isdecimal() and named[2].isdecimal():
        try:
            return dt.date(int(named[2]), _MONTHS.index(named[1][:3].lower()) + 1, int(named[0]))
        except ValueError:
            pass
    raise Trouble(Kind.DATE, text=text[:40])


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def consistent(quotes: list[Quote]) -> tuple[Quote, ...]:
    """The quotes, without repetition. Raises `RatesError` for a file that contradicts itself, or has none."""
    if not quotes:
        raise RatesError("there is no rate in it")
    found: dict[tuple[str, dt.date], Quote] = {}
    for quote in quotes:
        known = found.setdefault((quote.currency, quote.day), quote)
        if (known.units, known.price) != (quote.units, quote.price):
            raise RatesError(f"it gives two different rates of {quote.currency} on {quote.day}")
    return tuple(found.values())
