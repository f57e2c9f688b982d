"""A migrated database to copy from."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from tests.postgres import Server, fresh_name


class Template(Protocol):
    """Where the session's database comes from."""

    title: str
    url: str
    """For DATELINE_DATABASE; empty for SQLite in the data folder."""

    def prepare(self, cache: Path) -> None:
        """Make the session's database, migrated; ``cache`` outlives the session."""

    def restore(self) -> None:
        """Put the session's database back as `prepare` made it."""


class SqliteTemplate:
    """A file, kept between sessions under the digest of all migrations."""

    title = "SQLite"
    url = ""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path

    def prepare(self, cache: Path) -> None:
        """Migrate unless some earlier session did."""
        self._kept = cache / f"{_migrations_digest()}.sqlite3"
        if not self._kept.exists():
            _migrate()
            # Two sessions may get here at once; a rename is whole or not at all.
            fresh = self._kept.with_suffix(f".{os.getpid()}")
            shutil.copyfile(self._path, fresh)
            fresh.replace(self._kept)
        self.restore()

    def restore(self) -> None:
        """Copy its pages over, as SQLite itself does: a server's thread that still reads is not disturbed.

        A file put in place of one that is open in some thread is a "disk I/O error" for the next who opens it.
        """
        _close()
        with closing(sqlite3.connect(self._kept)) as kept, closing(sqlite3.connect(self._path)) as used:
            used.execute("PRAGMA synchronous = OFF")
            kept.backup(used)


class PostgresTemplate:
    """A second database on the same server."""

    title = "PostgreSQL"

    def __init__(self, server: Server) -> None:
        self._server = server
        self._name = fresh_name()
        self.url = server.create(self._name)

    def prepare(self, cache: Path) -> None:  # noqa: ARG002
        """Migrate, then keep a copy."""
        _migrate()
        _close()
        self._server.create(f"{self._name}_template", template=self._name)

    def restore(self) -> None:
        """Replace the database by a new copy."""
        _close()
        self._server.drop(self._name)
        self._server.create(self._name, template=f"{self._name}_template")

    def drop(self) -> None:
        """Leave nothing on a server that is not ours."""
        _close()
        self._server.drop(self._name)
        self._server.drop(f"{self._name}_template")


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _close()


def _close() -> None:
    from django.db import connections

    connections.close_all()


def _migrations_digest() -> str:
    from django.apps import apps

    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for path in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(f"{app.label} {path.name} ".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
