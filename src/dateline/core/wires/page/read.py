"""Article pages among wires: a file with one story."""

import datetime as dt
import re
from collections.abc import Iterator

from dateline.core.story import Item, Unreadable
from dateline.core.wires.content import Content
from dateline.core.wires.format import Format
from dateline.core.wires.page.extract import FORMAT, item_of

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*(?:<!doctype\s+html|<html|<head|<body)\b", re.IGNORECASE | re.DOTALL
)


def sniff(content: Content) -> bool:
    """An HTML document: its doctype, or one of the elements that only HTML begins with."""
    return bool(_HTML.match(content.head))


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The page's story. Raises `WireError` as `item_of` does."""
    yield item_of("".join(content.text()), "", received)


PAGE = Format(FORMAT, sniff, read)
