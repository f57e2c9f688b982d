"""Which container a file is, and what it holds.

Own walkers, one module each, since they read no more than headers: nothing is decoded, and no library's limit is met,
before the figures are known. Every length is checked against the file.
"""

from dateline.core.photo import jpeg, png, webp
from dateline.core.photo.blocks import Blocks
from dateline.core.photo.refused import PhotoRefused, Refusal


def blocks(data: bytes) -> Blocks:
    """The metadata blocks of a file, recognised by its first octets.

    Raises:
        PhotoRefused: another format, or a file whose headers are damaged or cut off.
    """
    if data.startswith(jpeg.START):
        return jpeg.read(data)
    if data.startswith(png.START):
        return png.read(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp.read(data)
    raise PhotoRefused(Refusal.NOT_A_PHOTO)


def bare(data: bytes) -> bytes:
    """What Pillow may see of a file: of a JPEG the picture alone, see `jpeg.bare`; another one as it is.

    Raises:
        PhotoRefused: a damaged JPEG.
    """
    return jpeg.bare(data) if data.startswith(jpeg.START) else data
