"""Reading a backup back, as a restore would."""

import tempfile
from pathlib import Path

from dateline.run.backup import sqlite
from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import Manifest
from dateline.run.backup.unpack import Found, unpack

_LEDGER = "database/archive_ledgerevent.copy"


def verify(backup: Path) -> Manifest:
    """Read every byte, and check the database in it.

    Raises:
        BackupError: it is not, or no longer, what `create` made.
    """
    with tempfile.TemporaryDirectory(prefix=".dateline-verify-", dir=backup.absolute().parent) as scratch:
        folder = Path(scratch)
        manifest, found = unpack(backup, folder, lambda name: name in {sqlite.MEMBER, _LEDGER})
        check_contents(manifest, folder, found)
        return manifest


def check_contents(manifest: Manifest, folder: Path, found: dict[str, Found]) -> None:
    """What check sums cannot tell: that a database is sound, and that photos are under their own digests."""
    for name, each in found.items():
        if name.startswith("photos/") and not name.endswith(each.member.sha256):
            raise BackupError(f"{name} in it is not the picture that it is named for")
    if manifest.database.engine == sqlite.ENGINE:
        if sqlite.MEMBER not in found:
            raise BackupError("its database is missing")
        sqlite.check(folder / sqlite.MEMBER, manifest.database)
        return
    from dateline.run.backup import postgres  # noqa: PLC0415  (an optional dependency)

    postgres.check(folder, manifest.database, found)
