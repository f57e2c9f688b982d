"""Pictures and other files of a feed's item: enclosures and Media RSS 1.5.1, the same in RSS and Atom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from dateline.core.story import Link, PhotoRef
from dateline.core.wires import limits
from dateline.core.wires.copy import address, one_line
from dateline.core.wires.element import Fields, fields, inner, text

_CATEGORIES = "http://search.yahoo.com/mrss/category_schema"
"""The scheme of a category that names none."""
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".tif", ".tiff", ".bmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One file that an item comes with; renditions of one picture are one of these, by the largest."""

    url: str
    media_type: str = ""
    medium: str = ""
    caption: str = ""
    credit: str = ""
    byline: str = ""
    rights: str = ""

    @property
    def is_image(self) -> bool:
        """By what is declared, else by how the address ends."""
        if self.medium or self.media_type:
            return self.medium == "image" or self.media_type.startswith("image/")
        return self.url.partition("?")[0].lower().endswith(_IMAGES)


def media(item: Fields) -> tuple[Media, ...]:
    """The Media RSS files of an item; a thumbnail counts only where there is no picture."""
    if not any(key.startswith("media:") for key in item):
        return ()
    groups = [fields(group) for group in item.get("media:group", ())]
    contents = [_described(one, fields(one), item) for one in _files(item)]
    for group in groups:
        largest = max(_files(group), key=_size, default=None)
        contents += [_described(largest, fields(largest), group, item)] if largest is not None else []
    if not any(one.is_image for one in contents):
        contents += _thumbnails([item, *groups], item)
    return tuple(contents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category by Media RSS or by Apple's podcast tags."""

    value: str
    scheme: str = ""
    label: str = ""


def media_categories(found: Fields) -> Iterator[Category]:
    """``media:category`` (Media RSS 1.5.1), also in groups, and ``itunes:category``, each with those within it."""
    if not ("media:category" in found or "media:group" in found or "itunes:category" in found):
        return
    groups = (found, *(fields(group) for group in found.get("media:group", ())))
    for one in (one for group in groups for one in group.get("media:category", ())):
        scheme, label = one.get("scheme", _CATEGORIES).strip(), one.get("label", "").strip()
        yield Category(value=(one.text or "").strip(), scheme=scheme, label=label)
    for outer in found.get("itunes:category", ()):
        for one in outer.iter(outer.tag):
            yield Category(value=one.get("text", "").strip(), scheme="http://www.itunes.com/")


def photos_and_links(files: Iterable[Media], base: str) -> tuple[tuple[PhotoRef, ...], tuple[Link, ...]]:
    """Pictures as photos, everything else as links with ``rel`` ``enclosure``; each address once."""
    photos: dict[str, PhotoRef] = {}
    links: dict[str, Link] = {}
    for file in files:
        url = address(file.url, base)
        if url and file.is_image:
            photos.setdefault(url, _photo(file, url))
        elif url:
            links.setdefault(url, Link(url=url, rel="enclosure", title=file.caption, media_type=file.media_type))
    return tuple(photos.values())[: limits.ENTRIES], tuple(links.values())[: limits.ENTRIES]


def _photo(file: Media, url: str) -> PhotoRef:
    return PhotoRef(url=url, caption=file.caption, credit=file.credit, byline=file.byline, rights=file.rights)


def _files(holder: Fields) -> list[etree._Element]:
    return [content for content in holder.get("media:content", ()) if content.get("url")]


def _thumbnails(groups: list[Fields], item: Fields) -> list[Media]:
    nested = [fields(content) for group in groups for content in group.get("media:content", ())]
    thumbnails = [one for holder in (*groups, *nested) for one in holder.get("media:thumbnail", ())]
    largest = max(thumbnails, key=_size, default=None)
    return [] if largest is None else [_described(largest, item, medium="image")]


def _size(content: etree._Element) -> int:
    width, default = content.get("width", ""), content.get("isDefault") == "true"
    return int(width) * 2 + default if width.isdecimal() and len(width) < 8 else int(default)


def _described(content: etree._Element, *levels: Fields, medium: str = "") -> Media:
    """A file with what its own element, its group or its item says, the nearest first."""
    credits_ = _nearest(levels, "media:credit")
    byline = _credit(credits_, photographer=True)
    return Media(
        url=content.get("url", ""),
        media_type=content.get("type", "").strip().lower(),
        medium=medium or content.get("medium", "").strip().lower(),
        caption=_text(levels, "media:description") or _text(levels, "media:text") or _text(levels, "media:title"),
        credit=_credit(credits_, photographer=False) or byline,
        byline=byline,
        rights=_text(levels, "media:copyright"),
    )


def _credit(elements: list[etree._Element], *, photographer: bool) -> str:
    matching = (
        one for one in elements if (one.get("role", "").strip().lower() in ("photographer", "author")) == photographer
    )
    return next((line for one in matching if (line := one_line(inner(one)).removeprefix("©").strip())), "")


def _nearest(levels: tuple[Fields, ...], key: str) -> list[etree._Element]:
    return next((level[key] for level in levels if key in level), [])


def _text(levels: tuple[Fields, ...], key: str) -> str:
    for level in levels:
        if key in level and (value := text(level, key)):
            return one_line(value)
    return ""
