"""Smaller copies of a photo for the web, upright, in sRGB, with the credit still inside."""

import io
from enum import StrEnum

from PIL import Image, ImageCms

from dateline.core.photo import xmp
from dateline.core.photo.blocks import broken
from dateline.core.photo.containers import bare, blocks
from dateline.core.photo.exif import orientation
from dateline.core.photo.meta import PhotoMeta
from dateline.core.photo.read import FORMATS, LYING, PILLOW_ERRORS, read_metadata
from dateline.core.photo.write import write_metadata

_QUALITY = 82
_PAPER = (255, 255, 255)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each Exif orientation."""


class Format(StrEnum):
    """What renditions are made of. JPEG has no transparency; clear parts become white."""

    JPEG = "jpeg"
    WEBP = "webp"


def size(width: int, height: int, wanted: int) -> tuple[int, int]:
    """Width and height in pixels of a copy ``wanted`` wide: same proportions, never larger, never without height."""
    if wanted >= width:
        return width, height
    return wanted, max(1, round(height * wanted / width))


def rendition(data: bytes, *, width: int, format: Format | str) -> bytes:  # noqa: A002
    """A copy at most ``width`` pixels wide, turned as the camera was held, with the texts of the original.

    Position and camera data of Exif are left behind.

    Raises:
        PhotoRefused: as for `read_metadata`.
        ValueError: ``width`` below 1 or an unknown format.
    """
    if width < 1:
        raise ValueError(f"a rendition is at least one pixel wide, not {width}")
    form, meta = Format(format), read_metadata(data)
    try:
        image = _scaled(data, meta, width)
    except PILLOW_ERRORS as error:
        raise broken() from error
    return _jpeg(image, meta) if form is Format.JPEG else _webp(image, meta)


def _scaled(data: bytes, meta: PhotoMeta, width: int) -> Image.Image:
    target, turned = size(meta.width, meta.height, width), orientation(blocks(data).exif)
    with Image.open(io.BytesIO(bare(data)), formats=FORMATS) as image:
        profile = image.info.get("icc_profile")
        # A JPEG shrinks while it is decoded, which spares most of the work.
        image.draft(None, (min(target) * 2, min(target) * 2))
        lying = target[::-1] if turned in LYING else target
        small = _plain(image).resize(lying, Image.Resampling.LANCZOS, reducing_gap=3)
    upright = small.transpose(_UPRIGHT[turned]) if turned in _UPRIGHT else small
    upright.info.clear()  # or else comments and the old profile would be saved with it
    return _srgb(upright, profile)


def _plain(image: Image.Image) -> Image.Image:
    """In a mode with 8 bits a channel that can be scaled: grey, RGB, RGB with alpha, or CMYK."""
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as browsers show them; a profile that can't be used is taken for sRGB."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if not profile or image.mode == "L":
        return image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert(mode)
    return image if converted is None else converted


def _jpeg(image: Image.Image, meta: PhotoMeta) -> bytes:
    if image.mode == "RGBA":
        flat = Image.new("RGB", image.size, _PAPER)
        flat.paste(image, mask=image.getchannel("A"))
        image = flat
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return write_metadata(out.getvalue(), meta)


def _webp(image: Image.Image, meta: PhotoMeta) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=4, xmp=xmp.write(meta))
    return out.getvalue()
