"""Messages from a teletype transmission, one at a time."""

import datetime as dt
import re
from collections.abc import Iterator

from dateline.core.story import Item, Unreadable
from dateline.core.wires import limits
from dateline.core.wires.content import Content
from dateline.core.wires.error import WireError
from dateline.core.wires.format import Format
from dateline.core.wires.iptc7901.adapt import NAME, adapt
from dateline.core.wires.iptc7901.parse import message, messages

_START = re.compile(rb"[\s\0\x16\x7f]*(?:ZCZC[^\x01]{0,200})?\x01\s*[A-Za-z]{1,8}[ -]?\d{1,6}\s")


def sniff(content: Content) -> bool:
    """A start of heading (SOH) with a service line after it, perhaps after idle characters or ``ZCZC``."""
    return bool(_START.match(content.start))


def read(content: Content, received: dt.datetime) -> Iterator[Item | Unreadable]:
    """The messages in their order."""
    for number, written in enumerate(messages(content.text(framed=True)), 1):
        try:
            if written is None:
                raise WireError(f"a message is larger than {limits.CAPTURE // 1024 // 1024} MB")
            yield adapt(message(written), received)
        except WireError as error:
            yield Unreadable(format=NAME, reason=error.reason, where=f"message {number}")


IPTC7901 = Format(NAME, sniff, read)
