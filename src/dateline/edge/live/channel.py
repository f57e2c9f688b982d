"""A filter with its readers: the latest messages once for all of them, and where each reader is."""

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Among, terms

KEPT = 200
"""Messages. A reader who is further behind than that is dropped, and resumes from the ledger."""
_TOLD = 2_000
"""Stories of which it is remembered that they were told."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a stream is about: a filter, and the zone of its days. Equal ones share a channel."""

    node: Node
    zone: ZoneInfo

    @property
    def by_topic(self) -> bool:
        """Whether it means something else once topics are merged."""
        return any(isinstance(term, Among) and term.field is Field.TOPIC for term in terms(self.node))


@dataclass(slots=True)
class _Kept:
    """A message. Its text is emptied when the story is gone: nobody who is behind gets it any more."""

    seq: int
    story: int
    data: bytes


class Reader:
    """Somebody who listens."""

    __slots__ = ("_wake", "after", "at", "beat", "closed")

    def __init__(self, at: int, after: int) -> None:
        self.at = at
        """The channel's messages up to this one are sent."""
        self.after = after
        """Messages up to this ``seq`` are known from elsewhere."""
        self.beat = False
        """Something is to be sent, so that the connection is seen to live."""
        self.closed = False
        self._wake: asyncio.Future[None] | None = None

    async def wait(self) -> None:
        """Until `wake`."""
        self._wake = asyncio.get_running_loop().create_future()
        try:
            await self._wake
        finally:
            self._wake = None

    def wake(self) -> None:
        """There is something to do."""
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def close(self) -> None:
        """There will be nothing more."""
        self.closed = True
        self.wake()


class Channel:
    """See `Wanted`."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.readers: set[Reader] = set()
        self._kept: deque[_Kept] = deque(maxlen=KEPT)
        self._count = 0
        self._told: dict[int, None] = {}

    @property
    def end(self) -> int:
        """The number of its last message."""
        return self._count

    def has_told(self, story: int) -> bool:
        """Whether its readers were told that the story is in the list."""
        return story in self._told

    def tell(self, seq: int, story: int, data: bytes, *, gone: bool) -> None:
        """A message for all readers; with ``gone`` the story's earlier ones are taken back."""
        self._told.pop(story, None)
        if gone:
            for kept in self._kept:
                kept.data = b"" if kept.story == story else kept.data
        else:
            self._told[story] = None
            if len(self._told) > _TOLD:
                del self._told[next(iter(self._told))]
        self._kept.append(_Kept(seq, story, data))
        self._count += 1

    def wake(self) -> None:
        """Whoever waits."""
        for reader in self.readers:
            reader.wake()

    def next_for(self, reader: Reader) -> bytes | None:
        """What the reader has not got yet, and note that it has; None where that is not kept any more."""
        behind = self._count - reader.at
        if behind > len(self._kept):
            return None
        reader.at = self._count
        return b"".join(each.data for each in self._last(behind) if each.seq > reader.after)

    def _last(self, count: int) -> Iterator[_Kept]:
        return (self._kept[at] for at in range(len(self._kept) - count, len(self._kept)))
