"""Asks for one address as fast as a server answers: ``python -m dateline.bench.hammer``, a request on its input.

``HOST PORT SECONDS CONNECTIONS``. Connections are asked all at once and then read all, so that a request costs this
process few calls of the system, and the server always has something to do. Prints requests and seconds as JSON; with
one connection also each answer's time.
"""

import json
import re
import socket
import sys
import time

_PATIENCE = 30.0
_ROOM = 1 << 20
_HEAD = 4096
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


def main(host: str, port: str, seconds: str, connections: str) -> dict[str, object]:
    """Hammer with the request on standard input."""
    request = sys.stdin.buffer.read()
    sockets = [socket.create_connection((host, int(port)), timeout=_PATIENCE) for _ in range(int(connections))]
    room = memoryview(bytearray(_ROOM))
    done, length, times = 0, 0, []
    began = now = time.perf_counter()
    until = began + float(seconds)
    while now < until:
        for each in sockets:
            each.sendall(request)
        for each in sockets:
            length = _answer(each, room)
        before, now = now, time.perf_counter()
        times.append(now - before)
        done += len(sockets)
    told: dict[str, object] = {"requests": done, "seconds": now - began, "bytes": length}
    return told | ({"times": sorted(times)} if len(sockets) == 1 else {})


def _answer(connection: socket.socket, room: memoryview) -> int:
    """Read one; the bytes of its head and body."""
    read, whole = 0, _ROOM
    while read < whole:
        got = connection.recv_into(room[read:])
        if not got:
            raise ConnectionError("the server hung up")
        read += got
        if whole == _ROOM:
            whole = _whole(bytes(room[: min(read, _HEAD)]))
    return whole


def _whole(head: bytes) -> int:
    end = head.find(b"\r\n\r\n")
    if end < 0:
        return _ROOM
    if head[9:12] not in (b"200", b"304"):
        raise ConnectionError(head[:end].decode("latin-1"))
    said = _LENGTH.search(head, 0, end)
    return end + 4 + (int(said[1]) if said else 0)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
