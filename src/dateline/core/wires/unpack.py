"""Bytes in chunks, unpacked if they are gzip (RFC 1952), within limits that stop a bomb."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(stream: BinaryIO) -> Iterator[bytes]:
    """The content of ``stream``; raises `WireError` where gzip data is broken, cut off or expands too far."""
    chunks = iter(lambda: stream.read(limits.CHUNK), b"")
    first = next(chunks, b"")
    if first.startswith(_MAGIC):
        yield from _expanded(first, chunks)
        return
    if first:
        yield first
    yield from chunks


def _expanded(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    taken = given = 0
    member = zlib.decompressobj(_GZIP)
    waiting = first
    while waiting:
        taken += len(waiting)
        while waiting:
            piece, member, waiting = _inflate(member, waiting)
            given += len(piece)
            _check(taken, given)
            if piece:
                yield piece
        waiting = next(chunks, b"")
    if not member.eof:
        raise WireError("the gzip data ends early; fetch the file again")


def _inflate(member: "zlib._Decompress", waiting: bytes) -> tuple[bytes, "zlib._Decompress", bytes]:
    """One piece, the member to go on with and what is still packed; padding after the last member is dropped."""
    if member.eof:
        if not waiting.startswith(_MAGIC):
            return b"", member, b""
        member = zlib.decompressobj(_GZIP)
    try:
        piece = member.decompress(waiting, limits.CHUNK)
    except zlib.error as error:
        raise WireError("the gzip data is damaged; fetch the file again") from error
    return piece, member, member.unused_data if member.eof else member.unconsumed_tail


def _check(taken: int, given: int) -> None:
    if given > limits.EXPANDED or given > max(limits.WINDOW, limits.RATIO * taken):
        raise WireError(f"the gzip data expands to more than {limits.RATIO} times its size or 2 GB; refused")
