"""A kept page in the forms in which it is sent, each put together once."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass

from dateline.edge.asgi import Header, Message
from dateline.edge.cache.coding import LEAST, pack
from dateline.site.depends import Depends

OVERHEAD = 4_000
"""Bytes that an entry takes besides its bodies, about."""
_INLINE = 4_000
"""Bytes of a body that is packed at once; a longer one in another thread."""
_HIT = (b"cache-status", b"dateline; hit")
MISS = (b"cache-status", b"dateline; fwd=miss")
"""RFC 9211."""
_DROPPED = {b"content-length", b"etag", b"vary"}
_OF_304 = {b"cache-control", b"content-location", b"date", b"etag", b"expires", b"vary", b"server", b"cache-status"}
"""RFC 9110, section 15.4.5; and who answers."""


@dataclass(frozen=True, slots=True)
class Form:
    """The page in one coding: ready messages."""

    tag: bytes
    start: Message
    body: Message
    start_unchanged: Message
    start_fresh: Message
    """For those who waited while it was rendered."""

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return len(self.body["body"])


class Entry:
    """A page under its address."""

    __slots__ = ("_headers", "_packing", "_status", "_tag", "depends", "forms", "key", "modified", "noted", "until")

    def __init__(self, key: str, status: int, headers: Iterable[Header], body: bytes, depends: Depends) -> None:
        """``headers`` are those of the whole, plain page."""
        found = list(headers)
        self.key, self.depends = key, depends
        self._status = status
        self._tag = next((value for name, value in found if name == b"etag"), b"").strip(b'"')
        self._headers = [(name, value) for name, value in found if name not in _DROPPED]
        self._packing: dict[str, asyncio.Future[bytes]] = {}
        self.forms: dict[str, Form] = {"": self._form("", body)}
        self.modified = int(depends.changed.timestamp()) if depends.changed else None
        self.until = 0.0
        """When it ends, in seconds since 1970; set by the cache."""
        self.noted = 0

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return OVERHEAD + sum(form.size for form in self.forms.values())

    async def packed(self, coding: str, workers: Executor) -> Form:
        """The form in a coding, made when it is first asked for; the plain one where packing saves nothing."""
        plain = self.forms[""]
        body: bytes = plain.body["body"]
        if len(body) < LEAST:
            return plain
        if len(body) <= _INLINE:
            done = pack(body, coding)
        else:
            if coding not in self._packing:
                self._packing[coding] = asyncio.get_running_loop().run_in_executor(workers, pack, body, coding)
            done = await asyncio.shield(self._packing[coding])
            self._packing.pop(coding, None)
        if coding not in self.forms:
            self.forms[coding] = self._form(coding, done) if len(done) < len(body) else plain
        return self.forms[coding]

    def _form(self, coding: str, body: bytes) -> Form:
        # Each coding is another representation, so that a strong tag has to differ (RFC 9110, section 8.8.3).
        tag = b'"%b%b"' % (self._tag, b"-" + coding.encode() if coding else b"") if self._tag else b""
        headers = [
            *self._headers,
            *([(b"etag", tag)] if tag else []),
            *([(b"content-encoding", coding.encode())] if coding else []),
            (b"vary", b"accept-encoding"),
        ]
        length = (b"content-length", str(len(body)).encode())
        return Form(
            tag=tag,
            start={"type": "http.response.start", "status": self._status, "headers": [*headers, _HIT, length]},
            start_fresh={"type": "http.response.start", "status": self._status, "headers": [*headers, MISS, length]},
            body={"type": "http.response.body", "body": body},
            start_unchanged={
                "type": "http.response.start",
                "status": 304,
                "headers": [header for header in (*headers, _HIT) if header[0] in _OF_304],
            },
        )
