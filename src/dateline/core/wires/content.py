"""A wire's bytes on their way in: unpacked, decoded and stripped of control characters, a chunk at a time."""

from collections.abc import Iterator
from functools import cached_property
from typing import BinaryIO

from dateline.core.wires import limits
from dateline.core.wires.encoding import Decoder, decoder_for
from dateline.core.wires.error import WireError
from dateline.core.wires.prolog import root_name
from dateline.core.wires.unpack import unpacked


class Content:
    """One file or response. ``head`` and ``root`` may be asked for before `text` is read, which is possible once.

    Reading raises `WireError` for a gzip stream that is broken or expands too far; errors of the stream itself pass.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._chunks = unpacked(stream)
        self._window = bytearray()
        self._error: WireError | None = None
        try:
            while len(self._window) < limits.WINDOW and (chunk := next(self._chunks, b"")):
                self._window += chunk
        except WireError as error:
            self._error = error
        self._decoder: Decoder = decoder_for(bytes(self._window), complete=len(self._window) < limits.WINDOW)

    @cached_property
    def head(self) -> str:
        """The first characters, without a byte order mark."""
        text = self._decoder.fresh().decode(bytes(self._window[: 4 * limits.HEAD]))
        return text[: limits.HEAD]

    @property
    def start(self) -> bytes:
        """The first bytes, unpacked; empty once `text` or `raw` was asked for."""
        return bytes(self._window[: limits.HEAD])

    @cached_property
    def root(self) -> str:
        """The name of the root element as it is written, prefix and all; empty where the content is not XML."""
        return root_name(self.head)

    @property
    def encoding(self) -> str:
        """Python's name of the encoding that the characters are read in."""
        return self._decoder.encoding

    @property
    def error(self) -> WireError | None:
        """What went wrong while unpacking the first bytes."""
        return self._error

    @property
    def damage(self) -> int:
        """Places, so far, where the bytes made no sense in the encoding and U+FFFD stands instead."""
        return self._decoder.damage

    def text(self, *, framed: bool = False) -> Iterator[str]:
        """The characters from the start, in chunks, line ends as they are, control characters dropped.

        With ``framed`` those that frame a teletype message stay (`Decoder.decode`).
        """
        for chunk in self.raw():
            yield self._decoder.decode(chunk, framed=framed)
        yield self._decoder.decode(b"", final=True, framed=framed)

    def raw(self) -> Iterator[bytes]:
        """The bytes from the start, unpacked, in chunks: instead of `text`, for what is no text."""
        window, self._window = bytes(self._window), bytearray()
        for start in range(0, len(window), limits.CHUNK):
            yield window[start : start + limits.CHUNK]
        if self._error:
            raise self._error
        yield from self._chunks
