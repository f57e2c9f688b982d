"""A PostgreSQL server for tests: the one that DATELINE_TEST_POSTGRES names, else a throw-away cluster.

DATELINE_TEST_POSTGRES is ``postgresql://user:password@host:port/name``, by a user who may create databases; every
database that tests make there is dropped again.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_START_SECONDS = 60


class NoPostgresError(Exception):
    """There is no server to test on; the message says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; ``admin`` is the address of a database that always exists there."""

    admin: str

    def url(self, name: str) -> str:
        """The address of a database on this server."""
        return urlsplit(self.admin)._replace(path=f"/{name}").geturl()

    def create(self, name: str, template: str = "") -> str:
        """Make a database, a copy of ``template`` where that is given; returns its address."""
        self.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, in use or not."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, statement: Any) -> None:
        """Run one statement outside any transaction."""
        with closing(_connect(self.admin)) as connection:
            connection.execute(statement)


def _connect(url: str) -> Any:
    import psycopg

    return psycopg.connect(url, autocommit=True, connect_timeout=5)


def fresh_name() -> str:
    """A name that no other test run uses."""
    return f"dateline_test_{secrets.token_hex(6)}"


def absent() -> str:
    """Why there is no PostgreSQL to test on; empty where there is one."""
    if os.environ.get("DATELINE_TEST_POSTGRES") or _binaries():
        return ""
    return "no PostgreSQL: neither DATELINE_TEST_POSTGRES nor initdb and postgres on this machine"


@contextmanager
def server() -> Iterator[Server]:
    """A server for the length of the block; raises `NoPostgresError`."""
    if given := os.environ.get("DATELINE_TEST_POSTGRES"):
        yield Server(given)
        return
    binaries = _binaries()
    if binaries is None:
        raise NoPostgresError(absent())
    with _folder() as folder, _running(binaries, folder) as started:
        yield started


def _binaries() -> Path | None:
    """The folder of the newest installed server."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    elsewhere = [Path(on_path).resolve().parent] if on_path else []
    for folder in (*debian, *elsewhere, Path("/usr/local/bin")):
        if all((folder / name).exists() for name in ("initdb", "postgres")):
            return folder
    return None


def _user() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoPostgresError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


@contextmanager
def _folder() -> Iterator[Path]:
    # Not below TMPDIR, which the server's user may be unable to reach.
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp"))
    if account := _user():
        os.chown(folder, account["user"], account["group"])
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(binaries: Path, folder: Path) -> Iterator[Server]:
    data = folder / "data"
    initdb = [binaries / "initdb", "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run(initdb, check=True, cwd=folder, stdout=subprocess.DEVNULL, **_user())
    port = free_port()
    options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on"]
    command = [binaries / "postgres", "-D", data, "-p", str(port), *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **_user())
    try:
        started = Server(f"postgresql://dateline@127.0.0.1:{port}/postgres")
        _wait(started, process, folder / "log")
        yield started
    finally:
        process.send_signal(signal.SIGINT)  # "fast": disconnect everybody, then stop
        process.wait(timeout=60)


def free_port() -> int:
    """A loopback port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(started: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    from psycopg import OperationalError

    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            _connect(started.admin).close()
            return
        except OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise NoPostgresError(f"PostgreSQL does not start: {log.read_text()}") from error
        time.sleep(0.05)
