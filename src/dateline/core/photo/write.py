"""Writing metadata back, so that a photo never leaves the house without its credit."""

import hashlib
from collections.abc import Iterator

from dateline.core.photo import exif, iim, jpeg, photoshop, xmp
from dateline.core.photo.blocks import EXIF_HEAD
from dateline.core.photo.jpeg import APP0, APP1, APP13, XMP_HEAD, XMP_MORE_HEAD, Segment
from dateline.core.photo.meta import Texts
from dateline.core.photo.refused import PhotoRefused, Refusal

_MAX_PAYLOAD = 0xFFFF - 2


def write_metadata(photo: bytes, texts: Texts) -> bytes:
    """The same picture, saying what ``texts`` says and nothing else, in IIM and XMP with a matching digest.

    Earlier IIM and XMP blocks go, and the Exif tags that say the same things are blanked; the rest of Exif and the
    colour profile stay. A `PhotoMeta` is a `Texts`; its size and type are not looked at.

    Raises:
        PhotoRefused: not a whole JPEG, or texts that together fill more than one segment of 64 kB.
    """
    if not photo.startswith(jpeg.START):
        raise PhotoRefused(Refusal.NOT_A_PHOTO)
    kept = [segment for segment in jpeg.segments(photo) if not _is_replaced(segment)]
    first = [segment for segment in kept if segment.marker == APP0 or _is_exif(segment)]
    rest = [segment for segment in kept if segment not in first]
    written = (*map(_silenced, first), *_told(texts), *rest)
    return jpeg.START + b"".join(map(jpeg.as_bytes, written))


def _told(texts: Texts) -> Iterator[Segment]:
    block = iim.write(texts)
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    beside = photoshop.resource(photoshop.IIM, block) + photoshop.resource(photoshop.IIM_DIGEST, digest)
    yield Segment(APP13, photoshop.HEAD + beside)
    packet = XMP_HEAD + xmp.write(texts)
    if len(packet) > _MAX_PAYLOAD:
        raise PhotoRefused(Refusal.TEXTS_TOO_LONG, limit=_MAX_PAYLOAD // 1000)
    yield Segment(APP1, packet)


def _is_replaced(segment: Segment) -> bool:
    if segment.marker == APP13:
        return segment.payload.startswith(photoshop.HEAD)
    return segment.marker == APP1 and segment.payload.startswith((XMP_HEAD, XMP_MORE_HEAD))


def _is_exif(segment: Segment) -> bool:
    return segment.marker == APP1 and segment.payload.startswith(EXIF_HEAD)


def _silenced(segment: Segment) -> Segment:
    """Exif without what the other blocks tell."""
    if not _is_exif(segment):
        return segment
    return Segment(APP1, EXIF_HEAD + exif.silenced(segment.payload.removeprefix(EXIF_HEAD)))
