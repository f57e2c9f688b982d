"""The banks' books as they stand: what was fetched and imported over what is bundled.

A library belongs to one epoch of rates. Every process notices new rates by that number, and reads them anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dateline.archive.epochs import epochs
from dateline.core.money.banks import BANKS, named
from dateline.core.money.book import Book, Series
from dateline.core.money.replaced import successor
from dateline.markets import bundled
from dateline.markets.models import Rate


@dataclass(frozen=True)
class _Shelf:
    """Of one bank."""

    bank: str
    base: str

    @property
    def _bundled(self) -> bool:
        return self.bank == bundled.BANK

    def currencies(self) -> frozenset[str]:
        kept = Rate.objects.filter(bank=self.bank).values_list("currency", flat=True).distinct()
        return frozenset(kept) | (frozenset(bundled.bundle().columns) if self._bundled else frozenset())

    def days(self) -> Sequence[int]:
        kept = {day.toordinal() for day in Rate.objects.filter(bank=self.bank).values_list("day", flat=True).distinct()}
        if not self._bundled:
            return sorted(kept)
        own = bundled.bundle().days
        return sorted(kept.union(own)) if kept else own

    def series(self, currency: str) -> Series:
        kept = Rate.objects.filter(bank=self.bank, currency=currency).order_by("day")
        rows = {
            day.toordinal(): (units, self._price(price, base))
            for day, units, price, base in kept.values_list("day", "units", "price", "base")
        }
        if not self._bundled:
            return _series(rows)
        if not rows:
            return bundled.series(currency)
        return _series(_rows(bundled.series(currency)) | rows)

    def _price(self, price: str, base: str) -> str:
        """In the bank's base of today: what was published in an older one is a round part of it."""
        step = successor(base) if base != self.base else None
        return str(Decimal(price) / step.ratio) if step and step.new == self.base else price


def _rows(series: Series) -> dict[int, tuple[str, str]]:
    return {day: (str(series.units[at]), str(series.prices[at])) for at, day in enumerate(series.days)}


def _series(rows: dict[int, tuple[str, str]]) -> Series:
    return Series.of((day, *rows[day]) for day in sorted(rows))


class _Bundle:
    """What there is without a database."""

    def currencies(self) -> frozenset[str]:
        return frozenset(bundled.bundle().columns)

    def days(self) -> Sequence[int]:
        return bundled.bundle().days

    def series(self, currency: str) -> Series:
        return bundled.series(currency)


@dataclass(frozen=True, eq=False)
class Library:
    """All banks' books at one epoch, itself and no other one."""

    epoch: int
    books: dict[str, Book]

    def book(self, bank: str) -> Book:
        """Raises `LookupError` for a name that no bank has."""
        return self.books[named(bank).code]

    def loaded(self) -> list[Book]:
        """The books that have any rate, in the order of `BANKS`."""
        return [book for book in self.books.values() if book.last is not None]


def bundled_alone() -> Library:
    """Without a database: the bundled history of one bank."""
    bank = named(bundled.BANK)
    return Library(0, {bank.code: Book(bank.code, bank.base, bank.pause, _Bundle())})


def library() -> Library:
    """The one in force. Asks the database for one number if nothing changed."""
    return of_epoch(epochs().rates)


@lru_cache(maxsize=1)
def of_epoch(epoch: int) -> Library:
    """The one of an epoch that was just read."""
    return Library(
        epoch, {bank.code: Book(bank.code, bank.base, bank.pause, _Shelf(bank.code, bank.base)) for bank in BANKS}
    )
