"""The poller: visits whoever is due, many at once, and hands what they bring to the archive one after the other."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from dateline.archive.batch import Clock
from dateline.intake import pictures
from dateline.intake.net.client import Client
from dateline.intake.polling.due import due, without_text
from dateline.intake.polling.hosts import Hosts, host_of
from dateline.intake.polling.take import take
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told
from dateline.intake.polling.visit import Aim, Visitor

AT_ONCE = 32
"""Visits under way."""
OF_ONE_HOST = 2
"""Visits of one host among them: one that is going on, one that waits its turn."""
MOST_WAITING = 1000
"""Wires among which the next are chosen."""


@dataclass(slots=True)
class Poller:
    """One event loop's poller."""

    client: Client
    threads: Threads
    clock: Clock = timezone.now
    dice: Callable[[], float] = random.random
    hosts: Hosts = field(default_factory=Hosts)
    busy: dict[int, str] = field(default_factory=dict)
    """Wires that are being visited, with their hosts."""

    async def visit(self, aim: Aim) -> Told | None:
        """One visit from request to record; None where the wire was removed meanwhile."""
        visitor = Visitor(
            client=self.client,
            hosts=self.hosts,
            threads=self.threads,
            without_text=without_text,
            wanted_pictures=pictures.wanted,
        )
        self.busy[aim.wire] = host_of(aim.url)
        try:
            brought = await visitor.visit(aim, self.clock())
            return await self.threads.write(lambda: take(brought, self.clock, self.dice()))
        finally:
            self.busy.pop(aim.wire, None)

    async def visit_all(self, aims: Iterable[Aim]) -> list[Told]:
        """Visit these, as many at once as may be."""
        places = asyncio.Semaphore(AT_ONCE)

        async def one(aim: Aim) -> Told | None:
            async with places:
                return await self.visit(aim)

        return [told for told in await asyncio.gather(*map(one, aims)) if told is not None]

    async def due(self) -> list[Aim]:
        """Whose time has come and who is not being visited, as many as there is room for.

        Of one host no more than `OF_ONE_HOST`: a site with a hundred feeds must not fill all places with their queue.
        """
        room = AT_ONCE - len(self.busy)
        if room <= 0:
            return []
        waiting = await self.threads.write(lambda: due(self.clock(), MOST_WAITING, busy=tuple(self.busy)))
        hosts = Counter(self.busy.values())
        chosen: list[Aim] = []
        for aim in waiting:
            if hosts[host_of(aim.url)] < OF_ONE_HOST and len(chosen) < room:
                hosts[host_of(aim.url)] += 1
                chosen.append(aim)
        return chosen
