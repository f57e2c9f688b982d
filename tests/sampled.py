"""Many cases of one kind: some of them always, all of them with the long counts."""

from collections.abc import Sequence
from typing import Any

import pytest


def one_in(number: int, cases: Sequence[Any]) -> list[Any]:
    """The cases for ``parametrize``: but for every ``number``-th they are left to the long counts."""
    return [case if at % number == 0 else _long(case) for at, case in enumerate(cases)]


def _long(case: object) -> object:
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.long)
