"""The ledger as it goes on: one page that may wait, server-sent events, or lines."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.utils import timezone

from dateline.archive import ledger as archive_ledger
from dateline.core.filters import Node
from dateline.edge.asgi import Receive, Send, answer
from dateline.edge.wire.asked import Request
from dateline.edge.wire.sending import GoneError, Outlet, next_count
from dateline.edge.wire.tail import Tail
from dateline.edge.wire.work import Work
from dateline.wire import ledger, problems
from dateline.wire.admission import Admitted
from dateline.wire.asked import filter_of
from dateline.wire.cursors import BadCursorError, FutureCursorError, cursor, seq_of
from dateline.wire.encoding import packed
from dateline.wire.events import line, progress
from dateline.wire.ledger import Entry
from dateline.wire.receipts import BUFFER
from dateline.wire.receivers import Receiver
from dateline.wire.tokens import TokenError, receiver_for

MOST_WAIT = 30
"""Seconds of a long poll."""
_FIRST = 20
"""Events that are looked at to begin with."""
_HEARTBEAT = 15.0
"""Seconds after which a stream without news says that it is alive."""
_AGAIN = 10.0
"""Seconds after which it is asked whether the token is still good."""
_LINES = (b"content-type", b"application/x-ndjson")
_EVENTS = (b"content-type", b"text/event-stream; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: from where, of what, how much at once."""

    receiver: Receiver
    after: int
    also: Node
    items: bool
    limit: int

    def step(self) -> tuple[list[tuple[Entry, bytes]], ledger.Stretch]:
        """The next stretch, each event with its line. For another thread."""
        stretch = ledger.read(
            self.receiver, self.after, timezone.now(), window=self.limit, also=self.also, items=self.items
        )
        return [(entry, line(entry, items=self.items)) for entry in stretch.entries], stretch


def wish(request: Request, admitted: Admitted) -> Wish:
    """Read off a request. Raises `Problem`."""
    written = request.query.get("after", "") or request.last_event_id
    try:
        after = seq_of(written, archive_ledger.last_seq())
    except (BadCursorError, FutureCursorError) as error:
        raise problems.bad_cursor(error) from None
    return Wish(
        receiver=admitted.receiver,
        after=after,
        also=filter_of(request.query.get("f", ""), timed=False),
        items=request.one_of("items", ("true", "false")) != "false",
        limit=request.number("limit", 100, 1, ledger.WINDOW),
    )


def kind_of(request: Request) -> str:
    """``json``, ``sse`` or ``ndjson``. Raises `Problem`."""
    if said := request.one_of("format", ("json", "sse", "ndjson")):
        return said
    if "text/event-stream" in request.accept:
        return "sse"
    return "ndjson" if "application/x-ndjson" in request.accept else "json"


async def page(
    request: Request, asked: Wish, headers: Mapping[str, str], send: Send, *, work: Work, tail: Tail
) -> None:
    """A page; with ``wait`` it comes when something happened, or when the time is over."""
    loop = asyncio.get_running_loop()
    until = loop.time() + request.number("wait", 0, 0, MOST_WAIT)
    found, stretch = await work.do(asked.step)
    while not found and (stretch.more or loop.time() < until):
        asked = replace(asked, after=stretch.reached)
        if not stretch.more:
            await tail.beyond(asked.after, until - loop.time())
        found, stretch = await work.do(asked.step)
    more = b"true" if stretch.more else b"false"
    lines = b",".join(each for _, each in found)
    body = b'{"events":[%s],"cursor":"%s","more":%s}' % (lines, cursor(stretch.reached).encode(), more)
    body, coding = packed(body, request.accept_encoding)
    given = {**headers, "content-type": "application/json"} | ({"content-encoding": coding} if coding else {})
    _note(asked, [entry for entry, _ in found])
    await answer(send, 200, [(name.lower().encode(), value.encode()) for name, value in given.items()], body)


async def stream(
    request: Request, asked: Wish, headers: Mapping[str, str], receive: Receive, send: Send, *, work: Work, tail: Tail
) -> None:
    """Events until the client has enough, is too slow, or may not have them any more."""
    events = kind_of(request) == "sse"
    outlet = Outlet(receive, send, request.connection)
    given = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    try:
        await outlet.start([*given, _EVENTS if events else _LINES])
        await _follow(request, asked, outlet, work=work, tail=tail, events=events)
        await outlet.end()
    except GoneError:
        pass
    finally:
        outlet.close()


async def _follow(request: Request, asked: Wish, outlet: Outlet, *, work: Work, tail: Tail, events: bool) -> None:
    loop = asyncio.get_running_loop()
    told, checked = asked.after, loop.time()
    asked, most = replace(asked, limit=min(asked.limit, _FIRST)), asked.limit
    while True:
        found, stretch = await work.do(asked.step)
        size = sum(len(each) for _, each in found)
        asked = replace(asked, after=stretch.reached, limit=next_count(asked.limit, size, most))
        if found:
            await outlet.part(b"".join(_framed(entry, each, events=events) for entry, each in found))
            _note(asked, [entry for entry, _ in found])
            told = found[-1][0].seq
        if not stretch.more:
            await tail.beyond(asked.after, _HEARTBEAT)
            if not found:
                await outlet.part(_alive(asked.after if asked.after > told else None, events=events))
                told = asked.after
        if loop.time() - checked > _AGAIN:
            checked = loop.time()
            present = await work.do(partial(_present, request.authorization, asked.receiver))
            if present is None:
                return
            asked = replace(asked, receiver=present)


def _present(authorization: str, before: Receiver) -> Receiver | None:
    """The client with the rights that it has by now; None where its token is gone."""
    if not before.known:
        return before
    try:
        return receiver_for(authorization, timezone.now())
    except TokenError:
        return None


def _framed(entry: Entry, written: bytes, *, events: bool) -> bytes:
    if not events:
        return written + b"\n"
    return b"id: %s\nevent: %s\ndata: %s\n\n" % (cursor(entry.seq).encode(), entry.verb.value.encode(), written)


def _alive(reached: int | None, *, events: bool) -> bytes:
    """That the stream is alive, and how far it has looked where that is further than the last event."""
    if not events:
        return (b"" if reached is None else progress(reached)) + b"\n"
    return b": alive\n\n" if reached is None else b"id: %s\n: alive\n\n" % cursor(reached).encode()


def _note(asked: Wish, entries: list[Entry]) -> None:
    BUFFER.note(asked.receiver, [(entry.story_id, entry.sending) for entry in entries if entry.sending])
