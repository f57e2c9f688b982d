"""Elements by their local names, for formats whose documents come with and without their namespace."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

_BREAKS = frozenset(["br", "p", "hl1", "hl2", "li", "tr", "td", "th", "div", "block", "dt", "dd"])
"""Elements that part words in NITF and XHTML alike."""


def local(element: etree._Element) -> str:
    """The name without its namespace or prefix, in lower case; empty for what is no element."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def children(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """The elements that ``path``, local names in lower case, leads to; none from None."""
    if element is None:
        return
    for child in element:
        if local(child) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first of `children`."""
    return next(children(element, *path), None)


Named = Mapping[str, list[etree._Element]]
"""Elements by their local names in lower case, each list in document order."""


def named(element: etree._Element | None) -> Named:
    """What stands directly in ``element``, nothing in None: for elements of which many names are asked."""
    found: dict[str, list[etree._Element]] = {}
    for one in () if element is None else element:
        found.setdefault(local(one), []).append(one)
    return found


def attribute(element: etree._Element | None, name: str) -> str:
    """The value without space around it; empty where there is none."""
    return "" if element is None else (element.get(name) or "").strip()


def words(element: etree._Element | None, *, without: tuple[str, ...] = ()) -> str:
    """All text within on one line; elements named in ``without`` left out, paragraphs and ``<br>`` parting words."""
    return "" if element is None else " ".join("".join(_texts(element, without)).split())


def _texts(element: etree._Element, without: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        name = local(one)
        if name and name not in without:
            gap = " " if name in _BREAKS else ""
            yield gap
            yield from _texts(one, without)
            yield gap
        yield one.tail or ""
