"""Everything there is for a receiver, one line a story as it stands, read and sent a batch at a time."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import zstandard
from django.utils import timezone

from dateline.archive import ledger
from dateline.archive.sql import select
from dateline.core.filters import Node
from dateline.edge.asgi import Receive, Send
from dateline.edge.wire.asked import Request
from dateline.edge.wire.sending import GoneError, Outlet, next_count
from dateline.edge.wire.work import Work
from dateline.wire.asked import filter_of
from dateline.wire.cursors import cursor
from dateline.wire.encoding import coding_for
from dateline.wire.forms import BY_NAME, Form, render
from dateline.wire.receipts import BUFFER
from dateline.wire.receivers import Receiver
from dateline.wire.stories import Standing, standing

_MOST, _FIRST = 100, 10
"""Stories that are read at once: at most, and to begin with."""
_GZIP = 31
"""zlib's window bits for gzip."""
_IDS = "SELECT id FROM archive_story WHERE id >= %s ORDER BY id LIMIT %s"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    receiver: Receiver
    first: int
    also: Node
    form: Form

    def batch(self, first: int, count: int) -> tuple[list[tuple[Standing, bytes]], int | None]:
        """The stories among the next ``count``, and where to go on; for another thread."""
        ids = [story_id for (story_id,) in select(_IDS, [first, count])]
        found = [each for each in standing(self.receiver, ids, timezone.now(), also=self.also) if not each.gone]
        written = [(each, render(each.sending, self.form)) for each in found]
        return written, ids[-1] + 1 if len(ids) == count else None


def wish(request: Request, receiver: Receiver) -> Wish:
    """Read off a request. Raises `Problem`."""
    form = request.one_of("format", ("ninjs", "ninjs-2.2")) or "ninjs"
    first = request.number("from", 1, 1, 2**63 - 1)
    return Wish(receiver, first, filter_of(request.query.get("f", "")), BY_NAME[form])


def last_seq() -> int:
    """Of the ledger: whoever has everything goes on from there."""
    return ledger.last_seq()


async def send_all(
    request: Request, asked: Wish, headers: Mapping[str, str], receive: Receive, send: Send, *, work: Work
) -> None:
    """The whole archive. ``Ledger-Cursor`` says from where to follow the ledger afterwards."""
    outlet = Outlet(receive, send, request.connection)
    coding = coding_for(request.accept_encoding)
    given = {**headers, "content-type": "application/x-ndjson", "ledger-cursor": cursor(await work.do(last_seq))}
    pack, finish = _packer(coding)
    try:
        sent = {**given, **({"content-encoding": coding} if coding else {})}
        await outlet.start([(name.lower().encode(), value.encode()) for name, value in sent.items()])
        first: int | None = asked.first
        count = _FIRST
        while first is not None:
            found, first = await work.do(asked.batch, first, count)
            count = next_count(count, sum(len(each) for _, each in found), _MOST)
            if part := pack(b"".join(each + b"\n" for _, each in found)):
                await outlet.part(part)
            BUFFER.note(asked.receiver, [(each.story_id, each.sending) for each, _ in found])
        if part := finish():
            await outlet.part(part)
        await outlet.end()
    except GoneError:
        pass
    finally:
        outlet.close()


def _packer(coding: str) -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    """What packs a part, and what ends the whole."""
    if coding == "zstd":
        zstd = zstandard.ZstdCompressor(level=3).compressobj()
        return zstd.compress, zstd.flush
    if coding == "gzip":
        zipped = zlib.compressobj(3, zlib.DEFLATED, _GZIP)
        return zipped.compress, zipped.flush
    return (lambda part: part), (lambda: b"")
