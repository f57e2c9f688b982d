"""Django behind the page cache in a loop of its own, step by step: nothing follows unless a test says so."""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import RequestFactory
from django.test.client import ClientHandler

from dateline.edge.asgi import Message
from dateline.edge.cache.pages import CachedPages
from dateline.edge.cache.store import PageCache
from dateline.edge.follower import Follower
from dateline.edge.live.app import LiveStreams
from dateline.edge.live.hub import Hub
from dateline.edge.wsgi import THREADS, Wsgi

T = TypeVar("T")
HIT = "dateline; hit"


@dataclass
class Got:
    """What a reader got."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def hit(self) -> bool:
        """It came from the cache, or from a rendering that is shared."""
        return self.headers.get("cache-status") == HIT


class Stand:
    """The parts, and readers who ask."""

    def __init__(self, application: Callable[..., Iterable[bytes]] | None = None, threads: int = THREADS) -> None:
        self.renders: list[str] = []
        self.gate: Callable[[str], None] = lambda _path: None
        """Called in Django's thread after a page is made and before the edge has it."""
        self._application = application or WSGIHandler()
        self.cache = PageCache()
        self.now = time.time()
        """Stands still until a test moves it."""
        self.follower = Follower(clock=self._clock)
        self.pages = CachedPages(Wsgi(self._ask, threads), self.cache, self.follower, self._clock)
        self.hub = Hub()
        self.live = LiveStreams(self.hub)
        self.follower.listen(self.pages)
        self.follower.listen(self.hub)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="loop")
        self._thread.start()
        self.run(self._attach())

    def _clock(self) -> float:
        return self.now

    async def _attach(self) -> None:
        self.follower.attach()

    def _ask(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.renders.append(environ["PATH_INFO"])
        try:
            parts = self._application(environ, start)
            self.gate(environ["PATH_INFO"])
        finally:
            connections.close_all()
        return parts

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """In the loop, to its end."""
        return self.start(work).result(60)

    def start(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """In the loop, without waiting."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def look(self) -> None:
        """The web process's follower looks at the ledger."""
        self.follower.look()

    def read(self, address: str, *, method: str = "GET", **headers: str) -> Got:
        """As a reader asks."""
        return self.run(self.ask(address, method=method, **headers))

    async def _cancel(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def ask(self, address: str, *, method: str = "GET", **headers: str) -> Got:
        """The same within the loop. ``accept_encoding=…`` is the header's name."""
        scope = scope_of(address, method, headers)
        got = Got()

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                got.status = message["status"]
                got.headers = {name.decode(): value.decode("latin-1") for name, value in message["headers"]}
            else:
                got.body += message["body"]

        asked: Awaitable[None] = self.pages(scope, receive, send)
        await asked
        return got

    @contextmanager
    def suspended(self, addresses: Sequence[str]) -> Iterator[None]:
        """Pages are begun and made by Django before, and handed to the edge after. Needs a thread for each."""
        made, gone_on = threading.Semaphore(0), threading.Event()

        def gate(_path: str) -> None:
            made.release()
            assert gone_on.wait(60)

        before, self.gate = self.gate, gate
        try:
            asked = [self.start(self.ask(address)) for address in addresses]
            for _ in addresses:
                assert made.acquire(timeout=60)
            yield
        finally:
            gone_on.set()
            self.gate = before
        for each in asked:
            each.result(60)

    def listen(self, address: str, *, method: str = "GET", **headers: str) -> "Listener":
        """Open a stream; it is answered when this returns."""
        listener = Listener(self)
        listener.open(address, method, headers)
        return listener

    def close(self) -> None:
        """Stop the loop."""
        self.run(self._cancel())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Listener:
    """Somebody who reads a stream. While ``reads`` is not set they take nothing."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self.got = Got()
        self.ended = threading.Event()
        self._hung_up = asyncio.Event()
        self._begun = threading.Event()
        self.reads = asyncio.Event()
        self.reads.set()

    def open(self, address: str, method: str, headers: dict[str, str]) -> None:
        """Connect."""
        self._stand.start(self._run(scope_of(address, method, headers)))
        assert self._begun.wait(30)

    async def _run(self, scope: dict[str, Any]) -> None:
        asked = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            if asked:
                return asked.pop()
            await self._hung_up.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.got.status = message["status"]
                self.got.headers = {name.decode(): value.decode() for name, value in message["headers"]}
                return
            if self._begun.is_set():
                await self.reads.wait()
            self.got.body += message["body"]
            self._begun.set()

        try:
            await self._stand.live(scope, receive, send)
        finally:
            self._begun.set()
            self.ended.set()

    def settle(self) -> None:
        """Let the stream do what there is to do."""
        for _ in range(5):
            self._stand.run(asyncio.sleep(0.01))

    def hang_up(self) -> None:
        """Go away."""
        self._stand._loop.call_soon_threadsafe(self._hung_up.set)
        assert self.ended.wait(30)

    @property
    def events(self) -> list[tuple[str, dict[str, Any]]]:
        """(type, data) of the events until now."""
        self.settle()
        return [(each["event"], json.loads(each["data"])) for each in self._blocks() if "event" in each]

    @property
    def last_id(self) -> str:
        """What a browser would send as ``Last-Event-ID``."""
        self.settle()
        return [each["id"] for each in self._blocks() if "id" in each][-1]

    def _blocks(self) -> list[dict[str, str]]:
        blocks = self.got.body.decode().split("\n\n")
        return [dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":") for block in blocks]


def scope_of(address: str, method: str, headers: dict[str, str]) -> dict[str, Any]:
    """A request as a server hands it on."""
    path, _, query = address.partition("?")
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "http_version": "1.1", "method": method, "path": path, "query_string": query.encode(),
        "scheme": "http", "headers": [(b"host", b"127.0.0.1"), *named], "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 9),
    }  # fmt: skip


@contextmanager
def standing(application: Callable[..., Iterable[bytes]] | None = None, threads: int = THREADS) -> Any:
    """A `Stand` that has looked once."""
    stand = Stand(application, threads)
    try:
        stand.look()
        yield stand
    finally:
        stand.close()


def fresh(address: str) -> tuple[int, bytes]:
    """A page as Django makes it now."""
    # Not by the test client itself: that copies the context of each template.
    response = ClientHandler()(RequestFactory(SERVER_NAME="127.0.0.1").get(address).environ)
    return response.status_code, response.content
