"""Other people's documents: every feed is read without an exception, and the Reuters collection whole."""

from pathlib import Path

import pytest

from dateline.core.story import Item, Unreadable
from tests.core.wires.reading import results

pytestmark = pytest.mark.shared


def test_every_collected_feed_is_read(shared: Path) -> None:
    files = sorted((shared / "feeds").rglob("*.xml"))
    assert len(files) > 1500
    unknown = []
    for file in files:
        found = results(file.read_bytes())
        assert all(isinstance(one, Item | Unreadable) for one in found), file
        unknown += [file.name for one in found if isinstance(one, Unreadable) and not one.format]
    assert sorted(unknown) == ["empty_feed.xml", "rss_empty_document.xml", "unknown_feed.xml"]


def test_the_reuters_collection_is_read(shared: Path) -> None:
    found = results((shared / "text" / "reuters-train.jsonl.gz").read_bytes())
    items = [one for one in found if isinstance(one, Item)]
    unread = [one for one in found if isinstance(one, Unreadable)]
    assert len(items) == 13_609
    # Record 12793 has neither title nor body.
    assert [(one.where, one.uri[-5:]) for one in unread] == [("line 11669", "12793")]
    assert all(item.published for item in items)
    assert len({item.uri for item in items}) == len(items)
    dated = [item for item in items if item.dateline]
    assert len(dated) >= 12_750
    near = [item for item in dated if item.published and item.dateline and item.dateline.date
            and abs((item.dateline.date - item.published.date()).days) <= 1]  # fmt: skip
    assert len(near) >= 12_700
