"""Drop folders: what lies there is recorded and moved away."""

import datetime as dt
import os
from pathlib import Path

import pytest

from dateline.archive.models import Source, Story
from dateline.intake import adding, folder
from dateline.intake.models import Kind, Wire
from tests.intake.press import START, rss
from tests.intake.press import Story as Printed


@pytest.fixture
def drop(db: None, tmp_path: Path) -> Path:
    """A folder that is a wire."""
    source = Source.objects.create(slug="stringers", name="Stringers", policy="auto", language="en")
    Wire.objects.create(source=source, kind=Kind.FOLDER.value, address="stringers", next_at=START)
    return folder.prepare(tmp_path, "stringers")


def put(drop: Path, name: str, body: bytes, *, age: float = 60) -> Path:
    file = drop / name
    file.write_bytes(body)
    os.utime(file, (file.stat().st_mtime - age,) * 2)
    return file


def names(place: Path) -> list[str]:
    return sorted(entry.name for entry in place.iterdir() if entry.is_file())


def test_files_are_recorded_and_moved(drop: Path) -> None:
    put(drop, "a.xml", rss([Printed("one", "Bridge opens", START)]))
    put(drop, "b.dat", b"\x00 nothing that can be read")
    (told,) = folder.look(drop.parent, START)
    assert (told.fresh, told.problems) == (1, 1)
    assert names(drop) == []
    assert names(drop / "done") == ["a.xml"]
    assert names(drop / "failed") == ["b.dat", "b.dat.txt"]
    assert "not a format that can be read" in (drop / "failed" / "b.dat.txt").read_text()
    assert Story.objects.count() == 1


def test_what_is_still_being_written_waits(drop: Path) -> None:
    body = rss([Printed("one", "Bridge opens", START)])
    put(drop, "new.xml", body, age=0)
    put(drop, ".hidden.xml", body)
    (drop / "link.xml").symlink_to("/etc/passwd")
    assert folder.look(drop.parent, START) == []
    assert names(drop) == [".hidden.xml", "link.xml", "new.xml"]


def test_the_same_name_twice_overwrites_nothing(drop: Path) -> None:
    for title in ("First", "Second"):
        put(drop, "a.xml", rss([Printed(title, title, START)]))
        folder.look(drop.parent, START)
    assert names(drop / "done") == ["a-2.xml", "a.xml"]
    assert Story.objects.count() == 2


def test_a_file_read_before_a_crash_is_known(drop: Path) -> None:
    body = rss([Printed("one", "Bridge opens", START)])
    put(drop, "a.xml", body)
    folder.look(drop.parent, START)
    (drop / "done" / "a.xml").rename(drop / "a.xml")
    (told,) = folder.look(drop.parent, START + dt.timedelta(seconds=2))
    assert (told.fresh, told.known) == (0, 1)


def test_a_folder_that_is_missing_is_told(drop: Path) -> None:
    for inner in ("done", "failed", ""):
        (drop / inner).rmdir()
    (told,) = folder.look(drop.parent, START)
    assert told.failed
    assert "No such file or directory" in told.words
    assert Wire.objects.get().error


@pytest.mark.parametrize("name", ["../etc", "a/b", "", ".", "A b"])
def test_names_stay_within_the_drop_folder(drop: Path, name: str) -> None:
    with pytest.raises(adding.NotAddedError, match="small letters"):
        adding.add(Source.objects.get(), name, START, kind=Kind.FOLDER)
