"""Messages out of a stream of characters, and the parts of one."""

import re
from collections.abc import Iterable, Iterator

from dateline.core.wires import limits
from dateline.core.wires.error import WireError
from dateline.core.wires.iptc7901.wire import Message

SOH, STX, ETX, EOT = "\x01\x02\x03\x04"

_SERVICE = re.compile(
    r"\s*(?P<source>[^\W\d_]{1,8})[ -]?(?P<number>\d{1,6})\s+(?P<priority>[0-9A-Za-z])\s+(?P<category>[^\W\d_]{1,5})"
    r"(?:\s+\d{1,6})?(?:\s+(?P<information>.*?))?\s*$"
)


def messages(chunks: Iterable[str]) -> Iterator[str | None]:
    """What follows each SOH up to the next one; None for a message that is longer than `limits.CAPTURE`."""
    parts: list[str] = []
    size = -1
    for chunk in chunks:
        for number, piece in enumerate(chunk.split(SOH)):
            if number:
                if size >= 0:
                    yield _joined(parts, size)
                parts, size = [], 0
            if size >= 0:
                size += len(piece)
                parts = [] if size > limits.CAPTURE else [*parts, piece]
    if size >= 0:
        yield _joined(parts, size)


def message(written: str) -> Message:
    """The parts of a message. A service line of another form is information; raises `WireError` without an STX."""
    header, start, rest = written.partition(STX)
    if not start:
        raise WireError("a message without a start of text (STX)")
    text, _, end = rest.partition(ETX)
    service, *keywords = header.lstrip().splitlines() or [""]
    found = _SERVICE.match(service)
    parts = found.groupdict(default="") if found else {"information": service.strip()}
    return Message(
        **parts,
        keywords=" ".join(line.strip() for line in keywords if line.strip()),
        text=tuple(line.rstrip() for line in text.partition(EOT)[0].splitlines()),
        end=tuple(line.strip() for line in end.partition(EOT)[0].splitlines() if line.strip()),
    )


def _joined(parts: list[str], size: int) -> str | None:
    return "".join(parts) if size <= limits.CAPTURE else None
