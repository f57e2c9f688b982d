"""Ordinary fetching."""

import asyncio
import gzip
import zlib

import brotli
import pytest

from dateline.intake.net import pool
from dateline.intake.net.client import FetchError, Kind, Request, Response
from tests.intake.net.servers import Play, Told, client, failing, ok, run, saying, serving, sites


def fetched(play: Play, **asked: object) -> tuple[Response, Told]:
    """The answer of a server that plays ``play``, and what it was asked."""
    found: list[tuple[Response, Told]] = []

    async def scene() -> None:
        async with serving(play) as server, client(server.port) as fetcher:
            response = await fetcher.fetch(Request(url=server.url + "feed?a=b#part", **asked))  # type: ignore[arg-type]
            found.append((response, server.told[0]))

    run(scene())
    return found[0]


def test_a_page() -> None:
    response, told = fetched(saying(ok(b"news", 'ETag: "1"', "Content-Type: text/xml", "Link: <a>", "link: <b>")))
    assert (response.status, response.body, response.hops, response.moved_to) == (200, b"news", (), "")
    assert response.headers.get("ETAG") == '"1"'
    assert response.headers.get("Link") == "<a>, <b>"
    assert response.headers.get("expires", "never") == "never"
    assert response.url.endswith("/feed?a=b")
    assert told.head.startswith("GET /feed?a=b HTTP/1.1\r\n")
    assert told.header("host") == response.url.split("/")[2]
    assert told.header("user-agent") == "Dateline test"
    assert told.header("accept-encoding") == "gzip, deflate, br"


def test_conditional() -> None:
    raw = b'HTTP/1.1 304 Not Modified\r\nETag: "\xd1\x8f"\r\nContent-Length: 99999999999\r\n\r\n'
    response, told = fetched(saying(raw), headers={"If-None-Match": '"я"', "Accept": "text/xml", "Host": "other"})
    assert (response.status, response.body, response.headers.get("etag")) == (304, b"", '"я"')
    assert told.header("accept") == "text/xml"
    assert told.header("host").startswith("127.0.0.1:")
    assert told.header("if-none-match") == '"я"'


def test_what_is_sent() -> None:
    response, told = fetched(saying(ok(b"", status="202 Accepted")), method="POST", body=b"hub.mode=subscribe")
    assert (response.status, told.body) == (202, b"hub.mode=subscribe")


def test_only_the_head() -> None:
    response, _ = fetched(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), method="HEAD")
    assert (response.status, response.body) == (200, b"")


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\n\r\nnews",
        b"HTTP/1.0 200 OK\r\n\r\nnews",
        b"HTTP/1.1 200\nServer: bare newlines\n\nnews",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nne\r\n2\r\nws\r\n0\r\nX: y\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews and more",
    ],
    ids=["until the end", "1.0", "newlines", "chunked", "hints first"],
)
def test_how_bodies_end(raw: bytes) -> None:
    assert fetched(saying(raw))[0].body == b"news"


TEXT = b"All news " * 1000
BARE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]) + b"\0\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", BARE.compress(TEXT) + BARE.flush()),
        ("br", brotli.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT))),
        ("identity", TEXT),
        ("UTF-8", TEXT),
    ],
)
def test_packed(coding: str, packed: bytes) -> None:
    assert fetched(saying(ok(packed, f"Content-Encoding: {coding}")))[0].body == TEXT


def test_connections_are_kept() -> None:
    async def scene() -> None:
        async with serving(sites({"/a": ok(b"A"), "/b": ok(b"B")})) as server, client(server.port) as fetcher:
            for _ in range(3):
                for path in ("a", "b"):
                    assert (await fetcher.fetch(Request(url=server.url + path))).body == path.upper().encode()
            assert (server.connections, len(server.told)) == (1, 6)
            await fetcher.close()
            await asyncio.sleep(0.01)
            assert server.open == 0
            assert (await fetcher.fetch(Request(url=server.url + "a"))).body == b"A"

    run(scene())


def test_a_kept_connection_may_have_ended() -> None:
    """Whether the server closes at once, or only when it is asked again."""
    answers = iter([ok(b"1"), b"", ok(b"2")])

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        raw = next(answers)
        writer.write(raw)
        return bool(raw)

    async def scene() -> None:
        async with serving(play) as server, client(server.port) as fetcher:
            assert (await fetcher.fetch(Request(url=server.url))).body == b"1"
            assert (await fetcher.fetch(Request(url=server.url))).body == b"2"
            assert server.connections == 2
        async with serving(saying(ok(b"1"), keep=False)) as server, client(server.port) as fetcher:
            for _ in range(2):
                await fetcher.fetch(Request(url=server.url))
                await asyncio.sleep(0.01)
            assert server.connections == 2

    run(scene())


def test_what_comes_unasked_is_nobodys_answer() -> None:
    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(ok(told.path.encode()))
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.write(ok(b"for the next one"))
        return True

    async def scene() -> None:
        async with serving(play) as server, client(server.port) as fetcher:
            assert (await fetcher.fetch(Request(url=server.url + "a"))).body == b"/a"
            await asyncio.sleep(0.05)
            assert (await fetcher.fetch(Request(url=server.url + "b"))).body == b"/b"

    run(scene())


@pytest.mark.parametrize(
    "raw",
    [
        ok(b"1", "Connection: close"),
        ok(b"1").replace(b"1.1", b"1.0"),
        ok(b"1") + ok(b"for the next one"),
        ok(b"1") + b"\r\n",
    ],
    ids=["last one", "1.0", "an answer too many", "a line too many"],
)
def test_a_connection_that_is_not_to_be_kept(raw: bytes) -> None:
    async def scene() -> None:
        async with serving(saying(raw, keep=True)) as server, client(server.port) as fetcher:
            for _ in range(2):
                assert (await fetcher.fetch(Request(url=server.url))).body == b"1"
            assert server.connections == 2

    run(scene())


def test_what_pours_in_unasked_ends_the_connection() -> None:
    ended = asyncio.Event()

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(ok(b""))
        await asyncio.sleep(0.02)
        try:
            while True:
                writer.write(b"x" * 1000)
                await writer.drain()
                await asyncio.sleep(0)
        finally:
            ended.set()

    async def scene() -> None:
        async with serving(play) as server, client(server.port) as fetcher:
            await fetcher.fetch(Request(url=server.url))
            await asyncio.wait_for(ended.wait(), 2)

    run(scene())


def test_nothing_is_kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "KEPT_FOR", 0.05)

    async def scene() -> None:
        async with serving(sites({"/": ok(b"")})) as server, client(server.port) as fetcher:
            await fetcher.fetch(Request(url=server.url))
            await asyncio.sleep(0.02)
            assert server.open == 1
            await asyncio.sleep(0.1)
            assert server.open == 0
            await fetcher.fetch(Request(url=server.url))
            assert server.connections == 2

    run(scene())


def test_what_is_posted_is_never_sent_twice() -> None:
    """A kept connection may break after the server has read the request, so POST takes a new one."""

    async def scene() -> None:
        async with serving(saying(ok(b""), keep=True)) as server, client(server.port) as fetcher:
            for _ in range(2):
                await fetcher.fetch(Request(url=server.url, method="POST", body=b"x"))
            assert server.connections == 2
        async with serving(saying(b"")) as server:
            error = await failing(server.url, server.port, request=Request(url=server.url, method="POST"))
            assert error.kind is Kind.PROTOCOL
            assert len(server.told) == 1

    run(scene())


def test_cookies_are_not_kept() -> None:
    async def scene() -> None:
        async with (
            serving(saying(ok(b"", "Set-Cookie: a=b; Path=/"), keep=True)) as server,
            client(server.port) as fetcher,
        ):
            await fetcher.fetch(Request(url=server.url))
            await fetcher.fetch(Request(url=server.url))
            assert [told.header("cookie") for told in server.told] == ["", ""]

    run(scene())


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        async with serving(saying(ok(b"proxy"))) as proxy, serving(saying(ok(b"server"))) as server:
            for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
                monkeypatch.setenv(name, proxy.url)
            async with client(server.port, proxy.port) as fetcher:
                assert (await fetcher.fetch(Request(url=server.url))).body == b"server"
            assert proxy.connections == 0

    run(scene())


def test_many_at_once() -> None:
    async def scene() -> None:
        async with (
            serving(sites({f"/{n}": ok(b"%d" % n) for n in range(200)})) as server,
            client(server.port) as fetcher,
        ):
            asked = [fetcher.fetch(Request(url=f"{server.url}{n}")) for n in range(200)]
            assert [response.body for response in await asyncio.gather(*asked)] == [b"%d" % n for n in range(200)]
            await asyncio.sleep(0.01)
            assert server.open <= 64

    run(scene())


def test_giving_up_closes_the_connection() -> None:
    async def never(told: Told, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(60)
        return False

    async def scene() -> None:
        async with serving(never) as server, client(server.port) as fetcher:
            asking = asyncio.create_task(fetcher.fetch(Request(url=server.url)))
            await asyncio.sleep(0.05)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        async with serving(never) as server:
            await failing(server.url, server.port)

    run(scene())


def test_nobody_there() -> None:
    async def scene() -> None:
        async with serving(saying(b"")) as server:
            port = server.port
        error = await failing(f"http://127.0.0.1:{port}/", port)
        assert (error.kind, error.reason) == (Kind.CONNECT, f"127.0.0.1 takes no connections on port {port}")

    run(scene())


def test_a_header_of_ours_that_cannot_be_sent() -> None:
    async def scene() -> None:
        async with serving(saying(ok(b""))) as server, client(server.port) as fetcher:
            with pytest.raises(FetchError, match="cannot be sent"):
                await fetcher.fetch(Request(url=server.url, headers={"Authorization": "a\r\nX: y"}))
            assert server.told == []

    run(scene())
