"""The banks whose rates can be read. Another one is one more folder, and one more name here."""

from dateline.core.money.bank import Bank, RatesError
from dateline.core.money.banks.cbr import CBR
from dateline.core.money.banks.ecb import ECB
from dateline.core.money.values import Quote

BANKS: tuple[Bank, ...] = (ECB, CBR)


def named(code: str) -> Bank:
    """Raises `LookupError`, with the codes that there are."""
    for bank in BANKS:
        if bank.code == code.lower():
            return bank
    raise LookupError(f"no bank is called “{code}”; there are: {', '.join(bank.code for bank in BANKS)}")


def read(data: bytes) -> tuple[Bank, tuple[Quote, ...]]:
    """Whose file it is, and its rates; nothing of a file with a fault. Raises `RatesError`."""
    if not data.strip():
        raise RatesError("the file is empty")
    for bank in BANKS:
        if bank.recognise(data):
            return bank, bank.read(data)
    raise RatesError("this is no file of rates that can be read; known are those of " + _known())


def _known() -> str:
    return " and ".join(bank.code.upper() for bank in BANKS)
