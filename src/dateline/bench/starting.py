"""``start``: from ``dateline demo`` to the first page, and what the running product keeps in memory."""

import resource
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from dateline.bench import agency, memory
from dateline.bench.agency import BenchError
from dateline.bench.options import Options
from dateline.bench.report import Figure

PATIENCE = 120.0
"""Seconds until a demo that shows nothing has failed."""
_SETTLED = 5.0
"""Seconds after the first page, before memory is looked at."""
_PAGES = ("/en/", "/en/all", "/ru/", "/en/topics", "/en/all.rss")


def measure(options: Options) -> list[Figure]:
    """Fresh folder, prepared environment: everything is installed and a template of the tables lies in the cache."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        data = Path(folder) / "demo"
        # The first start on a machine makes the template of the tables, which is part of preparing it.
        agency.init(Path(folder) / "template")
        options.say("starting the demo in a fresh folder")
        with demo(data) as (first, port, process):
            for path in _PAGES:
                _answers(port, path)
            time.sleep(_SETTLED)
            resident = memory.of_tree(process.pid)
        options.say("starting it once more")
        before = _children_cpu()
        with demo(data) as (again, _, _):
            pass
        spent = _children_cpu() - before
    return [
        Figure(name="start.fresh", value=first, unit="s", meaning="from the command to the first page, fresh folder"),
        Figure(name="start.again", value=again, unit="s", meaning="the same, folder filled", at_most=3.0),
        Figure(name="start.cpu", value=spent, unit="CPU-s", meaning="of all processes for that, and for stopping"),
        Figure(name="start.ratio", value=first / again, unit="ratio", meaning="fresh to filled"),
        *_memory(resident),
    ]


def _memory(resident: memory.Resident | None) -> list[Figure]:
    if resident is None:
        return []
    return [
        Figure(name="memory.processes", value=resident.processes, unit="processes", meaning="of the running demo"),
        Figure(
            name="memory.pss",
            value=resident.pss,
            unit="MB",
            meaning="resident, pages that processes share counted once",
            at_most=400,
        ),
        Figure(name="memory.rss", value=resident.rss, unit="MB", meaning="resident, each process by itself"),
    ]


@contextmanager
def demo(data: Path) -> Iterator[tuple[float, int, subprocess.Popen[bytes]]]:
    """A running demo: seconds to its first page, its port and its supervisor."""
    port = free_port()
    began = time.monotonic()
    words = agency.command("demo", "--still", "--port", str(port), "--data", str(data))
    with tempfile.TemporaryFile("w+") as errors:
        process = agency.start(words, data, errors=errors)
        try:
            while not _answers(port, "/en/"):
                if process.poll() is not None or time.monotonic() - began > PATIENCE:
                    errors.seek(0)
                    raise BenchError(f"the demo did not start: {errors.read().strip()[-2000:]}")
                time.sleep(0.02)
            yield time.monotonic() - began, port, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _children_cpu() -> float:
    """Seconds that processes have used which are over, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
