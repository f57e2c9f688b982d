"""Pages of every kind behind the cache, and whether they are what Django makes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils import timezone

from dateline.site.depends import Kind
from tests.edge.agency import Agency, addresses, furnish
from tests.edge.stand import Stand, fresh, standing
from tests.searching import no_search
from tests.site.newsroom import MINUTE, NOW, Newsroom


class Clock:
    """What time it is for pages; ``now`` in seconds since 1970."""

    def __init__(self) -> None:
        self.now = (NOW + 10 * MINUTE).timestamp()

    def __call__(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.now, dt.UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stands still unless a test moves it."""
    made = Clock()
    monkeypatch.setattr(timezone, "now", made)
    return made


@pytest.fixture
def whole(furnished: Newsroom, clock: Clock, tmp_path: Path) -> Iterator[Agency]:
    """The agency with everything that pages are made of."""
    yield furnish(furnished, tmp_path)
    no_search()


@pytest.fixture
def stand(whole: Agency, clock: Clock) -> Iterator[Stand]:
    """A web process with a thread for every page, so that all can be suspended at once."""
    with web_process(whole, clock) as made:
        yield made


@contextmanager
def web_process(whole: Agency, clock: Clock) -> Iterator[Stand]:
    """One that has looked at the ledger once."""
    with standing(threads=len(addresses(whole))) as made:
        made.now = clock.now
        made.look()
        yield made


def warm(stand: Stand, asked: list[str]) -> None:
    """Pages are asked for, and kept."""
    for address in asked:
        stand.read(address)


def same(asked: Iterable[str], *stands: Stand, made: dict[str, tuple[int, bytes]] | None = None) -> None:
    """Every page that readers get from what is kept is the one that Django makes, or has ``made`` of this archive."""
    made = {} if made is None else made
    for address in asked:
        for stand in stands:
            if not stand.cache.get(address, stand.now):
                continue
            if address not in made:
                made[address] = fresh(address)
            got = stand.read(address)
            assert got.hit
            assert (got.status, got.body) == made[address], address


def kinds(stand: Stand) -> set[Kind]:
    """Of the pages that are kept."""
    return {entry.depends.kind for entry in stand.cache}
