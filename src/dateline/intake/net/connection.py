"""One HTTP/1.1 connection: a request out, an answer in (RFC 9112). The grammar is h11's."""

from collections.abc import Sequence
from dataclasses import dataclass

import h11

from dateline.intake.net.address import Target
from dateline.intake.net.exchange import FetchError, Headers, Kind, Limits
from dateline.intake.net.pipe import Pipe
from dateline.intake.net.unpack import Unpacker, check_size

MOST_INTERIM = 10
"""Answers of the 1xx sort before the real one."""
SKIPPED = 64 << 10
"""Bytes of a redirect's body that are read so that its connection can be used again."""
_MANY_PARTS = 10_000
_SMALL = 64
"""Bytes on average in each part of a body, below which many parts are taken for an attempt to keep us busy."""


class NoAnswerError(Exception):
    """The connection ended before anything came: if it had been used before, it was just too old."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One hop's request: where, how and with what; header names are in lower case."""

    to: Target
    method: str
    headers: Sequence[tuple[str, str]]
    body: bytes
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Status and headers of an answer."""

    status: int
    headers: Headers


class Connection:
    """For one request at a time: `ask`, then `body` or `skip`. All raise `FetchError`."""

    def __init__(self, pipe: Pipe) -> None:
        self.pipe = pipe
        self._http = h11.Connection(h11.CLIENT)
        self._parts = self._size = 0

    @property
    def reusable(self) -> bool:
        """Whether the answer came whole, nothing came after it and the server keeps the connection."""
        done = self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
        return done and self._http.trailing_data == (b"", False) and self.pipe.usable

    async def ask(self, asked: Asked, limits: Limits) -> Head:
        """Send the request and read the answer's head. Raises `NoAnswerError` if the connection is found ended."""
        # A new one for each request: its limit belongs to the request, and nothing of the last answer stays in it.
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.headers)
        self._parts = self._size = 0
        self.pipe.send(self._written(asked))
        try:
            first = await self.pipe.receive()
        except OSError:
            first = b""
        if not first:
            raise NoAnswerError
        self._http.receive_data(first)
        for _ in range(MOST_INTERIM + 1):
            event = await self._next()
            if isinstance(event, h11.Response):
                return _head(event, limits)
        raise FetchError(Kind.PROTOCOL, f"the server sends more than {MOST_INTERIM} interim answers and no real one")

    async def body(self, head: Head, method: str, limits: Limits) -> bytes:
        """The rest of the answer, unpacked."""
        length = head.headers.get("content-length")
        if length.isdecimal() and method != "HEAD" and head.status != 304:
            check_size(int(length), limits)
        unpacker = Unpacker(head.headers.get("content-encoding"), limits)
        pieces: list[bytes] = []
        packed = 0
        while data := await self._part():
            packed += len(data)
            check_size(packed, limits)
            pieces.extend(unpacker.feed(data))
        unpacker.finish()
        return b"".join(pieces)

    async def skip(self) -> None:
        """Read the rest of the answer away, unless it is long."""
        size = 0
        while size <= SKIPPED and (data := await self._part()):
            size += len(data)

    async def _part(self) -> bytes:
        """The next part of the body, never empty; empty at its end."""
        while isinstance(event := await self._next(), h11.Data):
            self._parts += 1
            self._size += len(event.data)
            if self._parts > _MANY_PARTS and self._size < self._parts * _SMALL:
                raise FetchError(Kind.PROTOCOL, f"the body comes in {self._parts} tiny parts")
            if event.data:
                return event.data
        return b""

    async def _next(self) -> h11.Event:
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                self._http.receive_data(await self.pipe.receive())
        except h11.RemoteProtocolError as error:
            raise _wrong(error) from None
        except OSError as error:
            raise FetchError(Kind.PROTOCOL, f"the connection broke off ({error.strerror or error})") from None
        assert isinstance(event, h11.Event)
        return event

    def _written(self, asked: Asked) -> bytes:
        headers = [("host", asked.to.authority), *asked.headers]
        if asked.body or asked.method == "POST":
            headers.append(("content-length", str(len(asked.body))))
        try:
            parts = [
                self._http.send(
                    h11.Request(
                        method=asked.method,
                        target=asked.to.path,
                        headers=[(name.encode(), value.encode()) for name, value in headers],
                    )
                ),
                self._http.send(h11.Data(data=asked.body)),
                self._http.send(h11.EndOfMessage()),
            ]
        except h11.LocalProtocolError as error:
            raise FetchError(Kind.PROTOCOL, f"the request cannot be sent: {error}") from None
        return b"".join(part for part in parts if part)


def _head(event: h11.Response, limits: Limits) -> Head:
    lines = list(event.headers)
    if len(lines) > limits.fields:
        raise FetchError(Kind.TOO_LARGE, f"the answer has more than {limits.fields} header lines")
    if sum(len(name) + len(value) for name, value in lines) > limits.headers:
        raise _too_long()
    return Head(event.status_code, Headers((name.decode("ascii"), _text(value)) for name, value in lines))


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _too_long() -> FetchError:
    return FetchError(Kind.TOO_LARGE, "the answer's headers are too long")


def _wrong(error: h11.RemoteProtocolError) -> FetchError:
    if error.error_status_hint == 431:
        return _too_long()
    said = str(error)[:200]
    if "peer" in said:
        return FetchError(Kind.PROTOCOL, f"the answer breaks off ({said})")
    return FetchError(Kind.PROTOCOL, f"the answer is not proper HTTP ({said})")
