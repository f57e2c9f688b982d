"""Records from lines of JSON, one at a time."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.encoding import printable
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.lines import lines
from dateline.core.wires.reuters.adapt import adapt, uri_of
from dateline.core.wires.reuters.wire import ReutersRecord

_NAME = "reuters-21578"
_KEYS = ('"id"', '"old_id"', '"title"', '"dateline"', '"body"')


def sniff(content: Content) -> bool:
    """A JSON object that has the collection's keys, as far as the first of them shows."""
    first = content.head.lstrip().partition("\n")[0]
    return first.startswith("{") and all(key in first for key in _KEYS[: 2 if len(first) > limits.HEAD // 2 else None])


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """An item for each line; a line that is none is told with its number, and the rest goes on."""
    for number, line in enumerate(lines(content), 1):
        if line is None or line.strip():
            yield _item(line, received, f"line {number}")


REUTERS = Format(_NAME, sniff, read)


def _item(line: str | None, received: dt.datetime, where: str) -> Item | Unreadable:
    uri = ""
    try:
        record = _record(line)
        uri = uri_of(record)
        return adapt(record, received)
    except WireError as error:
        return Unreadable(format=_NAME, reason=error.reason, where=where, uri=uri)


def _record(line: str | None) -> ReutersRecord:
    if line is None:
        raise WireError(f"a record is larger than {limits.LINE // 1024 // 1024} MB")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WireError("not a JSON object; the line is broken or cut off") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("id"), int):
        raise WireError('not a record: it has no number under "id"')
    return ReutersRecord(
        id=fields["id"],
        date=_text(fields.get("date")),
        title=_text(fields.get("title")),
        author=_text(fields.get("author")),
        dateline=_text(fields.get("dateline")),
        body=_text(fields.get("body")),
        topics=_texts(fields.get("topics")),
        places=_texts(fields.get("places")),
    )


def _text(value: Any) -> str:
    return printable(value) if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value))) if isinstance(value, list) else ()
