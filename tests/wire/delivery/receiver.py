"""A client's server for webhooks and WebSub, on loopback: it keeps what comes and answers as it is told to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import served


@dataclass(frozen=True)
class Call:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def said(self) -> Any:
        """The body, as JSON."""
        return json.loads(self.body)


Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Receiver:
    """Calls that were answered with 2xx are ``taken``, all are ``calls``."""

    answer: Callable[[Call], int | Answer] = lambda _: 204
    calls: list[Call] = field(default_factory=list)
    taken: list[Call] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Of its only page."""
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def headlines(self) -> list[str]:
        """What the ninjs documents that were taken say: headline, or what became of the story."""
        return [brief(call.said) for call in self.taken]


def brief(story: dict[str, Any]) -> str:
    """A ninjs document in a word: its headline, or how it ends."""
    pubstatus = story.get("pubStatus", story.get("pubstatus", "usable"))
    return story["headlines"][0]["value"] if pubstatus == "usable" else pubstatus


@contextmanager
def receiving(receiver: Receiver | None = None) -> Iterator[Receiver]:
    """One that listens until the end of the block, on its own port or on the one that it has."""
    found = receiver or Receiver()

    class Handler(BaseHTTPRequestHandler):
        def _called(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fields = {name.lower(): value for name, value in self.headers.items()}
            call = Call(self.command, self.path, fields, body)
            found.calls.append(call)
            said = found.answer(call)
            status, headers, body = said if isinstance(said, tuple) else (said, {}, b"")
            if 200 <= status < 300:
                found.taken.append(call)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET = _called  # noqa: N815, the library's names

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", found.port), Handler)
    server.daemon_threads = True
    with served(server) as found.port:
        yield found
