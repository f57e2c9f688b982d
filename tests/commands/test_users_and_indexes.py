"""``user add``, ``reindex`` and ``bench``."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.commands.conftest import Shell
from tests.commands.samples import item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]


def test_an_administrator(shell: Shell, data: Path) -> None:
    add = ("user", "add", "olga", "--email", "olga@larch.example", "--password-stdin")
    done = shell.dateline(*add, stdin="correct horse staple\n")
    assert done.returncode == 0, done.stderr
    [(name, email, superuser, password)] = rows(data, "SELECT username, email, is_superuser, password FROM desk_user")
    assert (name, email, superuser) == ("olga", "olga@larch.example", 1)
    assert "correct" not in str(password)

    again = shell.dateline(*add, stdin="another long password\n")
    assert (again.returncode, "already" in again.stderr) == (2, True)
    weak = shell.dateline("user", "add", "ivan", "--password-stdin", stdin="password\n")
    assert (weak.returncode, "too common" in weak.stderr) == (2, True)
    odd = shell.dateline("user", "add", "two words", "--password-stdin", stdin="correct horse staple\n")
    assert (odd.returncode, len(odd.stderr.splitlines())) == (2, 1)
    assert rows(data, "SELECT username, password FROM desk_user") == [(name, password)]


def test_indexes_are_made_anew_from_the_archive(shell: Shell, data: Path, write: Write) -> None:
    feed = write("feed.xml", rss(item(number) for number in range(5)))
    shell.dateline("wire", "import", feed, "--source", "wire", "--policy", "auto")
    query = "SELECT list, listed_at, story_id FROM index_listed ORDER BY list, listed_at, story_id"
    before = rows(data, query)
    assert len(before) >= 5
    ledger = rows(data, "SELECT count(*) FROM archive_ledgerevent")
    with closing(sqlite3.connect(data / "archive.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM index_listed WHERE story_id > 2")
    done = shell.dateline("reindex", "lists")
    assert (done.returncode, done.stdout) == (0, "lists: made anew.\n")
    assert rows(data, query) == before
    assert rows(data, "SELECT count(*) FROM archive_ledgerevent") == ledger

    unknown = shell.dateline("reindex", "horoscope")
    assert (unknown.returncode, "no index is called “horoscope”" in unknown.stderr) == (2, True)


def test_benchmarks_are_listed_and_unknown_ones_refused(shell: Shell) -> None:
    listed = shell.dateline("bench", "--list")
    assert listed.returncode == 0, listed.stderr
    assert "import" in listed.stdout
    unknown = shell.dateline("bench", "patience")
    assert (unknown.returncode, "no benchmark is called “patience”" in unknown.stderr) == (2, True)
