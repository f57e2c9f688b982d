"""Which container a file is, and what it holds.

Own walkers, one module each, since they read no more than headers: nothing is decoded, and no library's limit is met,
before the figures are known. Every length is checked against the file.
"""

from dateline.core.photo import jpeg, png, webp
from dateline.core.photo.blocks import Blocks
from dateline.core.photo.refused import PhotoRefused, Refusal

_OTHERS = (b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"8BPS\x00\x01")
_BRANDS = frozenset([b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"])


def is_picture(start: bytes) -> bool:
    """Whether a file that begins like this is a picture, of a kind that is taken or of one that is refused by name.

    Refused are GIF, TIFF, Photoshop, HEIF and AVIF (ISO/IEC 23008-12, annex B: the brand of the file type box).
    """
    if start.startswith((jpeg.START + b"\xff", png.START, *_OTHERS)) or _is_webp(start):
        return True
    return start[4:8] == b"ftyp" and start[8:12] in _BRANDS


def blocks(data: bytes) -> Blocks:
    """The metadata blocks of a file, recognised by its first octets.

    Raises:
        PhotoRefused: another format, or a file whose headers are damaged or cut off.
    """
    if data.startswith(jpeg.START):
        return jpeg.read(data)
    if data.startswith(png.START):
        return png.read(data)
    if _is_webp(data):
        return webp.read(data)
    raise PhotoRefused(Refusal.NOT_A_PHOTO)


def bare(data: bytes) -> bytes:
    """What Pillow may see of a file: of a JPEG the picture alone, see `jpeg.bare`; another one as it is.

    Raises:
        PhotoRefused: a damaged JPEG.
    """
    return jpeg.bare(data) if data.startswith(jpeg.START) else data


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"
