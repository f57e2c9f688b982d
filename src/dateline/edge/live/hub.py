"""All channels: told of the ledger, it asks every filter at once and lets the readers of those concerned know."""

import asyncio
import time
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.utils import timezone

from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from dateline.core.ledger import Subject
from dateline.edge.asgi import Send
from dateline.edge.change import Change, Seen
from dateline.edge.live.channel import Channel, Wanted
from dateline.edge.live.message import What, alive, what, written
from dateline.edge.live.reader import Reader, part

HEARTBEAT = 15
"""Seconds in which every reader is sent something."""
_AT_ONCE = 500
"""Readers that are handed something before kept pages and the rest have their turn: about two milliseconds."""
BACK = 120
"""Seconds for which it is known where the ledger was."""


class Hub:
    """A listener of the process's follower. Belongs to the event loop."""

    def __init__(self) -> None:
        self._channels: dict[Wanted, Channel] = {}
        self._watches: dict[ZoneInfo, Watches[Wanted]] = {}
        self._past: deque[tuple[float, int]] = deque()
        self._readers = 0
        self._concerned: dict[Channel, None] = {}
        self._delivering: asyncio.Task[None] | None = None
        self._handed = 0
        self.seq: int | None = None
        """Everything up to here was told; None until the ledger was looked at."""

    def __len__(self) -> int:
        return self._readers

    @property
    def channels(self) -> int:
        """How many different filters are listened to."""
        return len(self._channels)

    def begins(self, seq: int) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._reached(seq)

    def turned(self, what: Collection[str]) -> None:
        """See `dateline.edge.follower.Listener`. Rates and partners stand in no stream."""

    def happened(self, changes: Sequence[Change]) -> None:
        """See `dateline.edge.follower.Listener`. A merged topic is another one: who asked by topic asks again."""
        if any(change.subject is Subject.TOPIC for change in changes):
            for channel in self._channels.values():
                if channel.wanted.by_topic:
                    for reader in channel.readers:
                        reader.close()

    def learnt(self, seen: Sequence[Seen]) -> None:
        """See `dateline.edge.follower.Listener`."""
        concerned = {channel: None for each in seen if not each.change.backfill for channel in self._tell(each)}
        if seen:
            self._reached(seen[-1].change.seq)
        self._concerned.update(concerned)
        if self._concerned and self._delivering is None:
            self._delivering = asyncio.ensure_future(self._deliver())

    def reached(self, seq: int) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._reached(seq)

    def place(self, seconds_ago: float) -> int:
        """Where the ledger was some seconds ago, as far as that is known."""
        assert self.seq is not None, "asked after it has begun"
        if seconds_ago <= 0:
            return self.seq
        moment = time.monotonic() - seconds_ago
        return next((seq for at, seq in reversed(self._past) if at <= moment), self._past[0][1])

    @contextmanager
    def listening(self, wanted: Wanted, after: int, send: Send) -> Iterator[tuple[Channel, Reader]]:
        """A reader of a channel, from now on; what happened up to ``after`` they know from elsewhere."""
        channel = self._channels.get(wanted)
        if channel is None:
            channel = self._channels[wanted] = Channel(wanted)
            self._watches.setdefault(wanted.zone, Watches()).add(wanted, wanted.node)
        assert self.seq is not None, "asked after it has begun"
        reader = Reader(send, channel.end, max(self.seq, after))
        channel.readers.add(reader)
        self._readers += 1
        try:
            yield channel, reader
        finally:
            self._readers -= 1
            channel.readers.discard(reader)
            if not channel.readers:
                del self._channels[wanted]
                self._watches[wanted.zone].remove(wanted)

    async def beat(self) -> None:
        """Let readers be sent a sign of life, some in each second, for ever."""
        turn = 0
        while True:
            await asyncio.sleep(1)
            turn = (turn + 1) % HEARTBEAT
            self.send_alive(turn)

    def send_alive(self, turn: int) -> None:
        """To one of `HEARTBEAT` parts of the channels: the place up to which everything was told."""
        if self.seq is None:
            return
        message = part(alive(self.seq))
        for number, channel in enumerate(list(self._channels.values())):
            if number % HEARTBEAT == turn:
                for reader in list(channel.readers):
                    channel.deliver(reader)
                    if reader.reads and reader.after <= self.seq:
                        reader.push(message)

    async def _deliver(self) -> None:
        """Hand out what channels were told, and let others work in between."""
        try:
            while self._concerned:
                channel = next(iter(self._concerned))
                del self._concerned[channel]
                readers = list(channel.readers)
                for start in range(0, len(readers), _AT_ONCE):
                    for reader in readers[start : start + _AT_ONCE]:
                        channel.deliver(reader)
                    self._handed += len(readers[start : start + _AT_ONCE])
                    if self._handed >= _AT_ONCE:
                        self._handed = 0
                        await asyncio.sleep(0)
        finally:
            self._delivering = None

    def _tell(self, seen: Seen) -> Iterator[Channel]:
        passes, passed = self._passing(seen.facts), self._passing(seen.before)
        story = seen.change.subject_id
        messages: dict[What, bytes] = {}
        for wanted, channel in (
            self._channels.items() if seen.facts is None or seen.unsure else self._of(passes | passed)
        ):
            before = wanted in passed or channel.has_told(story)
            kind = what(seen.change.verb, passes=wanted in passes and seen.shown is not None, passed=before)
            if kind is None:
                continue
            if kind not in messages:
                messages[kind] = written(seen, kind)
            channel.tell(seen.change.seq, story, messages[kind], gone=kind is What.REMOVED)
            yield channel

    def _of(self, keys: set[Wanted]) -> Iterator[tuple[Wanted, Channel]]:
        return ((wanted, self._channels[wanted]) for wanted in keys)

    def _passing(self, facts: Facts | None) -> set[Wanted]:
        if facts is None or not facts.listed:
            return set()
        now = timezone.now()
        return {key for zone, watches in self._watches.items() for key in watches.matching(facts, now, zone)}

    def _reached(self, seq: int) -> None:
        self.seq = seq
        now = time.monotonic()
        if not self._past or now - self._past[-1][0] >= 1:
            self._past.append((now, seq))
        while len(self._past) > 2 and now - self._past[1][0] > BACK:
            self._past.popleft()
