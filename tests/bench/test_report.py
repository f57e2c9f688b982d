"""What a benchmark found, told to people and to machines."""

import datetime as dt
import json

import pytest

from dateline.bench.machine import describe
from dateline.bench.report import Figure, Report, as_json, as_table

AT = dt.datetime(2026, 3, 28, 14, 44, tzinfo=dt.UTC)


def figure(value: float, **budget: float) -> Figure:
    """A figure of no importance."""
    return Figure(name="front.cpu.p50", value=value, unit="ms CPU", meaning="front page", **budget)


def report(*figures: Figure) -> Report:
    """A report of these figures."""
    return Report(bench="pages", machine=describe(), at=AT, figures=figures)


@pytest.mark.parametrize(
    ("budget", "within"),
    [
        ({}, None),
        ({"at_most": 3.0}, True),
        ({"at_most": 2.0}, False),
        ({"at_least": 3}, False),
        ({"at_least": 2.5}, True),
    ],
)
def test_a_budget_is_kept_or_missed(budget: dict[str, float], within: bool | None) -> None:
    assert figure(2.5, **budget).within is within


def test_json_has_everything_needed_to_compare_runs() -> None:
    told = json.loads(as_json(report(figure(2.5, at_most=3))))
    assert (told["bench"], told["at"]) == ("pages", "2026-03-28T14:44:00+00:00")
    assert told["machine"].keys() == {"cpu", "cores", "system", "python", "sqlite", "load"}
    assert all(told["machine"][name] for name in ("cpu", "cores", "system", "python", "sqlite"))
    assert told["figures"] == [
        {
            "name": "front.cpu.p50",
            "value": 2.5,
            "unit": "ms CPU",
            "meaning": "front page",
            "at_most": 3,
            "at_least": None,
            "within": True,
        }
    ]


def test_the_table_says_which_budgets_were_missed() -> None:
    lines = as_table(report(figure(2.5, at_most=3), figure(1234.5), figure(12.34, at_most=3))).splitlines()
    assert lines[0] == "pages  2026-03-28 14:44 UTC"
    assert "Python" in lines[1]
    assert [line.split() for line in lines[3:]] == [
        ["2.50", "ms", "CPU", "(≤", "3)", "front", "page"],
        ["1234", "ms", "CPU", "front", "page"],
        ["12.3", "ms", "CPU", "(≤", "3,", "MISSED)", "front", "page"],
    ]
