"""Keys of the agency in the data folder, each in a file for its owner alone."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_once(path: Path, text: str) -> None:
    """Make a file where there is none.

    It is there whole or not at all, also after a power cut, and the first of several processes wins.
    """
    handle, part = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(part, path)
    finally:
        Path(part).unlink()
