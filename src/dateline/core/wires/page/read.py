"""Article pages among wires: a file with one story."""

import datetime as dt
import re
from collections.abc import Iterator

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.format import Format
from dateline.core.wires.page.extract import FORMAT, item_of

_DOCTYPE = re.compile(r"(?:\s++|<\?[^>]*+>|<!--(?:(?!-->).)*+-->)*+<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_ROOTS = frozenset(["html", "head", "body"])


def sniff(content: Content) -> bool:
    """An HTML document: its doctype, or one of the elements that only HTML begins with, XHTML's prefix included."""
    return content.root.rpartition(":")[2].lower() in _ROOTS or bool(_DOCTYPE.match(content.head))


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The page's story. Raises `WireError` as `item_of` does."""
    yield item_of("".join(content.text()), "", received)


PAGE = Format(FORMAT, sniff, read)
