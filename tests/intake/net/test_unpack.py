"""Packed bodies, whatever the pieces they come in."""

import gzip
import zlib
from collections.abc import Callable
from itertools import pairwise

import brotli
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.intake.net.client import FetchError, Kind, Limits
from dateline.intake.net.unpack import PIECE, Unpacker
from tests.intake.net.servers import QUICK, failure, saying


def bare(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def twice(body: bytes) -> bytes:
    return gzip.compress(body[: len(body) // 2]) + gzip.compress(body[len(body) // 2 :])


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("gzip", twice),
    ("deflate", zlib.compress),
    ("deflate", bare),
    ("br", brotli.compress),
    ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
    ("", lambda body: body),
]
packers = pytest.mark.parametrize(("coding", "pack"), PACKERS)


def unpacked(coding: str, packed: bytes, cuts: list[int]) -> bytes:
    unpacker = Unpacker(coding, Limits(ratio=100_000))
    places = [0, *sorted(cut % (len(packed) + 1) for cut in cuts), len(packed)]
    pieces = [piece for start, end in pairwise(places) for piece in unpacker.feed(packed[start:end])]
    unpacker.finish()
    # Brotli overshoots by up to its own buffer.
    assert all(len(piece) <= 4 * PIECE for piece in pieces) or not coding
    return b"".join(pieces)


@packers
@given(st.binary(max_size=300), st.integers(1, 2000), st.lists(st.integers(0, 100_000), max_size=5))
@example(b"\0", 70_000, [1])
@example(b"\0", 74, [22, 23])
@example(b"ab", PIECE // 2, [])
@example(b"", 1, [])
def test_what_was_packed(coding: str, pack: Callable[[bytes], bytes], part: bytes, times: int, cuts: list[int]) -> None:
    body = part * times
    assert unpacked(coding, pack(body), cuts) == body


@packers
@given(st.binary(min_size=1, max_size=300), st.data())
def test_what_breaks_off(coding: str, pack: Callable[[bytes], bytes], body: bytes, data: st.DataObject) -> None:
    packed = pack(body)
    cut = data.draw(st.integers(1, len(packed) - 1)) if len(packed) > 1 else 1
    try:
        found = unpacked(coding, packed[:cut], [])
    except FetchError as error:
        assert error.kind is Kind.UNPACK
    else:
        # A whole member, or nothing packed at all.
        assert (not coding or pack is twice) and body.startswith(found)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "br, gzip"])
@given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda end: b"\x1f\x8b\x08\0\0\0\0\0\0\3" + end))
def test_any_bytes(coding: str, body: bytes) -> None:
    try:
        unpacked(coding, body, [])
    except FetchError as error:
        assert error.kind is Kind.UNPACK


HEAD = b"HTTP/1.1 200 OK\r\n"
STARTS = [b"", HEAD, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"HTTP/1.1 302 Found\r\nLocation: "]
MARKS = [b"\r\n", b"\n", b"\r", b":", b" ", b"0", b"5", b"a", b";", b"\0", b"\xff"]
SOUP = st.lists(st.sampled_from(MARKS) | st.binary())


@given(st.sampled_from(STARTS), SOUP)
def test_any_answer(start: bytes, soup: list[bytes]) -> None:
    """Whatever a server says is an answer or a `FetchError`, and closes."""
    try:
        failure(saying(start + b"".join(soup)), QUICK)
    except AssertionError as fetched:
        assert str(fetched).startswith("fetched: ")
