"""The end of the ledger, looked at ten times a second as long as somebody waits for it to move."""

import asyncio
from collections.abc import Callable

from dateline.edge.wire.work import Work

_TICK = 0.1
"""Seconds between two looks."""


class Tail:
    """Wakes those who wait. ``last`` asks for the ``seq`` of the last event."""

    def __init__(self, work: Work, last: Callable[[], int]) -> None:
        self._work = work
        self._last = last
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._looking: asyncio.Task[None] | None = None

    async def beyond(self, seq: int, patience: float) -> None:
        """Return when there is something after ``seq``, or after so many seconds."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((seq, waiting))
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._look())
        try:
            await asyncio.wait([waiting], timeout=patience)
        finally:
            self._waiting.remove((seq, waiting))

    async def _look(self) -> None:
        while self._waiting:
            last = await self._work.do(self._last)
            for seq, waiting in self._waiting:
                if last > seq and not waiting.done():
                    waiting.set_result(None)
            await asyncio.sleep(_TICK)
