"""Visits many feeds on loopback: ``fetch COUNT``."""

import asyncio
import multiprocessing
import time

from django.utils import timezone

from dateline.archive.models import Source
from dateline.bench.inside.outlets import serve
from dateline.intake.models import Wire
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client
from dateline.intake.polling.due import aims
from dateline.intake.polling.hosts import Hosts
from dateline.intake.polling.poller import Poller
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told


def main(count: str) -> dict[str, float]:
    """CPU milliseconds a visit, wall seconds a round."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    _found(int(count), port)
    told = {"sources": float(count)}
    for name in ("new", "same"):
        cpu, wall = time.process_time(), time.monotonic()
        visits = asyncio.run(_round(port, list(Wire.objects.select_related("source"))))
        told[name] = (time.process_time() - cpu) / int(count) * 1000
        told[f"{name}_wall"] = time.monotonic() - wall
        told.setdefault("fresh", float(sum(each.fresh for each in visits)))
    server.terminate()
    server.join()
    return told


def _found(count: int, port: int) -> None:
    now = timezone.now()
    names = [f"s{number}" for number in range(count)]
    Source.objects.bulk_create(Source(slug=name, name=name, policy="auto", language="en") for name in names)
    sources = Source.objects.in_bulk(names, field_name="slug")
    Wire.objects.bulk_create(
        Wire(source=sources[name], address=f"http://127.0.0.1:{port}/{name}", next_at=now) for name in names
    )


async def _round(port: int, wires: list[Wire]) -> list[Told]:
    threads = Threads()
    try:
        async with Client(user_agent="bench", allow=AllowPrivate(frozenset({("127.0.0.1", port)}))) as client:
            # All are on one host here, where in life each is on its own: without a pause between them.
            poller = Poller(client, threads, hosts=Hosts(0))
            return await poller.visit_all(aims(wires))
    finally:
        threads.close()
