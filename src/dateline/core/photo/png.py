"""The chunks of a PNG file (PNG, third edition) that carry metadata."""

import zlib
from collections.abc import Iterator

from dateline.core.photo import photoshop
from dateline.core.photo.blocks import Blocks, broken
from dateline.core.photo.refused import PhotoRefused, Refusal

START = b"\x89PNG\r\n\x1a\n"
MAX_METADATA = 8_000_000
"""Octets of one metadata block after unpacking; editing histories in XMP reach hundreds of kilobytes."""


def read(data: bytes) -> Blocks:
    """The blocks of a PNG.

    Raises:
        PhotoRefused: no end, not exactly one header, or metadata that unpack to more than `MAX_METADATA`.
    """
    found = list(_chunks(data))
    chunks = dict(reversed(found))
    header = chunks.get(b"IHDR", b"")
    if len(header) != 13 or b"IEND" not in chunks or [kind for kind, _ in found].count(b"IHDR") != 1:
        raise broken()
    iim, digest = _raw_profile(chunks.get(b"iptc", b""))
    return Blocks(
        media_type="image/png",
        width=int.from_bytes(header[:4], "big"),
        height=int.from_bytes(header[4:8], "big"),
        iim=iim,
        iim_digest=digest,
        xmp=chunks.get(b"xmp", b""),
        exif=chunks.get(b"eXIf", b""),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks that matter, text chunks under a short name of ours (PNG, third edition, 11.3.3)."""
    at = 8
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if at > len(data):
            return
        if kind in {b"IHDR", b"IEND", b"eXIf"}:
            yield kind, body
        elif kind == b"iTXt" and body.startswith(b"XML:com.adobe.xmp\x00"):
            yield b"xmp", _international(body.removeprefix(b"XML:com.adobe.xmp\x00"))
        elif kind == b"zTXt" and body.startswith(b"Raw profile type iptc\x00\x00"):
            yield b"iptc", _unpacked(body.removeprefix(b"Raw profile type iptc\x00\x00"))
        elif kind == b"tEXt" and body.startswith(b"Raw profile type iptc\x00"):
            yield b"iptc", body.removeprefix(b"Raw profile type iptc\x00")


def _international(body: bytes) -> bytes:
    """The text of an iTXt chunk after its keyword: flag, method, language, translated keyword, text."""
    text = body[2:].split(b"\x00", 2)[-1]
    return _unpacked(text) if body[:1] == b"\x01" else text


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, MAX_METADATA)
    except zlib.error as error:
        raise broken() from error
    if unpacker.unconsumed_tail:
        raise PhotoRefused(Refusal.METADATA_TOO_LARGE, limit=MAX_METADATA // 1000)
    return text


def _raw_profile(text: bytes) -> tuple[bytes, bytes]:
    """ImageMagick's way to keep IIM in PNG: name, length, hexadecimal digits; bare or as Photoshop resources."""
    try:
        raw = bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
    except ValueError:
        return b"", b""
    found = photoshop.resources(raw.removeprefix(photoshop.HEAD))
    return found.get(photoshop.IIM, raw), found.get(photoshop.IIM_DIGEST, b"")
