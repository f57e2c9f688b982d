"""News items from NewsML 1.x, one at a time."""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.format import Format
from dateline.core.wires.newsml_1.adapt import NAME, adapt
from dateline.core.wires.newsml_1.component import formal_name
from dateline.core.wires.newsml_1.parse import news_item
from dateline.core.wires.tree import child
from dateline.core.wires.xml import elements


def sniff(content: Content) -> bool:
    """An XML document whose root is ``NewsML``; NewsML-G2 has other roots."""
    return content.root.rpartition(":")[2].lower() == "newsml"


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The items in their order. Of the envelope, what stands before the first item counts."""
    priority = ""
    for number, element in enumerate(elements(content, "{*}NewsItem"), 1):
        if number == 1:
            priority = _priority(element)
        yield adapt(news_item(element), received, number, priority)


NEWSML_1 = Format(NAME, sniff, read)


def _priority(item: etree._Element) -> str:
    return formal_name(child(item.getparent(), "newsenvelope", "priority"))
