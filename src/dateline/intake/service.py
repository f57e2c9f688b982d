"""Intake at work: one event loop that visits feeds, folders and mailboxes, and asks hubs to tell us.

What is to be done is found in the database each time, so it may be killed at any point and goes on where it was.
"""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.utils import timezone

from dateline.intake import folder
from dateline.intake.mail import visit as mail
from dateline.intake.net.client import Client
from dateline.intake.peers.following import Peers
from dateline.intake.polling.hosts import host_of
from dateline.intake.polling.poller import Poller
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told
from dateline.intake.polling.visit import Aim
from dateline.intake.settings import Intake
from dateline.intake.websub import subscribe

TICK = 1.0
"""Seconds between two looks at who is due."""
FOLDERS = 2.0
HUBS = 30.0
MAIL = 10.0
LONGEST_WAIT = 60.0
log = logging.getLogger(__name__)


def client_of(settings: Intake) -> Client:
    """The client with which sources are asked."""
    return Client(user_agent=settings.user_agent, allow=settings.private)


@dataclass(frozen=True, slots=True)
class Chore:
    """Something else that is fetched now and then, by rooms that stand above this one."""

    seconds: float
    """Between two looks at whether there is anything to do."""
    work: Callable[[Client, Threads], Awaitable[None]]


@dataclass(slots=True)
class Service:
    """Everything that comes in on its own."""

    settings: Intake
    stop: threading.Event
    chores: Sequence[Chore] = ()
    tasks: set["asyncio.Task[Told | None]"] = field(default_factory=set)

    async def run(self) -> None:
        """Until ``stop``; visits under way are then given up, and asked for again after the next start."""
        threads = Threads()
        try:
            async with client_of(self.settings) as client, asyncio.TaskGroup() as group:
                poller = Poller(client=client, threads=threads)
                group.create_task(self._every(TICK, lambda: self._feeds(poller)))
                group.create_task(self._every(FOLDERS, lambda: self._folders(threads)))
                group.create_task(self._every(MAIL, lambda: self._mail(threads)))
                following = Peers(client, threads)
                group.create_task(self._every(TICK, following.look))
                group.create_task(self._every(HUBS, lambda: self._hubs(client, threads)))
                for chore in self.chores:
                    group.create_task(self._every(chore.seconds, partial(chore.work, client, threads)))
        finally:
            for task in self.tasks:
                task.cancel()
            threads.close()

    async def _every(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        """``work`` again and again; a fault of ours or of the database is logged and tried after ever longer waits."""
        wait = seconds
        while not await self._stopped(wait):
            if self.settings.paused.exists():
                continue
            try:
                await work()
                wait = seconds
            except Exception as error:
                wait = min(max(1.0, wait * 2), LONGEST_WAIT)
                log.warning("%s; trying again in %.0f s", error, wait, exc_info=True)

    async def _stopped(self, seconds: float) -> bool:
        """Whether ``stop`` is set, at the latest after ``seconds``."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not self.stop.is_set() and (left := end - loop.time()) > 0:
            await asyncio.sleep(min(left, 0.25))
        return self.stop.is_set()

    async def _feeds(self, poller: Poller) -> None:
        for aim in await poller.due():
            poller.busy[aim.wire] = host_of(aim.url)
            task = asyncio.create_task(self._visit(poller, aim))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _visit(self, poller: Poller, aim: Aim) -> Told | None:
        try:
            told = await poller.visit(aim)
        except Exception:
            # The wire is due still, and the others go on.
            log.exception("a visit to %s broke off", aim.url)
            return None
        if told is not None and (told.fresh or told.failed):
            log.info("%s: %s", aim.url, told.words.partition("\n")[0] if told.failed else f"{told.fresh} items")
        return told

    async def _folders(self, threads: Threads) -> None:
        await threads.write(lambda: folder.look(self.settings.drop, timezone.now()))

    async def _mail(self, threads: Threads) -> None:
        for aim in await threads.write(lambda: mail.due(self.settings.mail, timezone.now())):
            brought = await asyncio.to_thread(mail.fetch, aim)
            done = await threads.write(partial(mail.take, brought, timezone.now()))
            if fault := await asyncio.to_thread(mail.finish, brought, done):
                log.warning("mailbox %s: %s", aim.name, fault)

    async def _hubs(self, client: Client, threads: Threads) -> None:
        for subscription in await threads.write(lambda: subscribe.due(timezone.now())):
            fault = await subscribe.ask(client, subscription, self.settings.site)
            await threads.write(partial(subscribe.asked, subscription, fault, timezone.now()))


def run(settings: Intake, stop: threading.Event, chores: Sequence[Chore] = ()) -> None:
    """In a thread of its own."""
    asyncio.run(Service(settings, stop, chores).run())
