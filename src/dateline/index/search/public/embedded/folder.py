"""The folder of the search index: one that serves, and for a while another that is being made.

search/
  current        a link to the one that serves; replaced in one step
  v1-3f9a2c…/    an index, of the version of its schema
  rebuild.lock   held by whoever makes one
"""

import fcntl
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.index.search.public.embedded.schema import VERSION
from dateline.index.search.public.port import BusyError

_CURRENT = "current"
_PREFIX = f"v{VERSION}-"


def current(root: Path) -> Path | None:
    """The index that serves; None where there is none of this version."""
    try:
        path = root / (root / _CURRENT).readlink()
    except OSError:
        return None
    return path if path.name.startswith(_PREFIX) and (path / "meta.json").exists() else None


def stamp(root: Path) -> tuple[int, int]:
    """Another one after each commit and each swap. Raises FileNotFoundError where nothing serves."""
    # Tantivy replaces this file with each commit; the link leads to another one after a swap.
    found = (root / _CURRENT / "meta.json").stat()
    return found.st_ino, found.st_mtime_ns


@contextmanager
def making(root: Path) -> Iterator[Path]:
    """An empty folder for a new index, gone afterwards unless `swap` made it the current one. Raises `BusyError`."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (root / "rebuild.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError("the index of news search is being made already by another process") from error
        _sweep(root)
        path = root / f"{_PREFIX}{secrets.token_hex(8)}"
        path.mkdir(mode=0o700)
        try:
            yield path
        finally:
            _sweep(root)


def swap(root: Path, path: Path) -> None:
    """Let an index serve from now on."""
    link = root / f".{path.name}"
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    link.replace(root / _CURRENT)


def _sweep(root: Path) -> None:
    """Take away what does not serve; who still reads it has its files open."""
    serving = current(root)
    for path in root.glob("v*-*"):
        if path != serving:
            shutil.rmtree(path, ignore_errors=True)
