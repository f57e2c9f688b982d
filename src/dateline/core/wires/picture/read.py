"""Picture files among wires: one file, one item."""

import datetime as dt
from collections.abc import Iterator

from dateline.core.photo.containers import is_picture
from dateline.core.photo.read import read_metadata
from dateline.core.photo.refused import PhotoRefused
from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.picture.adapt import NAME, adapt

MOST = 50_000_000
"""Bytes of a picture file; a larger one is refused."""


def sniff(content: Content) -> bool:
    """The first octets of a picture file, whatever its name ends in."""
    return is_picture(content.start)


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The picture's item. Its bytes stay where they came from: who asked for the item keeps them."""
    data = _whole(content)
    try:
        found = read_metadata(data)
    except PhotoRefused as error:
        raise WireError(str(error)) from error
    yield adapt(found, data, received)


PICTURE = Format(NAME, sniff, read)


def _whole(content: Content) -> bytes:
    data = bytearray()
    for chunk in content.raw():
        data += chunk
        if len(data) > MOST:
            raise WireError(
                f"The picture's file has more than {MOST // 1_000_000} MB. Save it as JPEG at a lower quality and send "
                "it again."
            )
    return bytes(data)
