"""Which files an import reads, and in what order."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among ``paths`` and, sorted by name, those in its folders and their folders.

    Names that begin with a dot are left out of folders: editors and file managers leave such things about.
    """
    for path in paths:
        if path.is_dir():
            entries = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
            yield from below(entries)
        else:
            yield path


def size(paths: Iterable[Path]) -> int:
    """Bytes in all, for a progress bar; what cannot be looked at counts for nothing."""
    return sum(_size(path) for path in below(paths))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
