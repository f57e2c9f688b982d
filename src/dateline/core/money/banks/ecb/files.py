"""Its files: XML of a day, of ninety days and of all since 1999; CSV of a day and of all."""

import re
from collections.abc import Iterator
from decimal import Decimal

from dateline.core.money.bank import RatesError, code, consistent, day, positive
from dateline.core.money.banks.tree import at, root
from dateline.core.money.values import Quote

BASE = "EUR"
_ONE = Decimal(1)
_VOCABULARY = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}"
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*Date\s*,\s*[A-Z]{3}\s*,")
_NONE = frozenset(["N/A", "", "-"])


def recognise(data: bytes) -> bool:
    """By the vocabulary's name, or by the header of the CSV."""
    return b"eurofxref" in data[:1000] or bool(_HEADER.match(data[:100]))


def read(data: bytes) -> tuple[Quote, ...]:
    """Every rate in it. Raises `RatesError`."""
    if _HEADER.match(data[:100]):
        return consistent(list(_csv(data)))
    return consistent(list(_xml(data)))


def _xml(data: bytes) -> Iterator[Quote]:
    for dated in root(data).iter(f"{_VOCABULARY}Cube"):
        if (written := dated.get("time")) is None:
            continue
        when = day(written, at(dated))
        if not len(dated):
            raise RatesError(f"{at(dated)}: there is no rate for {when}")
        for each in dated:
            where = at(each)
            value = positive(each.get("rate", ""), where)
            yield Quote(code(each.get("currency", ""), where), when, value, _ONE, BASE)


def _csv(data: bytes) -> Iterator[Quote]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise RatesError("it is no text") from None
    heads = [cell.strip() for cell in lines[0].split(",")]
    named = [(place, code(head, "line 1")) for place, head in enumerate(heads) if place and head]
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split(",")]
        if len(cells) != len(heads):
            raise RatesError(f"line {number} has {len(cells)} columns and the header {len(heads)}: it is cut off")
        when = day(cells[0], f"line {number}")
        for place, currency in named:
            if cells[place] not in _NONE:
                yield Quote(currency, when, positive(cells[place], f"line {number}"), _ONE, BASE)
