"""Servers that mean harm, or are broken. Each failure is told in words, in time, and leaves no socket open."""

import asyncio
import gzip
import time
import zlib
from itertools import repeat

import brotli
import pytest

from dateline.intake.net.client import Kind, Limits
from dateline.intake.net.exchange import MIB
from dateline.intake.net.pipe import Pipe
from tests.intake.net.servers import Play, Told, failure, ok, run, saying, serving

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def pouring(start: bytes, again: bytes, pause: float = 0) -> Play:
    """``start``, then ``again`` for ever."""

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(start)
        while True:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(pause)

    return play


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<rss>no status line, as in HTTP/0.9</rss>",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"ICY 200 OK\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        HEAD + b"Server: cut",
        HEAD + b"No colon\r\n\r\n",
        HEAD + b"Name : value\r\n\r\n",
        HEAD + b"X: a\x00b\r\n\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nnews",
        HEAD + b"Content-Length: 10\r\n\r\nnews",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\nnews",
        CHUNKED + b"4\r\nnews\r\n",
        CHUNKED + b"4\r\nnews",
        CHUNKED + b"4\r\nnewspaper\r\n0\r\n\r\n",
        CHUNKED + b"-4\r\nnews\r\n0\r\n\r\n",
        CHUNKED + b"zz\r\nnews\r\n0\r\n\r\n",
        CHUNKED + b"fffffffffffffffffffffff\r\nnews\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
    ],
)
def test_no_proper_answer(raw: bytes) -> None:
    kind, reason = failure(saying(raw))
    assert kind is Kind.PROTOCOL
    assert "answer" in reason


def test_a_body_that_breaks_off_is_no_short_body() -> None:
    kind, reason = failure(saying(HEAD + b"Content-Length: 10\r\n\r\nnews"))
    assert kind is Kind.PROTOCOL
    assert reason.startswith("the answer breaks off")
    assert "received 4 bytes, expected 10" in reason


def test_a_connection_that_is_reset() -> None:
    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        writer.write(HEAD + b"Content-Length: 10\r\n\r\nnews")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.transport.get_extra_info("socket").setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER: reset
        writer.transport.abort()
        return False

    assert failure(play) == (Kind.PROTOCOL, "the connection broke off (Connection reset by peer)")


@pytest.mark.parametrize(
    "start",
    [
        HEAD + b"X: y\r\n" * 201 + b"\r\n",
        HEAD + b"X: " + b"y" * (65 << 10) + b"\r\n\r\n",
        HEAD + (b"X: " + b"y" * 1000 + b"\r\n") * 66 + b"\r\n",
        HEAD[:-2] + b"K" * (65 << 10),
    ],
    ids=["lines", "a line", "all", "reason"],
)
def test_too_many_headers(start: bytes) -> None:
    kind, reason = failure(saying(start))
    assert kind is Kind.TOO_LARGE
    assert "header" in reason


@pytest.mark.parametrize("line", [b"X: y\r\n", b"y" * 1000], ids=["lines", "a line"])
def test_endless_headers(line: bytes) -> None:
    assert failure(pouring(HEAD + b"X: ", line * 100))[0] is Kind.TOO_LARGE


def test_endless_interim_answers() -> None:
    kind, reason = failure(pouring(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 10))
    assert (kind, reason) == (Kind.PROTOCOL, "the server sends more than 10 interim answers and no real one")


def test_endless_trailers() -> None:
    assert failure(pouring(CHUNKED + b"0\r\n", b"X: y\r\n" * 1000))[0] is Kind.TOO_LARGE


def test_an_endless_size_of_a_chunk() -> None:
    assert failure(pouring(CHUNKED + b"4;", b"x" * 10_000))[0] is not Kind.TIMEOUT


SMALL = Limits(connect=1, first_byte=1, total=5, body=MIB)


def test_a_body_that_says_it_is_too_large() -> None:
    assert failure(pouring(HEAD + b"Content-Length: 1048577\r\n\r\n", b"", 1), SMALL) == (
        Kind.TOO_LARGE,
        "the body has more than 1048576 bytes",
    )


@pytest.mark.parametrize("start", [HEAD + b"\r\n", CHUNKED], ids=["until the end", "chunked"])
def test_an_endless_body(start: bytes) -> None:
    again = b"400\r\n" + b"n" * 1024 + b"\r\n"
    assert failure(pouring(start, again * 50), SMALL) == (Kind.TOO_LARGE, "the body has more than 1048576 bytes")


def test_an_endless_body_of_nothing() -> None:
    """Parts of one byte cost us a thousand times what they cost the server."""
    kind, reason = failure(pouring(CHUNKED, b"1\r\nn\r\n" * 1000), SMALL)
    assert (kind, reason) == (Kind.PROTOCOL, "the body comes in 10001 tiny parts")


def test_an_empty_member_again_and_again() -> None:
    body = b"".join(repeat(gzip.compress(b""), 5000))
    kind, reason = failure(saying(ok(body, "Content-Encoding: gzip")), SMALL)
    assert (kind, reason) == (Kind.UNPACK, "the body has more than 1000 gzip members")


def slow(start: bytes, pause: float = 0.1) -> Play:
    return pouring(start, b"n", pause)


@pytest.mark.parametrize(
    ("play", "words"),
    [
        (slow(b"", 60), "127.0.0.1 did not begin to answer within 0.3 seconds"),
        (slow(HEAD + b"X: "), "127.0.0.1 did not begin to answer within 0.3 seconds"),
        (slow(HEAD + b"Content-Length: 1000\r\n\r\n"), "the answer took longer than 0.6 seconds"),
        (slow(HEAD + b"\r\n"), "the answer took longer than 0.6 seconds"),
        (pouring(CHUNKED, b"1\r\nn\r\n", 0.1), "the answer took longer than 0.6 seconds"),
        (pouring(HEAD + b"Content-Encoding: gzip\r\n\r\n", b"", 60), "the answer took longer than 0.6 seconds"),
    ],
    ids=["silent", "dripping headers", "dripping body", "without length", "dripping chunks", "silent body"],
)
def test_slow(play: Play, words: str) -> None:
    """A byte now and then keeps no fetch alive."""
    began = time.monotonic()
    assert failure(play) == (Kind.TIMEOUT, words)
    assert time.monotonic() - began < 5


ZEROS = 100 * MIB


def bare_bomb() -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(100)) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(ZEROS))),
        ("deflate", zlib.compress(bytes(ZEROS))),
        ("deflate", bare_bomb()),
        ("br", brotli.compress(bytes(ZEROS), quality=5)),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(ZEROS)))),
        ("gzip, gzip", gzip.compress(gzip.compress(b"") + bytes(ZEROS))),
    ],
    ids=["gzip", "zlib", "deflate", "brotli", "gzip twice", "hidden between"],
)
def test_bombs(coding: str, bomb: bytes) -> None:
    kind, reason = failure(saying(ok(bomb, f"Content-Encoding: {coding}")), Limits(total=20))
    assert (kind, reason) == (Kind.UNPACK, "the body unpacks to more than 200 times its size, as a bomb does")


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_that_keeps_to_the_ratio(coding: str) -> None:
    body = bytes(2000) + b"".join(bytes([n % 251, n % 241, n % 239]) * 5 for n in range(300_000))
    packed = gzip.compress(body) if coding == "gzip" else brotli.compress(body, quality=3)
    kind, reason = failure(saying(ok(packed, f"Content-Encoding: {coding}")), SMALL)
    assert (kind, reason) == (Kind.TOO_LARGE, "the body has more than 1048576 bytes")


TEXT = bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("coding", "body", "words"),
    [
        ("gzip", gzip.compress(TEXT)[:-9], "packed with gzip, breaks off"),
        ("deflate", zlib.compress(TEXT)[:-9], "packed with deflate, breaks off"),
        ("deflate", b"x", "packed with deflate, breaks off"),
        ("br", brotli.compress(TEXT)[:-9], "packed with br, breaks off"),
        ("gzip", b"<rss/>", "said to be packed with gzip, but is not"),
        ("deflate", b"<rss>" * 50, "said to be packed with deflate, but is not"),
        ("br", b"<rss/>", "said to be packed with br, but is not"),
        ("gzip", gzip.compress(TEXT)[:-8] + bytes(8), "said to be packed with gzip, but is not"),
        ("zstd", b"", "packed with zstd, which we did not ask for"),
        ("gzip,gzip,gzip", b"", "packed 3 times over"),
    ],
)
def test_wrongly_packed(coding: str, body: bytes, words: str) -> None:
    kind, reason = failure(saying(ok(body, f"Content-Encoding: {coding}")))
    assert kind is Kind.UNPACK
    assert words in reason


def test_a_flood_waits_until_it_is_read() -> None:
    sent = 0

    async def play(told: Told, writer: asyncio.StreamWriter) -> bool:
        nonlocal sent
        while True:
            writer.write(b"n" * MIB)
            await writer.drain()
            sent += MIB

    async def scene() -> None:
        async with serving(play) as server:
            _, pipe = await asyncio.get_running_loop().create_connection(Pipe, "127.0.0.1", server.port)
            pipe.send(b"GET / HTTP/1.1\r\n\r\n")
            await asyncio.sleep(0.2)
            before = sent
            await asyncio.sleep(0.1)
            assert sent == before
            read = 0
            while read <= before:
                read += len(await pipe.receive())
            await pipe.close()

    run(scene())
