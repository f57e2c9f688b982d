"""Founding an agency."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.conftest import Shell


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    """Asked of the file itself."""
    with closing(sqlite3.connect(data / "archive.sqlite3")) as connection:
        return connection.execute(query).fetchall()


def test_what_is_founded(founded: Path) -> None:
    editions = rows(founded, "SELECT code, name, agency_sign, zone FROM archive_edition ORDER BY position")
    assert editions == [
        ("en", "Dateline", "DATELINE", "Europe/Moscow"),
        ("ru", "Дейтлайн", "ДЕЙТЛАЙН", "Europe/Moscow"),
    ]
    assert rows(founded, "SELECT slug, policy, own FROM archive_source") == [("desk", "auto", 1)]
    [(topics,)] = rows(founded, "SELECT count(*) FROM archive_topic WHERE parent_id IS NULL")
    assert topics == 17
    assert list((founded / "cache" / "static").glob("staticfiles.json"))


def test_nobody_else_can_read_it(founded: Path) -> None:
    modes = {
        name: stat.S_IMODE((founded / name).stat().st_mode)
        for name in ("", "secret", "dateline.toml", "archive.sqlite3")
    }
    assert modes == {"": 0o700, "secret": 0o600, "dateline.toml": 0o600, "archive.sqlite3": 0o600}


def test_a_second_run_changes_nothing_and_says_so(shell: Shell, data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = shell.dateline("init", "--defaults", "--name", "Other")
    assert (done.returncode, "nothing was changed" in done.stdout) == (0, True)
    assert rows(data, "SELECT name FROM archive_edition WHERE code = 'en'") == [("Dateline",)]
    assert {path: path.read_bytes() for path in before} == before


def test_it_asks_and_takes_the_answers(shell: Shell) -> None:
    done = shell.dateline("--data", "mine", "init", stdin="Larch\n\nNowhere/City\nAsia/Yekaterinburg\n")
    assert done.returncode == 0, done.stderr
    assert "“Nowhere/City” is no time zone" in done.stdout + done.stderr
    assert rows(shell.home / "mine", "SELECT code, name, agency_sign, zone FROM archive_edition ORDER BY position") == [
        ("en", "Larch", "LARCH", "Asia/Yekaterinburg"),
        ("ru", "Larch", "LARCH", "Asia/Yekaterinburg"),
    ]


def test_data_may_be_named_before_or_after_or_by_the_environment(shell: Shell, data: Path) -> None:
    moved = shutil.move(data, shell.home / "elsewhere")
    before = shell.dateline("--data", moved, "reindex")
    after = shell.dateline("reindex", "--data", moved)
    environment = shell.dateline("reindex", DATELINE_DATA=str(moved))
    assert [each.returncode for each in (before, after, environment)] == [0, 0, 0]


def test_a_folder_with_other_things_in_it_is_left_alone(shell: Shell) -> None:
    (shell.home / "thesis").mkdir()
    (shell.home / "thesis" / "chapter1.txt").write_text("It was")
    done = shell.dateline("init", "--defaults", "--data", "thesis")
    assert done.returncode == 2
    assert "has other things in it" in done.stderr
    assert [path.name for path in (shell.home / "thesis").iterdir()] == ["chapter1.txt"]


def test_foreseeable_mistakes_get_one_line_and_status_2(shell: Shell, data: Path) -> None:
    (shell.home / "file").write_text("")
    (shell.home / "broken").mkdir()
    (shell.home / "broken" / "dateline.toml").write_text("site = ")
    (shell.home / "broken" / "secret").write_text("x")
    shutil.copytree(data, shell.home / "newer")
    with closing(sqlite3.connect(shell.home / "newer" / "archive.sqlite3")) as connection, connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('archive', '0999_later', '2030-01-01')"
        )
    shutil.copytree(data, shell.home / "older")
    with closing(sqlite3.connect(shell.home / "older" / "archive.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'index'")
    shutil.copytree(data, shell.home / "mangled")
    (shell.home / "mangled" / "archive.sqlite3").write_bytes(b"no database" * 1000)
    cases = {
        "file": "is a file",
        "missing": "dateline init --data",
        "broken": "dateline.toml: not valid TOML",
        "newer": "archive.0999_later",
        "older": "dateline init --data",
        "mangled": "archive.sqlite3: file is not a database",
    }
    for folder, expected in cases.items():
        command = ("init", "--defaults") if folder == "file" else ("reindex",)
        done = shell.dateline(*command, "--data", folder)
        assert (done.returncode, done.stdout) == (2, ""), folder
        assert done.stderr.startswith("Error: "), folder
        assert expected in done.stderr, folder
        assert len(done.stderr.strip().splitlines()) == 1, folder


def test_a_database_that_does_not_answer_is_named_without_its_password(shell: Shell, data: Path) -> None:
    assert data.exists()
    url = "postgresql://desk:geheim@127.0.0.1:1/agency"
    done = shell.dateline("reindex", DATELINE_DATABASE=url)
    assert done.returncode == 2
    assert "postgresql://desk:***@127.0.0.1:1/agency does not answer" in done.stderr
    assert "geheim" not in done.stderr


@pytest.mark.long
def test_two_agencies_are_founded_at_once_on_a_fresh_machine(shell: Shell) -> None:
    founding = [
        shell.start("init", "--defaults", "--data", name, XDG_CACHE_HOME=str(shell.home / "cache"))
        for name in ("one", "two")
    ]
    said = [process.communicate(timeout=300)[1] for process in founding]
    assert [process.returncode for process in founding] == [0, 0], said
    assert [path.suffix for path in (shell.home / "cache" / "dateline").iterdir()] == [".sqlite3"]
    for name in ("one", "two"):
        assert rows(shell.home / name, "SELECT count(*) FROM archive_edition") == [(2,)]
