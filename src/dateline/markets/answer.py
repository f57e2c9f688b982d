"""Answers as JSON: for the page's script, for other programs and for ``dateline rates convert --json``."""

from collections.abc import Sequence
from typing import Any

from dateline.core.money import show
from dateline.core.money.values import Conversion
from dateline.markets import words
from dateline.markets.asking import Answer, Question


def as_json(question: Question, answers: Sequence[Answer], language: str) -> dict[str, Any]:
    """The first target's answer, and under ``targets`` all of them. Decimals are strings, dates ISO 8601.

    ``error`` is null where there is a result, in words else.
    """
    targets = [_answer(each, language) for each in answers]
    asked = {"amount": f"{question.amount:f}", "from": question.source, "date": question.day.isoformat()}
    return {**asked, **targets[0], "targets": targets} if targets else {**asked, "targets": []}


def failure(error: str) -> dict[str, Any]:
    """Where the question itself cannot be read."""
    return {**dict.fromkeys(("result", "rate", "rate_date", "source")), "error": error, "targets": []}


def _answer(answer: Answer, language: str) -> dict[str, Any]:
    found = answer.conversion
    if found is None:
        said = words.trouble(answer.trouble) if answer.trouble else ""
        empty = dict.fromkeys(("result", "rate", "rate_date", "source", "base", "shown", "rate_line", "rate_of"))
        return {"to": answer.target, **empty, "notes": [], "others": _others(answer, language), "error": said}
    return {
        "to": answer.target,
        **_conversion(found, language),
        "rate_line": words.rate_line(found),
        "rate_of": words.rate_of(found),
        "notes": words.notes(answer),
        "others": _others(answer, language),
        "error": None,
    }


def _conversion(found: Conversion, language: str) -> dict[str, Any]:
    return {
        "result": f"{found.result:f}",
        "rate": f"{found.rate:.28g}" if found.rate else "0",
        "rate_date": found.day.isoformat(),
        "source": found.bank,
        "base": found.base,
        "shown": show.amount(found.result, found.target, language),
    }


def _others(answer: Answer, language: str) -> list[dict[str, Any]]:
    found = answer.conversion
    return [
        {
            **_conversion(other, language),
            "rate_of": words.rate_of(other),
            "difference": words.difference(found, other) if found else "",
        }
        for other in answer.others
    ]
