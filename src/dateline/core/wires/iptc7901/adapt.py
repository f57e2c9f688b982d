"""IPTC 7901 into the domain: a `Message` as an `Item`."""

import datetime as dt
import re
from collections.abc import Sequence

from dateline.core.story import Item, Signal
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated, whole_number
from dateline.core.wires.iptc7901.heading import Parts, parts
from dateline.core.wires.iptc7901.wire import Message
from dateline.core.wires.signals import signal_of
from dateline.core.wires.teletype import markup
from dateline.core.wires.times import moment

NAME = "iptc7901"
_TIME = re.compile(
    r"(?<!\d)(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s*(?P<zone>[^\W\d_]{1,5}\s+)?"
    r"(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{4}|\d\d)(?!\d)"
)
_MONTHS = {
    "mär": "mar",
    "mrz": "mar",
    "mai": "may",
    "okt": "oct",
    "dez": "dec",
    "fév": "feb",
    "avr": "apr",
    "aoû": "aug",
}
"""Beginnings of month names that neither English nor Russian has."""
_FLASH = ("1", "f")
_INDENTED = re.compile(r"^(?:\t| {2}(?=\S))", re.MULTILINE)


def adapt(message: Message, received: dt.datetime) -> Item:
    """The story. Its identity is the service's sign, the number and the day, since numbers begin again.

    Raises `WireError` where there is neither a headline nor a text.
    """
    published = _transmitted((*reversed(message.end), *reversed(message.text[-5:])))
    day = day_of(published, received)
    found = parts(_without_time(message.text) if not message.end else message.text, day=day)
    dateline, _, body = undated("", markup(_INDENTED.sub("   ", found.copy)), day=day)
    keywords = message.keywords or message.information
    return Item(
        uri=tag_uri(NAME, message.source.lower(), message.number, str(published.date() if published else message.text)),
        format=NAME,
        headline=headline_for(found.headline, "", body),
        body_html=body,
        signal=_signal(message, found),
        slug=keywords.rstrip("/ "),
        byline=found.byline,
        dateline=dateline,
        published=published,
        topics=codes(*_topics(message)),
        priority=whole_number(message.priority),
        ednote="\n".join(filter(None, (*found.marks, found.notes))),
    )


def _signal(message: Message, found: Parts) -> Signal:
    """The gravest of the priority, each mark, the headline and the notes."""
    signal = Signal.FLASH if message.priority.lower() in _FLASH else Signal.NONE
    for line in (*found.marks, found.headline):
        signal = signal_of(said=signal, headline=line, ednote=found.notes)
    return signal


def _topics(message: Message) -> list[tuple[str, str, str]]:
    category = (message.category.lower(), f"{NAME}:{message.source.lower()}", "")
    return [category, *((word.strip(), "", "") for word in message.keywords.split("/"))]


def _transmitted(lines: Sequence[str]) -> dt.datetime | None:
    """The time of transmission, the last that is stated: ``281744 GMT Mar 16``; without a zone it is UTC."""
    for line in lines:
        if match := _TIME.search(line):
            month = _MONTHS.get(match["month"][:3].lower(), match["month"])
            written = f"{match['day']} {month} {match['year']} {match['hour']}:{match['minute']} {match['zone'] or ''}"
            if found := moment(written):
                return found
    return None


def _without_time(lines: Sequence[str]) -> list[str]:
    """Where a message has no ETX its time is the last line of the text."""
    return [line for at, line in enumerate(lines) if at < len(lines) - 5 or not _TIME.fullmatch(line.strip())]
