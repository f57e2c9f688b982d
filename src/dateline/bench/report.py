"""What a benchmark found, for people and for machines."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dateline.bench.machine import Machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number."""

    name: str
    """Stable, for comparing runs: ``front.cpu.p50``."""
    value: float
    unit: str
    """``ms``, ``s``, ``MB``, ``stories/CPU-s``, ``ratio`` …"""
    meaning: str
    """In words."""
    at_most: float | None = None
    """The budget, where there is one; or its counterpart:"""
    at_least: float | None = None

    @property
    def within(self) -> bool | None:
        """Whether the budget is kept; None without one."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return self.value >= self.at_least if self.at_least is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one benchmark."""

    bench: str
    machine: Machine
    at: dt.datetime
    figures: Sequence[Figure]


def as_json(report: Report) -> str:
    """One object; times are ISO 8601 in UTC."""
    figures = [asdict(figure) | {"within": figure.within} for figure in report.figures]
    told = {"bench": report.bench, "at": report.at.isoformat(timespec="seconds"), "machine": asdict(report.machine)}
    return json.dumps(told | {"figures": figures}, ensure_ascii=False, indent=2)


def as_table(report: Report) -> str:
    """A figure a line: value, budget, meaning."""
    rows = [(_number(each.value), each.unit, _budget(each), each.meaning) for each in report.figures]
    value, unit, budget = (max((len(row[column]) for row in rows), default=0) for column in range(3))
    lines = [f"{row[0]:>{value}} {row[1]:<{unit}}  {row[2]:<{budget}}  {row[3]}".rstrip() for row in rows]
    return "\n".join([f"{report.bench}  {report.at:%Y-%m-%d %H:%M} UTC", str(report.machine), "", *lines])


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _budget(figure: Figure) -> str:
    if figure.within is None:
        return ""
    bound = f"≤ {figure.at_most:g}" if figure.at_most is not None else f"≥ {figure.at_least:g}"
    return f"({bound}{'' if figure.within else ', MISSED'})"
