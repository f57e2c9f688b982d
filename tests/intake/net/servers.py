"""Web servers on loopback for tests: each says exactly the bytes that a test gives it."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.intake.net.client import AllowPrivate, Client, FetchError, Kind, Limits, Request


@dataclass(frozen=True, slots=True)
class Told:
    """A request as it came in."""

    head: str
    body: bytes

    @property
    def path(self) -> str:
        return self.head.split(" ")[1]

    def header(self, name: str) -> str:
        lines = (line.partition(":") for line in self.head.splitlines()[1:])
        return next((value.strip() for key, _, value in lines if key.lower() == name), "")


Play = Callable[[Told, asyncio.StreamWriter], Awaitable[bool]]
"""Answers one request; whether the connection is kept for another."""


@dataclass
class Server:
    port: int = 0
    connections: int = 0
    told: list[Told] = field(default_factory=list)
    ends: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)

    @property
    def open(self) -> int:
        """Connections that neither end has closed."""
        return sum(not (reader.at_eof() or writer.is_closing()) for reader, writer in self.ends)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def saying(raw: bytes, *, keep: bool = False) -> Play:
    """These bytes, whatever is asked."""

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(raw)
        await writer.drain()
        return keep

    return play


def sites(pages: dict[str, bytes]) -> Play:
    """Bytes by path; connections are kept."""

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(pages.get(told.path, ok(b"", status="404 Not Found")))
        return True

    return play


def ok(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    return ok(b"", f"Location: {to}", status=f"{status} Away")


@asynccontextmanager
async def serving(
    play: Play, *, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Server]:
    """A server that plays ``play``; what it still has open at the end is ended."""
    server = Server()
    tasks: set[asyncio.Task[Any]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        server.connections += 1
        server.ends.append((reader, writer))
        try:
            keep = True
            while keep:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                told = Told(head, b"")
                told = Told(head, await reader.readexactly(int(told.header("content-length") or 0)))
                server.told.append(told)
                keep = await play(told, writer)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.close()

    listening = await asyncio.start_server(handle, host, port, ssl=tls, backlog=500)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.sleep(0.01)


def run(played: Coroutine[Any, Any, None]) -> None:
    """Play it; every file and socket that it opened must be closed then."""
    before = _open_files()
    asyncio.run(played)
    assert _open_files() == before


def _open_files() -> set[str]:
    return {path.name for path in Path("/dev/fd").iterdir()}


def client(*ports: int, **more: Any) -> Client:
    """A client that may fetch from these ports of 127.0.0.1."""
    return Client(
        user_agent="Dateline test", allow=AllowPrivate(frozenset(("127.0.0.1", port) for port in ports)), **more
    )


QUICK = Limits(connect=1, first_byte=0.3, total=0.6)


async def failing(
    url: str, *ports: int, limits: Limits = QUICK, request: Request | None = None, **more: Any
) -> FetchError:
    """The error that a fetch ends with; there must be one."""
    async with client(*ports, **more) as fetcher:
        try:
            response = await fetcher.fetch(request or Request(url=url), limits)
        except FetchError as error:
            return error
    raise AssertionError(f"fetched: {response.status} {response.body[:100]!r}")


def failure(play: Play, limits: Limits = QUICK) -> tuple[Kind, str]:
    """Kind and words of the failure of fetching from a server that plays ``play``."""
    found: list[FetchError] = []

    async def scene() -> None:
        async with serving(play) as server:
            found.append(await failing(server.url, server.port, limits=limits))
            await asyncio.sleep(0.01)
            assert server.open == 0

    run(scene())
    return found[0].kind, found[0].reason
