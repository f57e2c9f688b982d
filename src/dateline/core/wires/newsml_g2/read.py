"""NewsML-G2 documents from XML, an item at a time."""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.element import line
from dateline.core.wires.format import Format
from dateline.core.wires.newsml_g2.adapt import NAME, adapt
from dateline.core.wires.newsml_g2.catalog import Catalog
from dateline.core.wires.newsml_g2.parse import header, item
from dateline.core.wires.newsml_g2.wire import G2Header
from dateline.core.wires.tree import attribute, local
from dateline.core.wires.xml import elements

_ITEMS = ("newsItem", "packageItem")
_NO_STORIES = {
    "conceptItem": "a concept item, which describes a person, a place or another subject and is no news",
    "knowledgeItem": "a knowledge item, which is a list of concepts and no news",
    "planningItem": "a planning item, which says what will be covered and is no news yet",
    "catalogItem": "a catalog of code schemes, which is no news",
}
_PARTS = {
    "catalog": "a catalog of code schemes, which is no news",
    "contentMeta": "metadata without the item they belong to, which is no news",
    "groupSet": "groups without the package they belong to, which is no news",
}
_ROOTS = (*_ITEMS, *_NO_STORIES, "newsMessage", "contentMeta", "groupSet")
_TAGS = tuple(f"{{*}}{name}" for name in (*_ITEMS, *_NO_STORIES))


def sniff(content: Content) -> bool:
    """An XML document whose root is a message, an item of any kind, or a part of one that stands alone."""
    root = content.root.rpartition(":")[2]
    return root in _ROOTS or (root == "catalog" and "iptc.org/std/nar" in content.head)


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The news items and packages in their order; what is no story is told with its identity.

    Within a message its header counts for every item. A message without an item, and a part that stands alone, are
    told once.
    """
    message, catalog = G2Header(), Catalog()
    number = 0
    for element in elements(content, "{*}header", *_TAGS):
        if local(element) == "header":
            message, catalog = header(element), catalog.extended(element)
            continue
        number += 1
        yield _result(element, message, catalog, received, number)
    if not number:
        reason = _PARTS.get(content.root.rpartition(":")[2], "a message without an item, which is no news")
        yield Unreadable(format=NAME, reason=reason, uri=message.id, story=False)


NEWSML_G2 = Format(NAME, sniff, read)


def _result(
    element: etree._Element, message: G2Header, catalog: Catalog, received: dt.datetime, number: int
) -> Item | Unreadable:
    where = f"item {number}, line {line(element)}"
    reason = _NO_STORIES.get(etree.QName(element).localname)
    if reason:
        return Unreadable(format=NAME, reason=reason, where=where, uri=attribute(element, "guid"), story=False)
    return adapt(item(element, catalog), message, received, where)
