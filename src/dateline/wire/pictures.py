"""The photos of versions, with the addresses at which a receiver gets them.

Those of public copy lie at ``/img/``; what is under an embargo is fetched below ``/wire/photos/``, which asks who wants
it. Both are renditions, never the original.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dateline.archive.sql import marks, select
from dateline.core.photo.rendition import size
from dateline.core.story import PhotoRef
from dateline.core.wires.sending import Rendition
from dateline.site import links
from dateline.wire.receivers import Receiver

WIDTHS = (("original", 1280), ("web", 640))
"""Names of renditions and their widths in pixels; JPEG, which everybody can use."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What one version shows."""

    refs: tuple[PhotoRef, ...]
    renditions: Mapping[str, tuple[Rendition, ...]]


_PHOTOS = """
    SELECT used.version_id, photo.digest, photo.width, photo.height, used.caption, used.credit, used.byline,
        used.rights, used.focus_x, used.focus_y
    FROM archive_versionphoto used JOIN archive_photo photo ON photo.id = used.photo_id
    WHERE used.version_id IN ({marks}) ORDER BY used.version_id, used.position
"""


def pictures_of(version_ids: Collection[int], receiver: Receiver) -> dict[int, Pictures]:
    """The photos that are here of each version that has some."""
    refs: dict[int, list[PhotoRef]] = defaultdict(list)
    renditions: dict[str, tuple[Rendition, ...]] = {}
    rows = select(_PHOTOS.format(marks=marks(len(version_ids))), list(version_ids)) if version_ids else []
    for version_id, digest, width, height, caption, credit, byline, rights, x, y in rows:
        sizes = _sizes(digest, width, height, receiver)
        renditions[sizes[0].url] = sizes
        focus = None if x is None or y is None else (x, y)
        refs[version_id].append(
            PhotoRef(
                url=sizes[0].url, caption=caption, credit=credit or byline, byline=byline, rights=rights, focus=focus
            )
        )
    return {
        version_id: Pictures(tuple(each), {ref.url: renditions[ref.url] for ref in each})
        for version_id, each in refs.items()
    }


def _sizes(digest: str, width: int, height: int, receiver: Receiver) -> tuple[Rendition, ...]:
    """The widest first. A client gets the addresses that also open before an embargo ends."""
    found = []
    for name, most in WIDTHS:
        wide, high = size(width, height, most)
        spec = f"w{most}.jpg"
        path = f"/wire/photos/{digest}-{spec}" if receiver.embargoed else links.image(digest, spec)
        found.append(Rendition(name=name, url=links.absolute(path), width=wide, height=high))
    return tuple(found)
