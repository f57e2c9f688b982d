"""Amounts as people write them, in the habits of their language."""

import re
from decimal import Decimal, InvalidOperation

from dateline.core.money.convert import check_amount
from dateline.core.money.trouble import Kind, Trouble

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f'’_]")
_PLAIN = re.compile(r"[-+\u2212]?[0-9]*[.,]?[0-9]+[.,]?")
_GROUPED = re.compile(r"[-+\u2212]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]*)?")
_LONGEST = 60


def read(text: str, language: str) -> Decimal:
    """``1 234,56``, ``1,234.56`` or ``1234.56`` as a number. Raises `Trouble`.

    A single comma with three digits behind it parts thousands where the language is English and decimals elsewhere;
    a single dot parts decimals everywhere.
    """
    written = _SPACES.sub("", text)
    if not written or len(written) > _LONGEST:
        raise Trouble(Kind.AMOUNT if len(written) <= _LONGEST else Kind.HUGE, text=text.strip()[:_LONGEST])
    try:
        return check_amount(Decimal(_plain(written, language).replace("\u2212", "-")))
    except InvalidOperation:
        raise Trouble(Kind.AMOUNT, text=text.strip()[:_LONGEST]) from None


def _plain(written: str, language: str) -> str:
    """With a dot before the decimals and nothing between thousands; what fits no habit comes back with its letters."""
    grouped = _GROUPED.fullmatch(written)
    if grouped and _groups(written, grouped[1], language):
        return written.replace(grouped[1], "").replace(",", ".")
    return written.replace(",", ".") if _PLAIN.fullmatch(written) else "?"


def _groups(written: str, mark: str, language: str) -> bool:
    """Whether ``mark`` parts thousands: it stands twice, another mark follows, or it is the English comma."""
    several = written.count(mark) > 1 or len({",", "."} & set(written)) > 1
    return several or (mark == "," and language.startswith("en"))
