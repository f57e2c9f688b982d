"""A press of sources on loopback that behave as sources do, in a time that a test moves on."""

import asyncio
import datetime as dt
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape

START = dt.datetime(2026, 11, 23, 0, 0, tzinfo=dt.UTC)


@dataclass
class Clock:
    """The time of the press and of whoever visits it."""

    now: dt.datetime = START

    def __call__(self) -> dt.datetime:
        return self.now


@dataclass(frozen=True)
class Answer:
    """What a source says to one request."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hang_up: bool = False
    """Close the connection in the middle."""

    def raw(self) -> bytes:
        length = len(self.body) + (1000 if self.hang_up else 0)
        lines = [f"HTTP/1.1 {self.status} OK", f"Content-Length: {length}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join((*lines, "", "")).encode() + self.body


@dataclass(frozen=True)
class Asked:
    """A request, with the time at which it came."""

    at: dt.datetime
    path: str
    headers: dict[str, str]
    body: bytes = b""


Habit = Callable[[Asked], Answer]


@dataclass
class Press:
    """The server: habits by path, and what was asked of each."""

    clock: Clock
    habits: dict[str, Habit] = field(default_factory=dict)
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    port: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            line, *rest = head.split("\r\n")
            headers = {name.strip().lower(): value.strip() for name, _, value in (each.partition(":") for each in rest)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            request = Asked(self.clock(), line.split()[1], headers, body)
            self.asked.setdefault(request.path, []).append(request)
            habit = self.habits.get(request.path)
            writer.write((habit(request) if habit else Answer(404)).raw())
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def printing(press: Press) -> AsyncIterator[Press]:
    server = await asyncio.start_server(press._serve, "127.0.0.1", press.port)
    press.port = server.sockets[0].getsockname()[1]
    try:
        yield press
    finally:
        server.close()
        await server.wait_closed()


@dataclass(frozen=True)
class Story:
    """An item of a feed."""

    guid: str
    title: str
    published: dt.datetime
    text: str = ""
    link: str = ""


def rss(stories: list[Story], *, channel: str = "", title: str = "Times") -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>{escape(each.guid)}</guid><title>{escape(each.title)}</title>"
        f"<link>{escape(each.link)}</link><pubDate>{format_datetime(each.published, usegmt=True)}</pubDate>"
        f"<description>{escape(each.text)}</description></item>"
        for each in stories
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{channel}{items}</channel></rss>".encode()


def tag(body: bytes) -> str:
    return f'"{hashlib.md5(body).hexdigest()}"'


def conditional(body_at: Callable[[dt.datetime], bytes], **headers: str) -> Habit:
    """A source that answers 304 to those who have what it has."""

    def habit(asked: Asked) -> Answer:
        body = body_at(asked.at)
        told = (("ETag", tag(body)), *((name.replace("_", "-"), value) for name, value in headers.items()))
        if asked.headers.get("if-none-match") == tag(body):
            return Answer(304, headers=told)
        return Answer(body=body, headers=told)

    return habit
