"""NITF documents from XML, one at a time."""

import datetime as dt
from collections.abc import Iterator

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.format import Format
from dateline.core.wires.nitf.adapt import NAME, adapt
from dateline.core.wires.nitf.parse import document
from dateline.core.wires.xml import elements


def sniff(content: Content) -> bool:
    """An XML document whose root is ``nitf``, with the namespace of NITF 3.3 and later or without."""
    return content.root.rpartition(":")[2].lower() == "nitf"


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The document's story, and the notice it may hold for another one."""
    for number, element in enumerate(elements(content, "{*}nitf"), 1):
        yield from adapt(document(element), received, number)


NITF = Format(NAME, sniff, read)
