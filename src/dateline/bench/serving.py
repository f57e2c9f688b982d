"""Servers to measure: a running agency, and nginx with a file."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.bench import agency
from dateline.bench.agency import BenchError
from dateline.bench.starting import free_port

PATIENCE = 120.0
_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_WEB = b"dateline.run.web"


@dataclass(frozen=True, slots=True)
class Serving:
    """A process that listens on loopback."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Seconds that it has used, user and system. Only Linux tells this of another process."""
        fields = (_PROC / str(self.pid) / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def resident(self) -> float:
        """MB in main memory."""
        lines = (_PROC / str(self.pid) / "status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS:"))


@contextmanager
def running(data: Path) -> Iterator[Serving]:
    """``dateline run`` on a filled folder; its web process."""
    if not (_PROC / "self" / "stat").exists():
        raise BenchError("what a server uses is only told by Linux")
    port = free_port()
    process = agency.start(agency.command("run", "--port", str(port), "--data", str(data)), data)
    try:
        _until_it_answers(port, "/en/", process)
        yield Serving(_web_of(process.pid), port)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def nginx(folder: Path, body: bytes) -> Iterator[Serving | None]:
    """nginx in one process with ``body`` as ``/page.html``, and packed beside it; None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        yield None
        return
    port = free_port()
    (folder / "page.html").write_bytes(body)
    (folder / "nginx.conf").write_text(_CONFIG.format(folder=folder, port=port))
    process = subprocess.Popen(  # noqa: S603  the words are ours
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]
    )
    try:
        _until_it_answers(port, "/page.html", process)
        yield Serving(process.pid, port)
    finally:
        process.terminate()
        process.wait()


_CONFIG = """
daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; etag on; gzip_static on; keepalive_requests 1000000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


def fetched(port: int, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """One answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def _until_it_answers(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while True:
        try:
            answer, _ = fetched(port, path)
        except (OSError, http.client.HTTPException):
            pass
        else:
            if answer.status == 200:
                return
        if process.poll() is not None or time.monotonic() - began > PATIENCE:
            raise BenchError(f"nobody answers at {socket.gethostname()}:{port}{path}")
        time.sleep(0.05)


def _web_of(supervisor: int) -> int:
    for children in _PROC.glob(f"{supervisor}/task/*/children"):
        for child in children.read_text(encoding="ascii").split():
            if _WEB in (_PROC / child / "cmdline").read_bytes():
                return int(child)
    raise BenchError("the web process is not to be found")
