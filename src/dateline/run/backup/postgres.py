"""A PostgreSQL database: every table by COPY, inside one transaction that sees a single moment.

No client programs are needed, and a dump made here can be loaded by any later PostgreSQL. What tables there are, their
columns and their numbering is asked of the catalogue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import Database
from dateline.run.backup.unpack import Found
from dateline.run.config import without_password

Session = psycopg.Connection[TupleRow]

ENGINE = "postgresql"
_FOLDER = "database"
_TABLES = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname
"""
_COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
_CHUNK = 1 << 20


def member(table: str) -> str:
    """The name under which a table's rows are kept."""
    return f"{_FOLDER}/{table}.copy"


@contextmanager
def session(url: str) -> Iterator[Session]:
    """A connection inside one transaction; raises `BackupError` where there is none to be had."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            yield connection
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise BackupError(f"the database {without_password(url)} does not answer: {reason}") from error


@contextmanager
def snapshot(url: str) -> Iterator[Session]:
    """A transaction that sees the database as it is now, whatever is written meanwhile."""
    with session(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


def tables(connection: Session) -> list[str]:
    """Every table of ours."""
    return [str(name) for (name,) in connection.execute(_TABLES).fetchall()]


def dump(connection: Session, table: str, columns: list[str], target: Path) -> None:
    """The rows of a table as COPY's text format, one a line."""
    statement = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table), _listed(columns))
    with target.open("wb") as file, connection.cursor().copy(statement) as copy:
        for data in copy:
            file.write(data)


def load(connection: Session, folder: Path, said: Database) -> None:
    """Replace the rows of all tables by those that were unpacked into ``folder``.

    Django makes its foreign keys deferrable, so the order of the tables does not matter until the commit.
    """
    names = sql.SQL(", ").join(sql.Identifier(name) for name in tables(connection))
    connection.execute(sql.SQL("TRUNCATE {}").format(names))
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
    for table, columns in said.columns.items():
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _listed(columns))
        with (folder / member(table)).open("rb") as file, connection.cursor().copy(statement) as copy:
            while data := file.read(_CHUNK):
                copy.write(data)
    for name, following in said.sequences.items():
        table, _, column = name.rpartition(".")
        connection.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)", (f'"{table}"', column, following)
        )


def describe(connection: Session) -> Database:
    """What is in the database, as this transaction sees it."""
    names = tables(connection)
    columns = {name: _columns(connection, name) for name in names}
    sequences = {f"{name}.{column}": number for name in names for column, number in _numbering(connection, name)}
    return Database(
        engine=ENGINE,
        seq=_number(connection, sql.SQL("SELECT value FROM archive_ledgercounter")),
        rows={name: _count(connection, name) for name in names},
        columns=columns,
        sequences=sequences,
    )


def photos(connection: Session) -> list[str]:
    """The digests of the picture files that it names."""
    found = connection.execute("SELECT digest FROM archive_photo ORDER BY digest").fetchall()
    return [str(digest) for (digest,) in found]


def check(folder: Path, said: Database, found: dict[str, Found]) -> None:
    """Raises `BackupError` unless every table has its rows and the ledger no gaps."""
    for table, rows in said.rows.items():
        here = found[member(table)].lines if member(table) in found else -1
        if here != rows:
            raise BackupError(f"the table {table} in it has {here} rows instead of {rows}")
    _check_ledger(folder / member("archive_ledgerevent"), said)


def _check_ledger(path: Path, said: Database) -> None:
    place = said.columns["archive_ledgerevent"].index("seq")
    low, high, count = said.seq, 0, 0
    with path.open("rb") as lines:
        for line in lines:
            seq = int(line.split(b"\t")[place])
            low, high, count = min(low, seq), max(high, seq), count + 1
    # That no number is there twice is the primary key's work.
    if count != said.seq or (count and (low, high) != (1, count)):
        raise BackupError(f"its ledger has gaps: {count} events, and {said.seq} are expected")


def _columns(connection: Session, table: str) -> list[str]:
    return [str(name) for (name,) in connection.execute(_COLUMNS, (f'"{table}"',)).fetchall()]


def _numbering(connection: Session, table: str) -> Iterator[tuple[str, int]]:
    for column in _columns(connection, table):
        row = connection.execute("SELECT pg_get_serial_sequence(%s, %s)", (f'"{table}"', column)).fetchone()
        if row and row[0]:
            name = sql.SQL(".").join(sql.Identifier(part.strip('"')) for part in str(row[0]).split("."))
            query = sql.SQL("SELECT last_value + is_called::int FROM {}").format(name)
            yield column, _number(connection, query)


def _count(connection: Session, table: str) -> int:
    return _number(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))


def _number(connection: Session, query: sql.SQL | sql.Composed) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _listed(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(column) for column in columns)
