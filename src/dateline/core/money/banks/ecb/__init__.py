"""The European Central Bank's euro foreign exchange reference rates.

Published about 16:00 CET on working days: https://www.ecb.europa.eu/stats/policy_and_exchange_rates. A value is how
much of a currency one euro buys.
"""

import datetime as dt

from dateline.core.money.bank import Bank, Rhythm
from dateline.core.money.banks.ecb import files

_SITE = "https://www.ecb.europa.eu/stats/eurofxref"
_QUARTER = 85
"""Days of which the file of the last ninety is sure to hold all."""


def _since(first: dt.date, last: dt.date) -> tuple[str, ...]:
    name = "hist-90d" if (last - first).days < _QUARTER else "hist"
    return (f"{_SITE}/eurofxref-{name}.xml",)


ECB = Bank(
    code="ecb",
    base="EUR",
    pause=7,
    rhythm=Rhythm("Europe/Berlin", dt.time(16, 1), dt.time(20), dt.timedelta(minutes=10), ahead=0),
    recognise=files.recognise,
    read=files.read,
    newest=f"{_SITE}/eurofxref-daily.xml",
    since=_since,
)
