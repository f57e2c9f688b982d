"""Reading the file, which may be damaged or not ours at all.

Only plain files under names that `packing` gives are taken, and they are written by this module, not by `tarfile`: a
link, a device or a path that leads elsewhere cannot come out.
"""

import gzip
import hashlib
import os
import re
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.run.backup.error import BackupError
from dateline.run.backup.manifest import NAME, Manifest, Member, from_json

_NAME = re.compile(
    r"manifest\.json|dateline\.toml|secret|(?:push|sftp)-key|coverage-weights\.tsv|archive\.sqlite3|database/[a-z0-9_]+\.copy|photos/[0-9a-f]{2}/[0-9a-f]{64}"
    r"|desk(?:/[^/\x00]+)+"
)
_CHUNK = 1 << 20
_SPARE = 64 << 20
"""Bytes of disk that stay free."""
_MANIFEST = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A member as it was read."""

    member: Member
    lines: int
    """Line ends, which in a copied table are rows."""


def unpack(backup: Path, folder: Path, wanted: Callable[[str], bool]) -> tuple[Manifest, dict[str, Found]]:
    """Read the whole backup, writing the ``wanted`` members into ``folder``, and compare it with its manifest.

    Raises:
        BackupError: not a backup, or not as it was made.
    """
    found: dict[str, Found] = {}
    try:
        for name, file in _files(backup):
            target = folder / name if wanted(name) or name == NAME else None
            found[name] = _take(file, target, folder)
    except (tarfile.TarError, zlib.error, EOFError) as error:
        raise BackupError("the file is damaged or no backup of Dateline") from error
    except OSError as error:
        # gzip reports a wrong check sum as an OSError without a number.
        reason = "the file is damaged or no backup of Dateline" if error.errno is None else f"{error.strerror}"
        raise BackupError(reason) from error
    if NAME not in found:
        raise BackupError("its end is missing: the backup was cut off or is damaged")
    manifest = from_json((folder / NAME).read_text(encoding="utf-8", errors="replace"))
    _compare(manifest, found)
    return manifest, found


def _files(backup: Path) -> Iterator[tuple[str, IO[bytes]]]:
    # Not "r|gz": that leaves out gzip's own check sum.
    with gzip.open(backup) as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
        for header in tar:
            file = tar.extractfile(header) if header.isreg() else None
            if file is None or not _NAME.fullmatch(header.name) or ".." in header.name.split("/"):
                raise BackupError(f"it contains “{header.name[:100]}”, which no backup of Dateline does")
            if header.name == NAME and header.size > _MANIFEST:
                raise BackupError("its manifest is too large; this is no backup of Dateline")
            yield header.name, file
        while plain.read(_CHUNK):
            pass


def _take(file: IO[bytes], target: Path | None, folder: Path) -> Found:
    digest, size, lines = hashlib.sha256(), 0, 0
    out = _opened(target) if target else None
    try:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            lines += chunk.count(b"\n")
            if out:
                if shutil.disk_usage(folder).free < len(chunk) + _SPARE:
                    raise BackupError(f"there is not enough space in {folder.parent}")
                out.write(chunk)
        if out:
            out.flush()
            os.fsync(out.fileno())
    finally:
        if out:
            out.close()
    return Found(member=Member(size=size, sha256=digest.hexdigest()), lines=lines)


def _opened(target: Path) -> IO[bytes]:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb")


def _compare(manifest: Manifest, found: dict[str, Found]) -> None:
    read = {name: each.member for name, each in found.items() if name != NAME}
    for name, member in manifest.members.items():
        if name not in read:
            raise BackupError(f"{name} is missing from it")
        if read[name] != member:
            raise BackupError(f"{name} in it is not what was saved: its check sum differs")
    if extra := sorted(read.keys() - manifest.members.keys()):
        raise BackupError(f"it contains “{extra[0]}”, which its manifest does not know")
