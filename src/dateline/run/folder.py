"""The data folder as files: making it, and telling whether a folder is one."""

import os
import secrets
from pathlib import Path

from dateline.run.errors import Failure

SETTINGS = """\
# The settings of this agency. A line that begins with # is a comment and shows the default.
# After a change, stop “dateline run” and start it again.

# Where readers find the site. Feeds, mails and canonical addresses begin with it.
# site = "http://127.0.0.1:8000"

# Further host names to answer to, for example behind a proxy.
# hosts = ["www.example.org"]

# Addresses of reverse proxies whose X-Forwarded-For is believed when sign-in attempts are counted.
# proxies = ["127.0.0.1"]

# "required" lets nobody into the newsroom before they have set up a second factor.
# two_factor = "optional"

# Loopback and private addresses that sources may be fetched from, each with its port. All others are refused.
# allow_private = ["127.0.0.1:8123"]

# Banks whose exchange rates are fetched: the European Central Bank, the Bank of Russia. [] fetches none; see
# docs/currency.md.
# rates = ["ecb", "cbr"]

# How often, in hours, the model that proposes topics is trained on what the desk confirmed and refused; 0 for never.
# retrain_hours = 24

# Mailboxes that are sources, by name: tables [mail.NAME], each with host, user and password. See docs/sources.md.
# mail = {}

# The server that takes mails to readers, see docs/alerts.md. Without one they are left in the folder mails.
# smtp = { host = "mail.example.org", user = "dateline", password = "", sender = "alerts@example.org" }

# A list of designated organisations, see docs/designated.md. None is shipped.
# designated = { file = "designated.toml", editions = ["ru"] }

# What clients and the public may fetch below /wire/, see docs/wire-api.md.
# wire = { public = true, kill_headlines = false, public_rate = 60, rate = 600 }

# Sign-in with an OpenID Connect provider: a table [oidc], see docs/operators.md. It needs: pip install 'dateline[oidc]'
# oidc = {}

# Where news search is kept: "embedded" in files of this folder, or "postgresql" in the database, for several machines.
# search = "embedded"

# A PostgreSQL instead of archive.sqlite3 in this folder. Run “dateline init” once more after setting it.
# database = "postgresql://dateline:password@127.0.0.1:5432/dateline"
"""


def create(data: Path, settings: str = SETTINGS) -> bool:
    """Make what is missing of the folder, readable by its owner alone; whether anything was.

    ``settings`` is what ``dateline.toml`` says where there is none yet.
    """
    if data.exists() and not data.is_dir():
        raise Failure(f"{data} is a file. Name a folder with --data.")
    new = not data.exists()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not new and not is_made(data) and any(data.iterdir()):
        raise Failure(f"{data} has other things in it. Name a new or empty folder with --data.")
    made = [
        _write_once(data / "dateline.toml", settings, 0o600),
        _write_once(data / "secret", secrets.token_urlsafe(48) + "\n", 0o600),
    ]
    return any(made)


def is_made(data: Path) -> bool:
    """Whether `create` has been here."""
    return (data / "dateline.toml").is_file()


def require(data: Path) -> None:
    """Raises `Failure` unless the folder can be worked with."""
    if not is_made(data) or not (data / "secret").is_file():
        raise Failure(f"{data} is not a Dateline data folder yet. Make it one: dateline init --data {data}")
    if not os.access(data, os.W_OK):
        raise Failure(f"{data} belongs to somebody else. Run this as the user who owns it.")


def is_paused(data: Path) -> bool:
    """Whether this is a restored copy that must not fetch or send yet."""
    return paused(data).exists()


def paused(data: Path) -> Path:
    """The mark of a restored copy."""
    return data / "paused"


def _write_once(path: Path, text: str, mode: int) -> bool:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return True
