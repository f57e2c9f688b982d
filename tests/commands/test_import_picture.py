"""``wire import`` of picture files: the story is told by the metadata, and the picture is kept with it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from tests.commands.conftest import Shell
from tests.commands.pictures import jpeg
from tests.commands.samples import item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]
SHOWN = """
    SELECT version.headline, use.credit, photo.digest FROM archive_story story
    JOIN archive_version version ON version.id = story.public_id
    LEFT JOIN archive_versionphoto use ON use.version_id = version.id
    LEFT JOIN archive_photo photo ON photo.id = use.photo_id
    ORDER BY version.headline
"""
FERRY = {"headline": "A ferry in Perm", "caption": "The first crossing", "credit": "Olga Sedova/LARCH"}


def test_pictures_become_stories_with_their_files(shell: Shell, data: Path, write: Write) -> None:
    first, second = jpeg(**FERRY), jpeg("red", headline="A bus in Perm", credit="Ivan Belov/LARCH")
    write("wire/a.jpg", first)
    write("wire/b.xml", rss([item(1)]))
    write("wire/c.jpg", second)
    done = shell.dateline("wire", "import", "wire", "--source", "larch", "--policy", "auto")
    assert done.returncode == 0, done.stderr
    assert rows(data, SHOWN) == [
        ("A bus in Perm", "Ivan Belov/LARCH", hashlib.sha256(second).hexdigest()),
        ("A ferry in Perm", "Olga Sedova/LARCH", hashlib.sha256(first).hexdigest()),
        ("Tram line 1 opens", None, None),
    ]
    for one in (first, second):
        digest = hashlib.sha256(one).hexdigest()
        assert (data / "photos" / digest[:2] / digest).read_bytes() == one

    again = shell.dateline("wire", "import", "wire", "--source", "larch")
    assert (again.returncode, "3 resent" in again.stdout) == (0, True)


def test_a_picture_that_is_refused_leaves_nothing_behind(shell: Shell, data: Path, write: Write) -> None:
    write("wire/a.jpg", jpeg())
    write("wire/b.jpg", jpeg(**FERRY)[:-100])
    write("wire/c.gif", b"GIF89a")
    write("wire/d.jpg", jpeg(**FERRY))
    done = shell.dateline("wire", "import", "wire", "--source", "larch", "--policy", "auto")
    assert done.returncode == 1
    for name, reason in (("a.jpg", "Write a caption"), ("b.jpg", "cut off"), ("c.gif", "Save the photo as JPEG")):
        assert any(name in line and reason in line for line in done.stderr.splitlines()), done.stderr
    assert [headline for headline, *_ in rows(data, SHOWN)] == ["A ferry in Perm"]
    assert sum(path.is_file() for path in (data / "photos").rglob("*")) == 1
