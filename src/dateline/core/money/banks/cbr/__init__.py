"""The Bank of Russia's official rates: https://www.cbr.ru/development/SXML/.

Set on working days for the following day. A value is what ``Nominal`` units cost in roubles; ``VunitRate``, which came
later, is the same for one unit. Files are in windows-1251, numbers have a decimal comma.
"""

import datetime as dt

from dateline.core.money.bank import Bank, Rhythm
from dateline.core.money.banks.cbr import files, ids

_SITE = "https://www.cbr.ru/scripts"
_SHORT = 40
"""Days that are asked for one by one, with all currencies; a longer time is asked for by currency."""


def by_date(day: dt.date) -> str:
    """Address of the rates of all currencies on a day."""
    return f"{_SITE}/XML_daily.asp?date_req={day:%d/%m/%Y}"


def dynamics(currency: str, first: dt.date, last: dt.date) -> str:
    """Address of one currency's rates from a day to another. Raises `LookupError`."""
    return (
        f"{_SITE}/XML_dynamic.asp?date_req1={first:%d/%m/%Y}&date_req2={last:%d/%m/%Y}&VAL_NM_RQ={ids.id_of(currency)}"
    )


def _since(first: dt.date, last: dt.date) -> tuple[str, ...]:
    days = (last - first).days + 1
    if days <= _SHORT:
        return tuple(by_date(first + dt.timedelta(days=day)) for day in range(days))
    return tuple(dynamics(currency, first, last) for currency in ids.COMMON)


CBR = Bank(
    code="cbr",
    base="RUB",
    pause=15,
    rhythm=Rhythm("Europe/Moscow", dt.time(15, 31), dt.time(21), dt.timedelta(minutes=15), ahead=1),
    recognise=files.recognise,
    read=files.read,
    newest=f"{_SITE}/XML_daily.asp",
    since=_since,
)
