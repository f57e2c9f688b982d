"""Deliveries at work: one event loop, a task for each that has something to do, and none that waits for another."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from functools import partial

from django.utils import timezone

from dateline.wire.delivery import marking, reading
from dateline.wire.delivery.port import (
    Carrier,
    Counter,
    DeliveryError,
    EndedError,
    Message,
    RefusedError,
    Taken,
    UnreachableError,
)
from dateline.wire.delivery.reading import Batch
from dateline.wire.delivery.records import Records
from dateline.wire.delivery.shared import Shared
from dateline.wire.models import Delivery

TICK = 0.2
"""Seconds between two looks at the ledger."""
_MOST = 256
"""Deliveries that are tried at the same time."""
_REST = 5.0
"""Seconds that a delivery is left alone after a fault of ours."""
log = logging.getLogger(__name__)


class Engine:
    """See the module. ``carrier_of`` gives each delivery its way."""

    def __init__(self, records: Records, carrier_of: Callable[[Delivery], Carrier]) -> None:
        self._records = records
        self._carrier_of = carrier_of
        self._shared = Shared()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(_MOST)
        self._resting: dict[int, float] = {}
        self._seen: int | None = None
        """Up to which event it was looked whether anything was taken away."""

    async def look(self) -> None:
        """Start what there is to do. An event that takes something away is tried at once, however long others wait."""
        found = await self._records.read(partial(reading.look, timezone.now(), self._seen))
        self._seen = found.seq
        moment = asyncio.get_running_loop().time()
        for delivery in found.due:
            if delivery.pk not in self._tasks and self._resting.get(delivery.pk, 0) <= moment:
                task = asyncio.create_task(self._deliver(delivery, found.urgent))
                self._tasks[delivery.pk] = task
                task.add_done_callback(partial(self._over, delivery.pk))

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._tasks)

    async def close(self) -> None:
        """Give up what is under way; it is sent again after the next start."""
        for task in list(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _over(self, delivery_id: int, task: "asyncio.Task[None]") -> None:
        del self._tasks[delivery_id]
        if not task.cancelled() and (error := task.exception()):
            self._resting[delivery_id] = asyncio.get_running_loop().time() + _REST
            log.warning("delivery %d: %s; trying again in %.0f s", delivery_id, error, _REST, exc_info=error)
        else:
            self._resting.pop(delivery_id, None)

    async def _deliver(self, delivery: Delivery, urgent: bool) -> None:
        """Everything that there is for one, batch by batch."""
        async with self._room:
            found: Delivery | None = delivery
            while found and (batch := await self._next(found, urgent)):
                if not await self._batch(batch) or batch.is_all:
                    return
                urgent = False
                found = await self._records.read(partial(reading.present, delivery.pk))

    async def _next(self, delivery: Delivery, urgent: bool) -> Batch | None:
        read = partial(reading.next_batch, delivery, timezone.now(), self._shared, urgent=urgent)
        return await self._records.read(read)

    async def _batch(self, batch: Batch) -> bool:
        """Whether to go on at once."""
        try:
            if batch.messages:
                async with self._carrier_of(batch.delivery).open() as counter:
                    for message in batch.messages:
                        if not await self._hand_over(counter, batch, message):
                            # What is true of it now has to be read first.
                            return True
            if not batch.is_settled:
                await self._records.write(partial(marking.finished, batch, timezone.now()))
        except UnreachableError as error:
            await self._records.write(partial(marking.unreachable, batch, error, timezone.now()))
            return False
        except EndedError as error:
            await self._records.write(partial(marking.ended, batch, error.reason))
            return False
        return True

    async def _hand_over(self, counter: Counter, batch: Batch, message: Message) -> bool:
        """Whether the next one of the batch may follow."""
        write = self._records.write
        ready = await write(partial(marking.begin, batch, message, timezone.now()))
        if ready is None:
            return False
        try:
            taken = await _taken(counter, ready)
        except DeliveryError as error:
            if not error.arrived:
                await write(partial(marking.not_arrived, ready))
            if not isinstance(error, RefusedError):
                raise
            await write(partial(marking.refused, batch, ready, error, timezone.now()))
            # Behind what was not taken nothing of the same story may go.
            return False
        await write(partial(marking.acknowledged, batch, ready, taken, timezone.now()))
        return True


async def _taken(counter: Counter, message: Message) -> Taken:
    try:
        return await counter.hand_over(message)
    except DeliveryError:
        raise
    except Exception as error:
        # It must not stand in the way of every other story.
        log.exception("delivery %d: story %d cannot be written", message.delivery_id, message.story_id)
        raise RefusedError(f"a fault of ours: {error}") from error


async def work(
    look: Callable[[], Awaitable[None]], tick: float, stop: threading.Event, paused: Callable[[], bool]
) -> None:
    """``look`` every ``tick`` seconds until ``stop``, but not while ``paused``; after failures it waits longer."""
    wait = tick
    while not await _stopped(stop, wait):
        if paused():
            continue
        try:
            await look()
            wait = tick
        except Exception as error:
            wait = min(max(1.0, wait * 2), 30.0)
            log.warning("%s; trying again in %.0f s", error, wait, exc_info=True)


async def _stopped(stop: threading.Event, seconds: float) -> bool:
    """Whether ``stop`` is set, at the latest after ``seconds``."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not stop.is_set() and (left := end - loop.time()) > 0:
        await asyncio.sleep(min(left, 0.25))
    return stop.is_set()
