"""How the evidence is weighed: logistic weights, fitted by ``core/coverage/fitting.py`` and shipped as a table."""

from dataclasses import dataclass
from functools import cache

from dateline.core.coverage import evidence
from dateline.core.data import rows


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in the order of `evidence.SAME` and `evidence.ACROSS`; a sum above the bar joins."""

    same: tuple[float, ...]
    across: tuple[float, ...]
    same_bar: float = -1.0
    across_bar: float = 0.0
    merge: float = 2.1
    """So far above the bar two groups must be to become one."""
    split: float = -3.0
    """So low two halves of a group must be to part."""


@cache
def shipped() -> Weights:
    """The one configuration for every kind of copy."""
    table = {(row["between"], row["evidence"]): float(row["weight"]) for row in rows("coverage-weights.tsv")}
    return Weights(
        same=tuple(table["same", name] for name in evidence.SAME),
        across=tuple(table["across", name] for name in evidence.ACROSS),
        same_bar=table["same", "bar"],
        across_bar=table["across", "bar"],
    )
