"""Rates of two banks, as far as a test wants them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.core.money.banks import named, read
from dateline.core.money.values import Quote
from dateline.markets.keep import Kept, keep
from tests.site.conftest import _plain_static_files, newsroom

__all__ = ["_plain_static_files", "newsroom"]

FILES = Path(__file__).parent.parent / "core" / "money" / "files"
NOW = dt.datetime(2026, 11, 30, 16, 0, tzinfo=dt.UTC)
Keep = Callable[..., Kept]


@pytest.fixture
def kept(db: None) -> Keep:
    """Keep a file of the core's tests, or quotes of a bank."""

    def of(what: str | list[Quote], bank: str = "", origin: str = "a test") -> Kept:
        if isinstance(what, list):
            return keep(bank, what, origin, NOW)
        found, quotes = read((FILES / what).read_bytes())
        assert bank in {"", named(found.code).code}
        return keep(found.code, quotes, origin, NOW)

    return of
