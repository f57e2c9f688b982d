"""What ``run`` and ``demo`` share: one supervisor per folder, on a port that is free."""

import errno
import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.run import folder
from dateline.run.config import LISTENING
from dateline.run.errors import Failure
from dateline.run.supervisor import Program, supervise

_PATIENCE = 3.0
"""Seconds that a port may stay taken: after a kill, the old web process needs a moment to notice."""


def serve(data: Path, host: str, port: int, *, more: Sequence[Program] = (), announce: Callable[[], None]) -> int:
    """Run an agency until it is told to stop; the exit status. ``announce`` is called once, when it serves.

    Raises:
        Failure: the folder is not ready or in use, or the port is.
    """
    folder.require(data)
    with alone(data):
        require_port(host, port)
        os.environ[LISTENING] = address(host, port)
        web = Program("web", "dateline.run.web", (host, str(port)))
        worker = Program("worker", "dateline.run.worker")

        def ready() -> bool:
            if not _answers(host, port):
                return False
            announce()
            return True

        return supervise((web, worker, *more), ready)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Hold the folder for the length of the block: two workers on one would do everything twice.

    Raises:
        Failure: another process holds it.
    """
    with (data / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise Failure(f"{data} is being served already, by process {lock.read().strip()}.") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def require_port(host: str, port: int) -> None:
    """Raises `Failure` where nothing can listen there."""
    until = time.monotonic() + _PATIENCE
    while problem := _cannot_bind(host, port):
        if problem != errno.EADDRINUSE or time.monotonic() > until:
            raise Failure(_sentence(host, port, problem))
        time.sleep(0.1)


def _cannot_bind(host: str, port: int) -> int:
    """The error number, or 0."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise Failure(f"--host {host}: {error.strerror}. Give an address of this machine, as in 127.0.0.1.") from error
    except OSError as error:
        return error.errno or errno.EIO
    return 0


def _sentence(host: str, port: int, problem: int) -> str:
    if problem == errno.EADDRINUSE:
        return (
            f"port {port} is taken by another program. Choose another one: --port {port + 1 if port < 65535 else 8000}"
        )
    if problem == errno.EACCES:
        return f"port {port} is for the administrator alone. Choose one above 1023: --port 8000"
    return f"cannot listen at {host} port {port}: {os.strerror(problem)}."


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((reachable(host), port), timeout=0.2):
            return True
    except OSError:
        return False


def address(host: str, port: int) -> str:
    """The site as somebody on this machine calls it."""
    name = reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def reachable(host: str) -> str:
    """An address at which a server that listens on ``host`` answers from this machine."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
