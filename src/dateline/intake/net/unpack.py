"""Unpacking bodies piece by piece (RFC 9110, section 8.4), so that a bomb is noticed while it is still small."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

from dateline.intake.net.exchange import MIB, FetchError, Kind, Limits

ACCEPTED = "gzip, deflate, br"
PIECE = 64 << 10
MOST_CODINGS = 2
MOST_MEMBERS = 1000
"""Gzip members in one body: each costs time, and may hold nothing."""
_SAME = {"", "identity", "none", "utf-8", "binary"}
"""What servers write for "not packed", rightly or not."""


class _Decoder(Protocol):
    @property
    def done(self) -> bool:
        """Whether the packed data has come to its end."""

    def pieces(self, data: bytes) -> Iterator[bytes]: ...


def _inflate(inner: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while True:
        out = inner.decompress(data, PIECE)
        if out:
            yield out
        data = inner.unconsumed_tail
        if inner.eof or not (data or len(out) == PIECE):
            return


class _Gzip:
    """One or more members (RFC 1952, section 2.2). What follows the last one is ignored, as browsers do."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)
        self._members = 1
        self._after = b""
        self._over = False

    @property
    def done(self) -> bool:
        return self._inner.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data and self._in_member(data):
            yield from _inflate(self._inner, self._after + data)
            self._after = b""
            data = self._inner.unused_data

    def _in_member(self, data: bytes) -> bool:
        """Whether ``data`` belongs to a member; begins a new one if the last has ended."""
        if not self._inner.eof:
            return True
        start = self._after + data
        if len(start) < 2:
            self._after = start
            return False
        self._over = self._over or not start.startswith(b"\x1f\x8b")
        if not self._over:
            self._next_member()
        return not self._over

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise FetchError(Kind.UNPACK, f"the body has more than {MOST_MEMBERS} gzip members")
        self._inner = zlib.decompressobj(31)


class _Deflate:
    """Zlib's format (RFC 1950), as the standard says, or bare deflate (RFC 1951), as some servers do."""

    def __init__(self) -> None:
        self._inner: zlib._Decompress | None = None
        self._first = b""

    @property
    def done(self) -> bool:
        return self._inner is not None and self._inner.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._inner is None:
            data = self._first + data
            if len(data) < 2:
                self._first = data
                return
            zlib_head = data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
            self._inner = zlib.decompressobj(zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS)
        if not self._inner.eof:
            yield from _inflate(self._inner, data)


class _Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def done(self) -> bool:
        return bool(self._inner.is_finished())

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while not self.done:
            out: bytes = self._inner.process(data, output_buffer_limit=PIECE)
            if out:
                yield out
            data = b""
            if self._inner.can_accept_more_data():
                return


_DECODERS: dict[str, type[_Decoder]] = {"gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate, "br": _Brotli}


class _Step:
    """One coding undone, with an eye on how much comes out."""

    def __init__(self, coding: str, limits: Limits) -> None:
        self._coding = coding
        self._decoder = _DECODERS[coding]()
        self._limits = limits
        self._taken = self._given = 0

    def feed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for data in pieces:
            self._taken += len(data)
            try:
                for out in self._decoder.pieces(data):
                    self._weigh(len(out))
                    yield out
            except (zlib.error, brotli.error):
                raise FetchError(
                    Kind.UNPACK, f"the body is said to be packed with {self._coding}, but is not"
                ) from None

    def _weigh(self, size: int) -> None:
        self._given += size
        check_size(self._given, self._limits)
        if self._given > MIB and self._given > self._taken * self._limits.ratio:
            reason = f"the body unpacks to more than {self._limits.ratio} times its size, as a bomb does"
            raise FetchError(Kind.UNPACK, reason)

    def finish(self) -> None:
        if self._taken and not self._decoder.done:
            raise FetchError(Kind.UNPACK, f"the body, packed with {self._coding}, breaks off")


class Unpacker:
    """Undoes the codings that the header Content-Encoding names, never further than the limits. Raises `FetchError`."""

    def __init__(self, encoding: str, limits: Limits) -> None:
        codings = [name for part in encoding.split(",") if (name := part.strip().lower()) not in _SAME]
        unknown = [name for name in codings if name not in _DECODERS]
        if unknown:
            reason = f"the body is packed with {unknown[0][:40]}, which we did not ask for and cannot read"
            raise FetchError(Kind.UNPACK, reason)
        if len(codings) > MOST_CODINGS:
            raise FetchError(Kind.UNPACK, f"the body is packed {len(codings)} times over")
        self._steps = [_Step(name, limits) for name in reversed(codings)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What ``data``, the next part of the body, unpacks to: pieces of some 64 KiB."""
        pieces = iter((data,))
        for step in self._steps:
            pieces = step.feed(pieces)
        return pieces

    def finish(self) -> None:
        """The body has ended; raises where its packing has not."""
        for step in self._steps:
            step.finish()


def check_size(size: int, limits: Limits) -> None:
    """Raise `FetchError` for a body of ``size`` bytes, or so many so far, if that is too many."""
    if size > limits.body:
        raise FetchError(Kind.TOO_LARGE, f"the body has more than {limits.body} bytes")
