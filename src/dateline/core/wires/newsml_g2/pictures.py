"""The pictures and other files of an item in the domain's terms."""

from collections.abc import Iterator

from dateline.core.story import Link, PhotoRef
from dateline.core.wires import copy, limits
from dateline.core.wires.media import Media
from dateline.core.wires.newsml_g2.wire import G2File, G2Item

PICTURES = ("picture", "graphic")
"""Classes of items that are an image, whatever their files say."""
_SHOWN = ("image/", "image/jpeg", "image/jpg", "image/png", "image/gif", "image/webp", "image/avif", "")
"""Media types of images that a browser shows; the bare type is that of an image in XHTML."""
_TINY = ("thumb", "thumbnail", "icon")
_RELS = ("canonical", "alternate", "enclosure")
_NAMES = ("urn:", "tag:")
"""Schemes of names that an item may relate to another one by."""


def photos_of(item: G2Item, images: tuple[G2File, ...], *, credit: str) -> Iterator[PhotoRef]:
    """The item's own picture, by the rendition that suits the web best, and the images of its text.

    A picture item whose files have no address on the web gives a photo without one, for its caption and its credit.
    """
    renditions = [file for file in item.files if is_image(file, item) and copy.address(file.href)]
    own = max(renditions, key=_fitness, default=None)
    description = item.description
    is_picture = item.management.item_class in PICTURES
    if own is not None or is_picture:
        yield PhotoRef(
            url=copy.address(own.href) if own else "",
            caption=copy.one_line(description.caption or (description.lead if is_picture else "")),
            credit=credit.removeprefix("©").strip(),
            byline=_photographer(item),
            rights="\n".join(item.rights.notices or item.rights.terms),
        )
    for image in images:
        if url := copy.address(image.href):
            yield PhotoRef(
                url=url, caption=image.caption, credit=image.credit, byline=image.byline, rights=image.rights
            )


def links_of(item: G2Item) -> Iterator[Link]:
    """Files that are no image, what the item relates to, and a package's members; each with an address or a URN."""
    for file in item.files:
        if not is_image(file, item) and (url := copy.address(file.href)):
            rel = "alternate" if file.media_type.startswith("text/html") else "enclosure"
            yield Link(url=url, rel=rel, title=file.caption, media_type=file.media_type)
    for link in (*item.management.links, *item.description.links, *item.members):
        url = copy.address(link.target)
        if url or link.target.lower().startswith(_NAMES):
            rel = link.rel if url and link.rel in _RELS else "related"
            yield Link(url=url or link.target, rel=rel, title=link.title, media_type=link.media_type)


def once(photos: Iterator[PhotoRef]) -> tuple[PhotoRef, ...]:
    """Each address once, within the limit."""
    return tuple({photo.url: photo for photo in reversed(list(photos))}.values())[::-1][: limits.ENTRIES]


def is_image(file: G2File, item: G2Item) -> bool:
    """By the media type, else by the item's class, else by how the address ends."""
    if not file.media_type and item.management.item_class in PICTURES:
        return True
    return Media(url=file.href, media_type=file.media_type).is_image


def _fitness(file: G2File) -> tuple[bool, bool, bool, int]:
    """What a browser shows, then what is meant for the web, then anything but a thumbnail, then the widest."""
    return file.media_type in _SHOWN, "web" in file.rendition, file.rendition not in _TINY, file.width


def _photographer(item: G2Item) -> str:
    description = item.description
    taken = [one.name for one in description.creators if one.role in ("photographer", "graphicartist", "artist")]
    others = [one.name for one in description.creators] if item.management.item_class in PICTURES else []
    return next(filter(None, (*description.bylines, *taken, *others)), "")
