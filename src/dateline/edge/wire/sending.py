"""Sending without trusting the client to read: what it does not take in time ends its stream."""

import asyncio
from collections.abc import Iterable

from dateline.edge.asgi import Header, Message, Receive, Send

PATIENCE = 30.0
"""Seconds in which a client has to take what is sent to it."""


class GoneError(Exception):
    """The client hung up, or reads too slowly."""


class Outlet:
    """One answer that is sent in parts."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._send = send
        self._hung_up: asyncio.Task[None] = asyncio.ensure_future(_hung_up(receive))

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


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
