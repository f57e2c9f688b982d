"""Webhooks to many clients, some of them dead: ``wire CLIENTS DEAD EVENTS``."""

import asyncio
import datetime as dt
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.utils import timezone

from dateline.archive.models import LedgerEvent, Source
from dateline.archive.record import record
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client as Net
from dateline.wire import clients
from dateline.wire.delivery import adding
from dateline.wire.delivery.engine import TICK, Engine
from dateline.wire.delivery.records import Records
from dateline.wire.delivery.service import means
from dateline.wire.models import Delivery, Kind

_APART = 2.0
"""Seconds between two events."""
_PATIENCE = 60.0
"""Seconds after the last one until all have it."""
_WORDS = "The port said that ships would wait outside until the ice had gone, which may take a week or two. " * 6
_TOPICS = ("weather", "economy", "politics")


def main(count: str, dead: str, events: str) -> dict[str, float]:
    """Seconds from a commit to the living clients: the middle, one in a hundred, the slowest; and CPU of an event."""
    end = subprocess.Popen(
        [sys.executable, "-m", "dateline.bench.inside.hookend"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert end.stdout is not None, "it was asked for"
    answering, silent = (int(port) for port in end.stdout.readline().split())
    allow = AllowPrivate(frozenset({("127.0.0.1", answering), ("127.0.0.1", silent), ("127.0.0.1", 9)}))
    _add(int(count), int(dead), answering, silent, allow)
    began = time.process_time()
    asyncio.run(_deliver(int(events), allow))
    spent = time.process_time() - began
    arrived, _ = end.communicate("")
    return _figures(arrived.splitlines(), int(count) - int(dead)) | {"cpu": spent / int(events)}


def _add(count: int, dead: int, answering: int, silent: int, allow: AllowPrivate) -> None:
    """Half have a filter that the stories pass; of the dead half refuse connections and half never answer."""
    Source.objects.create(slug="bench", name="Bench", policy="auto", language="en")
    now = timezone.now()
    for number in range(count):
        port = answering if number >= dead else (9, silent)[number % 2]
        written = f"lang:en -topic:{_TOPICS[number % len(_TOPICS)]}" if number % 2 else ""
        client = clients.add(f"Client {number}", now=now, written=written)
        wanted = adding.Wanted(kind=Kind.WEBHOOK, target=f"http://127.0.0.1:{port}/{number}")
        adding.add(client, wanted, now=now, allow=allow)


async def _deliver(events: int, allow: AllowPrivate) -> None:
    records, writers = Records(), ThreadPoolExecutor(1)
    loop = asyncio.get_running_loop()
    try:
        async with Net(user_agent="bench", allow=allow) as net:
            engine = Engine(records, means(net).carrier_of)
            told, next_at, over = 0, loop.time() + 1, loop.time() + events * _APART + _PATIENCE
            while loop.time() < over and (told < events or engine.busy or loop.time() < next_at):
                if told < events and loop.time() >= next_at:
                    await loop.run_in_executor(writers, _tell, told)
                    told, next_at = told + 1, next_at + _APART
                await engine.look()
                await asyncio.sleep(TICK)
            await engine.close()
    finally:
        records.close()
        writers.shutdown()


def _tell(number: int) -> None:
    record(
        Item(
            uri=f"urn:bench:{number}",
            format="bench",
            headline=f"Story {number}",
            body_html=paragraphs(_WORDS, _WORDS),
            version=1,
            language="en",
            published=timezone.now() - dt.timedelta(seconds=1),
        ),
        Source.objects.get(slug="bench"),
        now=timezone.now(),
    )


def _figures(lines: Sequence[str], living: int) -> dict[str, float]:
    """Each client gets the events in their order, so the n-th call of a path is the n-th event."""
    events = sorted(at.timestamp() for at in LedgerEvent.objects.filter(subject="story").values_list("at", flat=True))
    calls: dict[str, list[float]] = {}
    for line in lines:
        path, at = line.split()
        calls.setdefault(path, []).append(float(at))
    took = sorted(at - began for each in calls.values() for began, at in zip(events, each, strict=True))
    assert len(calls) == living and len(took) == living * len(events), "each living client got each event, once"
    assert Delivery.objects.filter(tries__gt=0).exists(), "the dead are found dead"
    return {"p50": took[len(took) // 2], "p99": took[len(took) * 99 // 100], "slowest": took[-1]}
