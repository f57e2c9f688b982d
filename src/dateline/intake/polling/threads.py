"""The two threads beside the event loop: one reads what came, one writes the archive."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from django.db import close_old_connections, connections

Result = TypeVar("Result")


def _one(name: str) -> Callable[[], Executor]:
    return lambda: ThreadPoolExecutor(1, name)


@dataclass(frozen=True, slots=True)
class Threads:
    """Sources' copy goes into the archive one after the other, whichever way it came."""

    readers: Executor = field(default_factory=_one("intake-read"))
    archive: Executor = field(default_factory=_one("intake-archive"))

    async def read(self, work: Callable[[], Result]) -> Result:
        """Something that takes the processor and asks nobody."""
        return await asyncio.get_running_loop().run_in_executor(self.readers, work)

    async def write(self, work: Callable[[], Result]) -> Result:
        """Something that asks the database."""
        return await asyncio.get_running_loop().run_in_executor(self.archive, partial(_with_database, work))

    def close(self) -> None:
        """What is under way is finished first."""
        self.archive.submit(connections.close_all)
        self.readers.shutdown()
        self.archive.shutdown()


def _with_database(work: Callable[[], Result]) -> Result:
    close_old_connections()
    return work()
