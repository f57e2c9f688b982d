"""The hub at work: beside deliveries, in the worker."""

import asyncio
import logging
from collections.abc import Coroutine
from functools import partial
from typing import Any

from django.utils import timezone

from dateline.archive.ledger import last_seq
from dateline.index.registry import catch_up_all
from dateline.intake.net.client import Client
from dateline.wire.delivery.records import Records
from dateline.wire.hub import distributing, verifying
from dateline.wire.hub.topics import Content
from dateline.wire.models import HubRequest, Subscriber

TICK = 0.5
"""Seconds between two looks; what happens within one is told in one."""
_SETTLED = 5.0
"""Seconds after a change at which feeds are looked at once more: filters with words follow a little later."""
_AT_ONCE = 64
"""Callbacks that are spoken to at the same time."""
log = logging.getLogger(__name__)


class Hub:
    """See the module. Nobody who is slow delays anybody: each is spoken to in a task of its own."""

    def __init__(self, records: Records, client: Client) -> None:
        self._records = records
        self._client = client
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._seq = -1
        """Where the ledger was when all feeds were looked at."""
        self._settles: float | None = None
        self._again: set[str] = set()
        """Feeds that moved on while somebody was told of them."""
        self._tasks: dict[tuple[str, int], asyncio.Task[None]] = {}
        """By what is done, and for which row."""

    async def look(self) -> None:
        """Verify who has asked, and tell whoever is behind."""
        now = timezone.now()
        for request in await self._records.read(partial(verifying.due, now)):
            self._start(("verify", request.pk), self._verify(request))
        for topic in await self._changed():
            seq = self._seq
            content, subscribers = await self._records.read(partial(distributing.behind, topic, timezone.now()))
            for subscriber in subscribers if content else ():
                assert content is not None, "nobody is told of nothing"
                if ("tell", subscriber.pk) in self._tasks:
                    self._again.add(topic)
                else:
                    self._start(("tell", subscriber.pk), self._tell(subscriber, content, seq))

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._tasks or self._again)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in list(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _start(self, key: tuple[str, int], work: Coroutine[Any, Any, None]) -> None:
        if key in self._tasks:
            work.close()
            return
        self._tasks[key] = task = asyncio.create_task(work)
        task.add_done_callback(partial(self._over, key))

    def _over(self, key: tuple[str, int], task: "asyncio.Task[None]") -> None:
        del self._tasks[key]
        if not task.cancelled() and (error := task.exception()):
            log.warning("the hub: %s", error, exc_info=error)

    async def _verify(self, request: HubRequest) -> None:
        async with self._room:
            confirmed = await verifying.meant(self._client, request)
        await self._records.write(partial(verifying.settle, request, confirmed, timezone.now()))
        if confirmed:
            # Who has just come gets the feed as it is.
            self._again.add(request.topic)

    async def _changed(self) -> list[str]:
        """The feeds to look at now."""
        now, moment = timezone.now(), asyncio.get_running_loop().time()
        seq = await self._records.read(last_seq)
        settled = self._settles is not None and moment >= self._settles
        if seq == self._seq and not settled:
            retried = await self._records.read(partial(distributing.retried, now))
            again, self._again = self._again, set()
            return sorted(again.union(retried))
        # Before the feeds are read, and not after: who is verified meanwhile is told at the next look.
        self._again = set()
        topics = await self._records.read(partial(distributing.subscribed, now))
        if topics:
            await self._records.read(catch_up_all)
        self._settles = moment + _SETTLED if seq != self._seq else None
        self._seq = seq
        return topics

    async def _tell(self, subscriber: Subscriber, content: Content, seq: int) -> None:
        async with self._room:
            if await self._records.read(last_seq) != seq:
                # What it says may not be true any more.
                self._again.add(subscriber.topic)
                return
            outcome = await distributing.tell(self._client, subscriber, content)
        await self._records.write(partial(distributing.settle, subscriber, outcome, content, timezone.now()))
