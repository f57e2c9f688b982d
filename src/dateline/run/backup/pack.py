"""Writing the file."""

import gzip
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from dateline.run.backup.manifest import NAME, Manifest, Member

_LEVEL = 4
"""Copy shrinks to a third at any level; higher ones only take longer."""


class _Hashing:
    """A file that notes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


@dataclass(slots=True)
class Pack:
    """A backup that is being written."""

    _tar: tarfile.TarFile
    members: dict[str, Member] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        """Add a file; raises `OSError` where it cannot be read."""
        with path.open("rb") as file:
            self._add(name, file, os.fstat(file.fileno()).st_size)

    def finish(self, manifest: Manifest) -> None:
        """Write what all the rest is checked by."""
        text = manifest.to_json().encode()
        self._add(NAME, io.BytesIO(text), len(text))

    def _add(self, name: str, file: IO[bytes], size: int) -> None:
        header = tarfile.TarInfo(name)
        header.size, header.mode = size, 0o600
        hashing = _Hashing(file)
        self._tar.addfile(header, hashing)
        self.members[name] = Member(size=size, sha256=hashing.digest.hexdigest())


@contextmanager
def packing(path: Path) -> Iterator[Pack]:
    """A new file at ``path``, for its owner alone, on disk when the block ends."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with (
            gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=_LEVEL) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            yield Pack(tar)
        file.flush()
        os.fsync(file.fileno())
