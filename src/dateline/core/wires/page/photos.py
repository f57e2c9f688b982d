"""The photos of an article, with the words under them."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from dateline.core.story import PhotoRef
from dateline.core.wires.copy import address

MOST = 100
"""Photos of one page; the rest is left out."""
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_SRCSET = re.compile(r"(\S+)\s+(\d{1,5})(?:\.\d+)?[wx]\s*(?:,|$)")
_CREDIT_MARKS = re.compile(r"credit|copyright|photographer|source|byline|author", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:©|\((?:c|с)\)|\b(?:(?:photo(?:graph)?|image)(?: credit)?|picture|credit|фото|foto)\s*(?:by\b|:))\s*:?\s*"
    r"(?P<name>[^.]{2,120})\.?\s*$",
    re.IGNORECASE,
)
"""The end of a caption that says whose the photo is."""
_ASIDE = frozenset(["nav", "aside", "footer", "header", "form"])
_SIZE = re.compile(r"[-_.]?\d{2,5}x\d{2,5}|[-_]scaled")


def photos_of(root: etree._Element, first: PhotoRef, base: str) -> tuple[PhotoRef, ...]:
    """The photo that the page shows for itself, if it has an address, and those of the figures in its text.

    A figure with the same file, or another size of it, gives the first photo its words.
    """
    found = [one for figure in _figures(root) if (one := _photo(figure, base))][:MOST]
    if first.url:
        same = next((one for one in found if _file(one.url) == _file(first.url)), None)
        found.insert(0, _with_words(first, same))
    unique = {_file(one.url): one for one in reversed(found)}
    return tuple(reversed(unique.values()))


def _with_words(first: PhotoRef, same: PhotoRef | None) -> PhotoRef:
    if same is None:
        return first
    return PhotoRef(url=first.url, caption=same.caption or first.caption, credit=same.credit or first.credit)


def _figures(root: etree._Element) -> Iterator[etree._Element]:
    """Figures of the text: within its ``<article>`` or ``<main>`` where there is one."""
    within = next(root.iter("article"), None)
    if within is None:
        within = next(root.iter("main"), root)
    for figure in within.iter("figure"):
        above = {one.tag for one in figure.iterancestors()}
        if not above & _ASIDE and next(figure.iter("img"), None) is not None:
            yield figure


def _photo(figure: etree._Element, base: str) -> PhotoRef | None:
    image = next(figure.iter("img"))
    url = next((found for written in _addresses(image) if (found := address(written, base))), "")
    if not url:
        return None
    caption, credit = _words(next(figure.iter("figcaption"), None))
    return PhotoRef(url=url, caption=caption or " ".join((image.get("alt") or "").split()), credit=credit)


def _addresses(image: etree._Element) -> Iterator[str]:
    """Where the picture may be fetched, the largest first; ``data:`` stands in for what a script loads later."""
    sizes = {
        file: int(size) for name in ("srcset", "data-srcset") for file, size in _SRCSET.findall(image.get(name) or "")
    }
    yield from sorted(sizes, key=lambda file: sizes[file], reverse=True)[:1]
    yield from (image.get(name) or "" for name in _SOURCES)


def _words(element: etree._Element | None) -> tuple[str, str]:
    """Caption and credit."""
    if element is None:
        return "", ""
    marked = next((one for one in element.iter("*") if one is not element and _is_credit(one)), None)
    text, credit = _line(element), "" if marked is None else _line(marked)
    if credit and credit in text:
        text = text.replace(credit, " ", 1)
    elif match := _CREDIT.search(text):
        text, credit = text[: match.start()], match[0]
    named = _CREDIT.search(credit)
    return " ".join(text.split()).strip(" (|"), (named["name"] if named else credit).strip(" ()|©")


def _is_credit(element: etree._Element) -> bool:
    return bool(_CREDIT_MARKS.search(f"{element.get('class', '')} {element.get('itemprop', '')}"))


def _line(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _file(url: str) -> str:
    """The name of a file without its size, by which its renditions are the same."""
    path = urlsplit(url).path
    return _SIZE.sub("", path.rpartition("/")[2] or path).lower()
