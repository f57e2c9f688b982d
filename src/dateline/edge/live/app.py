"""Sending streams.

1. what is asked for
2. the reader joins the filter's channel, so that nothing is missed from here on
3. what they missed before, from the ledger
4. what the channel is told, until they hang up or do not read

Whoever is dropped has the place where they were and goes on from there.
"""

import asyncio
import logging

from dateline.edge.asgi import SERVER, Header, Receive, Scope, Send, answer, answer_text
from dateline.edge.live.asking import Asked, Refused, asked
from dateline.edge.live.channel import Channel
from dateline.edge.live.hub import Hub
from dateline.edge.live.message import RETRY, alive
from dateline.edge.live.reader import Reader, part
from dateline.edge.live.replay import Replay
from dateline.edge.wire.work import Work

MOST = 12_000
"""Streams at once."""
PATIENCE = 20.0
"""Seconds in which a reader has to take what is sent."""
_HEADERS: tuple[Header, ...] = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"access-control-allow-origin", b"*"),
    (b"x-content-type-options", b"nosniff"),
    # A proxy that collects what it passes on would keep events back.
    (b"x-accel-buffering", b"no"),
    SERVER,
)
log = logging.getLogger(__name__)


class LiveStreams:
    """An ASGI application for the addresses of `dateline.edge.app.LIVE`."""

    def __init__(self, hub: Hub, most: int = MOST) -> None:
        self._hub, self._most = hub, most
        self._work = Work()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["method"] not in {"GET", "HEAD"}:
            await answer_text(send, 405, "A stream can only be read.")
            return
        if len(self._hub) >= self._most or self._hub.seq is None:
            headers = ((b"retry-after", b"5"), (b"content-type", b"text/plain; charset=utf-8"))
            await answer(send, 503, headers, b"All streams are taken at the moment; come back in some seconds.\n")
            return
        # 1
        try:
            wish = await self._work.do(asked, scope)
        except Refused as refused:
            await answer_text(send, refused.status, refused.text)
            return
        if scope["method"] == "HEAD":
            await answer(send, 200, _HEADERS[:-1])
            return
        await self._stream(wish, receive, send)

    async def _stream(self, wish: Asked, receive: Receive, send: Send) -> None:
        after = self._hub.place(wish.back) if wish.after is None else wish.after
        # 2
        with self._hub.listening(wish.wanted, after, send) as (channel, reader):
            gone = asyncio.ensure_future(_hung_up(receive, reader))
            try:
                await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
                await _part(send, RETRY + alive(after))
                # 3
                replay = Replay(wish.wanted, after, reader.after)
                while not replay.done and not reader.closed:
                    await _part(send, await self._work.do(replay.step))
                # 4
                reader.live = True
                await _follow(channel, reader)
                if not gone.done():
                    await _part(send, b"", more=False)
            except TimeoutError:
                log.debug("a reader was dropped that does not read")
            finally:
                gone.cancel()


async def _follow(channel: Channel, reader: Reader) -> None:
    """What comes from now on is pushed by the channel; what could not be pushed is waited for here."""
    channel.deliver(reader)
    while not reader.closed:
        await reader.wait(PATIENCE)
        channel.deliver(reader)


async def _part(send: Send, data: bytes, *, more: bool = True) -> None:
    """Raises `TimeoutError` where the reader does not read."""
    async with asyncio.timeout(PATIENCE):
        await send({**part(data), "more_body": more})


async def _hung_up(receive: Receive, reader: Reader) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    reader.close()
