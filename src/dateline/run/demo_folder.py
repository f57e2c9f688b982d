"""The demo's data folder as files: a mark that it is one, and the list of logins, which is written last."""

import datetime as dt
import os
import shutil
from importlib.metadata import version
from pathlib import Path

LOGINS = "logins.txt"
_MARK = "demo"
_MADE = ("archive.sqlite3", "archive.sqlite3-wal", "archive.sqlite3-shm", "photos", "cache", "desk", "mails", LOGINS)


def mark(data: Path) -> None:
    """Say that this folder is the demo's, may be cleared, and is up to date with this version."""
    (data / _MARK).write_text(f"{version('dateline')}\n", encoding="utf-8")


def is_marked(data: Path) -> bool:
    """Whether the demo may do as it likes here."""
    return (data / _MARK).exists()


def is_filled(data: Path) -> bool:
    """Whether the demo has been here, and came to its end."""
    return (data / LOGINS).exists()


def is_current(data: Path) -> bool:
    """Whether this version of Dateline filled it or brought it up to date."""
    return is_filled(data) and (data / _MARK).read_text(encoding="utf-8").strip() == version("dateline")


def write_logins(data: Path, text: str) -> None:
    """Keep names and passwords, one user a line, for the owner alone."""
    with os.fdopen(os.open(data / LOGINS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def logins(data: Path) -> list[str]:
    """Name and password of each user."""
    return (data / LOGINS).read_text(encoding="utf-8").splitlines()


def age(data: Path, now: dt.datetime) -> dt.timedelta:
    """Since the stories were written."""
    return now - dt.datetime.fromtimestamp((data / LOGINS).stat().st_mtime, tz=dt.UTC)


def clear(data: Path) -> None:
    """Remove what the demo made; settings and signing key stay."""
    for path in (data / name for name in _MADE):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
