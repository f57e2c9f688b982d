"""The poller: visits whoever is due, many at once, and hands what they bring to the archive one after the other."""

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from dateline.archive.batch import Clock
from dateline.intake import pictures
from dateline.intake.net.client import Client
from dateline.intake.polling.due import due, without_text
from dateline.intake.polling.hosts import Hosts
from dateline.intake.polling.take import take
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told
from dateline.intake.polling.visit import Aim, Visitor

AT_ONCE = 32
"""Visits under way."""


@dataclass(slots=True)
class Poller:
    """One event loop's poller."""

    client: Client
    threads: Threads
    clock: Clock = timezone.now
    dice: Callable[[], float] = random.random
    hosts: Hosts = field(default_factory=Hosts)
    busy: set[int] = field(default_factory=set)

    async def visit(self, aim: Aim) -> Told | None:
        """One visit from request to record; None where the wire was removed meanwhile."""
        visitor = Visitor(
            client=self.client,
            hosts=self.hosts,
            threads=self.threads,
            without_text=without_text,
            wanted_pictures=pictures.wanted,
        )
        self.busy.add(aim.wire)
        try:
            brought = await visitor.visit(aim, self.clock())
            return await self.threads.write(lambda: take(brought, self.clock, self.dice()))
        finally:
            self.busy.discard(aim.wire)

    async def visit_all(self, aims: Iterable[Aim]) -> list[Told]:
        """Visit these, as many at once as may be."""
        places = asyncio.Semaphore(AT_ONCE)

        async def one(aim: Aim) -> Told | None:
            async with places:
                return await self.visit(aim)

        return [told for told in await asyncio.gather(*map(one, aims)) if told is not None]

    async def due(self) -> list[Aim]:
        """Whose time has come and who is not being visited, as many as there is room for."""
        room = AT_ONCE - len(self.busy)
        if room <= 0:
            return []
        return await self.threads.write(lambda: due(self.clock(), room, busy=tuple(self.busy)))
