"""The agency's own weights: a table in its data folder that ``coverage fit`` writes, in place of the shipped one."""

import logging
import os
from pathlib import Path

from dateline.core.coverage.weights import FILE, TableError, Weights, read, shipped, written

log = logging.getLogger(__name__)


def in_use(data: Path) -> Weights:
    """The folder's weights; the shipped ones where it has none, or (told in the log, with the line) unusable ones."""
    try:
        return read((data / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return shipped()
    except (TableError, OSError, UnicodeDecodeError) as error:
        log.warning(
            "%s: %s. The shipped weights are used; make the table again: dateline coverage fit", data / FILE, error
        )
        return shipped()


def keep(weights: Weights, said: str, data: Path) -> Path:
    """Write the folder's table, whole or not at all; ``said`` is the comment that it begins with."""
    path = data / FILE
    half = path.with_name(f"{FILE}.half")
    with half.open("w", encoding="utf-8") as file:
        file.write(written(weights, said))
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    return path


def forget(data: Path) -> bool:
    """Go back to the shipped weights; whether there were others."""
    try:
        (data / FILE).unlink()
    except FileNotFoundError:
        return False
    return True
