"""Backups of an agency on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests import postgres
from tests.commands.conftest import Shell
from tests.commands.pictures import jpeg
from tests.commands.samples import PAGE, item, rss

pytestmark = pytest.mark.postgres
Write = Callable[[str, str | bytes], Path]


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server that we may make databases on."""
    if reason := postgres.absent():
        pytest.skip(reason)
    with postgres.server() as running:
        yield running


@pytest.fixture
def databases(server: postgres.Server) -> Iterator[tuple[str, str]]:
    """Two empty ones."""
    names = postgres.fresh_name(), postgres.fresh_name()
    yield server.create(names[0]), server.create(names[1])
    for name in names:
        server.drop(name)


def ask(url: str, query: Any) -> list[tuple[Any, ...]]:
    """Asked of the server itself."""
    with closing(psycopg.connect(url)) as connection:
        return connection.execute(query).fetchall()


def everything(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    tables = [name for (name,) in ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    return {
        name: sorted(ask(url, sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))), key=repr) for name in tables
    }


@pytest.mark.long
def test_restored_into_another_database_it_is_the_same_agency(
    shell: Shell, databases: tuple[str, str], write: Write
) -> None:
    here, there = databases
    assert shell.dateline("init", "--defaults", DATELINE_DATABASE=here).returncode == 0
    write("page.txt", PAGE)
    write("ferry.jpg", jpeg())
    # What COPY's text format has to escape.
    write("feed.xml", rss([item(1), item(2, text="Tab\there, back\\slash, \\N and a line\nend")]))
    importing = ("wire", "import", "--source", "wire", "--policy", "auto")
    assert shell.dateline(*importing, "page.txt", "--photo", "ferry.jpg", DATELINE_DATABASE=here).returncode == 0
    assert shell.dateline(*importing, "feed.xml", DATELINE_DATABASE=here).returncode == 0

    taken = shell.dateline("backup", "create", "agency.dateline", DATELINE_DATABASE=here)
    assert taken.returncode == 0, taken.stderr
    assert "is sound: 3 stories" in shell.dateline("backup", "verify", "agency.dateline").stdout

    nowhere = shell.dateline("backup", "restore", "agency.dateline", "--data", "copy")
    assert (nowhere.returncode, "--database" in nowhere.stderr) == (2, True)
    taken_already = shell.dateline("backup", "restore", "agency.dateline", "--data", "copy", "--database", here)
    assert (taken_already.returncode, "not empty" in taken_already.stderr) == (2, True)

    done = shell.dateline("backup", "restore", "agency.dateline", "--data", "copy", "--database", there)
    assert done.returncode == 0, done.stderr
    assert everything(there) == everything(here)
    assert (shell.home / "copy" / "paused").exists()

    # It works on its own database from now on, and numbers go on where they were.
    again = shell.dateline(*importing, write("more.xml", rss([item(1), item(3)])), "--data", "copy")
    assert again.returncode == 0, again.stderr
    assert ask(there, "SELECT max(id), count(*) FROM archive_story") == [(4, 4)]
    assert ask(here, "SELECT max(id), count(*) FROM archive_story") == [(3, 3)]
    assert ask(there, "SELECT min(seq), max(seq), count(*) FROM archive_ledgerevent") == [(1, 4, 4)]
