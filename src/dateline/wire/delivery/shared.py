"""What is read once for all deliveries that stand at the same place: two hundred clients are told of one event.

Good for as long as the ledger stands still, and for a second at most.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.archive.ledger import last_seq
from dateline.core.filters import EVERYTHING, Node
from dateline.wire import ledger
from dateline.wire.ledger import Entry
from dateline.wire.passing import first_told, has_some_of
from dateline.wire.receivers import Receiver

WINDOW = 50
"""Events that are looked at in one go. Few, since what was read long ago may not be true any more."""
_GOOD_FOR = dt.timedelta(seconds=1)
Copied: TypeAlias = tuple[Entry, dict[str, bytes]]
"""An event, and its version as it was written so far, by the name of the format."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """See `ledger.Stretch`. ``last`` is the ledger's last ``seq`` before anything was read."""

    entries: Sequence[Copied]
    reached: int
    last: int


class Shared:
    """For one thread."""

    def __init__(self) -> None:
        self._seq = -1
        self._at = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._stretches: dict[tuple[int, bool, bool], Stretch] = {}
        self._first: dict[tuple[Node, int, bool], dict[int, int]] = {}

    def read(self, receiver: Receiver, after: int, now: dt.datetime) -> Stretch:
        """The next stretch for a receiver, as `ledger.read` has it."""
        last = last_seq()
        if last != self._seq or now - self._at > _GOOD_FOR:
            self._seq, self._at = last, now
            self._stretches.clear()
            self._first.clear()
        whole = self._whole(receiver, after, last, now)
        if receiver.filter == EVERYTHING or not whole.entries:
            return whole
        ids = {each.story_id for each, _ in whole.entries}
        first = self._passed(receiver, after, ids, whole.reached, now)
        if ids - first.keys() and receiver.client_id is not None:
            first = first | dict.fromkeys(has_some_of(receiver.client_id, ids), 0)
        concerned = [each for each in whole.entries if first.get(each[0].story_id, each[0].seq + 1) <= each[0].seq]
        return Stretch(concerned, whole.reached, last)

    def _whole(self, receiver: Receiver, after: int, last: int, now: dt.datetime) -> Stretch:
        """For whoever has these rights and no filter."""
        key = after, receiver.embargoed, receiver.photos
        if key not in self._stretches:
            anybody = Receiver(client_id=0, embargoed=receiver.embargoed, photos=receiver.photos)
            found = ledger.read(anybody, after, now, window=WINDOW)
            self._stretches[key] = Stretch([(each, {}) for each in found.entries], found.reached, last)
        return self._stretches[key]

    def _passed(self, receiver: Receiver, after: int, ids: set[int], upto: int, now: dt.datetime) -> dict[int, int]:
        key = receiver.filter, after, receiver.embargoed
        if key not in self._first:
            self._first[key] = first_told(receiver.filter, ids, upto, now, embargoed=receiver.embargoed)
        return self._first[key]
