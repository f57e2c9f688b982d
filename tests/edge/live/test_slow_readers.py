"""Readers of a live list who read slowly or not at all, over real connections."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.processes import free_port, get, running, until
from tests.wire.live.newsroom import ninjs, send

STORIES = 1500
LONG = "渡" * 950
"""Three kilobytes, so that all of them are more than the buffers between server and reader hold (about 3 MB)."""
_EVENT = re.compile(rb"id: (\S+)\nevent: (\w+)\ndata: (.*)\n\n")


class Reader:
    """A connection to the list, and what came over it."""

    def __init__(self, port: int, last_id: str = "") -> None:
        self._socket = socket.socket()
        # Before it connects, so that the window that is offered is as small.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._socket.connect(("127.0.0.1", port))
        self._socket.settimeout(60)
        field = f"Last-Event-ID: {last_id}\r\n" if last_id else ""
        request = f"GET /en/all/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n{field}\r\n"
        self._socket.sendall(request.encode())
        self._got = b""
        self.ended = False
        while b": alive" not in self._got:
            self.read()

    def read(self, most: int = 65_536) -> None:
        """What is there, up to so many bytes."""
        data = self._socket.recv(most)
        self._got += data
        # The last chunk of a body (RFC 9112, section 7.1), or the connection's end.
        self.ended = not data or self._got.endswith(b"\r\n0\r\n\r\n")

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    @property
    def body(self) -> bytes:
        """Without the marks between chunks."""
        rest, body = self._got.partition(b"\r\n\r\n")[2], b""
        while (size := rest.partition(b"\r\n")[0]) and (length := int(size, 16)):
            start = len(size) + 2
            body, rest = body + rest[start : start + length], rest[start + length + 2 :]
        return body

    def has(self, stories: int) -> bool:
        """Whether so many came whole."""
        return self._got.count(b"event: published\n") >= stories and len(self.told) >= stories

    @property
    def told(self) -> list[int]:
        """The stories of the events, in their order."""
        return [json.loads(data)["id"] for _, kind, data in _EVENT.findall(self.body) if kind == b"published"]

    @property
    def last_id(self) -> str:
        """What a browser says when it connects again."""
        whole = self.body.rpartition(b"\n\n")[0]
        return re.findall(rb"^id: (\S+)$", whole, re.MULTILINE)[-1].decode()


@contextmanager
def reading(*tasks: tuple[Reader, int, float]) -> Iterator[None]:
    """Each reader takes so many bytes at a time, so many seconds apart."""
    stop = threading.Event()

    def read(reader: Reader, most: int, pause: float) -> None:
        while not stop.is_set() and not reader.ended:
            try:
                reader.read(most)
            except TimeoutError:
                continue
            stop.wait(pause)

    threads = [threading.Thread(target=read, args=task, daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        # Who waits for the next message is sent a sign of life.
        for thread in threads:
            thread.join()


@pytest.mark.long
def test_who_reads_slowly_or_never_is_dropped_and_resumes(shell: Shell, data: Path) -> None:
    port = free_port()
    with running(shell, data, port):
        until(lambda: get(f"http://127.0.0.1:{port}/en/all")[0] == 200, "the site to answer")
        good, slow, never = (Reader(port) for _ in range(3))
        with reading((good, 65_536, 0.0), (slow, 1, 1.0)):
            send(shell, *(ninjs(number, headline=f"Ferry {number} {LONG}") for number in range(STORIES)))
            until(lambda: good.has(STORIES), "the one who reads to have all")
        stories = good.told
        assert len(set(stories)) == STORIES
        assert get(f"http://127.0.0.1:{port}/en/all")[0] == 200
        for reader in (slow, never):
            # They have what was on its way to them, and no more: then they are hung up on.
            deadline = time.monotonic() + 120
            while not reader.ended:
                assert time.monotonic() < deadline, "nobody hung up"
                reader.read()
            told = reader.told
            assert told == stories[: len(told)]
            assert len(told) < STORIES
            again = Reader(port, reader.last_id)
            while not again.has(STORIES - len(told)):
                again.read()
            assert told + again.told == stories
            reader.close()
            again.close()
        good.close()
