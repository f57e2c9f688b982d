"""The archive under test, seen from outside: raw SQL through the database's own driver, none of the product's code."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.contract.checks import Rows

DATELINE = Path(sys.executable).with_name("dateline")
_KEPT = """
    SELECT story.uri, version.source_version, count(*)
    FROM archive_version version JOIN archive_story story ON story.id = version.story_id
    GROUP BY story.uri, version.source_version
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """A data folder; ``database`` is the address of a PostgreSQL database, or empty for SQLite in the folder."""

    data: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """For processes that work on it."""
        names = {"DATELINE_DATA": str(self.data), "DATELINE_DATABASE": self.database}
        return os.environ | names | {"DJANGO_SETTINGS_MODULE": "dateline.run.settings"}

    def init(self) -> None:
        """Make the folder and the tables."""
        command = [DATELINE, "init", "--defaults"]
        subprocess.run(command, env=self.environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    @contextmanager
    def connect(self) -> Iterator[Rows]:
        """A way to ask it; each statement sees what was committed when it began."""
        connection: Any = (
            psycopg.connect(self.database, autocommit=True)
            if self.database
            else sqlite3.connect(self.data / "archive.sqlite3", timeout=20, isolation_level=None)
        )
        with closing(connection):
            yield lambda statement: list(connection.execute(statement).fetchall())


def last_seq(rows: Rows) -> int:
    """Of the ledger."""
    ((seq,),) = rows("SELECT coalesce(max(seq), 0) FROM archive_ledgerevent")
    return int(seq)


def slowest_follower(rows: Rows) -> int:
    """The seq up to which every follower that has a cursor has come; 0 before the first has one."""
    ((seq,),) = rows("SELECT coalesce(min(seq), 0) FROM index_followercursor")
    return int(seq)


def lost_or_doubled(rows: Rows, acknowledged: Counter[tuple[str, int]]) -> list[str]:
    """Acknowledged versions that are not there exactly once, and anything of a rolled-back transaction."""
    kept = {(uri, version): count for uri, version, count in rows(_KEPT)}
    faults = [f"{key} is there {kept.get(key, 0)} times" for key in acknowledged if kept.get(key) != 1]
    doubled = [f"{key} is there {count} times" for key, count in kept.items() if count != 1 and key not in acknowledged]
    never = [f"{key} was rolled back and is there" for key in kept if key[0].startswith("urn:never")]
    return [*faults, *doubled, *never]
