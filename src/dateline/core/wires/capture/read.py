"""A capture from its text: one file, one story."""

import datetime as dt
from collections.abc import Iterator

from dateline.core.dateline import parse
from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.capture.adapt import adapt
from dateline.core.wires.capture.labels import is_menu, is_tail, pages_stated
from dateline.core.wires.capture.parts import page
from dateline.core.wires.capture.stamp import stamped
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format

_ANY_DAY = dt.date(2000, 1, 1)


def sniff(content: Content) -> bool:
    """Plain text with a publication stamp on a line of its own; or with a dateline, and a line of page furniture."""
    if content.head.lstrip().startswith(("<", "{", "[")):
        return False
    lines = [line.strip() for line in content.head.splitlines()]
    if any(stamped(line) for line in lines):
        return True
    furnished = any(is_menu(line) or is_tail(line) or pages_stated(line) is not None for line in lines)
    return furnished and any(parse(line, day=_ANY_DAY)[0] for line in lines)


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The one story of the page."""
    yield adapt(page(_text(content), received=received.date()), received)


CAPTURE = Format("capture", sniff, read)


def _text(content: Content) -> str:
    parts: list[str] = []
    length = 0
    for chunk in content.text():
        parts.append(chunk)
        length += len(chunk)
        if length > limits.CAPTURE:
            raise WireError(f"a capture is larger than {limits.CAPTURE // 1024 // 1024} MB")
    return "".join(parts)
