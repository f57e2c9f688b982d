"""Its files: the rates of a day (``XML_daily.asp``), and one currency's over a time (``XML_dynamic.asp``)."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from dateline.core.money.bank import RatesError, code, consistent, day, positive
from dateline.core.money.banks.cbr import ids
from dateline.core.money.banks.tree import at, root
from dateline.core.money.values import Quote

_SIGN = re.compile(rb"<ValCurs\b")
_NEW_ROUBLE = dt.date(1998, 1, 1)
_SLACK = Decimal("0.0001")
"""By how much the price of one unit may differ from that of all, for its own rounding."""


def recognise(data: bytes) -> bool:
    """By its root element."""
    return bool(_SIGN.search(data[:1000]))


def read(data: bytes) -> tuple[Quote, ...]:
    """Every rate in it. Raises `RatesError`."""
    top = root(data)
    return consistent(list(_dynamics(top) if top.get("ID") else _daily(top)))


def _daily(top: etree._Element) -> Iterator[Quote]:
    when = day(top.get("Date", ""), "the root")
    for each in top.iter("Valute"):
        yield _quote(each, code(_text(each, "CharCode"), at(each)), when)


def _dynamics(top: etree._Element) -> Iterator[Quote]:
    number = top.get("ID", "").strip()
    currency = ids.code_of(number)
    if not currency:
        raise RatesError(f"it is about the Bank of Russia’s currency {number}, whose code is not known here")
    for each in top.iter("Record"):
        yield _quote(each, currency, day(each.get("Date", ""), at(each)))


def _quote(element: etree._Element, currency: str, when: dt.date) -> Quote:
    where = f"{at(element)}, {currency}"
    units = positive(_text(element, "Nominal") or "1", where)
    price = positive(_comma(_text(element, "Value")), where)
    if written := _text(element, "VunitRate"):
        one = positive(_comma(written), where)
        if abs(one * units - price) > price * _SLACK:
            raise RatesError(f"{where}: {units} cost {price} and one {one}, which contradict each other")
    return Quote(currency, when, units, price, "RUR" if when < _NEW_ROUBLE else "RUB")


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _comma(written: str) -> str:
    """Russian numbers as Python reads them."""
    return re.sub(r"\s", "", written).replace(",", ".")
