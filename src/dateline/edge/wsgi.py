"""Django, which speaks WSGI (PEP 3333), in a few threads behind the event loop.

Requests come whole and answers go whole, so that a thread is occupied while Django works and never while a client
sends or reads, and each request crosses between loop and thread once each way.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import IO, Any

from dateline.edge.asgi import Receive, Scope, Send, answer
from dateline.edge.body import received
from dateline.site.depends import Depends

THREADS = 2
"""More threads only wait for the interpreter's lock and make everybody's answer late."""
_NON_ASCII = {code: f"%{code:02X}" for code in range(0x80, 0x100)}
WsgiApplication = Callable[[dict[str, Any], Any], Iterable[bytes]]
_PLAIN = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}


@dataclass(slots=True)
class Answer:
    """What the application answers, as it comes."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: list[bytes] = field(default_factory=list)
    depends: Depends | None = None
    """Set where the answer is a page that says what it depends on."""

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], None]:
        """PEP 3333's ``start_response``."""
        self.status = int(status[:3])
        self.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers
            if name.lower() != "content-length"
        ]
        return self.body.append


class Wsgi:
    """A WSGI application as an ASGI one."""

    def __init__(self, application: WsgiApplication, threads: int = THREADS) -> None:
        self._application = application
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="django")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        async with received(scope, receive, send) as body:
            if body is None:
                return
            done = await self.ask(scope, body)
        await answer(send, done.status, done.headers, b"".join(done.body))

    async def ask(self, scope: Scope, body: IO[bytes] | None = None) -> Answer:
        """What the application answers to a request, with a body that is here already or without one."""
        given = environ(tidied(scope), body or io.BytesIO())
        # A context of its own: what a request sets, its language say, is gone with it.
        work = asyncio.get_running_loop().run_in_executor(self._pool, copy_context().run, self._ask, given)
        return await work

    def _ask(self, given: dict[str, Any]) -> Answer:
        done = Answer()
        parts = self._application(given, done.start)
        # Django hands its response itself to the server.
        done.depends = getattr(parts, "depends", None)
        try:
            done.body.extend(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        return done


def tidied(scope: Scope) -> Scope:
    """The request without what WSGI would misread.

    A header with an underscore would pass for the one with a hyphen that a proxy sets. A raw byte in the query, which
    RFC 3986 does not allow, is percent-encoded as browsers do.
    """
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope["query_string"].decode("latin-1").translate(_NON_ASCII).encode()
    return {**scope, "headers": headers, "query_string": query}


def environ(scope: Scope, body: IO[bytes]) -> dict[str, Any]:
    """The request in PEP 3333's words; ``body`` is whole and stands at its beginning."""
    host, port = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    given: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        # Bytes as characters: PEP 3333, "Unicode Issues".
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("ascii"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        key = _PLAIN.get(name) or f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"
        text = value.decode("latin-1")
        # Several fields of a name are one with commas (RFC 9110, 5.3), cookies with semicolons (RFC 6265, 5.4).
        joint = "; " if name == b"cookie" else ","
        given[key] = f"{given[key]}{joint}{text}" if key in given else text
    # Only what was counted counts.
    given["CONTENT_LENGTH"] = str(_length(body))
    return given


def _length(body: IO[bytes]) -> int:
    length = body.seek(0, 2)
    body.seek(0)
    return length
