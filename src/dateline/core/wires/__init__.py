"""Wires in: whatever an agency receives, as `Item` values.

Each format is a folder with its reader; `FORMATS` is the list, and the one place where a format is added. What a format
calls things stays in its folder (``wire.py``); an adapter turns that into the domain's `Item`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from dateline.core.story import Item, Unreadable
from dateline.core.wires.atom.read import ATOM
from dateline.core.wires.capture.read import CAPTURE
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.iptc7901.read import IPTC7901
from dateline.core.wires.json_feed.read import JSON_FEED
from dateline.core.wires.newsml_1.read import NEWSML_1
from dateline.core.wires.newsml_g2.read import NEWSML_G2
from dateline.core.wires.ninjs.read import NINJS
from dateline.core.wires.nitf.read import NITF
from dateline.core.wires.page.read import PAGE
from dateline.core.wires.picture.read import PICTURE
from dateline.core.wires.record import as_json
from dateline.core.wires.reuters.read import REUTERS
from dateline.core.wires.rss.read import RSS

__all__ = ["FORMATS", "Format", "as_json", "read"]

FORMATS: tuple[Format, ...] = (
    RSS, ATOM, JSON_FEED, NITF, NEWSML_G2, NEWSML_1, REUTERS, NINJS, PICTURE, PAGE, IPTC7901, CAPTURE,
)  # fmt: skip
"""In the order in which they are asked."""


def read(stream: BinaryIO, *, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """Every item of ``stream``, in its order, and an `Unreadable` for each that could not be read.

    The format is told by the content alone; gzip is unpacked. What is wrong with the content is never raised but told,
    at the point where it comes up; errors of the stream itself (`OSError`) pass. ``received`` is aware: dates without
    a year lie near it.
    """
    content = Content(stream)
    found = next((one for one in FORMATS if one.sniff(content)), None)
    if found is None:
        yield Unreadable(format="", reason=_unknown(content))
        return
    try:
        yield from found.read(content, received)
    except WireError as error:
        yield Unreadable(format=found.name, reason=error.reason, where=error.where)
    if content.damage:
        yield Unreadable(format=found.name, reason=_damaged(content.damage))


def _unknown(content: Content) -> str:
    if content.error:
        return content.error.reason
    if not content.head.strip():
        return "the file is empty"
    known = ", ".join(one.name for one in FORMATS)
    return f"not a format that can be read; known are {known}"


def _damaged(places: int) -> str:
    return f"bytes that are invalid in the file's encoding, in {places} places; each is marked by U+FFFD in the copy"
