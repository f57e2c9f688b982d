"""The table ``[designated]`` of dateline.toml: the operator's list of designated organisations, and where it counts."""

import datetime as dt
from pathlib import Path
from typing import Any

from dateline.core.designated import BadListError, InForce
from dateline.core.designated import read as read_list


def read(table: dict[str, Any], data: Path) -> InForce:
    """The list that the table names, read. Raises `ValueError` with a sentence for whoever wrote it."""
    for name, value in table.items():
        if name not in {"file", "editions"}:
            raise ValueError(f"unknown setting “{name}” in [designated]; known are: editions, file")
        if not isinstance(value, str if name == "file" else list):
            raise ValueError(f"“{name}” in [designated] must be a {'str' if name == 'file' else 'list'}, not {value!r}")
    if not table.get("file"):
        raise ValueError("[designated] lacks file, the name of the list")
    path = data / table["file"]
    try:
        text = path.read_text(encoding="utf-8")
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        return InForce(read_list(text), tuple(map(str, table.get("editions", []))), changed)
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the list {path} of [designated] cannot be read: {error}") from error
    except BadListError as error:
        raise ValueError(f"{path}: {error}") from error
