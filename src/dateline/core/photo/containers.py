"""Where JPEG, PNG and WebP files keep their metadata blocks, and how many pixels they announce.

Own walkers, since they read no more than headers: nothing is decoded, and no library's limit is met, before the
figures are known. Every length is checked against the file.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.core.photo.refused import PhotoRefused, Refusal

MAX_METADATA = 8_000_000
"""Octets of one metadata block after unpacking; editing histories in XMP reach hundreds of kilobytes."""

XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\x00"
XMP_MORE_HEAD = b"http://ns.adobe.com/xmp/extension/\x00"
EXIF_HEAD = b"Exif\x00\x00"
PHOTOSHOP_HEAD = b"Photoshop 3.0\x00"
APP1, _APP2, APP13, _SOS = 0xE1, 0xE2, 0xED, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset(range(0xD0, 0xD9)) | {0x01}

_RESOURCE = b"8BIM"
IIM_RESOURCE, DIGEST_RESOURCE = 0x0404, 0x0425


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A file's metadata, block by block, empty where there is none. The pixels are those stored, not turned."""

    media_type: str
    width: int
    height: int
    iim: bytes = b""
    iim_digest: bytes = b""
    """MD5 of the IIM block as the last program that knew XMP left it (Photoshop resource 0x0425)."""
    xmp: bytes = b""
    exif: bytes = b""
    """From the TIFF header on."""


class Segment(NamedTuple):
    """A JPEG marker segment; ``payload`` without marker and length."""

    marker: int
    payload: bytes


def blocks(data: bytes) -> Blocks:
    """The metadata blocks of a file, recognised by its first octets.

    Raises:
        PhotoRefused: another format, or a file that ends before its headers do.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise PhotoRefused(Refusal.NOT_A_PHOTO)


def broken() -> PhotoRefused:
    """The refusal of a damaged file."""
    return PhotoRefused(Refusal.BROKEN)


def segments(data: bytes) -> Iterator[Segment]:
    """The segments of a JPEG before its picture data; the last one is the start of scan, with the rest of the file.

    Raises:
        PhotoRefused: the file ends before, or is out of step.
    """
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _SOS:
            yield Segment(marker, data[at + 2 :])
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if size < 2 or at + 2 + size > len(data):
            break
        yield Segment(marker, data[at + 4 : at + 2 + size])
        at += 2 + size
    raise broken()


def bare(data: bytes) -> bytes:
    """A JPEG without Exif, XMP, IIM and further frames; another file as it is.

    Pillow reads Exif whenever it opens a JPEG, and warns on damage; nothing of these is for it to know.

    Raises:
        PhotoRefused: as for `segments`.
    """
    if not data.startswith(b"\xff\xd8\xff"):
        return data
    kept = (segment for segment in segments(data) if not _is_metadata(segment))
    return b"\xff\xd8" + b"".join(map(as_bytes, kept))


def _is_metadata(segment: Segment) -> bool:
    return segment.marker in {APP1, APP13} or (segment.marker == _APP2 and segment.payload.startswith(b"MPF\x00"))


def as_bytes(segment: Segment) -> bytes:
    """A segment as it stands in the file."""
    length = b"" if segment.marker == _SOS else (len(segment.payload) + 2).to_bytes(2, "big")
    return bytes((0xFF, segment.marker)) + length + segment.payload


def resources(block: bytes) -> dict[int, bytes]:
    """Photoshop image resources by number, the first of each; what is cut off is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while block[at : at + 4] == _RESOURCE and at + 12 <= len(block):
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        named = at + 6 + (block[at + 6] + 2) // 2 * 2  # a Pascal string, padded to even
        size = int.from_bytes(block[named : named + 4], "big")
        start, end = named + 4, named + 4 + size
        if end > len(block):
            break
        found.setdefault(number, block[start:end])
        at = end + size % 2
    return found


def resource(number: int, value: bytes) -> bytes:
    """One Photoshop image resource without a name."""
    return (
        _RESOURCE
        + number.to_bytes(2, "big")
        + b"\x00\x00"
        + len(value).to_bytes(4, "big")
        + value
        + b"\x00" * (len(value) % 2)
    )


def _jpeg(data: bytes) -> Blocks:
    size: tuple[int, int] | None = None
    photoshop, xmp, exif = b"", b"", b""
    for marker, payload in segments(data):
        if marker in _FRAMES and size is None and len(payload) >= 5:
            size = int.from_bytes(payload[3:5], "big"), int.from_bytes(payload[1:3], "big")
        elif marker == APP13 and payload.startswith(PHOTOSHOP_HEAD):
            photoshop += payload.removeprefix(PHOTOSHOP_HEAD)
        elif marker == APP1 and payload.startswith(XMP_HEAD):
            xmp = xmp or payload.removeprefix(XMP_HEAD)
        elif marker == APP1 and payload.startswith(EXIF_HEAD):
            exif = exif or payload.removeprefix(EXIF_HEAD)
    if size is None:
        raise broken()
    found = resources(photoshop)
    return Blocks(
        media_type="image/jpeg",
        width=size[0],
        height=size[1],
        iim=found.get(IIM_RESOURCE, b""),
        iim_digest=found.get(DIGEST_RESOURCE, b""),
        xmp=xmp,
        exif=exif,
    )


def _png(data: bytes) -> Blocks:
    chunks = dict(reversed(list(_png_chunks(data))))
    header = chunks.get(b"IHDR", b"")
    if len(header) != 13 or b"IEND" not in chunks:
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


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
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
    found = resources(raw.removeprefix(PHOTOSHOP_HEAD))
    return found.get(IIM_RESOURCE, raw), found.get(DIGEST_RESOURCE, b"")


def _webp(data: bytes) -> Blocks:
    """RIFF chunks (WebP container specification). The canvas is in VP8X, or else in the frame's own header."""
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise broken()
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        found.setdefault(kind, data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    width, height = _webp_size(found)
    exif = found.get(b"EXIF", b"").removeprefix(EXIF_HEAD)
    return Blocks(media_type="image/webp", width=width, height=height, xmp=found.get(b"XMP ", b""), exif=exif)


def _webp_size(found: dict[bytes, bytes]) -> tuple[int, int]:
    if len(canvas := found.get(b"VP8X", b"")) >= 10:
        return int.from_bytes(canvas[4:7], "little") + 1, int.from_bytes(canvas[7:10], "little") + 1
    if len(frame := found.get(b"VP8L", b"")) >= 5:
        bits = int.from_bytes(frame[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if len(frame := found.get(b"VP8 ", b"")) >= 10:
        return int.from_bytes(frame[6:8], "little") & 0x3FFF, int.from_bytes(frame[8:10], "little") & 0x3FFF
    raise broken()
