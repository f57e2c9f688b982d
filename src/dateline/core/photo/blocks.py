"""What a file's container yields: its metadata blocks and the pixels that it announces."""

from dataclasses import dataclass

from dateline.core.photo.refused import PhotoRefused, Refusal

EXIF_HEAD = b"Exif\x00\x00"
"""Stands before Exif in JPEG always, in WebP sometimes."""


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


def broken() -> PhotoRefused:
    """The refusal of a damaged file."""
    return PhotoRefused(Refusal.BROKEN)
