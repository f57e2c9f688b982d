"""An SQLite database: taken by its own online backup, in one step.

In WAL mode that step is one reader's: writers go on, and what they write after its beginning is not in the copy.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import Database

ENGINE = "sqlite"
MEMBER = "archive.sqlite3"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def snapshot(database: Path, target: Path) -> None:
    """Copy a database that is in use to a new file."""
    if not database.exists():
        raise BackupError(f"{database} does not exist")
    with closing(sqlite3.connect(database, timeout=20)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # One file that needs no companions.
        copy.execute("PRAGMA journal_mode=DELETE")


def describe(database: Path) -> Database:
    """What is in a snapshot."""
    with closing(_reading(database)) as connection:
        rows = {name: _count(connection, name) for name in _names(connection)}
        return Database(engine=ENGINE, seq=_seq(connection), rows=rows)


def photos(database: Path) -> list[str]:
    """The digests of the picture files that it names."""
    with closing(_reading(database)) as connection:
        return [digest for (digest,) in connection.execute("SELECT digest FROM archive_photo ORDER BY digest")]


def check(database: Path, said: Database) -> None:
    """Raises `BackupError` unless the file is sound, has the rows that it should have, and a ledger without gaps."""
    try:
        with closing(_reading(database)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise BackupError(f"its database is damaged: {verdict}")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError("its database refers to rows that it does not have")
            low, high, count = connection.execute(
                "SELECT min(seq), max(seq), count(*) FROM archive_ledgerevent"
            ).fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"its database cannot be read: {error}") from error
    if (low or 1, high or 0) != (1, count) or count != said.seq:
        raise BackupError(f"its ledger has gaps: {count} events from {low} to {high}, and {said.seq} are expected")
    if describe(database) != said:
        raise BackupError("its tables do not have the rows that its manifest says")


def _reading(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _names(connection: sqlite3.Connection) -> Iterator[str]:
    return (name for (name,) in connection.execute(_TABLES).fetchall())


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608  (our own tables)


def _seq(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT value FROM archive_ledgercounter").fetchone()[0])
