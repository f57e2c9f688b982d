"""How the evidence is weighed: logistic weights in a table, the shipped one or one that ``coverage fit`` wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from zlib import crc32

from dateline.core.coverage import evidence
from dateline.core.data import text

FILE = "coverage-weights.tsv"
"""The table's name, where it ships and in an agency's folder."""
_COLUMNS = "between\tevidence\tweight"
_BAR = "bar"


class TableError(ValueError):
    """A table of weights that this engine cannot use; the message names the line."""


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
    return read(text(FILE))


def read(table: str) -> Weights:
    """Weights from a table: ``same`` or ``across``, a piece of evidence (or ``bar``) and a number, by tabs.

    Raises `TableError` where evidence is missing, named twice or unknown to this engine, or a weight is no number.
    """
    found: dict[tuple[str, str], float] = {}
    lines = [(number, line) for number, line in enumerate(table.splitlines(), 1) if line and line[0] != "#"]
    if not lines or lines[0][1] != _COLUMNS:
        raise TableError(f"line {lines[0][0] if lines else 1}: the columns between, evidence and weight are wanted")
    wanted = set(_names())
    for number, line in lines[1:]:
        between, name, weight = _cells(number, line)
        if (between, name) not in wanted:
            raise TableError(f"line {number}: this engine knows no evidence “{between} {name}”")
        if (between, name) in found:
            raise TableError(f"line {number}: “{between} {name}” is there twice")
        found[between, name] = _number(number, weight)
    if missing := [name for name in _names() if name not in found]:
        raise TableError(f"line {lines[-1][0]}: the table ends without “{' '.join(missing[0])}”")
    return _weights(found)


def written(weights: Weights, said: str) -> str:
    """The table of ``weights``, as `read` takes it; ``said`` is the comment that it begins with."""
    values = (*weights.same, weights.same_bar, *weights.across, weights.across_bar)
    rows = (f"{between}\t{name}\t{value:.4f}" for (between, name), value in zip(_names(), values, strict=True))
    return "\n".join([*(f"# {line}" for line in said.splitlines()), _COLUMNS, *rows]) + "\n"


def mark(weights: Weights) -> str:
    """Eight hexadecimal digits that tell one table from another."""
    return f"{crc32(written(weights, '').encode()):08x}"


def _names() -> Iterator[tuple[str, str]]:
    for between, names in (("same", evidence.SAME), ("across", evidence.ACROSS)):
        for name in (*names, _BAR):
            yield between, name


def _cells(number: int, line: str) -> tuple[str, str, str]:
    cells = line.split("\t")
    if len(cells) != 3:
        raise TableError(f"line {number}: three columns are wanted, there are {len(cells)}")
    return cells[0], cells[1], cells[2]


def _number(number: int, weight: str) -> float:
    try:
        value = float(weight)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise TableError(f"line {number}: “{weight}” is no number")
    return value


def _weights(table: Mapping[tuple[str, str], float]) -> Weights:
    return Weights(
        same=tuple(table["same", name] for name in evidence.SAME),
        across=tuple(table["across", name] for name in evidence.ACROSS),
        same_bar=table["same", _BAR],
        across_bar=table["across", _BAR],
    )
