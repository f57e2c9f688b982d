"""What an operator sets: ``dateline.toml`` in the data folder, and the folder itself.

data/
  dateline.toml    this file's source; a setting left out has its default
  secret           signs cookies; made by ``dateline init``
  archive.sqlite3  unless ``database`` names a PostgreSQL
  coverage-weights.tsv  weights of “In other media” that “dateline coverage fit” wrote; else the shipped ones
  photos/          picture files under the digest of their bytes
  search/          the index of news search; made anew where it is missing
  cache/           renditions and other things that may be deleted at any time
  mails/           mails to readers, where no server is set for them
  paused           present in a restored copy: nothing is fetched or sent until ``dateline resume``
"""

import os
import secrets
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.core.designated import InForce
from dateline.run import designated, oidc, smtp, wire
from dateline.run.oidc import Oidc
from dateline.run.smtp import Smtp
from dateline.run.wire import Wire

ENVIRONMENT = "DATELINE_DATA"
LISTENING = "DATELINE_LISTENING"
"""Where ``dateline run`` listens, for its own processes: readers come there unless ``site`` says otherwise."""


class ConfigError(Exception):
    """The settings cannot be used; the message names the file and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One agency's settings."""

    data: Path
    database: str = ""
    """``postgresql://user:password@host:port/name``; empty for SQLite in the data folder."""
    site: str = "http://127.0.0.1:8000"
    """Where readers find the site; feeds and canonical addresses start with it."""
    hosts: list[str] = field(default_factory=list)
    """Further host names to answer to, next to that of ``site`` and the loopback ones."""
    proxies: list[str] = field(default_factory=list)
    """Addresses of reverse proxies whose ``X-Forwarded-For`` is believed; of others it is not."""
    two_factor: str = "optional"
    """``required`` lets nobody into the newsroom without a second factor; ``optional`` leaves it to each."""

    allow_private: list[str] = field(default_factory=list)
    """Loopback and private addresses that sources may be fetched from, each with its port: ``127.0.0.1:8123``."""
    rates: list[str] = field(default_factory=lambda: ["ecb", "cbr"])
    """Banks whose rates are fetched; empty to fetch none."""
    retrain_hours: int = 24
    """How often the topic model is trained on new answers of the desk; 0 for never."""

    search: str = "embedded"
    """Where news search is kept: ``embedded`` in files of this folder, ``postgresql`` in the database."""
    oidc: Oidc | None = None
    """Sign-in with a provider; None without the table ``[oidc]``."""
    designated: InForce | None = None
    """Designated organisations; None without the table ``[designated]``."""
    wire: Wire = field(default_factory=Wire)
    """What is handed out to clients: the table ``[wire]``."""
    smtp: Smtp = field(default_factory=Smtp)
    """Where mails to readers go: the table ``[smtp]``."""
    mail: dict[str, Any] = field(default_factory=dict)
    """IMAP mailboxes that are sources, by name: the tables ``[mail.NAME]``."""

    @property
    def demo(self) -> bool:
        """Whether the folder is the demo's, where readers' mails may be looked at."""
        return (self.data / "demo").exists()

    @property
    def photos(self) -> Path:
        """Picture files."""
        return self.data / "photos"

    @property
    def search_index(self) -> Path:
        """The index of news search."""
        return self.data / "search"

    @property
    def cache(self) -> Path:
        """What can be made again."""
        return self.data / "cache"

    @property
    def sqlite(self) -> Path:
        """The embedded database."""
        return self.data / "archive.sqlite3"

    @property
    def secret(self) -> str:
        """The signing key; a throw-away one where the folder has none yet."""
        try:
            return (self.data / "secret").read_text().strip()
        except FileNotFoundError:
            return secrets.token_urlsafe(48)


def data_dir() -> Path:
    """The data folder in force: ``--data`` reaches the processes that we start through the environment."""
    return Path(os.environ.get(ENVIRONMENT, "data")).absolute()


def without_password(url: str) -> str:
    """A database's address as it may be shown."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=f"{parts.username}:***@{parts.netloc.rpartition('@')[2]}").geturl()


def load(data: Path) -> Config:
    """The settings of a data folder; raises `ConfigError` for a file that is no TOML or sets what is no setting."""
    path = data / "dateline.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        settings = {}
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    _check(settings, path)
    if database := os.environ.get("DATELINE_DATABASE"):
        settings["database"] = database
    if listening := os.environ.get(LISTENING):
        settings.setdefault("site", listening)
    if "oidc" in settings:
        settings["oidc"] = _oidc(settings["oidc"], path)
    if "designated" in settings:
        settings["designated"] = _designated(settings["designated"], path)
    if "wire" in settings:
        settings["wire"] = _wire(settings["wire"], path)
    if "smtp" in settings:
        settings["smtp"] = _smtp(settings["smtp"], path)
    return Config(data=data, **settings)


def _oidc(table: dict[str, Any], path: Path) -> Oidc:
    try:
        return oidc.read(table)
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _designated(table: dict[str, Any], path: Path) -> InForce:
    try:
        return designated.read(table, path.parent)
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _wire(table: dict[str, Any], path: Path) -> Wire:
    try:
        return wire.read(table)
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _smtp(table: dict[str, Any], path: Path) -> Smtp:
    try:
        return smtp.read(table)
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _check(settings: dict[str, Any], path: Path) -> None:
    texts = dict.fromkeys(("database", "site", "two_factor", "search"), str)
    lists = dict.fromkeys(("hosts", "proxies", "allow_private", "rates"), list)
    tables = dict.fromkeys(("oidc", "designated", "mail", "smtp", "wire"), dict)
    types: dict[str, type] = {**texts, **lists, **tables, "retrain_hours": int}
    for name, value in settings.items():
        if name not in types:
            known = ", ".join(each.name for each in fields(Config) if each.name != "data")
            raise ConfigError(f"{path}: unknown setting “{name}”; known are: {known}")
        if not isinstance(value, types[name]):
            raise ConfigError(f"{path}: “{name}” must be a {types[name].__name__}, not {value!r}")
    if unknown := [code for code in settings.get("rates", ()) if code not in {"ecb", "cbr"}]:
        raise ConfigError(f"{path}: “rates” names banks, “ecb” and “cbr”, not {unknown[0]!r}")
    if settings.get("retrain_hours", 0) < 0:
        raise ConfigError(f"{path}: “retrain_hours” is a number of hours, 0 for never, not {settings['retrain_hours']}")
    if settings.get("search", "embedded") not in {"embedded", "postgresql"}:
        raise ConfigError(f"{path}: “search” is “embedded” or “postgresql”, not {settings['search']!r}")
    if settings.get("search") == "postgresql" and not settings.get("database"):
        raise ConfigError(f"{path}: “search” is “postgresql”, and “database” names none")
    if settings.get("two_factor", "optional") not in {"optional", "required"}:
        raise ConfigError(f"{path}: “two_factor” is “optional” or “required”, not {settings['two_factor']!r}")
