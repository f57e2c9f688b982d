"""What travels between reading a bank's file and the converted amount."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """``units`` of ``currency`` cost ``price`` of ``base`` on ``day``, as the bank published it, digit for digit.

    Nothing is turned round here: the European Central Bank says how much a euro buys (1.1154 dollars cost 1), the Bank
    of Russia what so many units cost (100 yen cost 57.1251).
    """

    currency: str
    day: dt.date
    units: Decimal
    price: Decimal
    base: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A currency that was replaced: ``ratio`` of ``old`` are one ``new`` from ``since`` on."""

    old: str
    new: str
    ratio: Decimal
    since: dt.date


@dataclass(frozen=True, slots=True)
class Found:
    """A currency on a day: ``units`` of it cost ``price`` of the bank's base. ``day`` is None for the base itself."""

    currency: str
    units: Decimal
    price: Decimal
    day: dt.date | None
    replaced: tuple[Replacement, ...] = ()
    """The replacements that had to be gone through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """An amount in another currency."""

    amount: Decimal
    source: str
    target: str
    asked: dt.date
    """The day that was asked for."""
    day: dt.date
    """The day of the rate: the last one up to ``asked`` on which the bank published one."""
    exact: Decimal
    """Before rounding, to fifty digits."""
    result: Decimal
    """In the target's minor units, halves away from zero (Regulation (EC) 1103/97, article 5)."""
    rate: Decimal
    """Target units for one source unit, to fifty digits."""
    bank: str
    base: str
    replaced: tuple[Replacement, ...] = ()
    overdue: bool = False
    """``asked`` is so long after the newest rate here that newer ones must exist."""
