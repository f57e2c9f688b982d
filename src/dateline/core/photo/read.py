"""What a photo says about itself, from three blocks that may contradict each other.

The order of precedence, field by field, is that of the Metadata Working Group (Guidelines for Handling Image Metadata
2.0, chapter 3), which the IPTC Photo Metadata Standard refers to, with one departure:

1. XMP, unless the digest beside the IIM block shows that a program which knows no XMP changed IIM later: then IIM. An
   IIM text that is only XMP's text cut to IIM's limit is no change.
2. The other one of the two.
3. Exif. The Guidelines ask it first; an agency can't, because cameras write their own name into ImageDescription
   and Artist and Copyright once for all pictures, while a desk writes captions and credits into XMP and IIM.

The credit line exists in XMP and IIM only. XMP beyond the first 64 kB of a JPEG (extended packets) is not read: the
standard properties stand in the first packet.
"""

import hashlib
import io
from dataclasses import replace

from PIL import Image

from dateline.core.photo import exif, iim, xmp
from dateline.core.photo.blocks import Blocks, broken
from dateline.core.photo.containers import bare, blocks
from dateline.core.photo.meta import Filing, PhotoMeta, Texts, first_filing, first_of, with_size
from dateline.core.photo.refused import PhotoRefused, Refusal

MAX_PIXELS = 89_000_000
"""Some 270 MB when decoded; full-frame cameras reach 61 million. Below the figure from which Pillow itself warns."""

LYING = range(5, 9)
"""Exif orientations in which width and height change places."""

FORMATS = ("JPEG", "PNG", "WEBP")
"""What Pillow may try."""


def read_metadata(data: bytes) -> PhotoMeta:
    """Size and texts of a JPEG, PNG or WebP file. The whole file is read, so that a cut one does not slip through.

    Raises:
        PhotoRefused: not such a file, damaged, more than `MAX_PIXELS`, or metadata that can do harm.
    """
    found = checked_blocks(data)
    _check_whole(bare(data))
    width, height = found.width, found.height
    if exif.orientation(found.exif) in LYING:
        width, height = height, width
    filing = _filing(found)
    return with_size(_texts(found), width=width, height=height, media_type=found.media_type, filing=filing)


def checked_blocks(data: bytes) -> Blocks:
    """The metadata blocks of a file that is small enough to be decoded.

    Raises:
        PhotoRefused: as for `read_metadata`, damage in the picture data excepted.
    """
    found = blocks(data)
    pixels = found.width * found.height
    if pixels == 0:
        raise broken()
    if pixels > MAX_PIXELS:
        limit = MAX_PIXELS // 1_000_000
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS, megapixels=-(-pixels // 1_000_000), limit=limit)
    return found


def _check_whole(data: bytes) -> None:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.format == "PNG":
                image.verify()
                return
            # An eighth of the size is enough to see the end of a JPEG, at a fraction of the cost.
            image.draft(None, (image.width // 8, image.height // 8))
            image.load()
    except PILLOW_ERRORS as error:
        raise broken() from error


PILLOW_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What Pillow raises for damaged files, by plugin and place."""


def _texts(found: Blocks) -> Texts:
    new, old = xmp.read(found.xmp), iim.read(found.iim)
    first, second = (_uncut(old, new), new) if _iim_is_newer(found) else (new, old)
    return first_of(first, second, exif.read(found.exif))


def _filing(found: Blocks) -> Filing:
    new, old = xmp.filing(found.xmp), iim.filing(found.iim)
    return first_filing(old, new) if _iim_is_newer(found) else first_filing(new, old)


def _iim_is_newer(found: Blocks) -> bool:
    digest = hashlib.md5(found.iim, usedforsecurity=False).digest()
    return bool(found.iim_digest) and found.iim_digest != digest


def _uncut(old: Texts, new: Texts) -> Texts:
    """The IIM texts, those replaced by XMP's that are its beginning and as long as IIM allows."""
    whole = {}
    for name, limit in iim.LIMITS.items():
        text, longer = getattr(old, name), getattr(new, name)
        if longer.startswith(text) and len(longer.encode()) > limit and len(text.encode()) > limit - 4:
            whole[name] = longer
    return replace(old, **whole)
