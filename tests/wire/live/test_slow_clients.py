"""Clients that do not read, that read a byte a second, and that send a byte a second, against a running agency.

How much is held for them: ``tests/edge/test_slow_readers.py``.
"""

import socket
import threading
import time
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.processes import free_port, get, running
from tests.wire.live.newsroom import add_client, ninjs, send

STORIES, SIZE = 20, 100_000


@pytest.mark.long
def test_slow_clients_cost_nobody_anything(shell: Shell, data: Path) -> None:
    port = free_port()
    (data / "dateline.toml").write_text("[wire]\npublic_rate = 100000\nrate = 100000\n")
    words = "".join(f"<p>{number} words of a long story.</p>" for number in range(SIZE // 36))
    send(shell, *(ninjs(each, bodies=[{"contenttype": "text/html", "value": words}]) for each in range(STORIES)))
    token = add_client(shell, "Paper")
    with running(shell, data, port):

        def opened(path: str, whole: bool = True) -> socket.socket:
            held = socket.socket()
            held.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            held.settimeout(30)
            held.connect(("127.0.0.1", port))
            request = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
            held.sendall(request if whole else request[:20])
            return held

        never = [opened("/wire/history") for _ in range(2)] + [opened("/wire/ledger?format=ndjson") for _ in range(3)]
        dripping = opened("/wire/history")
        half = opened("/wire/stories", whole=False)
        over = threading.Event()

        def drip() -> None:
            while not over.wait(1):
                dripping.recv(1)
                half.sendall(b"a")

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            for _ in range(15):
                others_are_answered(port)
                time.sleep(0.2)
        finally:
            over.set()
            thread.join()
            for each in (*never, dripping, half):
                each.close()


def others_are_answered(port: int) -> None:
    """A reader of the site and a client."""
    assert get(f"http://127.0.0.1:{port}/en/all")[0] == 200
    assert get(f"http://127.0.0.1:{port}/wire/stories?limit=1")[0] == 200
