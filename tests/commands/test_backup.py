"""Backups: taken while an import runs, restored elsewhere, and not trusted blindly."""

import gzip
import io
import json
import shutil
import sqlite3
import stat
import tarfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.pictures import jpeg
from tests.commands.processes import free_port, get, running
from tests.commands.samples import PAGE, item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]


def everything(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables}


@pytest.fixture(scope="module")
def with_stories(founded: Path, user_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agency with stories and photos. Copy it: see `filled`."""
    home = tmp_path_factory.mktemp("filled")
    data = Path(shutil.copytree(founded, home / "data"))
    (home / "page.txt").write_text(PAGE)
    (home / "ferry.jpg").write_bytes(jpeg())
    (home / "feed.xml").write_text(rss(item(number) for number in range(20)))
    shell = Shell(home, user_cache)
    shell.dateline("wire", "import", "page.txt", "--source", "larch", "--policy", "auto", "--photo", "ferry.jpg")
    shell.dateline("wire", "import", "feed.xml", "--source", "wire", "--policy", "auto")
    (data / "desk" / "original_images").mkdir(parents=True)
    (data / "desk" / "original_images" / "портрет.jpg").write_bytes(jpeg("red"))
    return data


@pytest.fixture
def filled(with_stories: Path, tmp_path: Path) -> Path:
    """The same in ``./data`` of the shell."""
    return Path(shutil.copytree(with_stories, tmp_path / "data"))


@pytest.fixture
def backup(shell: Shell, filled: Path) -> Path:
    """A backup of it."""
    done = shell.dateline("backup", "create", "agency.dateline")
    assert done.returncode == 0, done.stderr
    return shell.home / "agency.dateline"


def test_restored_elsewhere_it_is_the_same_agency_and_paused(shell: Shell, filled: Path, backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "is sound: 21 stories" in shell.dateline("backup", "verify", backup).stdout
    done = shell.dateline("backup", "restore", backup, "--data", "copy")
    assert done.returncode == 0, done.stderr
    copy = shell.home / "copy"
    assert everything(copy / "archive.sqlite3") == everything(filled / "archive.sqlite3")
    for folder in ("photos", "desk"):
        original = {
            path.relative_to(filled): path.read_bytes() for path in (filled / folder).rglob("*") if path.is_file()
        }
        restored = {path.relative_to(copy): path.read_bytes() for path in (copy / folder).rglob("*") if path.is_file()}
        assert restored == original
        assert original
    for name in ("secret", "dateline.toml"):
        assert (copy / name).read_bytes() == (filled / name).read_bytes()
    assert stat.S_IMODE((copy / "secret").stat().st_mode) == 0o600
    assert (copy / "paused").exists()
    assert not (filled / "paused").exists()
    with running(shell, copy, port := free_port()) as process:
        assert get(f"http://127.0.0.1:{port}/en/all")[0] == 200
        assert process.stdout
        assert "Dateline runs at" in process.stdout.readline()
        process.terminate()
        assert "dateline resume --data" in process.communicate()[1]

    assert "fetches and sends again" in shell.dateline("resume", "--data", "copy").stdout
    assert not (copy / "paused").exists()
    assert "not paused" in shell.dateline("resume", "--data", "copy").stdout


@pytest.mark.long
def test_taken_while_an_import_runs_it_is_one_moment_of_it(shell: Shell, data: Path, write: Write) -> None:
    write("feed.xml", rss(item(number) for number in range(1_500)))
    running = shell.start("wire", "import", "feed.xml", "--source", "wire", "--policy", "auto")
    while not rows(data, "SELECT 1 FROM archive_story LIMIT 1"):
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    taken = shell.dateline("backup", "create", "agency.dateline")
    assert taken.returncode == 0, taken.stderr
    out, err = running.communicate()
    assert running.returncode == 0, err
    assert "1500 published" in out

    assert shell.dateline("backup", "restore", "agency.dateline", "--data", "copy").returncode == 0
    copy = shell.home / "copy"
    [(count, last)] = rows(copy, "SELECT count(*), max(seq) FROM archive_ledgerevent")
    assert 0 < count < 1_500
    assert count == last
    # What was in it then is what the original still has up to that event.
    query = "SELECT seq, subject_id, verb, at FROM archive_ledgerevent WHERE seq <= %d ORDER BY seq" % last  # noqa: UP031
    assert rows(copy, query) == rows(data, query)
    # The copy goes on where it was: the same import brings the rest.
    rest = shell.dateline("wire", "import", "feed.xml", "--source", "wire", "--json", "--data", "copy")
    assert json.loads(rest.stdout)["outcomes"] == {"published": 1_500 - count, "resent": count}


def test_an_existing_file_or_folder_is_never_overwritten(shell: Shell, filled: Path, backup: Path) -> None:
    before = backup.read_bytes()
    assert "exists already" in shell.dateline("backup", "create", backup).stderr
    assert backup.read_bytes() == before
    stories = rows(filled, "SELECT count(*) FROM archive_story")
    assert "not empty" in shell.dateline("backup", "restore", backup, "--data", filled).stderr
    assert rows(filled, "SELECT count(*) FROM archive_story") == stories


def test_a_photo_whose_file_is_lost_is_named(shell: Shell, filled: Path) -> None:
    [(digest,)] = rows(filled, "SELECT digest FROM archive_photo")
    (filled / "photos" / str(digest)[:2] / str(digest)).unlink()
    done = shell.dateline("backup", "create", "agency.dateline")
    assert (done.returncode, str(digest) in done.stderr) == (1, True)
    assert shell.dateline("backup", "verify", "agency.dateline").returncode == 0


def test_an_sqlite_backup_does_not_go_into_postgresql(shell: Shell, backup: Path) -> None:
    done = shell.dateline("backup", "restore", backup, "--data", "copy", "--database", "postgresql://x@127.0.0.1:1/x")
    assert (done.returncode, "was made of an SQLite database" in done.stderr) == (2, True)
    assert not (shell.home / "copy").exists()


def rewritten(backup: Path, change: Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes] | None]) -> bytes:
    """The backup with its members passed through ``change``."""
    out = io.BytesIO()
    with tarfile.open(backup) as old, tarfile.open(fileobj=out, mode="w:gz") as new:
        for header in old:
            file = old.extractfile(header)
            kept = change(header, file.read() if file else b"")
            if kept:
                kept[0].size = len(kept[1])
                new.addfile(kept[0], io.BytesIO(kept[1]))
    return out.getvalue()


def test_damage_is_found(shell: Shell, backup: Path) -> None:
    whole = backup.read_bytes()
    plain = gzip.decompress(whole)
    place = plain.index(b"Ferry line across")
    damaged = {
        "cut": (whole[: len(whole) // 2], "damaged"),
        "cut-at-a-member": (rewritten(backup, lambda h, c: (h, c) if h.name.endswith("3") else None), "cut off"),
        "flipped": (whole[:5000] + bytes([whole[5000] ^ 0x40]) + whole[5001:], "damaged"),
        "changed": (gzip.compress(plain[:place] + b"X" + plain[place + 1 :]), "check sum differs"),
        "lacking": (rewritten(backup, lambda h, c: None if h.name == "secret" else (h, c)), "secret is missing"),
        "no-backup": (gzip.compress(b"hello"), "no backup"),
        "text": (b"hello", "no backup"),
        "empty": (b"", "no backup"),
    }
    for name, (content, reason) in damaged.items():
        (shell.home / name).write_bytes(content)
        done = shell.dateline("backup", "verify", name)
        assert (done.returncode, reason in done.stderr) == (2, True), (name, done.stderr)
        assert len(done.stderr.splitlines()) == 1
        restored = shell.dateline("backup", "restore", name, "--data", "copy")
        assert (restored.returncode, (shell.home / "copy").exists()) == (2, False), name
    assert not list(shell.home.glob(".dateline*"))


def test_a_ledger_with_a_hole_is_found_although_the_check_sums_are_right(shell: Shell, filled: Path) -> None:
    database = filled / "archive.sqlite3"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM archive_ledgerevent WHERE seq = 2")
    done = shell.dateline("backup", "create", "agency.dateline")
    assert (done.returncode, "ledger has gaps" in done.stderr) == (2, True)
    assert not (shell.home / "agency.dateline").exists()


@pytest.mark.parametrize(
    "name", ["../outside", "/tmp/outside", "photos/../../outside", "desk/../../outside", "crontab"]
)
def test_a_hostile_path_comes_out_nowhere(shell: Shell, backup: Path, name: str) -> None:
    def change(header: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if header.name == "secret":
            header.name = name
        return header, content

    (shell.home / "hostile").write_bytes(rewritten(backup, change))
    done = shell.dateline("backup", "restore", "hostile", "--data", "copy")
    assert (done.returncode, "which no backup of Dateline does" in done.stderr) == (2, True)
    assert not list(shell.home.parent.rglob("outside"))


def test_links_do_not_come_out(shell: Shell, backup: Path) -> None:
    def change(header: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if header.name == "secret":
            header.type, header.linkname = tarfile.SYMTYPE, "/etc/passwd"
            content = b""
        return header, content

    (shell.home / "hostile").write_bytes(rewritten(backup, change))
    assert shell.dateline("backup", "restore", "hostile", "--data", "copy").returncode == 2
    assert not (shell.home / "copy").exists()


def test_a_folder_that_is_no_agency_is_not_backed_up(shell: Shell) -> None:
    done = shell.dateline("backup", "create", "agency.dateline", "--data", "nothing")
    assert (done.returncode, "is not a Dateline data folder yet" in done.stderr) == (2, True)
