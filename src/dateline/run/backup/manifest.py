"""What a backup says about itself."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from dateline.run.backup.error import BackupError

NAME = "manifest.json"
FORMAT = 1
"""Raised when a reader of the old format could not read the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in the backup."""

    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """What the database was when it was taken."""

    engine: str
    """``sqlite`` or ``postgresql``."""
    seq: int
    """Of the last ledger event."""
    rows: dict[str, int]
    """By table."""
    columns: dict[str, list[str]] = field(default_factory=dict)
    """By table, in the order of the copied rows; PostgreSQL only."""
    sequences: dict[str, int] = field(default_factory=dict)
    """``table.column`` to the next number that it gives; PostgreSQL only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole of it."""

    format: int = FORMAT
    version: str
    """Of the Dateline that made the backup."""
    created: str
    """ISO 8601, UTC."""
    database: Database
    missing: list[str] = field(default_factory=list)
    """Digests of photos that the database names and whose files were not there."""
    members: dict[str, Member]

    def to_json(self) -> str:
        """Readable by people too."""
        return json.dumps(asdict(self), indent=1)


def from_json(text: str) -> Manifest:
    """Raises `BackupError` for what no `Manifest.to_json` wrote, or a later format."""
    try:
        values: dict[str, Any] = json.loads(text)
        if values["format"] > FORMAT:
            raise BackupError("the backup was made by a newer Dateline; install that version to read it")
        members = {name: Member(**member) for name, member in values["members"].items()}
        return Manifest(**values | {"database": Database(**values["database"]), "members": members})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupError("its manifest cannot be read; the file is damaged or no backup of Dateline") from error
