"""Amounts of money that a story states, and what they were worth elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dateline.core.money import currencies
from dateline.core.money.convert import convert
from dateline.core.money.daily import DayRates
from dateline.core.money.trouble import Trouble
from dateline.core.money.values import Conversion


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount as the copy has it: ``text`` is “$5.6 million”, ``amount`` 5600000, ``currency`` USD."""

    amount: Decimal
    currency: str
    text: str


def read_stated(value: str, text: str) -> Stated | None:
    """Of an annotation: ``5600000 USD`` and the words that said it. None for what is no money."""
    number, _, code = value.partition(" ")
    try:
        amount = Decimal(number)
    except InvalidOperation:
        return None
    known = code in currencies.known() and text and amount.is_finite() and amount > 0
    return Stated(amount, code, text) if known else None


def worth(stated: Stated, target: str, rates: Iterable[DayRates]) -> Conversion | None:
    """The amount in ``target`` by the first of some banks that has both currencies; None where none has."""
    for each in rates:
        try:
            return convert(each.book(), stated.amount, stated.currency, target, each.day, today=each.day)
        except Trouble:
            continue
    return None
