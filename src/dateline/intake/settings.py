"""What the operator sets about intake. ``run/settings.py`` fills it from ``dateline.toml``."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from dateline.intake.net.address import AllowPrivate

USER_AGENT = "Dateline/0.1 (+{site})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An IMAP folder that is a source: the table ``[mail.NAME]``."""

    host: str
    user: str
    password: str
    port: int = 993
    folder: str = "INBOX"
    done: str = ""
    """Folder to which what was read is moved; empty leaves it, marked as seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """``allow_private``: loopback or private addresses that may be asked, as exact ``host:port`` pairs."""

    site: str
    drop: Path
    paused: Path
    """While this file is there, nothing is fetched."""
    allow_private: tuple[tuple[str, int], ...] = ()
    mail: dict[str, Mailbox] = field(default_factory=dict)

    @property
    def private(self) -> AllowPrivate:
        """The same for whoever dials."""
        return AllowPrivate(frozenset(self.allow_private))

    @property
    def user_agent(self) -> str:
        """Who we are, and where to read more."""
        return USER_AGENT.format(site=self.site)


def intake() -> Intake:
    """The settings in force."""
    found: Any = settings.INTAKE
    assert isinstance(found, Intake), "run/settings.py sets it"
    return found


def mailbox(table: dict[str, Any], name: str) -> Mailbox:
    """One ``[mail.NAME]``; raises `ValueError` with a sentence."""
    known: dict[str, type] = {"host": str, "user": str, "password": str, "port": int, "folder": str, "done": str}
    for key, value in table.items():
        if key not in known:
            raise ValueError(f"[mail.{name}] has no setting “{key}”; known are: {', '.join(known)}")
        if not isinstance(value, known[key]):
            raise ValueError(f"“{key}” in [mail.{name}] must be a {known[key].__name__}, not {value!r}")
    missing = [key for key in ("host", "user", "password") if key not in table]
    if missing:
        raise ValueError(f"[mail.{name}] lacks {', '.join(missing)}")
    return Mailbox(**table)


def allowed(written: list[Any]) -> tuple[tuple[str, int], ...]:
    """``["127.0.0.1:8123", "[::1]:8124"]`` as pairs; raises `ValueError` with a sentence."""
    pairs = []
    for each in written:
        host, colon, port = str(each).rpartition(":")
        if not colon or not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise ValueError(f"“allow_private” takes exact addresses with a port, like 127.0.0.1:8123, not {each!r}")
        pairs.append((host.strip("[]"), int(port)))
    return tuple(pairs)
