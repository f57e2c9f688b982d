"""What is held for clients that do not read, behind the server that really serves: granian."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.processes import free_port, until

PARTS = 60
APP = """
from pathlib import Path
from dateline.edge.wire import sending
from dateline.edge.wire.sending import GoneError, Outlet

sending.PATIENCE = 2.0
PATH = Path(__file__).with_suffix(".log")


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    outlet, count = Outlet(receive, send, tuple(scope["client"])), 0
    try:
        await outlet.start([])
        for count in range(1, PARTS + 1):
            await outlet.part(b"x" * (1 << 20))
        await outlet.end()
        PATH.write_text(f"whole {count}")
    except GoneError:
        PATH.write_text(f"gone {count}")
    finally:
        outlet.close()
"""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a server that answers everything with as many megabytes as there are parts."""
    (tmp_path / "slow.py").write_text(APP.replace("PARTS", str(PARTS)))
    found = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(found), "slow:app"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(found), "granian listens")
        yield found
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def asking(port: int) -> socket.socket:
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    held.settimeout(60)
    held.connect(("127.0.0.1", port))
    held.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    return held


@pytest.mark.skipif(not hasattr(socket, "TCP_INFO"), reason="only Linux tells how much a client has taken")
def test_one_that_never_reads_is_given_up_with_little_on_its_way(port: int, tmp_path: Path) -> None:
    with asking(port):
        until((tmp_path / "slow.log").exists, "it is given up")
    what, count = (tmp_path / "slow.log").read_text().split()
    # What the kernel holds for it, some four megabytes, and one of ours.
    assert what == "gone" and int(count) <= 12


def test_one_that_reads_with_pauses_gets_everything(port: int, tmp_path: Path) -> None:
    with asking(port) as held:
        size = 0
        while chunk := held.recv(1 << 20):
            size += len(chunk)
            if size < 200_000:
                time.sleep(0.05)
    assert size > PARTS << 20
    assert (tmp_path / "slow.log").read_text() == f"whole {PARTS}"
