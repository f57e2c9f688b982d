"""Ten thousand readers of live lists in one process: ``python -m dateline.bench.listeners PORT READERS``.

The addresses of their streams are on its input, one a line, each for as many readers. Prints ``ready`` when all are
connected; and when it is told to end (SIGTERM), as JSON, of every story the seconds from its recording to its first and
its last reader, and how many had it. A story's headline ends with the nanoseconds of the monotonic clock, which is one
for the machine.
"""

import json
import re
import resource
import select
import signal
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_PATIENCE = 120.0
_ROOM = 1 << 16
_AT_ONCE = 200
_MARK = re.compile(rb"at (\d{12,})")


@dataclass(slots=True)
class Heard:
    """A story's way to its readers."""

    first: float = 0.0
    last: float = 0.0
    readers: int = 0


def main(port: str, readers: str) -> dict[str, object]:
    """Connect, listen, tell."""
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: ended.append(number))
    addresses = sys.stdin.read().split()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, int(readers) + 100)), hard))
    waiting = select.epoll()
    open_: dict[int, socket.socket] = {}
    for number in range(int(readers)):
        connection = _connected(int(port), addresses[number % len(addresses)])
        open_[connection.fileno()] = connection
        waiting.register(connection.fileno(), select.EPOLLIN)
        if number % _AT_ONCE == _AT_ONCE - 1:
            _listen(waiting, open_, {}, [0])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    heard: dict[int, Heard] = defaultdict(Heard)
    lost = _listen(waiting, open_, heard, ended)
    return {"lost": lost, "stories": [[at, each.first, each.last, each.readers] for at, each in heard.items()]}


def _connected(port: int, address: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
    connection.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".encode())
    connection.setblocking(False)
    return connection


def _listen(
    waiting: select.epoll, open_: dict[int, socket.socket], heard: dict[int, Heard], ended: Sequence[int]
) -> int:
    """Until ``ended`` has something in it, and once more; how many were hung up on."""
    lost, last = 0, False
    while not last:
        last = bool(ended)
        for descriptor, _ in waiting.poll(0.5, 1000):
            data = open_[descriptor].recv(_ROOM)
            now = time.monotonic_ns()
            if not data or b" 503 " in data[:20]:
                lost += 1
                waiting.unregister(descriptor)
            for found in _MARK.findall(data):
                _note(heard, int(found), now)
    return lost


def _note(heard: dict[int, Heard], recorded: int, now: int) -> None:
    if recorded not in heard:
        heard[recorded] = Heard(first=(now - recorded) / 1e9)
    story = heard[recorded]
    story.last = (now - recorded) / 1e9
    story.readers += 1


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
