"""Currencies that were replaced: redenominations, and the currencies that the euro took the place of.

The euro's rates are those that the Council fixed for good (Regulation (EC) 2866/98 and its amendments).
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from dateline.core.data import rows
from dateline.core.money.values import Replacement


def successor(code: str) -> Replacement | None:
    """What took the place of a currency."""
    return _table().get(code)


def predecessors(code: str) -> Iterator[Replacement]:
    """What a currency took the place of, one for one people: the euro, which took the place of many, has none here."""
    return (each for each in _table().values() if each.new == code and code != "EUR")


def codes() -> frozenset[str]:
    """Every currency that is no more."""
    return frozenset(_table())


@cache
def _table() -> dict[str, Replacement]:
    return {
        row["old"]: Replacement(row["old"], row["new"], Decimal(row["ratio"]), dt.date.fromisoformat(row["since"]))
        for row in rows("replaced_currencies.tsv")
    }
