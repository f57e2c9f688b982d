"""``dateline backup create``, ``verify`` and ``restore``"""

# ruff: noqa: PLC0415 - each is imported when it is used, so that the help costs nothing.

import os
import sys
from pathlib import Path

import click

from dateline.run import folder
from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import Manifest
from dateline.run.config import data_dir, load
from dateline.run.errors import Failure
from dateline.run.options import data_option


@click.group(name="backup")
@data_option
def command() -> None:
    """Save, check and restore an agency."""


@command.command(name="create")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def create_command(*, file: Path) -> None:
    """Save the whole agency in FILE: database, photos, settings and signing key.

    May be done while the agency runs; what is recorded after the beginning is not in it. The file is read back before
    it appears under its name. Keep it where only you can read it: it contains the signing key.

    \b
    Example:
      dateline backup create /backups/agency-$(date +%F).dateline
    """
    from dateline.run.backup.create import create

    data = data_dir()
    folder.require(data)
    try:
        manifest = create(load(data), file)
    except BackupError as error:
        raise Failure(f"no backup was made: {error}.") from error
    click.echo(f"{file}: {_told(manifest)}")
    for digest in manifest.missing:
        click.echo(f"The file of photo {digest} was not in {data / 'photos'}; the backup lacks it.", err=True)
    sys.exit(1 if manifest.missing else 0)


@command.command(name="verify")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
def verify_command(*, file: Path) -> None:
    """Read all of FILE and check it: every check sum, the database in it, the ledger without gaps.

    \b
    Example:
      dateline backup verify /backups/agency-2026-03-28.dateline
    """
    from dateline.run.backup.verify import verify

    try:
        manifest = verify(file)
    except BackupError as error:
        raise Failure(f"{file} cannot be used: {error}.") from error
    click.echo(f"{file} is sound: {_told(manifest)}")


@command.command(name="restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--database", default="", help="An empty PostgreSQL, for a backup of one.")
@data_option
def restore_command(*, file: Path, database: str) -> None:
    """Make a new data folder, named by --data, from FILE.

    The copy starts paused: it serves its site but neither fetches nor sends until “dateline resume”, so that trying it
    beside the original disturbs nobody.

    \b
    Example:
      dateline backup restore agency.dateline --data /srv/agency-copy
    """
    from dateline.run.backup.restore import restore

    data = data_dir()
    try:
        manifest = restore(file, data, database or os.environ.get("DATELINE_DATABASE", ""))
    except BackupError as error:
        raise Failure(f"{file} was not restored: {error}.") from error
    click.echo(f"{data}: {_told(manifest)}, paused. Look at it: dateline run --data {data}")


def _told(manifest: Manifest) -> str:
    rows = manifest.database.rows
    photos = sum(name.startswith("photos/") for name in manifest.members)
    return (
        f"{rows.get('archive_story', 0)} stories, {manifest.database.seq} events, {photos} photos, "
        f"of {manifest.created} (Dateline {manifest.version})"
    )
