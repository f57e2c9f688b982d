"""Request bodies: taken whole, within limits, before one of Django's few threads is given the request.

A thread that waited for a slow sender would keep everybody else's pages waiting.
"""

import asyncio
import tempfile
from contextlib import closing
from typing import IO

from dateline.edge.asgi import Application, Message, Receive, Scope, Send, answer_text, header

ANYBODY = 1_000_000
"""Bytes from a reader, or from somebody who is not signed in."""
NEWSROOM = 100_000_000
"""Bytes from somebody with a session: photos."""
PATIENCE = 300
"""Seconds until the whole body must be there."""
_IN_MEMORY = 256_000
_CHUNK = 65_536


class TooLargeError(Exception):
    """More than the limit."""


class GoneError(Exception):
    """The sender hung up."""


def limit_of(scope: Scope) -> int:
    """How many bytes this request may carry."""
    signed_in = scope["path"].startswith("/desk/") and b"sessionid=" in header(scope, b"cookie")
    return NEWSROOM if signed_in else ANYBODY


def whole_bodies(handler: Application) -> Application:
    """Hand ``handler`` requests whose body is here, with a ``content-length`` that is true."""

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        if not _has_body(scope):
            await handler(scope, receive, send)
            return
        with closing(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)) as body:
            try:
                length = await asyncio.wait_for(_collect(receive, body, limit_of(scope)), PATIENCE)
            except TooLargeError:
                await answer_text(send, 413, f"More than {limit_of(scope) // 1_000_000} MB is not taken.")
            except TimeoutError:
                await answer_text(send, 408, f"The request did not arrive within {PATIENCE} seconds.")
            except GoneError:
                return
            else:
                body.seek(0)
                await handler(_with_length(scope, length), _replay(body, length), send)

    return handle


def _has_body(scope: Scope) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
        for name, value in scope["headers"]
    )


async def _collect(receive: Receive, body: IO[bytes], limit: int) -> int:
    length, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        length += len(message.get("body", b""))
        if length > limit:
            raise TooLargeError
        body.write(message.get("body", b""))
        more = message.get("more_body", False)
    return length


def _with_length(scope: Scope, length: int) -> Scope:
    rest = [(name, value) for name, value in scope["headers"] if name not in {b"content-length", b"transfer-encoding"}]
    return {**scope, "headers": [*rest, (b"content-length", str(length).encode())]}


def _replay(body: IO[bytes], length: int) -> Receive:
    left = length

    async def receive() -> Message:
        nonlocal left
        chunk = body.read(_CHUNK)
        left -= len(chunk)
        return {"type": "http.request", "body": chunk, "more_body": left > 0}

    return receive
