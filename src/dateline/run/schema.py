"""Making the tables.

Wagtail's history of 160 migrations takes some nine seconds of CPU, nearly all of it Django building classes for tables
as they once were. A fresh SQLite file therefore is a copy of a template, which the first ``init`` on a machine makes by
those very migrations and leaves in the user's cache. Its name is the digest of all migration files, so that an older
one is never used.
"""

import hashlib
import os
import pkgutil
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from django.apps import apps
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dateline.run import boot
from dateline.run.config import Config

Progress = Callable[[int, int], None]
"""Called with (migrations done, migrations in all)."""
_UNFINISHED = 3600
"""Seconds; a younger file may be one that another process is filling."""


def bring_up_to_date(config: Config, progress: Progress) -> bool:
    """Make or extend the tables; whether there was anything to do."""
    if not config.database and not config.sqlite.exists():
        with _template(config, progress) as template:
            _copy(template, config.sqlite)
        return True
    if boot.migrations() <= set(MigrationRecorder(connection).applied_migrations()):
        return False
    _migrate(progress)
    return True


def _template(config: Config, progress: Progress) -> BinaryIO:
    """Opened before anybody else can see it, or remove it: other agencies and versions may be founded meanwhile."""
    place = _cache(config)
    template = place / f"schema-{_digest()}.sqlite3"
    with suppress(FileNotFoundError):
        return template.open("rb")
    for old in place.glob("schema-*"):
        if time.time() - old.stat().st_mtime > _UNFINISHED:
            old.unlink(missing_ok=True)
    fresh = place / f"{template.name}.{os.getpid()}"
    with _pointed_at(fresh):
        # The file is a copy until it is renamed: nothing is lost if the power fails, and it is a third faster.
        connection.cursor().execute("PRAGMA synchronous=OFF")
        _migrate(progress)
    made = fresh.open("rb")
    fresh.rename(template)
    return made


def _cache(config: Config) -> Path:
    """The user's cache folder, or the data folder's for a user without a home."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 (leaves it where no home is)
    place = Path(home) / "dateline"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        place = config.cache
        place.mkdir(parents=True, exist_ok=True)
    return place if os.access(place, os.W_OK) else config.cache


def _digest() -> str:
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in _files(f"{app.name}.migrations"):
            digest.update(f"{app.label} {file.name} ".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


def _files(package: str) -> Iterator[Path]:
    try:
        folders = import_module(package).__path__
    except ModuleNotFoundError:
        return
    for module in pkgutil.iter_modules(folders):
        yield from (Path(folder) / f"{module.name}.py" for folder in folders)


@contextmanager
def _pointed_at(file: Path) -> Iterator[None]:
    """The default connection on another SQLite file, as Django's own test runner does it."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = file
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _copy(template: BinaryIO, target: Path) -> None:
    """Whole or not at all."""
    part = target.with_suffix(".part")
    with part.open("wb") as copy:
        shutil.copyfileobj(template, copy)
        copy.flush()
        os.fsync(copy.fileno())
    part.chmod(0o600)
    part.rename(target)


def _migrate(progress: Progress) -> None:
    total, done = len(boot.migrations()), 0

    class Counting(Command):
        """Django's own command, telling how far it is."""

        def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
            nonlocal done
            del fake
            if action == "apply_success" and migration is not None:
                done += 1
                progress(done, total)

    call_command(Counting(), verbosity=0, interactive=False)
