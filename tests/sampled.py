"""Many cases of one kind: some of them always, all of them with the long counts."""

import os
from collections.abc import Sequence
from typing import Any

import pytest


def one_in(number: int, cases: Sequence[Any]) -> list[Any]:
    """The cases for ``parametrize``: but for every ``number``-th they are left to the long counts."""
    return [case if at % number == 0 else _long(case) for at, case in enumerate(cases)]


def some(number: int, cases: Sequence[Any]) -> Sequence[Any]:
    """Of the cases that one test goes through every ``number``-th, and all of them with the long counts."""
    return cases if os.environ.get("DATELINE_LONG") else cases[::number]


def _long(case: object) -> object:
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.long)
