"""Receipts at a terminal."""

import json
from typing import Any

import click

from dateline.archive.models import Story
from dateline.core.ledger import Fate
from dateline.run.errors import Failure
from dateline.wire import holding
from dateline.wire.holding import Holding


def overview(*, as_json: bool) -> int:
    """Stories that were taken away and that somebody may still show; the exit status."""
    found = holding.taken_and_open()
    if as_json:
        click.echo(json.dumps([{"story": each.story.pk, "open": each.open, "by_hand": each.by_hand} for each in found]))
    elif not found:
        click.echo("Every client has confirmed whatever was taken away.")
    for each in () if as_json else found:
        head = each.story.head.headline if each.story.head else each.story.uri
        hand = f", {each.by_hand} to be done by hand" if each.by_hand else ""
        click.echo(f"{each.story.pk:>8}  {each.open} may still show it{hand}  {head}")
    return 1 if found else 0


def of_story(story_id: int, *, as_json: bool) -> int:
    """What each client has of one; the exit status."""
    story = Story.objects.filter(pk=story_id).first()
    if story is None:
        raise Failure(f"There is no story {story_id}.")
    gone = story.fate != Fate.STANDS.value
    found = holding.holdings(story_id)
    if as_json:
        click.echo(json.dumps([_json(each) for each in found], ensure_ascii=False))
    elif not found:
        click.echo("No client was sent it or fetched it.")
    for each in () if as_json else found:
        click.echo(_line(each, gone=gone))
    return 1 if gone and any(each.still for each in found) else 0


def _line(each: Holding, *, gone: bool) -> str:
    said = [f"sent {each.sent}"] if each.sent else []
    said += [f"acknowledged {each.acknowledged}"] if each.acknowledged else []
    said += [f"fetched {each.fetched}"] if each.fetched else []
    if each.knows_gone_at:
        said.append(f"knows that it is gone since {each.knows_gone_at:%Y-%m-%d %H:%M} UTC")
    elif gone and each.still:
        said.append("MAY STILL SHOW IT" + (", told but not confirmed" if each.told_gone_at else ""))
    said += [each.by_hand] if each.by_hand else []
    return f"{each.client.slug:<24} {each.way:<9} {', '.join(said)}"


def _json(each: Holding) -> dict[str, Any]:
    def time(name: str) -> str | None:
        value = getattr(each, name)
        return value.isoformat() if value else None

    times = ("sent_at", "acknowledged_at", "fetched_at", "told_gone_at", "knows_gone_at")
    return {
        "client": each.client.slug,
        "way": each.way,
        "target": each.target,
        "sent": each.sent,
        "acknowledged": each.acknowledged,
        "fetched": each.fetched,
        "still": each.still,
        "by_hand": each.by_hand,
        **{name: time(name) for name in times},
    }
