"""The segments of a JPEG file (ITU-T T.81, annex B), and where metadata stand among them."""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.photo import photoshop
from dateline.core.photo.blocks import EXIF_HEAD, Blocks, broken

START = b"\xff\xd8"
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\x00"
XMP_MORE_HEAD = b"http://ns.adobe.com/xmp/extension/\x00"
APP0, APP1, APP13 = 0xE0, 0xE1, 0xED
_APP2, _SOS = 0xE2, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset(range(0xD0, 0xD9)) | {0x01}


class Segment(NamedTuple):
    """A JPEG marker segment; ``payload`` without marker and length."""

    marker: int
    payload: bytes


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


def read(data: bytes) -> Blocks:
    """The blocks of a JPEG.

    Raises:
        PhotoRefused: damage before the picture data; or not exactly one frame, since decoders differ on which counts.
    """
    found = list(segments(data))
    frames = [segment.payload for segment in found if segment.marker in _FRAMES]
    if len(frames) != 1 or len(frames[0]) < 5:
        raise broken()
    resources = photoshop.resources(b"".join(_behind(found, APP13, photoshop.HEAD)))
    return Blocks(
        media_type="image/jpeg",
        width=int.from_bytes(frames[0][3:5], "big"),
        height=int.from_bytes(frames[0][1:3], "big"),
        iim=resources.get(photoshop.IIM, b""),
        iim_digest=resources.get(photoshop.IIM_DIGEST, b""),
        xmp=next(_behind(found, APP1, XMP_HEAD), b""),
        exif=next(_behind(found, APP1, EXIF_HEAD), b""),
    )


def _behind(found: list[Segment], marker: int, head: bytes) -> Iterator[bytes]:
    """What follows the head in the segments that begin with it."""
    return (each.payload[len(head) :] for each in found if each.marker == marker and each.payload.startswith(head))


def bare(data: bytes) -> bytes:
    """A JPEG without Exif, XMP, IIM and the index of further pictures.

    Pillow reads Exif whenever it opens a JPEG, and warns on damage; nothing of these is for it to know.

    Raises:
        PhotoRefused: as for `segments`.
    """
    kept = (segment for segment in segments(data) if not _is_metadata(segment))
    return START + b"".join(map(as_bytes, kept))


def _is_metadata(segment: Segment) -> bool:
    return segment.marker in {APP1, APP13} or (segment.marker == _APP2 and segment.payload.startswith(b"MPF\x00"))


def as_bytes(segment: Segment) -> bytes:
    """A segment as it stands in the file."""
    length = b"" if segment.marker == _SOS else (len(segment.payload) + 2).to_bytes(2, "big")
    return bytes((0xFF, segment.marker)) + length + segment.payload
