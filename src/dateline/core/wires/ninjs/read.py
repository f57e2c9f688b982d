"""News objects from JSON, one at a time."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.lines import lines
from dateline.core.wires.ninjs.adapt import NAME, adapt
from dateline.core.wires.ninjs.objects import Written, objects
from dateline.core.wires.ninjs.parse import parsed

_START = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_NAMES = re.compile(
    r'"(?:uri|standard|\$standard|version_?created|first_?created|pub_?status|representation_?type|headlines|bodies|'
    r'body_(?:text|x?html)|associations|renditions)"\s*:',
    re.IGNORECASE,
)


def sniff(content: Content) -> bool:
    """A JSON object, or an array of them, with a ``uri`` or another name that is ninjs' own."""
    return bool(_START.match(content.head) and _NAMES.search(content.head))


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The objects in their order: a lone one, those of an array, or one a line."""
    written = _by_line(content) if _has_lines(content.head) else objects(content.text())
    for one in written:
        yield from _items(one, received)


NINJS = Format(NAME, sniff, read)


def _has_lines(head: str) -> bool:
    """Whether each line is an object: then one that is broken does not take the rest with it.

    Inside an object no line can start with a brace before its first member.
    """
    first, second = (*islice((line.strip() for line in head.splitlines() if line.strip()), 2), "", "")[:2]
    return first.startswith("{") and (first.endswith("}") or second.startswith("{"))


def _by_line(content: Content) -> Iterator[Written]:
    for number, line in enumerate(lines(content), 1):
        if line is None or line.strip():
            yield Written(line, number)


def _items(written: Written, received: dt.datetime) -> Iterator[Item | Unreadable]:
    where = f"line {written.line}"
    try:
        if written.text is None:
            raise WireError(f"an object is larger than {limits.LINE // 1024 // 1024} MB")
        found = parsed(written.text)
    except WireError as error:
        yield Unreadable(format=NAME, reason=error.reason, where=where)
        return
    for number, one in enumerate(found, 1):
        yield adapt(one, received, where if len(found) == 1 else f"{where}, item {number}")
