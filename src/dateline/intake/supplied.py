"""Pictures that came as files of their own: kept before their items are recorded."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

from dateline.archive.models import Photo
from dateline.archive.photos import store
from dateline.archive.record import NO_PICTURES
from dateline.core.photo.refused import PhotoRefused
from dateline.core.story import Item
from dateline.core.wires.error import WireError
from dateline.core.wires.picture.read import PICTURE
from dateline.core.wires.unpack import unpacked


class Supplied:
    """The pictures of the items that were read and are not recorded yet."""

    def __init__(self) -> None:
        self._kept: dict[Item, Photo] = {}

    def keep(self, item: Item, path: Path) -> str:
        """Put the picture of an item that was read from ``path`` into the archive; why it could not be, if so.

        An item of another format has no picture here, and nothing is done.
        """
        if item.format != PICTURE.name:
            return ""
        try:
            with path.open("rb") as stream:
                return self.keep_from(item, stream)
        except OSError as error:
            return error.strerror or str(error)

    def keep_from(self, item: Item, stream: BinaryIO) -> str:
        """The same for an item that was read from ``stream``, at its beginning; errors of the stream pass."""
        if item.format != PICTURE.name:
            return ""
        try:
            self._kept[item] = store(b"".join(unpacked(stream)), timezone.now())
        except (PhotoRefused, WireError) as error:
            return str(error)
        return ""

    def of(self, item: Item) -> Mapping[int, Photo]:
        """The picture of an item, by the position of its only photo; it is handed out once."""
        kept = self._kept.pop(item, None)
        return {0: kept} if kept else NO_PICTURES
