"""What an answer holds: its items, what could not be read of it, and what the feed says of itself."""

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.core.story import Item, Unreadable
from dateline.core.wires import read
from dateline.core.wires.channel import Channel, channel
from dateline.core.wires.page.read import PAGE

MOST_ITEMS = 5000
"""Items that are taken from one answer; a feed that has more shows its newest first."""
TOLD = 20
"""Problems that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``problems`` are sentences for a person."""

    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Worth knowing, and nobody's fault."""
    channel: Channel | None = None

    @property
    def useless(self) -> str:
        """Why this is no answer at all: a web page where a feed was, or nothing that can be read."""
        if any(item.format == PAGE.name for item in self.items):
            return "the address answers with a web page instead of a feed"
        return self.problems[0] if self.problems and not self.items else ""

    @property
    def words(self) -> str:
        """Problems and notes, a line each."""
        told = self.problems[:TOLD]
        more = len(self.problems) - len(told)
        return "\n".join((*told, *((f"and {more} more",) if more else ()), *self.notes))


def read_body(body: bytes, received: dt.datetime) -> Reading:
    """The items of a whole answer, as far as `MOST_ITEMS`."""
    items: list[Item] = []
    problems: list[str] = []
    notes: list[str] = []
    for result in read(io.BytesIO(body), received=received):
        if isinstance(result, Item):
            items.append(result)
        else:
            (problems if result.story else notes).append(sentence(result))
        if len(items) + len(problems) > MOST_ITEMS:
            notes.append(f"only the first {MOST_ITEMS} items are taken from one answer")
            break
    return Reading(items=tuple(items), problems=tuple(problems), notes=tuple(notes), channel=channel(body))


def sentence(result: Unreadable) -> str:
    """``entry 3: an item with neither a headline nor a text``"""
    return ": ".join(part for part in (result.where, result.reason) if part)


def joined(readings: Iterable[Reading]) -> Reading:
    """Several files as one; what the feed says of itself is the first one's."""
    every = list(readings)
    return Reading(
        items=tuple(item for one in every for item in one.items),
        problems=tuple(problem for one in every for problem in one.problems),
        notes=tuple(note for one in every for note in one.notes),
        channel=next((one.channel for one in every if one.channel), None),
    )
