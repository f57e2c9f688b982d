"""Sources at a terminal: adding, visiting, listing."""

import asyncio
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from django.db.models import QuerySet
from django.utils import timezone

from dateline.archive.models import Source
from dateline.core import opml
from dateline.core.story import Policy
from dateline.index.registry import catch_up_all
from dateline.intake import adding, folder, push
from dateline.intake.models import Kind, State, Wire
from dateline.intake.polling.due import aims
from dateline.intake.polling.poller import Poller
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told
from dateline.intake.service import client_of
from dateline.intake.settings import intake
from dateline.run.errors import Failure


def add(
    address: str, name: str, policy: str | None, *, kind: str, every: int | None, visit: bool, token: str = ""
) -> int:
    """Add a wire, visit it and say what came of it; the exit status."""
    now = timezone.now()
    try:
        wire = adding.add_new(address, name, Policy(policy) if policy else None, now, kind=Kind(kind), token=token)
    except adding.NotAddedError as error:
        raise Failure(f"{error}.") from error
    if every is not None:
        wire.every = every
        wire.save(update_fields=["every"])
    source = wire.source
    click.echo(f"{wire.address} is a wire of “{source.name}” ({source.slug}; on arrival: {source.policy}).")
    if wire.kind == Kind.FOLDER.value:
        click.echo(f"Put files into {intake().drop / wire.address}; the running agency takes them from there.")
    return fetch([wire.address]) if visit and wire.kind == Kind.FEED.value else 0


def fetch(names: Sequence[str], *, everything: bool = False) -> int:
    """Visit feeds once: those that are due, all, or the named ones (a source's slug or an address)."""
    now = timezone.now()
    wires = Wire.objects.select_related("source").filter(kind=Kind.FEED.value)
    if names:
        wires = _named(names).select_related("source").filter(kind=Kind.FEED.value)
    else:
        wires = wires.filter(state=State.ON.value)
        wires = wires if everything else wires.filter(next_at__lte=now)
    wires.update(asked_for=True)
    told = asyncio.run(_visited(list(wires)))
    told += [] if names else folder.look(intake().drop, now)
    catch_up_all()
    for each in told:
        click.echo(_line(each))
    click.echo(f"{len(told)} visited, {sum(each.fresh for each in told)} new items, {_count_failed(told)} failed")
    return 1 if _count_failed(told) else 0


def listed(*, as_json: bool) -> None:
    """All sources with their wires."""
    sources = Source.objects.filter(own=False).prefetch_related("wires")
    if as_json:
        click.echo(json.dumps([_source_json(source) for source in sources], ensure_ascii=False))
        return
    if not sources:
        click.echo("There is no source yet: dateline wire add https://example.org/")
    for source in sources:
        click.echo(f"{source.slug:<24} {source.policy:<9} {source.rights:<9} {source.name}")
        for wire in source.wires.all():
            click.echo(f"    {wire.address}\n        {_health(wire)}")


def switch(names: Sequence[str], *, on: bool) -> None:
    """Pause or resume wires."""
    wires = _named(names)
    if on:
        wires.update(state=State.ON.value, reason="", failing_since=None, next_at=timezone.now())
    else:
        wires.update(state=State.PAUSED.value)


def remove(address: str) -> None:
    """Forget a wire; what came over it stays."""
    deleted, _ = Wire.objects.filter(address=address).delete()
    if not deleted:
        raise Failure(f"no wire has the address {address}. See them all: dateline wire sources")


def opml_in(path: Path, policy: str | None) -> None:
    """Add the feeds of a list."""
    try:
        outlines = opml.read(path.read_bytes())
    except opml.OpmlError as error:
        raise Failure(f"{path}: {error}.") from error
    added = adding.add_list(outlines, timezone.now(), policy=Policy(policy) if policy else None)
    for refused in added.refused:
        click.echo(refused, err=True)
    click.echo(f"{len(added.added)} feeds added, {added.known} were there, {len(added.refused)} refused")


def opml_out() -> None:
    """Our feeds as a list."""
    click.echo(opml.write(adding.outlines(), title="Dateline").decode(), nl=False)


def token(slug: str) -> None:
    """A new push token for a source."""
    source = Source.objects.filter(slug=slug, own=False).first()
    if source is None:
        raise Failure(f"there is no source “{slug}”. See them all: dateline wire sources")
    click.echo(push.new_key(source, timezone.now()))
    click.echo(f"For POST {intake().site}/wire/in/{slug}. It is shown this once; an older token has ended.", err=True)


async def _visited(wires: list[Wire]) -> list[Told]:
    threads = Threads()
    try:
        async with client_of(intake()) as client:
            return await Poller(client=client, threads=threads).visit_all(aims(wires))
    finally:
        threads.close()


def _named(names: Iterable[str]) -> QuerySet[Wire]:
    wires = Wire.objects.filter(address__in=names) | Wire.objects.filter(source__slug__in=names)
    found = {name for pair in wires.values_list("address", "source__slug") for name in pair}
    if missing := set(names) - found:
        raise Failure(f"there is no wire or source “{min(missing)}”. See them all: dateline wire sources")
    return wires


def _line(told: Told) -> str:
    first, *more = told.words.splitlines() or [""]
    status = f"{told.status or '-'}"
    counts = f"{told.fresh} new, {told.known} known"
    head = f"{told.address}: {status}, {counts}, {told.size} bytes, {told.milliseconds} ms"
    return "\n    ".join((f"{head}: {first}" if first else head, *more))


def _count_failed(told: list[Told]) -> int:
    return sum(each.failed for each in told)


def _health(wire: Wire) -> str:
    if wire.state != State.ON.value:
        return f"{wire.state}{': ' + wire.reason if wire.reason else ''}"
    if wire.error:
        return f"failing ({wire.failures} times, since {_when(wire.failing_since)}): {wire.error}"
    return f"last visit {_when(wire.visited_at)}, latest news {_when(wire.newest_at)}, next {_when(wire.next_at)}"


def _when(moment: dt.datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else "never"


def _source_json(source: Source) -> dict[str, object]:
    return {
        "slug": source.slug,
        "name": source.name,
        "policy": source.policy,
        "rights": source.rights,
        "wires": [
            {
                "address": wire.address,
                "kind": wire.kind,
                "state": wire.state,
                "reason": wire.reason or None,
                "error": wire.error or None,
                "failures": wire.failures,
                "visited": wire.visited_at.isoformat() if wire.visited_at else None,
                "newest": wire.newest_at.isoformat() if wire.newest_at else None,
                "next": wire.next_at.isoformat(),
            }
            for wire in source.wires.all()
        ],
    }
