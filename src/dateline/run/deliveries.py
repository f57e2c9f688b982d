"""Deliveries at a terminal."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from dateline.archive.ledger import last_seq
from dateline.intake.settings import intake
from dateline.run.errors import Failure
from dateline.wire import clients
from dateline.wire.cursors import BadCursorError, FutureCursorError, seq_of
from dateline.wire.delivery import adding
from dateline.wire.models import Client, Delivery, Kind


def add(slug: str, kind: str, target: str, form: str, host_key: str, password: str) -> None:
    """Add one and show its secret."""
    wanted = adding.Wanted(kind=Kind(kind), target=target, form=form, host_key=host_key, password=password)
    client = _client(slug)
    try:
        delivery = adding.add(client, wanted, now=timezone.now(), allow=intake().private)
        shown = adding.public_key(Path(settings.CONFIG.data)) if kind == Kind.SFTP and not password else ""
    except adding.NotAddedError as error:
        raise Failure(f"{error}.") from error
    click.echo(f"{delivery.pk} is the {kind} of {client.name}: {delivery.target}")
    if delivery.kind == Kind.WEBHOOK:
        _show(delivery.secret)
    if shown:
        click.echo(f"It has to let this key in:\n\n    {shown}\n")


def listed(*, as_json: bool) -> None:
    """All of them."""
    last = last_seq()
    found = list(Delivery.objects.select_related("client").prefetch_related("asides").order_by("client__slug", "id"))
    if as_json:
        click.echo(json.dumps([_json(each, last) for each in found], ensure_ascii=False))
        return
    if not found:
        click.echo("There is no delivery yet: dateline delivery add CLIENT webhook https://gazette.example/hook")
    for each in found:
        taken = f"last taken {each.acknowledged_at:%Y-%m-%d %H:%M} UTC" if each.acknowledged_at else "nothing taken yet"
        aside = f"; {len(each.asides.all())} stories set aside" if each.asides.all() else ""
        click.echo(
            f"{each.pk:>4}  {each.client.slug:<24} {each.kind:<8} {each.state:<7} {each.target}\n"
            f"      {taken}, {max(0, last - each.cursor)} events to go{aside}"
            f"{f'; {each.trouble}' if each.trouble else ''}"
        )


def replay(number: int, since: dt.datetime | None, after: str) -> None:
    """Send again."""
    delivery = _one(number)
    if bool(since) == bool(after):
        raise Failure("Say from when on: --since TIME or --after CURSOR.")
    try:
        seq = adding.seq_before(since) if since else seq_of(after, last_seq())
    except (BadCursorError, FutureCursorError):
        raise Failure(f"“{after}” is no cursor of this ledger.") from None
    events = adding.replay(delivery, seq, now=timezone.now())
    click.echo(f"{delivery} goes through the last {events} events again.")


def rotate(number: int) -> None:
    """A new secret."""
    try:
        _show(adding.rotate(_one(number), now=timezone.now()))
    except adding.NotAddedError as error:
        raise Failure(f"{error}.") from error
    click.echo("The former one signs for another day.")


def pause(number: int) -> None:
    """Nothing is sent."""
    adding.pause(delivery := _one(number))
    click.echo(f"{delivery} is paused.")


def resume(number: int) -> None:
    """It goes on."""
    adding.resume(delivery := _one(number), now=timezone.now())
    click.echo(f"{delivery} goes on.")


def remove(number: int) -> None:
    """It ends."""
    delivery = _one(number)
    delivery.delete()
    click.echo(f"Nothing is sent to {delivery.target} any more.")


def key() -> None:
    """Ours."""
    try:
        click.echo(adding.public_key(Path(settings.CONFIG.data)))
    except adding.NotAddedError as error:
        raise Failure(f"{error}.") from error


def _client(slug: str) -> Client:
    try:
        return clients.named(slug)
    except LookupError as error:
        raise Failure(f"{error.args[0]}.") from error


def _one(number: int) -> Delivery:
    found = Delivery.objects.select_related("client").filter(pk=number).first()
    if found is None:
        raise Failure(f"There is no delivery {number}: dateline delivery list")
    return found


def _show(secret: str) -> None:
    click.echo(f"Its secret, shown this once:\n\n    {secret}\n")


def _json(each: Delivery, last: int) -> dict[str, Any]:
    return {
        "number": each.pk,
        "client": each.client.slug,
        "kind": each.kind,
        "target": each.target,
        "format": each.form,
        "state": each.state,
        "behind": max(0, last - each.cursor),
        "aside": [aside.story_id for aside in each.asides.all()],
        "trouble": each.trouble,
        "acknowledged": each.acknowledged_at.isoformat() if each.acknowledged_at else None,
    }
