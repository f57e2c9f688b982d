"""A picture's file as it goes into the archive: with the credit that the desk gives it."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace

from dateline.archive import photos
from dateline.archive.models import Photo
from dateline.core.photo import png, xmp
from dateline.core.photo.meta import Texts, first_of
from dateline.core.photo.read import read_metadata
from dateline.core.photo.refused import PhotoRefused
from dateline.core.photo.write import write_metadata
from dateline.desk.models import DeskImage


def archived(image: DeskImage, now: dt.datetime) -> Photo:
    """The picture's file in the archive.

    A credit, byline, caption or copyright notice that was typed here is written into a JPEG or PNG first, so that every
    size that is served carries it; a picture whose own words are the same goes in as it is. Raises `PhotoRefused`.
    """
    with image.file.open("rb") as file:
        data = file.read()
    own = first_of(read_metadata(data))
    wanted = replace(
        own,
        credit=image.credit,
        byline=image.byline,
        caption=image.caption,
        rights=image.rights,
        usage_terms=image.usage_terms,
    )
    if wanted != own:
        data = _saying(data, wanted)
    return photos.store(data, now)


def _saying(data: bytes, wanted: Texts) -> bytes:
    if data.startswith(png.START):
        return png.with_xmp(data, xmp.write(wanted))
    # A WebP carries what it carries; the credit line stands beside the picture in any case.
    with suppress(PhotoRefused):
        return write_metadata(data, wanted)
    return data
