"""Carrying out ``dateline coverage regroup``."""

# ruff: noqa: PLC0415 - Django is set up when the command begins.

import json

import click

from dateline.run import boot


def regroup(last: int, *, dry_run: bool, as_json: bool) -> None:
    """Show, and unless it is a trial record, what today's code groups otherwise."""
    config = boot.archive()
    from django.utils import timezone

    from dateline.coverage import own
    from dateline.coverage import regroup as stage
    from dateline.index.registry import catch_up_all

    weights = own.in_use(config.data)
    moves = stage.moves(last, weights)
    for move in moves:
        told = {"story": move.story, "before": move.before, "after": move.after}
        click.echo(json.dumps(told) if as_json else f"story {move.story}: event {move.before} → {move.after}")
    if not dry_run and moves:
        stage.apply(moves, timezone.now(), weights)
        catch_up_all()
    if not as_json:
        click.echo(f"{len(moves)} stories {'would belong' if dry_run else 'now belong'} elsewhere.")
