"""The words of ASGI 3.0 (HTTP), typed, and a whole answer in one call."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]
"""Names in lower case, as ASGI demands."""

SERVER: Header = (b"server", b"dateline")
"""On every answer: which server and version this is is left out; granian signs what nobody else did."""
_BODILESS = {204, 304}


def header(scope: Scope, name: bytes) -> bytes:
    """The value of a request header, or empty bytes. ``name`` is in lower case."""
    return next((value for given, value in scope["headers"] if given == name), b"")


async def answer(send: Send, status: int, headers: Iterable[Header], body: bytes = b"") -> None:
    """Send a whole response; its length is added, but for those that have no body (RFC 9110, 8.6)."""
    length = [] if status in _BODILESS else [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, SERVER, *length]})
    await send({"type": "http.response.body", "body": body})


async def answer_text(send: Send, status: int, text: str) -> None:
    """Send a line of plain text that no cache keeps."""
    headers = (
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    )
    await answer(send, status, headers, text.encode() + b"\n")
