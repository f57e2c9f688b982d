"""The cache stays within its bounds, whatever is asked for."""

import resource
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.core.filters import Field
from dateline.core.filters.nodes import among
from dateline.edge.cache import store
from dateline.edge.cache.entry import Entry
from dateline.site.depends import Watched
from tests.edge.counted import LONG, PAGE, Pages, about, happen
from tests.edge.counted import pages as pages  # noqa: PLC0414
from tests.edge.counted import stand as stand  # noqa: PLC0414
from tests.edge.stand import Stand


def test_many_addresses_stay_within_bounds(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ENTRIES", 100)
    stand.read("/en/all")
    for number in range(400):
        stand.read(f"/en/all?before={number}")
        assert stand.read("/en/all").body.startswith(b"1 "), "what is asked for stays"
    assert len(stand.cache) == 100
    happen(stand, about(7))
    assert (len(stand.cache), stand.cache.size) == (0, 0)


@pytest.mark.parametrize("count", [30_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_a_million_addresses_take_no_more_than_some_do(count: int) -> None:
    cache, before = store.PageCache(), resident()
    for number in range(count):
        depends = replace(
            PAGE,
            address=f"/en/all?f={number}",
            stories=frozenset([number, number + 1]),
            watched=(Watched(node=among(Field.SOURCE, [f"wire-{number}"])),),
        )
        cache.put(Entry(depends.address, 200, [], b"x" * 100, depends), 0, cache.turns, 0.0)
    assert len(cache) <= store.MOST_ENTRIES
    assert cache.size <= store.MOST_BYTES
    assert resident() - before < 4 * store.MOST_BYTES
    cache.happened([about(count, 1)])
    assert cache.get(f"/en/all?f={count - 1}", 0.0) is None
    for entry in list(cache):
        cache.drop(entry)
    assert (len(cache), cache.size) == (0, 0)


def resident() -> int:
    """Bytes of memory that the process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def test_large_pages_stay_within_bounds(pages: Pages) -> None:
    pages.body = zlib.compress(LONG) * 1000
    stand = Stand(pages)
    stand.cache._most_bytes = 30 * len(pages.body)
    try:
        happen(stand)
        for number in range(60):
            stand.read(f"/en/all?before={number}")
            assert stand.cache.size <= stand.cache._most_bytes
        assert 20 < len(stand.cache) <= 30
    finally:
        stand.close()
