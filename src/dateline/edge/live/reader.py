"""A reader of a stream: what is sent at once, and what has to wait until they have read.

Ten thousand readers are told of five stories a second, so that a message costs no task, no timer and no turn of the
event loop while the reader reads: the channel hands it straight to the server. Only who does not read is waited for, in
the request's own task.
"""

import asyncio
from collections.abc import Generator
from typing import Any

from dateline.edge.asgi import Message, Send


def part(data: bytes) -> Message:
    """A piece of a stream, as ASGI sends it; one for all readers."""
    return {"type": "http.response.body", "body": data, "more_body": True}


class Reader:
    """Somebody who listens."""

    __slots__ = ("_rest", "_send", "_wake", "after", "at", "closed", "live")

    def __init__(self, send: Send, at: int, after: int) -> None:
        self._send = send
        self.at = at
        """The channel's messages up to this one are sent."""
        self.after = after
        """Messages up to this ``seq`` are known from elsewhere."""
        self.live = False
        """They have what they missed before."""
        self.closed = False
        self._rest: _Rest | None = None
        self._wake: asyncio.Future[None] | None = None

    @property
    def reads(self) -> bool:
        """Whether a message may be pushed."""
        return self.live and self._rest is None and not self.closed

    def push(self, message: Message) -> None:
        """Send, as far as that can be done without waiting; `wait` waits for the rest. Only while they read."""
        try:
            step = self._send(message).__await__()
            try:
                blocked = next(step)
            except StopIteration:
                return
        except RuntimeError:
            # The connection is closed, which the request's own task will hear, too.
            self.close()
            return
        self._rest = _Rest(blocked, step)
        self._stir()

    async def wait(self, patience: float) -> None:
        """Until there is something to do: they read again, or there will be nothing more.

        Raises `TimeoutError` where they do not take what was pushed within so many seconds.
        """
        if self._rest is not None:
            async with asyncio.timeout(patience):
                await self._rest
            self._rest = None
            return
        self._wake = asyncio.get_running_loop().create_future()
        try:
            await self._wake
        finally:
            self._wake = None

    def close(self) -> None:
        """There will be nothing more."""
        self.closed = True
        self._stir()

    def _stir(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)


class _Rest:
    """An awaitable that was begun by hand, from the future on that it waits for."""

    def __init__(self, blocked: Any, step: Generator[Any, None, None]) -> None:
        self._blocked, self._step = blocked, step

    def __await__(self) -> Generator[Any, None, None]:
        yield self._blocked
        yield from self._step
