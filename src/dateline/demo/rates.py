"""Rates for the demo's Russian edition: invented ones, in the form in which the Bank of Russia publishes them.

The real ones are fetched, and the demo asks nobody anything.
"""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal

from dateline.core.money.values import Quote

ORIGIN = "invented for the demo"
NOTES = {"en": "rouble rates of this demo are invented", "ru": "курсы рубля в демонстрации вымышлены"}
"""Beside the rates of each edition, by its language."""
DAYS = 120
_START = {"USD": (1, "79.8014"), "EUR": (1, "92.4177"), "CNY": (1, "11.1246"), "JPY": (100, "52.2280")}
_OTHERS = {"GBP": (1, "104.9310"), "KZT": (100, "15.4427"), "TRY": (10, "19.0342"), "BYN": (1, "26.8133")}


def quotes(now: dt.datetime) -> Iterator[Quote]:
    """Of every working day's rates until tomorrow's, ascending."""
    dice = random.Random(20)  # noqa: S311, the same each time and nobody's secret
    tomorrow = now.date() + dt.timedelta(days=1)
    prices = {code: Decimal(price) for code, (_, price) in {**_START, **_OTHERS}.items()}
    units = {code: units for code, (units, _) in {**_START, **_OTHERS}.items()}
    for back in range(DAYS, -1, -1):
        day = tomorrow - dt.timedelta(days=back)
        # What is set on a working day is for the day after: none for Sunday and Monday.
        if day.weekday() in {6, 0}:
            continue
        for code, price in prices.items():
            prices[code] = (price * Decimal(1 + dice.gauss(0, 0.004))).quantize(Decimal("0.0001"))
            yield Quote(code, day, Decimal(units[code]), prices[code], "RUB")
