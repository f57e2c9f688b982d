"""All peers at once, each by a task of its own: one that does not answer keeps nobody waiting."""

import asyncio
import logging
import random

from django.utils import timezone

from dateline.intake.net.client import Client
from dateline.intake.peers.take import due, take, wanted
from dateline.intake.peers.visit import Aim, visit, with_pictures
from dateline.intake.polling.threads import Threads

log = logging.getLogger(__name__)


class Peers:
    """Starts a task for each peer that is due and has none."""

    def __init__(self, client: Client, threads: Threads) -> None:
        self._client = client
        self._threads = threads
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def look(self) -> None:
        """Once; called again and again."""
        self._tasks = {wire: task for wire, task in self._tasks.items() if not task.done()}
        busy = tuple(self._tasks)
        for aim in await self._threads.write(lambda: due(timezone.now(), busy)):
            self._tasks[aim.wire] = asyncio.create_task(self._follow(aim))

    async def _follow(self, aim: Aim) -> None:
        """Page after page, until nothing more is waiting there or something is wrong."""
        try:
            while await self._page(aim):
                found = await self._threads.write(lambda: due(timezone.now(), ()))
                aims = [each for each in found if each.wire == aim.wire]
                if not aims:
                    return
                aim = aims[0]
        except Exception:
            # The peer is due still, and the others go on.
            log.exception("following %s broke off", aim.url)

    async def _page(self, aim: Aim) -> bool:
        brought = await visit(aim, self._client, self._threads)
        page = brought.page
        if page is not None and page.events:
            asked = await self._threads.write(lambda: wanted(aim.source, page.events))
            brought = await with_pictures(brought, asked, self._client)
        told = await self._threads.write(lambda: take(brought, timezone.now, random.random()))  # noqa: S311, jitter
        if told is not None and (told.fresh or told.failed):
            log.info("%s: %s", aim.url, told.words if told.failed else f"{told.fresh} items")
        return told is not None and not told.failed
