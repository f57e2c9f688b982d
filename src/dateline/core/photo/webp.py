"""The chunks of a WebP file (RFC 9649)."""

from dateline.core.photo.blocks import EXIF_HEAD, Blocks, broken


def read(data: bytes) -> Blocks:
    """The blocks of a WebP.

    Raises:
        PhotoRefused: the file is shorter than it says, or does not begin with a picture.
    """
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise broken()
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        found.setdefault(kind, data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    width, height = _size(data[12:16], found.get(data[12:16], b""))
    exif = found.get(b"EXIF", b"").removeprefix(EXIF_HEAD)
    return Blocks(media_type="image/webp", width=width, height=height, xmp=found.get(b"XMP ", b""), exif=exif)


def _size(kind: bytes, first: bytes) -> tuple[int, int]:
    """Width and height from the first chunk alone: the canvas of the extended form, or the frame of the simple ones."""
    if kind == b"VP8X" and len(first) >= 10:
        return int.from_bytes(first[4:7], "little") + 1, int.from_bytes(first[7:10], "little") + 1
    if kind == b"VP8L" and len(first) >= 5:
        bits = int.from_bytes(first[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(first) >= 10:
        return int.from_bytes(first[6:8], "little") & 0x3FFF, int.from_bytes(first[8:10], "little") & 0x3FFF
    raise broken()
