"""A bank's rates of one day, as a value that can be kept beside what was written on that day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.money.book import Book, Series


@dataclass(frozen=True, slots=True)
class DayRates:
    """``rates`` are (currency, units, price) in alphabetical order: so many units cost the price of the bank's base."""

    bank: str
    base: str
    day: dt.date
    rates: tuple[tuple[str, str, str], ...]

    def written(self) -> str:
        """``JPY 1 126.3;USD 1 1.1154``."""
        return ";".join(map(" ".join, self.rates))

    def book(self) -> Book:
        """To convert by; it knows of no other day."""
        return Book(self.bank, self.base, 0, _OneDay(self))


@dataclass(frozen=True, slots=True)
class _OneDay:
    of: DayRates

    def currencies(self) -> frozenset[str]:
        return frozenset(code for code, _, _ in self.of.rates)

    def days(self) -> Sequence[int]:
        return [self.of.day.toordinal()]

    def series(self, currency: str) -> Series:
        return Series.of(
            (self.of.day.toordinal(), units, price) for code, units, price in self.of.rates if code == currency
        )


def read_rates(bank: str, base: str, day: dt.date, written: str) -> DayRates:
    """What `DayRates.written` wrote."""
    rows = (row.split(" ") for row in written.split(";") if row)
    return DayRates(bank, base, day, tuple((code, units, price) for code, units, price in rows))


def rates_of(book: Book, day: dt.date) -> DayRates | None:
    """All that a bank published for ``day``, or for the last one before it; None where that is too long ago."""
    published = book.published(day)
    if published is None or (day - published).days > book.pause:
        return None
    found = ((code, book.series(code).on(published)) for code in sorted(book.currencies - {book.base}))
    rates = tuple((code, str(rate[0]), str(rate[1])) for code, rate in found if rate)
    return DayRates(book.bank, book.base, published, rates)
