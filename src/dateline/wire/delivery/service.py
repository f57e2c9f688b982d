"""The worker's thread for whatever is sent to clients: deliveries, and the hub of our feeds."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dateline.alerts.letters import sender
from dateline.alerts.office import office
from dateline.intake.net.client import Client
from dateline.intake.settings import intake
from dateline.wire.delivery.carriers.choose import Means
from dateline.wire.delivery.engine import TICK, Engine, work
from dateline.wire.delivery.records import Records
from dateline.wire.hub.service import TICK as HUB_TICK
from dateline.wire.hub.service import Hub


def run(stop: threading.Event, paused: Callable[[], bool]) -> None:
    """Until ``stop``; nothing is sent while ``paused``."""
    asyncio.run(_run(stop, paused))


async def _run(stop: threading.Event, paused: Callable[[], bool]) -> None:
    records = Records()
    try:
        async with Client(user_agent=intake().user_agent, allow=intake().private) as client:
            engine, hub = Engine(records, means(client).carrier_of), Hub(records, client)
            async with asyncio.TaskGroup() as group:
                group.create_task(work(engine.look, TICK, stop, paused))
                group.create_task(work(hub.look, HUB_TICK, stop, paused))
            await engine.close()
            await hub.close()
    finally:
        records.close()


def means(client: Client) -> Means:
    """What this agency sends with."""
    config = settings.CONFIG
    return Means(
        client=client,
        allow=intake().private,
        office=office(),
        sender=sender(),
        site=config.site,
        data=Path(config.data),
        now=timezone.now,
        telegram=config.wire.telegram.rstrip("/"),
    )
