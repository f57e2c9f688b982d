"""Photos as versions use them, credits without a picture included."""

from collections.abc import Collection
from typing import NamedTuple

from dateline.archive.sql import marks, select


class PhotoUse(NamedTuple):
    """A photo in one version. ``digest``, ``width`` and ``height`` are None where the picture is not here."""

    digest: str | None
    width: int
    height: int
    caption: str
    credit: str
    byline: str
    focus_x: float | None
    """What a cropped view must keep, 0 to 1 from the left; None where nobody said."""
    focus_y: float | None


_OF_VERSION = """
    SELECT photo.digest, photo.width, photo.height, used.caption, used.credit, used.byline,
        used.focus_x, used.focus_y
    FROM archive_versionphoto used LEFT JOIN archive_photo photo ON photo.id = used.photo_id
    WHERE used.version_id = %s ORDER BY used.position
"""
_FIRST = """
    SELECT story.id, photo.digest, photo.width, photo.height, used.caption, used.credit, used.byline,
        used.focus_x, used.focus_y
    FROM archive_story story
    JOIN archive_versionphoto used ON used.version_id = story.public_id
    JOIN archive_photo photo ON photo.id = used.photo_id
    WHERE story.id IN ({marks}) ORDER BY used.position DESC
"""


def uses_of(version_id: int) -> list[PhotoUse]:
    """In their order."""
    return [PhotoUse(*values) for values in select(_OF_VERSION, [version_id])]


def first_pictures(story_ids: Collection[int]) -> dict[int, PhotoUse]:
    """The first photo that is here, of the public version of each story that has one."""
    found = select(_FIRST.format(marks=marks(len(story_ids))), list(story_ids) or [0])
    return {story_id: PhotoUse(*values) for story_id, *values in found}
