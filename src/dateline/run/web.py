"""The web process: granian in front of the edge, in this very process. ``docs/why/one-web-process.md`` says why."""

import asyncio
import resource
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from dateline.run import boot, child

if TYPE_CHECKING:
    from dateline.edge.assemble import Front

SWITCH = 0.001
"""Seconds after which a thread that works hands over to one that waits. Python's own 5 ms are waited for by every kept
page and every message while Django's threads are busy: see docs/benchmarks.md."""
BACKLOG = 4096
"""Connections that the kernel keeps until they are accepted; it may lower this to ``net.core.somaxconn``."""
MOST_CONNECTIONS = 16_384
SPARE_FILES = 256
"""Files that the process needs next to its connections."""
HEADER_MS = 10_000
"""Milliseconds for a request's head to arrive."""


def main() -> None:
    """Serve on the host and port of the command line, until SIGTERM or the supervisor's end."""
    host, port = sys.argv[1], int(sys.argv[2])
    sys.setswitchinterval(SWITCH)
    config = boot.archive()
    # Django is set up only now.
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    from dateline.edge.assemble import front  # noqa: PLC0415
    from dateline.partners.counting import Flushing  # noqa: PLC0415
    from dateline.run import statics  # noqa: PLC0415

    statics.collect(config)
    # Loads all views now: a fault in one is met here and not by a reader, and the first page is not the slowest.
    import_module("dateline.run.urls")
    flushing = Flushing()
    flushing.start()
    try:
        asyncio.run(serve(front(get_wsgi_application(), config.cache / "static"), host, port))
    finally:
        flushing.stop()


async def serve(front: "Front", host: str, port: int) -> None:
    """Accept connections until SIGTERM or SIGINT, then finish the requests under way."""
    server = Server(
        front.edge,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=connections(),
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MS),
        log_level=LogLevels.error,
        log_dictconfig={"loggers": {"_granian": {"propagate": True}}},
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    with front.working():
        await server.serve()


def connections() -> int:
    """How many connections may be open at once, idle ones included, after raising the limit on files as far as we may.

    granian stops accepting at its backpressure, and by default that is the backlog.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + SPARE_FILES
    files = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return files - SPARE_FILES


if __name__ == "__main__":
    child.live(main)
