"""Pictures and other files of a feed's item: enclosures and Media RSS 1.5.1, the same in RSS and Atom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from dateline.core.story import Link, PhotoRef
from dateline.core.wires import limits
from dateline.core.wires.copy import address, one_line
from dateline.core.wires.element import Fields, fields, inner, name, text

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


def media(item: etree._Element, found: Fields) -> tuple[Media, ...]:
    """The Media RSS files of ``item``; a thumbnail counts only where there is no picture."""
    groups = [item, *found.get("media:group", ())]
    contents = [one for group in groups for one in _contents(group, found)]
    if not any(one.is_image for one in contents):
        contents += _thumbnails(groups, found)
    return tuple(contents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category by Media RSS or by Apple's podcast tags."""

    value: str
    scheme: str = ""
    label: str = ""


def media_categories(found: Fields) -> Iterator[Category]:
    """``media:category`` (Media RSS 1.5.1), also in groups, and ``itunes:category``, each with those within it."""
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


def _contents(group: etree._Element, item: Fields) -> Iterator[Media]:
    contents = [child for child in group if name(child.tag) == "media:content" and child.get("url")]
    if name(group.tag) == "media:group" and len(contents) > 1:
        contents = [max(contents, key=_size)]
    return (_described(content, fields(content), fields(group), item) for content in contents)


def _thumbnails(groups: list[etree._Element], item: Fields) -> list[Media]:
    nested = [child for group in groups for child in group if name(child.tag) == "media:content"]
    thumbnails = [child for parent in (*groups, *nested) for child in parent if name(child.tag) == "media:thumbnail"]
    largest = max(thumbnails, key=_size, default=None)
    if largest is None:
        return []
    return [_described(largest, {}, {}, item, medium="image")]


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
    return one_line(next((value for level in levels if (value := text(level, key))), ""))
