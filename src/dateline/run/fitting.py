"""Carrying out ``dateline coverage fit``: weights from labelled files and from what the desk decided."""

# ruff: noqa: PLC0415 - Django is set up where the archive is read.

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.core.coverage.guard import Fitted, Tried, guarded, tried
from dateline.core.coverage.learning import anew
from dateline.core.coverage.scoring import BCubed
from dateline.core.coverage.weights import shipped
from dateline.coverage import own
from dateline.run import boot, folder
from dateline.run.config import data_dir
from dateline.run.errors import Failure
from dateline.run.samples import Sample, samples

if TYPE_CHECKING:
    from dateline.coverage.learning import Decided

_ENOUGH = 40
"""Events that weights need to be fitted from nothing."""


def fit(paths: Sequence[Path], label: str, *, fresh: bool, dry_run: bool, as_json: bool) -> bool:
    """Fit, say what came of it, and keep it unless it is a trial; whether all could be read, and it may be kept."""
    given = samples(paths, label)
    desk = _desk(files=bool(given), dry_run=dry_run, fresh=fresh)
    streams = [*(sample.stream for sample in given), *([desk.stream] if desk and desk.stories else [])]
    if not streams:
        click.echo("There is nothing to learn from: no file is given, and no decision of the desk stands.", err=True)
        return False
    fitted = _anew(given) if fresh else guarded(streams, shipped())
    keeps = fitted.holds or fresh
    path = own.keep(fitted.weights, _said(given, desk), data_dir()) if keeps and not dry_run else None
    click.echo(json.dumps(_figures(given, desk, fitted, path)) if as_json else _in_words(given, desk, fitted, path))
    if not keeps:
        click.echo(
            "Not kept: however careful, something that was given comes out worse than with the shipped weights. More "
            "decisions, or other files, may help.",
            err=True,
        )
    return keeps and all(sample.complete for sample in given)


def forget() -> None:
    """Go back to the shipped weights."""
    folder.require(data_dir())
    had = own.forget(data_dir())
    click.echo(f"The shipped weights are in use{' from the next start on' if had else ' already'}.")


def _desk(*, files: bool, dry_run: bool, fresh: bool) -> "Decided | None":
    """What the desk decided. A trial of files needs no agency, and weights from nothing are of files alone."""
    if dry_run and files and not folder.is_made(data_dir()):
        return None
    boot.archive()
    from dateline.coverage.learning import decided

    return None if fresh else decided()


def _anew(given: Sequence[Sample]) -> Fitted:
    events = len(set[str]().union(*(sample.events for sample in given)))
    if events < _ENOUGH:
        raise Failure(f"--fresh wants files of {_ENOUGH} events at least, these have {events}.")
    streams = [sample.stream for sample in given]
    weights = anew(streams, shipped())
    return Fitted(weights, tried(streams, shipped()), tried(streams, weights))


def _figures(given: Sequence[Sample], desk: "Decided | None", fitted: Fitted, path: Path | None) -> dict[str, object]:
    files = zip(given, fitted.before.files, fitted.after.files, strict=True)
    return {
        "files": [
            {
                "file": sample.stream.name,
                "stories": len(sample.stream.told),
                "events": len(sample.events),
                "before": before.figures(),
                "after": after.figures(),
            }
            for sample, before, after in files
        ],
        "desk": _of_desk(desk, fitted.before, fitted.after) if desk else None,
        "written": str(path) if path else None,
    }


def _of_desk(desk: "Decided", before: Tried, after: Tried) -> dict[str, object]:
    return {
        "decisions": dict(desk.verbs),
        "events": desk.events,
        "stories": desk.stories,
        "beside": desk.beside,
        "pairs": before.desk.pairs,
        "right_before": before.desk.right,
        "right_after": after.desk.right,
    }


def _in_words(given: Sequence[Sample], desk: "Decided | None", fitted: Fitted, path: Path | None) -> str:
    said = []
    if desk and desk.verbs:
        verbs = ", ".join(f"{verb} {count}" for verb, count in sorted(desk.verbs.items()))
        then, now = fitted.before.desk, fitted.after.desk
        said += [
            f"The desk's decisions ({verbs}): {desk.stories} stories of {desk.events} events, {desk.beside} beside.",
            f"  pairs as the desk has them: {then.right} of {then.pairs} → {now.right} of {now.pairs}",
        ]
    for sample, before, after in zip(given, fitted.before.files, fitted.after.files, strict=True):
        said += [
            f"{sample.stream.name}: {len(sample.stream.told)} stories, {len(sample.events)} events.",
            f"  BCubed {_three(before)} → {_three(after)}",
        ]
    if path:
        said += [
            f"Written: {path}. It is in use from the next start of “dateline run” on.",
            "Nothing was grouped again. See what that would change: dateline coverage regroup --dry-run",
        ]
    return "\n".join(said)


def _three(found: BCubed) -> str:
    return f"precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}"


def _said(given: Sequence[Sample], desk: "Decided | None") -> str:
    of = [f"{sample.stream.name}, {len(sample.stream.told)} stories" for sample in given]
    if desk and desk.stories:
        of.append(f"the desk's decisions about {desk.events} events")
    return (
        "Weights of the evidence that a report tells a group's event, written by “dateline coverage fit”\n"
        f"on {dt.datetime.now(tz=dt.UTC):%Y-%m-%d}. Fitted on: {'; '.join(of)}."
    )
