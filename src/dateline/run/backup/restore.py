"""Making an agency from a backup, paused."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from dateline.run import folder as data_folder
from dateline.run.backup import sqlite
from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import NAME, Manifest
from dateline.run.backup.unpack import unpack
from dateline.run.backup.verify import check_contents
from dateline.run.config import ENVIRONMENT

_PAUSED = "This is a restored copy: nothing is fetched or sent until “dateline resume”.\n"
_SETTING = re.compile(r"^[ \t]*database[ \t]*=.*$", re.MULTILINE)


def restore(backup: Path, target: Path, database: str = "") -> Manifest:
    """Unpack a backup into the new folder ``target``, and into the empty PostgreSQL ``database`` if it came from one.

    The folder appears when all has gone well.

    Raises:
        BackupError: the backup or the target does not do.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupError(f"{target} is not empty; name a new folder with --data")
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".dateline-restore-", dir=target.absolute().parent))
    try:
        # 1 read and check all of it
        manifest, found = unpack(backup, scratch, lambda _: True)
        check_contents(manifest, scratch, found)
        # 2 paused before anything could be started on it
        data_folder.paused(scratch).write_text(_PAUSED, encoding="utf-8")
        _fill(manifest, scratch, database)
        # 3 in its place
        (scratch / NAME).unlink()
        shutil.rmtree(scratch / "database", ignore_errors=True)
        if target.exists():
            target.rmdir()
        scratch.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return manifest


def _fill(manifest: Manifest, scratch: Path, database: str) -> None:
    engine = manifest.database.engine
    if engine == sqlite.ENGINE:
        if database:
            raise BackupError(
                "it was made of an SQLite database and cannot be restored into a PostgreSQL; leave out --database and "
                "DATELINE_DATABASE"
            )
        return
    if not database:
        raise BackupError(
            "it was made of a PostgreSQL; name an empty one for it: --database postgresql://user@host/name"
        )
    _point_at(scratch / "dateline.toml", database)
    _load(manifest, scratch, database)


def _point_at(settings: Path, database: str) -> None:
    """The copy must never work on the original's database."""
    text = settings.read_text(encoding="utf-8")
    line = f'database = "{database}"'
    rest = _SETTING.sub("", text)
    settings.write_text(f"{line}\n{rest}", encoding="utf-8")


def _load(manifest: Manifest, scratch: Path, database: str) -> None:
    from dateline.run.backup import postgres  # noqa: PLC0415  (an optional dependency)

    with postgres.session(database) as session:
        if postgres.tables(session):
            raise BackupError("the PostgreSQL database is not empty; name a new one")
    os.environ[ENVIRONMENT] = str(scratch)
    os.environ["DATELINE_DATABASE"] = database
    from dateline.run import tables  # noqa: PLC0415  (Django is set up only now)

    tables.make_as_of(_migrations(scratch, manifest))
    with postgres.session(database) as session:
        postgres.load(session, scratch, manifest.database)


def _migrations(scratch: Path, manifest: Manifest) -> set[tuple[str, str]]:
    """(app, name) of what the original's tables had been brought to."""
    columns = manifest.database.columns["django_migrations"]
    app, name = columns.index("app"), columns.index("name")
    lines = (scratch / "database" / "django_migrations.copy").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return {(row[app], row[name]) for row in rows}
