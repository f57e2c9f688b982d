"""Request bodies: taken whole, within limits, before one of Django's few threads is given the request.

A thread that waited for a slow sender would keep everybody else's pages waiting.
"""

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from dateline.edge.asgi import Receive, Scope, Send, answer_text, header

ANYBODY = 1_000_000
"""Bytes from a reader, or from somebody who is not signed in."""
NEWSROOM = 100_000_000
"""Bytes from somebody with a session: photos."""
WIRES = 16_000_000
"""Bytes of copy that a source or a hub sends."""
PATIENCE = 300
"""Seconds until the whole body must be there."""
_IN_MEMORY = 256_000


class TooLargeError(Exception):
    """More than the limit."""


class GoneError(Exception):
    """The sender hung up."""


def limit_of(scope: Scope) -> int:
    """How many bytes this request may carry."""
    path: str = scope["path"]
    if path.startswith("/desk/") and b"sessionid=" in header(scope, b"cookie"):
        return NEWSROOM
    if path.startswith("/websub/") or (path.startswith("/wire/in/") and header(scope, b"authorization")):
        return WIRES
    return ANYBODY


@asynccontextmanager
async def received(scope: Scope, receive: Receive, send: Send) -> AsyncIterator[IO[bytes] | None]:
    """The request's body at its beginning, or None when there is no use in going on: then the answer is sent."""
    if not _has_body(scope):
        yield io.BytesIO()
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
        limit = limit_of(scope)
        try:
            await asyncio.wait_for(_collect(receive, body, limit), PATIENCE)
        except TooLargeError:
            await answer_text(send, 413, f"More than {limit // 1_000_000} MB is not taken.")
        except TimeoutError:
            await answer_text(send, 408, f"The request did not arrive within {PATIENCE} seconds.")
        except GoneError:
            pass
        else:
            body.seek(0)
            yield body
            return
        yield None


def _has_body(scope: Scope) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
        for name, value in scope["headers"]
    )


async def _collect(receive: Receive, body: IO[bytes], limit: int) -> None:
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
