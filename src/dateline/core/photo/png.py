"""The chunks of a PNG file (PNG, third edition) that carry metadata."""

import zlib
from collections.abc import Iterator

from dateline.core.photo import photoshop
from dateline.core.photo.blocks import Blocks, broken
from dateline.core.photo.refused import PhotoRefused, Refusal

START = b"\x89PNG\r\n\x1a\n"
MAX_METADATA = 8_000_000
"""Octets of one metadata block after unpacking; editing histories in XMP reach hundreds of kilobytes."""

_XMP = b"XML:com.adobe.xmp\x00"
_TEXT = {b"iTXt", b"zTXt", b"tEXt"}


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


def with_xmp(data: bytes, packet: bytes) -> bytes:
    """The same picture with this XMP packet, and no other XMP or IIM. ``data`` is a PNG that `read` takes."""
    body = _XMP + bytes(4) + packet
    told = len(body).to_bytes(4, "big") + b"iTXt" + body + zlib.crc32(b"iTXt" + body).to_bytes(4, "big")
    parts, at = [data[:8]], 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind, beginning = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if kind not in _TEXT or not beginning.startswith((_XMP, b"Raw profile type iptc\x00")):
            parts.append(data[at:end])
        if kind == b"IHDR":
            parts.append(told)
        at = end
    return b"".join(parts)


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
        elif kind == b"iTXt" and body.startswith(_XMP):
            yield b"xmp", _international(body.removeprefix(_XMP))
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
