"""The pictures and other files of a news object: its own renditions, and those of what is associated with it."""

from collections.abc import Iterator

from dateline.core.story import Link, PhotoRef
from dateline.core.wires import copy, limits
from dateline.core.wires.media import Media
from dateline.core.wires.ninjs.texts import caption, credit, headline
from dateline.core.wires.ninjs.wire import NinjsObject, NinjsRendition

PICTURES = ("picture", "graphic")
"""The types whose renditions are images where nothing else is said."""
_SMALL = ("thumbnail", "thumb", "preview", "viewimage")
_LARGE = ("original", "highres", "high", "baseimage", "main")


def photos_and_links(found: NinjsObject) -> tuple[tuple[PhotoRef, ...], tuple[Link, ...]]:
    """Pictures as photos, other files as enclosures, each address once; of several renditions the largest."""
    photos: dict[str, PhotoRef] = {}
    links: dict[str, Link] = {}
    for one in (found, *found.associations):
        for photo in _photo(one):
            photos.setdefault(photo.url, photo)
        for link in _enclosure(one):
            links.setdefault(link.url, link)
    return tuple(photos.values())[: limits.ENTRIES], tuple(links.values())[: limits.ENTRIES]


def _photo(one: NinjsObject) -> Iterator[PhotoRef]:
    """The largest image; where a picture has no renditions, its own identity if that is the address of one."""
    files = one.renditions or ((NinjsRendition(href=one.uri),) if one.type in PICTURES else ())
    images = [file for file in files if _is_image(file, one) and copy.address(file.href)]
    if images:
        best = max(images, key=_size)
        yield PhotoRef(
            url=copy.address(best.href),
            caption=caption(one) or headline(one),
            credit=credit(one) or one.byline,
            byline=one.byline,
            rights=one.copyright_notice or one.usage_terms,
            focus=_focus(best),
        )


def _enclosure(one: NinjsObject) -> Iterator[Link]:
    files = [file for file in one.renditions if not _is_image(file, one) and copy.address(file.href)]
    if files:
        best = max(files, key=_size)
        title = headline(one) or copy.one_line(best.title)
        yield Link(url=copy.address(best.href), rel="enclosure", title=title, media_type=best.content_type)


def _is_image(file: NinjsRendition, one: NinjsObject) -> bool:
    if not file.content_type and one.type in PICTURES and file.href != one.uri:
        return True
    return Media(url=file.href, media_type=file.content_type).is_image


def _size(file: NinjsRendition) -> tuple[int, int]:
    name = file.name.lower().rpartition("/")[2]
    return file.width, (name in _LARGE) - (name in _SMALL)


def _focus(file: NinjsRendition) -> tuple[float, float] | None:
    if file.point is None or not file.width or not file.height:
        return None
    return min(1.0, file.point[0] / file.width), min(1.0, file.point[1] / file.height)
