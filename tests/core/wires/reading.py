"""What the tests of the readers share: reading bytes, and feeds around single items."""

import datetime as dt
import io

from dateline.core.story import Item, Unreadable
from dateline.core.wires import read

RECEIVED = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def results(content: bytes | str) -> list[Item | Unreadable]:
    raw = content.encode() if isinstance(content, str) else content
    return list(read(io.BytesIO(raw), received=RECEIVED))


def only(content: bytes | str) -> Item:
    """The one item that ``content`` holds."""
    (item,) = results(content)
    assert isinstance(item, Item), item
    return item


def unread(content: bytes | str) -> Unreadable:
    """The one reason why ``content`` holds none."""
    (result,) = results(content)
    assert isinstance(result, Unreadable), result
    return result


def rss(inner: str, channel: str = "<link>http://wire.example/</link>", declaration: str = "") -> str:
    return f'{declaration}<rss version="2.0" {_NAMESPACES}><channel><title>Wire</title>{channel}{inner}</channel></rss>'


def rss_item(inner: str) -> Item:
    return only(rss(f"<item>{inner}</item>"))


def atom(inner: str, attributes: str = "", feed: str = "<title>Wire</title>") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}{inner}</feed>'


def atom_entry(inner: str, attributes: str = "", feed: str = "<title>Wire</title>") -> Item:
    return only(atom(f"<entry>{inner}</entry>", attributes, feed))
