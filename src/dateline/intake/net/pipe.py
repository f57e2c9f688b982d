"""The bytes of one connection."""

import asyncio
from collections import deque
from typing import cast

_HIGH = 256 << 10
"""Bytes that wait to be read before the sender is made to wait."""


class Pipe(asyncio.Protocol):
    """One connection's bytes, in and out. What comes while nothing was asked ends the connection."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._chunks: deque[bytes] = deque()
        self._waiting = 0
        self._ended = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._gone = asyncio.get_running_loop().create_future()
        self._busy = True

    @property
    def usable(self) -> bool:
        """Whether another request may be sent."""
        return not (self._ended or self._chunks)

    def rest(self) -> None:
        """Nothing is asked for the time being."""
        self._busy = False

    def send(self, data: bytes) -> None:
        """Send, without waiting until it is sent."""
        assert self._transport is not None
        self._busy = True
        self._transport.write(data)

    async def receive(self) -> bytes:
        """The next bytes; none once the other end has ended the connection. Raises `OSError` if it broke."""
        if not self._chunks and not self._ended:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        if self._chunks:
            return self._next()
        if self._error is not None:
            raise self._error
        return b""

    async def close(self) -> None:
        """End the connection at once; returns when its socket is closed."""
        self.abort()
        await self._gone

    def abort(self) -> None:
        """End the connection without waiting."""
        if self._transport is not None:
            self._transport.abort()

    def _next(self) -> bytes:
        data = self._chunks.popleft()
        self._waiting -= len(data)
        if self._transport is not None and not self._ended and self._waiting <= _HIGH:
            self._transport.resume_reading()
        return data

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The event loop has connected."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """The event loop has read ``data``."""
        self._chunks.append(data)
        self._waiting += len(data)
        if not self._busy:
            self.abort()
        elif self._waiting > _HIGH and self._transport is not None:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """The other end sends no more; the connection is closed then."""
        self._ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed, or broke because of ``exc``."""
        self._ended = True
        self._error = exc
        self._wake()
        if not self._gone.done():
            self._gone.set_result(None)
