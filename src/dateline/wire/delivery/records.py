"""The two threads in which the database is asked, beside the event loop that waits for the other sides."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from django.db import close_old_connections, connections, transaction

Result = TypeVar("Result")


class Records:
    """Reads one after the other, and writes of all deliveries that come together in one transaction."""

    def __init__(self) -> None:
        self._reader = ThreadPoolExecutor(1, "deliveries-read")
        self._writer = ThreadPoolExecutor(1, "deliveries-write")
        self._waiting: list[tuple[Callable[[], Any], asyncio.Future[Any]]] = []
        self._flush: asyncio.Task[None] | None = None

    async def read(self, work: Callable[[], Result]) -> Result:
        """What ``work`` finds."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, partial(_asking, work))

    async def write(self, work: Callable[[], Result]) -> Result:
        """What ``work`` returns, once it is committed. One that fails takes those that were written with it along."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._flush is None:
            self._flush = asyncio.create_task(self._write_all())
        return await future

    def close(self) -> None:
        """What is under way is finished first."""
        for each in (self._reader, self._writer):
            each.submit(connections.close_all)
            each.shutdown()

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                together, self._waiting = self._waiting, []
                await self._write_some(together)
        finally:
            self._flush = None

    async def _write_some(self, together: Sequence[tuple[Callable[[], Any], "asyncio.Future[Any]"]]) -> None:
        job = partial(_asking, partial(_together, [work for work, _ in together]))
        try:
            results = await asyncio.get_running_loop().run_in_executor(self._writer, job)
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told.
            for _, future in together:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), result in zip(together, results, strict=True):
            if not future.done():
                future.set_result(result)


def _asking(work: Callable[[], Result]) -> Result:
    close_old_connections()
    return work()


def _together(works: Sequence[Callable[[], Any]]) -> list[Any]:
    with transaction.atomic():
        return [work() for work in works]
