"""A throw-away PostgreSQL to measure beside, where the machine has one."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_START_SECONDS = 30


@contextmanager
def connected() -> Iterator[Any]:
    """A connection of psycopg to a fresh server; None where there is neither a server nor psycopg."""
    initdb = _binary("initdb")
    if initdb is None or find_spec("psycopg") is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="dateline-bench-pg-", dir="/tmp") as name:
        folder, user = Path(name), _user()
        if user:
            os.chown(folder, user["user"], user["group"])
        words = [
            str(initdb),
            "-D",
            str(folder / "data"),
            "-U",
            "bench",
            "-A",
            "trust",
            "-N",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL, **user)  # noqa: S603
        port = _free_port()
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=512MB"]
        words = [str(initdb.with_name("postgres")), "-D", str(folder / "data"), "-p", str(port), *options]
        silent = subprocess.DEVNULL
        process = subprocess.Popen(words, cwd=folder, stdout=silent, stderr=silent, **user)  # noqa: S603
        try:
            with _first_connection(port) as connection:
                yield connection
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def _binary(name: str) -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    on_path = shutil.which(name)
    folders = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def _user() -> dict[str, Any]:
    """Whom to run as: PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _first_connection(port: int) -> Any:
    import psycopg  # noqa: PLC0415 - an extra

    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            return psycopg.connect(f"postgresql://bench@127.0.0.1:{port}/postgres", autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
