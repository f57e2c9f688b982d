"""Marks of what is not for everybody: Media RSS ``rating`` and ``adult``, iTunes ``explicit``."""

from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.xml import elements

_MARKS = {
    "rating": {"adult", "r", "x", "nc-17", "explicit"},
    "explicit": {"yes", "true", "explicit"},
    "adult": {"true", "yes", "1"},
}
_MOST = 200


@dataclass(frozen=True, slots=True)
class Adult:
    """``all`` where the channel itself says so, else the numbers of items that do, from 0."""

    all: bool
    numbers: frozenset[int]


def adult_items(data: bytes) -> Adult:
    """By the feed's own marks; none in what is no XML."""
    numbers, whole = set(), False
    try:
        for number, element in enumerate(elements(Content(BytesIO(data)), "{*}item", "{*}entry")):
            if not number:
                parent = element.getparent()
                whole = parent is not None and _marked(parent)
            if _marked(element):
                numbers.add(number)
            if number >= _MOST:
                break
    except WireError:
        pass
    return Adult(whole, frozenset(numbers))


def _marked(element: etree._Element) -> bool:
    """By its own children, or those of its media."""
    for child in element.iterchildren():
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname.lower()
        if (child.text or "").strip().lower() in _MARKS.get(name, ()):
            return True
        if name in {"group", "content"} and _marked(child):
            return True
    return False
