"""``dateline wire read`` and ``dateline wire import``; the commands about sources are in ``sources.py``."""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known, and for “read” not at all.

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import click

from dateline.core.story import Item, Policy, Unreadable
from dateline.run.commands import sources
from dateline.run.options import data_option, json_option


@click.group(name="wire")
@data_option
def command() -> None:
    """Read wires, import them, and look after the sources that they come from."""


for _each in sources.COMMANDS:
    command.add_command(_each)


@command.command(name="read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@json_option
@data_option
def read_command(*, files: tuple[Path, ...], as_json: bool) -> None:
    """Show what Dateline understands of FILES; nothing is recorded. “-” is the standard input.

    With --json each item is one object on a line of its own. What cannot be read is told and the rest goes on; the exit
    status is then 1.

    \b
    Examples:
      dateline wire read feed.xml
      curl https://example.org/feed.xml | dateline wire read - --json
    """
    from dateline.core import wires
    from dateline.run.shown import summary

    complete = True
    for path in files:
        for result in _results(path):
            complete &= isinstance(result, Item) or not result.story
            shown = json.dumps(wires.as_json(result, file=str(path)), ensure_ascii=False) if as_json else ""
            click.echo(shown or summary(result, str(path)))
    sys.exit(0 if complete else 1)


def _results(path: Path) -> Iterator[Item | Unreadable]:
    from dateline.core import wires

    try:
        with click.open_file(str(path), "rb") as stream:
            yield from wires.read(cast(BinaryIO, stream), received=_received(path))
    except OSError as error:
        yield Unreadable(format="", reason=f"{error.strerror or error}")


def _received(path: Path) -> dt.datetime:
    """When a file was written, or now for the standard input."""
    if str(path) == "-":
        return dt.datetime.now(tz=dt.UTC)
    return dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)


@command.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--source", "name", required=True, help="Whom the copy is from; a new name makes a new source.")
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    help="What is done with its copy: publish it (auto), leave it to an editor (desk, for a new source the default), "
    "headline and link only (coverage), never let it out (internal).",
)
@click.option("--language", type=click.Choice(["en", "ru"]), help="Of copy that does not say its language.")
@click.option("--change", is_flag=True, help="Let --policy and --language change a source that exists.")
@click.option("--photo", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The story's picture.")
@click.option("--backfill", is_flag=True, help="An archive: listed, but told to nobody as news.")
@json_option
@data_option
def import_command(
    *,
    paths: tuple[Path, ...],
    name: str,
    policy: str | None,
    language: str | None,
    change: bool,
    photo: Path | None,
    backfill: bool,
    as_json: bool,
) -> None:
    """Record the items of files, and of all files in folders.

    May be broken off and run again: what is recorded already changes nothing. What cannot be read is told with file and
    reason, and the rest goes on; the exit status is then 1.

    \b
    Examples:
      dateline wire import feed.xml --source reuters --policy auto
      dateline wire import page.txt --source tass --policy auto --photo palmyra.jpg
      dateline wire import ARCHIVE-FOLDER --source "Radio North" --backfill
    """
    from dateline.run import boot

    boot.archive()
    from dateline.intake.sources import Wanted
    from dateline.run.imports import Order, carry_out

    wanted = Wanted(name=name, policy=Policy(policy) if policy else None, language=language or "")
    order = Order(paths=paths, wanted=wanted, change=change, photo=photo, backfill=backfill, as_json=as_json)
    sys.exit(carry_out(order))
