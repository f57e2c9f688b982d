"""Making a backup while the agency is at work."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from dateline.run.backup import sqlite
from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import Database, Manifest
from dateline.run.backup.pack import Pack, packing
from dateline.run.backup.verify import verify
from dateline.run.config import Config


def create(config: Config, target: Path) -> Manifest:
    """Write a backup to ``target``, which appears only when it is complete and has been read back.

    Raises:
        BackupError: there is such a file already, or the database or disk does not do its part.
    """
    if target.exists():
        raise BackupError(f"{target} exists already; choose another name")
    with tempfile.TemporaryDirectory(prefix=".dateline-backup-", dir=target.absolute().parent) as scratch:
        part = Path(scratch) / "backup"
        with packing(part) as pack:
            # 1 the database, in one moment
            database, digests = _database(config, pack, Path(scratch))
            # 2 what it refers to: whatever it names is there, since files come before rows and are never changed
            missing = [digest for digest in digests if not _photo(config, digest, pack)]
            for path in _files(config.data / "desk"):
                _add_if_there(pack, path.relative_to(config.data).as_posix(), path)
            # 3 the settings
            pack.add("dateline.toml", config.data / "dateline.toml")
            pack.add("secret", config.data / "secret")
            # There is one once somebody could have subscribed for it.
            _add_if_there(pack, "push-key", config.data / "push-key")
            # There is one once a client has an SFTP server that lets it in.
            _add_if_there(pack, "sftp-key", config.data / "sftp-key")
            # There is one once “coverage fit” was asked for.
            _add_if_there(pack, "coverage-weights.tsv", config.data / "coverage-weights.tsv")
            manifest = _manifest(database, missing, pack)
            pack.finish(manifest)
        verify(part)
        # A link, not a rename: it fails where somebody else has made the file meanwhile.
        os.link(part, target)
    return manifest


def _database(config: Config, pack: Pack, scratch: Path) -> tuple[Database, list[str]]:
    if config.database:
        return _postgres(config.database, pack, scratch)
    copy = scratch / sqlite.MEMBER
    sqlite.snapshot(config.sqlite, copy)
    pack.add(sqlite.MEMBER, copy)
    return sqlite.describe(copy), sqlite.photos(copy)


def _postgres(url: str, pack: Pack, scratch: Path) -> tuple[Database, list[str]]:
    from dateline.run.backup import postgres  # noqa: PLC0415  (an optional dependency)

    with postgres.snapshot(url) as session:
        described = postgres.describe(session)
        for table, columns in described.columns.items():
            rows = scratch / "rows"
            postgres.dump(session, table, columns, rows)
            pack.add(postgres.member(table), rows)
            rows.unlink()
        return described, postgres.photos(session)


def _photo(config: Config, digest: str, pack: Pack) -> bool:
    name = f"photos/{digest[:2]}/{digest}"
    return _add_if_there(pack, name, config.data / name)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _add_if_there(pack: Pack, name: str, path: Path) -> bool:
    try:
        pack.add(name, path)
    except FileNotFoundError:
        return False
    return True


def _manifest(database: Database, missing: list[str], pack: Pack) -> Manifest:
    return Manifest(
        version=version("dateline"),
        created=dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"),
        database=database,
        missing=missing,
        members=dict(pack.members),
    )
