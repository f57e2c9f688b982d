"""``wire import --photo``: a picture for a credit, and never for another's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.pictures import jpeg
from tests.commands.samples import PAGE, item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]
IMPORT = ("wire", "import", "page.txt", "--source", "larch", "--policy", "auto")
SHOWN = """
    SELECT use.credit, photo.digest IS NOT NULL FROM archive_story story
    JOIN archive_versionphoto use ON use.version_id = story.public_id
    LEFT JOIN archive_photo photo ON photo.id = use.photo_id
"""


def files(data: Path) -> int:
    """How many pictures lie in the folder."""
    return sum(path.is_file() for path in (data / "photos").rglob("*"))


def test_it_fills_the_frame_of_the_credit(shell: Shell, data: Path, write: Write) -> None:
    write("page.txt", PAGE)
    write("ferry.jpg", jpeg())
    done = shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    assert done.returncode == 0, done.stderr
    assert rows(data, SHOWN) == [("Olga Sedova/LARCH", 1)]
    assert files(data) == 1


def test_it_may_come_later(shell: Shell, data: Path, write: Write) -> None:
    write("page.txt", PAGE)
    write("ferry.jpg", jpeg())
    write("other.jpg", jpeg("red"))
    shell.dateline(*IMPORT)
    assert rows(data, SHOWN) == [("Olga Sedova/LARCH", 0)]
    shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    assert rows(data, SHOWN) == [("Olga Sedova/LARCH", 1)]
    told = [("published", "public"), ("annotated", "public")]
    assert rows(data, "SELECT verb, audience FROM archive_ledgerevent ORDER BY seq") == told

    again = shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    assert (again.returncode, "1 resent" in again.stdout) == (0, True)
    other = shell.dateline(*IMPORT, "--photo", "other.jpg")
    assert (other.returncode, "another picture" in other.stderr) == (2, True)
    assert rows(data, "SELECT verb, audience FROM archive_ledgerevent ORDER BY seq") == told


def test_without_a_credit_in_the_copy_its_own_metadata_speak(shell: Shell, data: Path, write: Write) -> None:
    write("page.txt", PAGE.replace("© Olga Sedova/LARCH\n", ""))
    write("ferry.jpg", jpeg(credit="Ivan Belov/LARCH", caption="The ferry in Perm", rights="© LARCH"))
    done = shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    assert done.returncode == 0, done.stderr
    assert rows(data, SHOWN) == [("Ivan Belov/LARCH", 1)]
    assert rows(data, "SELECT caption, rights FROM archive_versionphoto") == [("The ferry in Perm", "© LARCH")]


def test_a_contradiction_between_the_credits_is_pointed_out(shell: Shell, data: Path, write: Write) -> None:
    write("page.txt", PAGE)
    write("ferry.jpg", jpeg(credit="Ivan Belov/PICTURE HOUSE"))
    done = shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    assert done.returncode == 0
    assert "Olga Sedova/LARCH" in done.stderr
    assert "Ivan Belov/PICTURE HOUSE" in done.stderr
    assert rows(data, SHOWN) == [("Olga Sedova/LARCH", 1)]


def test_a_credit_without_a_picture_gets_nobody_elses(shell: Shell, data: Path, write: Write) -> None:
    write("page.txt", PAGE)
    write("other.txt", PAGE.replace("Ferry line", "Second ferry line").replace("first crossing", "second crossing"))
    write("ferry.jpg", jpeg())
    shell.dateline(*IMPORT, "--photo", "ferry.jpg")
    shell.dateline("wire", "import", "other.txt", "--source", "larch")
    assert sorted(rows(data, SHOWN)) == [("Olga Sedova/LARCH", 0), ("Olga Sedova/LARCH", 1)]


@pytest.mark.parametrize(
    ("story", "photo", "reason"),
    [
        (rss([item(1), item(2)]), jpeg(), "exactly one story"),
        (rss([]), jpeg(), "exactly one story"),
        (PAGE, b"GIF89a no picture", "not a JPEG, PNG or WebP"),
        (PAGE, jpeg()[:400], "damaged or cut off"),
    ],
    ids=["two stories", "no story", "no picture", "half a picture"],
)
def test_what_does_not_fit_leaves_nothing_behind(
    shell: Shell, data: Path, write: Write, story: str, photo: bytes, reason: str
) -> None:
    write("page.txt", story)
    write("photo.jpg", photo)
    done = shell.dateline(*IMPORT, "--photo", "photo.jpg")
    assert (done.returncode, reason in done.stderr) == (2, True), done.stderr
    assert rows(data, "SELECT count(*) FROM archive_source WHERE slug = 'larch'") == [(0,)]
    assert files(data) == 0
