"""Fetching from strangers: the address that was checked is the one that is connected to.

Proxies that the environment names are not used, and cookies are not kept.
"""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType

from dateline.intake.net.address import NOTHING_PRIVATE, AddressError, AllowPrivate, target
from dateline.intake.net.connection import Asked, Connection, Head, NoAnswerError
from dateline.intake.net.dial import Dialler, Resolver, system_resolver, system_tls
from dateline.intake.net.exchange import USUAL, FetchError, Headers, Hop, Kind, Limits, Request, Response
from dateline.intake.net.pool import Pool
from dateline.intake.net.redirect import REDIRECTS, after
from dateline.intake.net.unpack import ACCEPTED

__all__ = [
    "AllowPrivate",
    "Client",
    "FetchError",
    "Headers",
    "Hop",
    "Kind",
    "Limits",
    "Request",
    "Resolver",
    "Response",
]

_OURS = {"host", "connection", "accept-encoding", "content-length", "transfer-encoding", "te", "upgrade", "expect"}
_REPEATABLE = {"GET", "HEAD"}


@dataclass(frozen=True, slots=True)
class _Answer:
    head: Head
    body: bytes


class Client:
    """Fetches. One for each event loop; ``async with`` it, or `close` it, and no socket stays open."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow: AllowPrivate = NOTHING_PRIVATE,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._always = (("user-agent", user_agent), ("accept", "*/*"), ("accept-encoding", ACCEPTED))
        self._dialler = Dialler(allow, resolver, tls or system_tls())
        self._pool = Pool()

    async def fetch(self, request: Request, limits: Limits = USUAL) -> Response:
        """The answer, redirects followed. Raises `FetchError`."""
        try:
            async with asyncio.timeout(limits.total):
                return await self._follow(self._asked(request), limits)
        except TimeoutError:
            raise FetchError(Kind.TIMEOUT, f"the answer took longer than {limits.total:g} seconds") from None

    async def close(self) -> None:
        """Close every connection. The client can go on being used."""
        await self._pool.close()

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _asked(self, request: Request) -> Asked:
        try:
            to = target(request.url)
        except AddressError as error:
            raise FetchError(Kind.ADDRESS, str(error)) from None
        given = {name.lower(): value for name, value in request.headers.items() if name.lower() not in _OURS}
        headers = tuple({**dict(self._always), **given}.items())
        return Asked(to, request.method, headers, request.body, request.repeatable)

    async def _follow(self, asked: Asked, limits: Limits) -> Response:
        hops: list[Hop] = []
        seen = {(asked.to, asked.method)}
        while True:
            answer = await self._ask_after(hops, asked, limits)
            status, headers = answer.head.status, answer.head.headers
            location = _location(answer.head)
            if not location:
                return Response(url=asked.to.url, status=status, headers=headers, body=answer.body, hops=tuple(hops))
            asked = after(asked, status, location)
            hops.append(Hop(status, asked.to.url))
            if (asked.to, asked.method) in seen:
                raise FetchError(Kind.REDIRECT, f"the redirects go round in a circle, over {asked.to.url[:200]}")
            if len(hops) > limits.redirects:
                raise FetchError(Kind.REDIRECT, f"there are more than {limits.redirects} redirects")
            seen.add((asked.to, asked.method))

    async def _ask_after(self, hops: Sequence[Hop], asked: Asked, limits: Limits) -> _Answer:
        try:
            return await self._ask(asked, limits)
        except FetchError as error:
            if not hops:
                raise
            raise FetchError(error.kind, f"after a redirect to {asked.to.url[:200]}: {error.reason}") from None

    async def _ask(self, asked: Asked, limits: Limits) -> _Answer:
        kept = self._pool.take(asked.to.origin) if asked.repeatable or asked.method in _REPEATABLE else None
        if kept is not None:
            try:
                return await self._exchange(kept, asked, limits)
            except NoAnswerError:
                pass
        pipe = await self._dialler.dial(asked.to, limits)
        try:
            return await self._exchange(Connection(pipe), asked, limits)
        except NoAnswerError:
            raise FetchError(Kind.PROTOCOL, f"{asked.to.host} ended the connection without an answer") from None

    async def _exchange(self, connection: Connection, asked: Asked, limits: Limits) -> _Answer:
        whole = False
        try:
            head = await _head(connection, asked, limits)
            if _location(head):
                await connection.skip()
                answer = _Answer(head, b"")
            else:
                answer = _Answer(head, await connection.body(head, asked.method, limits))
            whole = connection.reusable
        finally:
            if not whole:
                await connection.pipe.close()
        self._pool.put(asked.to.origin, connection)
        return answer


async def _head(connection: Connection, asked: Asked, limits: Limits) -> Head:
    try:
        async with asyncio.timeout(limits.first_byte):
            return await connection.ask(asked, limits)
    except TimeoutError:
        reason = f"{asked.to.host} did not begin to answer within {limits.first_byte:g} seconds"
        raise FetchError(Kind.TIMEOUT, reason) from None


def _location(head: Head) -> str:
    """Where the answer sends us, if it does."""
    return head.headers.get("location").strip() if head.status in REDIRECTS else ""
