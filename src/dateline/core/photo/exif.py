"""Exif 2.32: the three texts that cameras and editors write, the orientation, the time."""

import contextlib

from PIL import ExifTags, Image

from dateline.core.photo import xmp
from dateline.core.photo.meta import Texts

_TURNED = range(5, 9)
_TEXTS = (ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.ImageDescription)
_TIMES = (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal)
_TIFF_ERRORS = (SyntaxError, ValueError, TypeError, KeyError, IndexError, OSError, EOFError, OverflowError)
"""What Pillow raises for the many ways in which an Exif block can be broken."""


def read(block: bytes) -> Texts:
    """Artist, Copyright and ImageDescription with the time of the shot; silent where the block is broken."""
    try:
        found = _tags(block)
        shot = found.get_ifd(ExifTags.IFD.Exif) if found else {}
    except _TIFF_ERRORS:
        return Texts()
    when = _text(shot.get(ExifTags.Base.DateTimeOriginal)).replace(":", "-", 2)
    zone = _text(shot.get(ExifTags.Base.OffsetTimeOriginal))
    return Texts(
        byline=_text(found.get(ExifTags.Base.Artist)),
        # Photographer and editor may be told apart by NUL (Exif 2.32, 4.6.4); both belong in a notice.
        rights=_text(found.get(ExifTags.Base.Copyright)),
        caption=_text(found.get(ExifTags.Base.ImageDescription)),
        created=xmp.moment(when + zone) or xmp.moment(when),
    )


def silenced(block: bytes) -> bytes:
    """A block without the tags that `read` reads: as it was where it has none, empty where it is broken."""
    try:
        tags = _tags(block)
        shot = tags.get_ifd(ExifTags.IFD.Exif)
        told = [tag for tag in _TEXTS if tag in tags], [tag for tag in _TIMES if tag in shot]
        if not any(told):
            return block
        for tag in told[0]:
            del tags[tag]
        for tag in told[1]:
            del shot[tag]
        return tags.tobytes().removeprefix(b"Exif\x00\x00")
    except _TIFF_ERRORS:
        return b""


def is_turned(block: bytes) -> bool:
    """Whether the picture stands on its side, so that width and height change places when it is shown."""
    try:
        return _tags(block).get(ExifTags.Base.Orientation) in _TURNED
    except _TIFF_ERRORS:
        return False


def _tags(block: bytes) -> Image.Exif:
    tags = Image.Exif()
    if block:
        tags.load(block)
    return tags


def _text(value: object) -> str:
    """A tag as text. Pillow reads ASCII tags as Latin-1, though programs write UTF-8 into them."""
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return " ".join(part for part in value.split("\x00") if part.strip()).strip()
