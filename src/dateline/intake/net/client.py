"""Fetching from strangers: the address that was checked is the one that is connected to."""

import ssl
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType

from dateline.intake.net.address import NOTHING_PRIVATE, AllowPrivate
from dateline.intake.net.exchange import USUAL, FetchError, Headers, Hop, Kind, Limits, Request, Response

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

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses, IPv4 and IPv6 in text, of a host name and port; raises `OSError` where there are none."""


class Client:
    """Fetches. One for each event loop; ``async with`` it, or `close` it, and no socket stays open."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow: AllowPrivate = NOTHING_PRIVATE,
        resolver: Resolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        raise NotImplementedError

    async def fetch(self, request: Request, limits: Limits = USUAL) -> Response:
        """The answer, redirects followed. Raises `FetchError`."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close every connection. The client can go on being used."""
        raise NotImplementedError

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
