"""Files of rates that an operator has."""

import datetime as dt
from pathlib import Path

from dateline.core.money.bank import RatesError
from dateline.core.money.banks import read
from dateline.core.money.banks.tree import MOST
from dateline.markets.keep import Kept, keep


def take(path: Path, now: dt.datetime) -> tuple[str, Kept]:
    """Keep the rates of a file, whosever they are: the bank's code, and how many. Raises `RatesError`, `OSError`."""
    if path.stat().st_size > MOST:
        raise RatesError(f"the file is larger than {MOST // 1024 // 1024} MB")
    bank, quotes = read(path.read_bytes())
    return bank.code, keep(bank.code, quotes, path.name, now)
