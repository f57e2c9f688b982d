"""What the feed index keeps on disk, and how processes share it."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dateline.archive.models import LedgerEvent, Source
from dateline.archive.record import record
from dateline.core.filters import EVERYTHING
from dateline.core.filters.forward import position
from dateline.index.feed.disk import Disk
from dateline.index.feed.index import FeedIndex
from dateline.index.words import Asked
from tests.contract.newsroom import KILL, do
from tests.contract.samples import HOUR, NOW, item

EVERY = Asked(EVERYTHING, NOW, ZoneInfo("UTC"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "feed"


def started(folder: Path) -> FeedIndex:
    """The index of a process that has just begun."""
    index = FeedIndex(Disk(folder))
    index.open()
    return index


def ids(index: FeedIndex) -> list[int]:
    return [each.story_id for each in index.newest(EVERY, None, 1000)]


def send(source: Source, *numbers: int) -> list[int]:
    return [record(item(f"urn:{number}"), source, now=NOW + number * HOUR).story_id for number in numbers]


def test_a_start_takes_what_was_saved_and_follows_from_there(source: Source, folder: Path) -> None:
    first = send(source, 1, 2, 3)
    started(folder).save()
    # What is told no longer was there when it was saved; the records are not asked for it.
    do(KILL, first[1], NOW + 4 * HOUR)
    later = send(source, 5)
    index = started(folder)
    assert sorted(ids(index)) == sorted({first[0], first[2], *later})
    assert len(list(folder.glob("*.segment"))) == 1


def test_what_was_killed_is_gone_from_a_saved_segment(source: Source, folder: Path) -> None:
    first = send(source, 1, 2, 3)
    index = started(folder)
    index.save()
    do(KILL, first[1], NOW + 4 * HOUR)
    index.catch_up()
    index.save()
    assert sorted(ids(started(folder))) == [first[0], first[2]]


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "list", "list cut", "nothing"])
def test_what_is_damaged_is_made_anew(source: Source, folder: Path, damage: str) -> None:
    told = send(source, 1, 2, 3)
    started(folder).save()
    (segment,), list_ = folder.glob("*.segment"), folder / "kept.json"
    whole = segment.read_bytes()
    match damage:
        case "cut":
            segment.write_bytes(whole[:-5])
        case "flipped":
            segment.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
        case "gone":
            segment.unlink()
        case "list":
            list_.write_text('{"form": 1, "seq": "soon"}')
        case "list cut":
            list_.write_bytes(list_.read_bytes()[:50])
        case "nothing":
            list_.unlink()
    assert sorted(ids(started(folder))) == told


def test_what_another_archive_kept_is_not_taken(source: Source, folder: Path) -> None:
    send(source, 1, 2)
    started(folder).save()
    LedgerEvent.objects.filter(seq=2).update(at=NOW + 9 * HOUR)
    assert Disk(folder).load() is None


def test_a_process_takes_over_what_another_made_anew(source: Source, folder: Path) -> None:
    told = send(source, 1, 2)
    serving = started(folder)
    assert serving._kept.listed.drop(position(NOW - HOUR, told[0]))
    assert len(ids(serving)) == 1
    for _ in FeedIndex(Disk(folder)).rebuild():
        pass
    serving.catch_up()
    assert sorted(ids(serving)) == told


def test_only_one_process_writes_at_a_time(source: Source, folder: Path) -> None:
    send(source, 1)
    first, second = started(folder), started(folder)
    with Disk(folder)._turn() as mine:
        assert mine
        assert not Disk(folder).save(second._kept)
    assert Disk(folder).save(first._kept)


def test_segments_that_nothing_names_are_removed(source: Source, folder: Path) -> None:
    send(source, 1)
    index = started(folder)
    (folder / "stray.segment").write_bytes(b"x")
    index.save()
    assert not (folder / "stray.segment").exists()
