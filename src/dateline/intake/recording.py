"""What was read goes into the archive, whichever way it came in."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from dateline.archive.batch import Clock, Refused, record_all
from dateline.archive.models import Photo, Source
from dateline.archive.record import NO_PICTURES, Recorded
from dateline.core.decide import Outcome
from dateline.core.story import Item
from dateline.intake.polling.reading import Reading

PicturesOf = Callable[[Item], Mapping[int, Photo]]
"""The pictures of an item that are here, by their place in it."""
OLD = dt.timedelta(hours=24)
"""What is older when a feed is read for the first time is its archive, and told to nobody as news."""
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
_KNOWN = {Outcome.RESENT, Outcome.TWIN, Outcome.LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What became of the items."""

    recorded: tuple[Recorded, ...] = ()
    refused: tuple[str, ...] = ()
    """Sentences: the database would not take these items."""

    @property
    def known(self) -> int:
        """Items that changed nothing."""
        return sum(one.outcome in _KNOWN for one in self.recorded)

    @property
    def fresh(self) -> int:
        """Items that were new or changed a story."""
        return len(self.recorded) - self.known


def record_reading(
    source: Source,
    reading: Reading,
    *,
    clock: Clock = timezone.now,
    first: bool = False,
    pictures_of: PicturesOf = lambda _: NO_PICTURES,
) -> Counted:
    """Record all items, the oldest first; all of them are safe when this returns. ``first``: see `OLD`."""

    def archived(item: Item) -> bool:
        return first and item.published is not None and item.published < clock() - OLD

    recorded: list[Recorded] = []
    refused: list[str] = []
    items = ((None, item) for item in _ordered(reading))
    for _, result in record_all(items, source, backfill=archived, pictures_of=pictures_of, clock=clock):
        if isinstance(result, Refused):
            refused.append(f"{result.uri}: {result.reason}")
        else:
            recorded.append(result)
    return Counted(recorded=tuple(recorded), refused=tuple(refused))


def _ordered(reading: Reading) -> list[Item]:
    """By time where all have one, since feeds put the newest on top; versions of a story keep their order."""
    if not all(item.published for item in reading.items):
        return list(reading.items)
    return sorted(reading.items, key=lambda item: (item.published or _NEVER, item.version or 0))
