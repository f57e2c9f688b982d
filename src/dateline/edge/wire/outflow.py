"""How much of an answer its client has taken.

granian (2.8) takes whatever it is given and keeps it until the client reads, so that waiting for ``send`` holds nothing
back. The kernel knows how much the other end has acknowledged (``TCP_INFO``, Linux); elsewhere nothing is held back.
"""

import contextlib
import os
import socket
import stat
import struct
from pathlib import Path

_BYTES_ACKED = slice(120, 128)
"""Of ``struct tcp_info`` (linux/tcp.h): ``tcpi_bytes_acked``, 64 bits."""

_OPEN = Path("/proc/self/fd")


class Outflow:
    """Of one connection, which is looked for among the process's own when it is first asked for."""

    def __init__(self, peer: tuple[str, int] | None) -> None:
        self._peer = peer
        self._socket: socket.socket | None = None
        self._looked = False

    def taken(self) -> int | None:
        """Bytes that the other end has acknowledged since the connection was made; None where that is not known."""
        if not self._looked:
            self._looked = True
            self._socket = _found(self._peer) if self._peer and hasattr(socket, "TCP_INFO") else None
        if self._socket is None:
            return None
        try:
            told = self._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        except OSError:
            return None
        return int(struct.unpack("=Q", told[_BYTES_ACKED])[0]) if len(told) >= _BYTES_ACKED.stop else None

    def close(self) -> None:
        """Let go of the connection: it ends only when nobody holds it."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _found(peer: tuple[str, int]) -> socket.socket | None:
    """A handle of our own on the connection with this peer."""
    for each in _OPEN.iterdir():
        with contextlib.suppress(OSError):
            number = int(each.name)
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            held = socket.socket(fileno=os.dup(number))
            if _peer_of(held) == peer:
                return held
            held.close()
    return None


def _peer_of(held: socket.socket) -> tuple[str, int] | None:
    try:
        host, port = held.getpeername()[:2]
    except (OSError, ValueError):
        return None
    return host, port
