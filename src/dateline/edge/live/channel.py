"""A filter with its readers: the latest messages once for all of them, and where each reader is."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Among, terms
from dateline.edge.asgi import Message
from dateline.edge.live.reader import Reader, part

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
    """A message. It is emptied when the story is gone: nobody who is behind gets it any more."""

    seq: int
    story: int
    message: Message


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
                kept.message = part(b"") if kept.story == story else kept.message
        else:
            self._told[story] = None
            if len(self._told) > _TOLD:
                del self._told[next(iter(self._told))]
        self._kept.append(_Kept(seq, story, part(data)))
        self._count += 1

    def deliver(self, reader: Reader) -> None:
        """What the reader has not got yet, if they read; who is further behind than is kept is dropped."""
        behind = self._count - reader.at
        if not behind or not reader.reads:
            return
        if behind > len(self._kept):
            reader.close()
            return
        reader.at = self._count
        if behind == 1:
            last = self._kept[-1]
            if last.seq > reader.after and last.message["body"]:
                reader.push(last.message)
            return
        data = b"".join(each.message["body"] for each in self._last(behind) if each.seq > reader.after)
        if data:
            reader.push(part(data))

    def _last(self, count: int) -> Iterator[_Kept]:
        return (self._kept[at] for at in range(len(self._kept) - count, len(self._kept)))
