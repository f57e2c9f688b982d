"""Importing at a terminal: progress while it runs, counts at the end, an exit status."""

import json
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click
from django.utils import timezone

from dateline.archive.models import Source
from dateline.archive.record import Recorded
from dateline.index.registry import catch_up_all
from dateline.intake import files, importing, picture
from dateline.intake.importing import Problem, Tally
from dateline.intake.sources import SourceDiffersError, Wanted, prepare
from dateline.run.errors import Failure
from dateline.run.progress import progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the operator asked for."""

    paths: tuple[Path, ...]
    wanted: Wanted
    change: bool
    photo: Path | None
    backfill: bool
    as_json: bool


def carry_out(order: Order) -> int:
    """Import, then let the lists follow; the exit status."""
    tally = Tally()
    pictured = _pictured(order, tally)
    source = _source(order)
    if pictured:
        _record_one(pictured, source, order, tally)
    else:
        with _stopped_by_ctrl_c(tally):
            _record_all(source, order, tally)
    catch_up_all()
    click.echo(_as_json(tally) if order.as_json else _told(tally))
    if tally.stopped:
        click.echo("Interrupted. Run the same command again to go on; nothing is recorded twice.", err=True)
    return 1 if tally.problems or tally.stopped else 0


@contextmanager
def _stopped_by_ctrl_c(tally: Tally) -> Iterator[None]:
    """The first one ends the import between two items, so that the counts are right; the second at once."""

    def stop(number: int, _frame: FrameType | None) -> None:
        tally.stopped = True
        signal.signal(number, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _pictured(order: Order, tally: Tally) -> picture.Pictured | None:
    """Looked at first, so that a photo that does not fit leaves nothing behind."""
    if order.photo is None:
        return None
    try:
        return picture.read_one(order.paths, order.photo, tally)
    except picture.PictureError as error:
        raise Failure(f"{error}.") from error


def _source(order: Order) -> Source:
    try:
        return prepare(order.wanted, change=order.change)
    except SourceDiffersError as error:
        raise Failure(
            f"{error}. Leave the option out to keep that, or add --change: it then holds for copy that arrives from now"
            " on and publishes nothing that is here already."
        ) from error


def _record_one(pictured: picture.Pictured, source: Source, order: Order, tally: Tally) -> None:
    if pictured.warning:
        click.echo(f"Note: {pictured.warning}.", err=True)
    try:
        recorded = picture.record_one(pictured, source, timezone.now(), backfill=order.backfill)
    except picture.PictureError as error:
        raise Failure(f"{order.photo}: {error}.") from error
    tally.outcomes[recorded.outcome] += 1


def _record_all(source: Source, order: Order, tally: Tally) -> None:
    size = files.size(order.paths)
    with progress("Importing") as shown:
        results: Iterable[Recorded | Problem] = importing.run(order.paths, source, tally, backfill=order.backfill)
        for result in results:
            if isinstance(result, Problem):
                click.echo(str(result), err=True)
            shown.at(tally.read, size, f"{tally.items} items")


def _told(tally: Tally) -> str:
    lines = [f"{tally.items} items in {tally.files} files"]
    lines += [f"{count:>8} {outcome.value}" for outcome, count in tally.outcomes.most_common()]
    if tally.others:
        lines.append(f"{tally.others:>8} no stories: concepts, plans, messages without news")
    if tally.problems:
        lines.append(f"{tally.problems:>8} could not be read or recorded")
    return "\n".join(lines)


def _as_json(tally: Tally) -> str:
    return json.dumps(
        {
            "files": tally.files,
            "items": tally.items,
            "outcomes": {outcome.name.lower(): tally.outcomes[outcome] for outcome in sorted(tally.outcomes)},
            "problems": tally.problems,
        }
    )
