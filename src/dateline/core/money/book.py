"""What one bank published, and its rate of a currency on a day."""

import datetime as dt
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from dateline.core.money import currencies
from dateline.core.money.replaced import predecessors, successor
from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Found, Replacement

_ONE = Decimal(1)
_CHAIN = 4
"""Replacements one after the other at most."""


class Packed:
    """Decimals as the text they were published in, a fifth of what as many objects take."""

    __slots__ = ("_ends", "_text")

    def __init__(self, written: Iterable[str]) -> None:
        texts = list(written)
        self._text = "".join(texts)
        self._ends = array("I", accumulate(map(len, texts), initial=0))

    def __getitem__(self, at: int) -> Decimal:
        return Decimal(self._text[self._ends[at] : self._ends[at + 1]])


@dataclass(frozen=True, slots=True)
class Series:
    """One currency's rates: on ``days[i]`` (ordinals, ascending) ``units[i]`` cost ``prices[i]`` of the base."""

    days: Sequence[int]
    units: Packed
    prices: Packed

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str, str]]) -> "Series":
        """From (ordinal, units, price), ascending."""
        found = list(rows)
        return cls(
            array("i", (day for day, _, _ in found)),
            Packed(units for _, units, _ in found),
            Packed(price for _, _, price in found),
        )

    def on(self, day: dt.date) -> tuple[Decimal, Decimal] | None:
        """Units and price of exactly this day."""
        at = bisect_right(self.days, day.toordinal()) - 1
        return (self.units[at], self.prices[at]) if at >= 0 and self.days[at] == day.toordinal() else None


class Shelf(Protocol):
    """Where a book's rates are kept."""

    def currencies(self) -> frozenset[str]:
        """Codes with at least one rate."""

    def days(self) -> Sequence[int]:
        """Ordinals of the days on which the bank published anything, ascending."""

    def series(self, currency: str) -> Series:
        """All rates of a currency."""


class Book:
    """A bank's rates. ``pause`` is the longest time in days between two publications, over holidays."""

    def __init__(self, bank: str, base: str, pause: int, shelf: Shelf) -> None:
        self.bank = bank
        self.base = base
        self.pause = pause
        self._shelf = shelf
        self._series: dict[str, Series] = {}

    @cached_property
    def currencies(self) -> frozenset[str]:
        """Every code with a rate, and the base."""
        return self._shelf.currencies() | {self.base}

    @cached_property
    def days(self) -> Sequence[int]:
        """Ordinals of the days on which the bank published anything, ascending."""
        return self._shelf.days()

    @property
    def first(self) -> dt.date | None:
        """The oldest day with a rate."""
        return dt.date.fromordinal(self.days[0]) if self.days else None

    @property
    def last(self) -> dt.date | None:
        """The newest day with a rate; None for an empty book."""
        return dt.date.fromordinal(self.days[-1]) if self.days else None

    def published(self, day: dt.date) -> dt.date | None:
        """The last day up to ``day`` on which the bank published anything."""
        at = bisect_right(self.days, day.toordinal()) - 1
        return dt.date.fromordinal(self.days[at]) if at >= 0 else None

    def current(self, day: dt.date) -> list[str]:
        """The codes that the bank quotes around ``day``, its base among them, in alphabetical order."""
        return sorted(code for code in self.currencies if code == self.base or self._quotes(code, day))

    def _quotes(self, code: str, day: dt.date) -> bool:
        days = self.series(code).days
        newest = min(day, self.last or day).toordinal()
        at = bisect_right(days, newest) - 1
        return at >= 0 and newest - days[at] <= self.pause

    def series(self, currency: str) -> Series:
        """All rates of a currency; an empty series for one without."""
        if currency not in self._series:
            self._series[currency] = self._shelf.series(currency)
        return self._series[currency]

    def find(self, currency: str, day: dt.date) -> Found:
        """The rate on ``day``, or the last one before it. Raises `Trouble`.

        A currency that did not exist yet, or no longer, is found through the one that it replaced or that replaced it.
        """
        try:
            return self._own(currency, day)
        except Trouble as trouble:
            found = self._through(currency, day, _CHAIN)
            if found is None:
                raise trouble from None
            return found

    def _through(self, currency: str, day: dt.date, left: int) -> Found | None:
        after = successor(currency)
        if after and after.since <= day:
            found = self._try(after.new, day, left)
            return _as_old(currency, found, after) if found else None
        for before in predecessors(currency):
            if day < before.since + dt.timedelta(days=self.pause) and (found := self._try(before.old, day, left)):
                return _as_new(currency, found, before)
        return None

    def _try(self, currency: str, day: dt.date, left: int) -> Found | None:
        try:
            return self._own(currency, day)
        except Trouble:
            return self._through(currency, day, left - 1) if left else None

    def _own(self, currency: str, day: dt.date) -> Found:
        if currency == self.base:
            return Found(currency, _ONE, _ONE, None)
        series = self.series(currency) if currency in self.currencies else Series((), Packed(()), Packed(()))
        if not series.days:
            raise self._trouble(Kind.NOT_QUOTED if self.days else Kind.EMPTY, currency)
        at = bisect_right(series.days, day.toordinal()) - 1
        if at < 0:
            raise self._trouble(Kind.BEFORE, currency, first=series.days[0])
        self._check(currency, series.days, at, day.toordinal())
        return Found(currency, series.units[at], series.prices[at], dt.date.fromordinal(series.days[at]))

    def _check(self, currency: str, days: Sequence[int], at: int, day: int) -> None:
        """Whether the rate of ``days[at]`` holds on ``day``: weekends pass, an end or a gap of years does not."""
        found, following = days[at], days[at + 1] if at + 1 < len(days) else None
        if day == found:
            return
        silent = self.published(dt.date.fromordinal(day)) == dt.date.fromordinal(found)
        if following is None:
            last = self.days[-1]
            if not silent and last - found > self.pause:
                raise self._trouble(Kind.ENDED, currency, last=found)
        elif following - found > self.pause and not (silent and day - found <= self.pause):
            raise self._trouble(Kind.MISSING if silent else Kind.GAP, currency, first=found, last=following)

    def _trouble(self, kind: Kind, currency: str, *, first: int | None = None, last: int | None = None) -> Trouble:
        if kind is Kind.NOT_QUOTED and currency not in currencies.known():
            near = currencies.suggestions(currency, self.currencies & currencies.known())
            return Trouble(Kind.UNKNOWN, text=currency, suggestions=near)
        return Trouble(
            kind,
            text=currency,
            bank=self.bank,
            first=dt.date.fromordinal(first) if first else None,
            last=dt.date.fromordinal(last) if last else None,
        )


def _as_old(currency: str, found: Found, step: Replacement) -> Found:
    """``ratio`` old ones are one new one, so that many times as many of them cost the same."""
    return Found(currency, found.units * step.ratio, found.price, found.day, (step, *found.replaced))


def _as_new(currency: str, found: Found, step: Replacement) -> Found:
    return Found(currency, found.units, found.price * step.ratio, found.day, (step, *found.replaced))
