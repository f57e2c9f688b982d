"""Sending without trusting the client to read: what it does not take in time ends its stream."""

import asyncio
from collections.abc import Iterable

from dateline.edge.asgi import Header, Message, Receive, Send
from dateline.edge.wire.outflow import Outflow

PATIENCE = 30.0
"""Seconds in which a client has to take what is sent to it."""


_AHEAD = 1 << 20
"""Bytes that may be on their way to a client, of which it has acknowledged nothing."""
_LOOK = 0.05
"""Seconds between two looks at how much it has taken."""
_PART = 1 << 20
"""Bytes of copy that are read ahead of a client, roughly."""


def next_count(count: int, size: int, most: int) -> int:
    """How many to read next, if ``count`` made ``size`` bytes: what a slow client is waited with stays in memory."""
    return max(1, min(most, count * 2, count * _PART // max(size, 1)))


class GoneError(Exception):
    """The client hung up, or reads too slowly."""


class Outlet:
    """One answer that is sent in parts."""

    def __init__(self, receive: Receive, send: Send, peer: tuple[str, int] | None = None) -> None:
        self._send = send
        self._hung_up: asyncio.Task[None] = asyncio.ensure_future(_hung_up(receive))
        self._outflow = Outflow(peer)
        self._sent = self._outflow.taken() or 0
        """Bytes of the connection, those of former answers included."""

    async def start(self, headers: Iterable[Header]) -> None:
        """Begin a 200."""
        await self._send({"type": "http.response.start", "status": 200, "headers": list(headers)})

    async def part(self, data: bytes) -> None:
        """Raises `GoneError`."""
        if self._hung_up.done():
            raise GoneError
        message: Message = {"type": "http.response.body", "body": data, "more_body": True}
        sending = asyncio.ensure_future(self._send(message))
        done, _ = await asyncio.wait([sending, self._hung_up], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if sending not in done:
            sending.cancel()
            raise GoneError
        sending.result()
        self._sent += len(data)
        if self._sent > _AHEAD:
            await self._taken()

    async def _taken(self) -> None:
        """Wait until the client has all but the last of it. Raises `GoneError` for one that takes nothing for long."""
        loop = asyncio.get_running_loop()
        at, least = loop.time(), -1
        while (taken := self._outflow.taken()) is not None:
            if self._sent - taken <= _AHEAD:
                return
            if taken > least:
                at, least = loop.time(), taken
            elif loop.time() - at > PATIENCE:
                raise GoneError
            await asyncio.wait([self._hung_up], timeout=_LOOK)
            if self._hung_up.done():
                raise GoneError

    async def end(self) -> None:
        """The last part."""
        await self._send({"type": "http.response.body", "body": b""})

    @property
    def closed(self) -> bool:
        """Whether the client hung up."""
        return self._hung_up.done()

    def close(self) -> None:
        """Listen to the client no more."""
        self._hung_up.cancel()
        self._outflow.close()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
