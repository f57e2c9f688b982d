"""``dateline coverage``: which stories tell one event."""

# ruff: noqa: PLC0415 - what is needed is imported when it is.

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.run.options import data_option, json_option

if TYPE_CHECKING:
    from dateline.run.folding import Folds

_FILE = click.argument("file", type=click.Path(path_type=Path, allow_dash=True))


@click.group(name="coverage")
@data_option
def command() -> None:
    """Group stories of several outlets and languages that tell one event: “In other media”."""


@command.command(name="cluster")
@_FILE
@json_option
@data_option
def cluster_command(*, file: Path, as_json: bool) -> None:
    """Group the stories of FILE, each as soon as it is read, and print where it belongs.

    FILE holds one JSON object a line, in the order in which the stories came: {"id": …, "title": …, "text": …,
    "date": …, "source": …, "language": …}; all but the id may be left out. Each line of the answer has the “id” and
    the “cluster”, as decided when that story came; listings (digests, prices, result tables, horoscopes, weather) and
    empty texts get a cluster of their own and “left”, the reason. “reprint_of” names the story whose text is repeated.
    A line that cannot be read is told, the rest goes on, and the exit status is 1. A FILE in “.gz” is unpacked. Stories
    are grouped with the weights that “coverage fit” wrote to the data folder, if one is named; else the shipped ones.

    \b
    Examples:
      dateline coverage cluster stories.jsonl --json
      cat stories.jsonl | dateline coverage cluster -
    """
    from dateline.run import coverage, weights

    sys.exit(0 if coverage.cluster(file, weights.chosen(), as_json=as_json) else 1)


@command.command(name="score")
@_FILE
@click.option("--label", default="event", show_default=True, help="The field that says what a story tells.")
@click.option("--orders", default=0, show_default=True, help="Score so many random orders, too; mean and deviation.")
@json_option
@data_option
def score_command(*, file: Path, label: str, orders: int, as_json: bool) -> None:
    """Group the stories of FILE as “coverage cluster” does and score it by BCubed against a label.

    FILE is as for “coverage cluster”, with one more field, “event” unless --label says otherwise; stories without it
    are grouped, but not scored.

    \b
    Examples:
      dateline coverage score stories.jsonl --label story
      dateline coverage score stories.jsonl --orders 10 --json
    """
    from dateline.run import coverage, weights

    sys.exit(0 if coverage.score(file, label, orders, weights.chosen(), as_json=as_json) else 1)


def _fold_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds ``--folds``, ``--fold-by`` and ``--orders``, handed on together as ``folds``; None without the first."""

    @click.option("--folds", "parts", type=click.IntRange(2), help="Keep nothing; cross-validate in so many parts.")
    @click.option("--fold-by", metavar="FIELD", help="The field whose values are never parted. [default: --label's]")
    @click.option("--orders", default=1, show_default=True, type=click.IntRange(1), help="Random orders of each part.")
    @wraps(command)
    def with_folds(*, parts: int | None, fold_by: str | None, orders: int, **others: Any) -> None:
        from dateline.run.folding import Folds

        if parts is None and (fold_by or orders > 1):
            raise click.UsageError("--fold-by and --orders go with --folds.")
        command(folds=Folds(parts, fold_by, orders) if parts else None, **others)

    return with_folds


@command.command(name="fit")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--label", default="event", show_default=True, help="The field that says what a story tells.")
@click.option("--dry-run", is_flag=True, help="Show what would come of it, and keep nothing.")
@click.option("--forget", is_flag=True, help="Go back to the shipped weights.")
@click.option("--fresh", is_flag=True, help="Fit on FILEs alone, from nothing: how the shipped weights are made.")
@_fold_options
@json_option
@data_option
def fit_command(
    *,
    files: tuple[Path, ...],
    label: str,
    dry_run: bool,
    forget: bool,
    fresh: bool,
    folds: "Folds | None",
    as_json: bool,
) -> None:
    """Learn from what editors merged, split and pinned, and from labelled FILEs, what speaks for one event.

    FILEs are as for “coverage score”. The weights start from the shipped ones: the more there is to learn from, the
    further they go, and never where something that is given comes out worse. They are written to coverage-weights.tsv
    in the data folder; “dateline run” uses them from its next start on. What is grouped already stays as it is until
    “coverage regroup”.

    With --folds nothing is kept: weights are fitted without each part of the FILEs' topics in turn and scored on it.
    Stories without the --fold-by field are always fitted on. Use --fresh where the shipped weights were fitted on FILE.

    \b
    Examples:
      dateline coverage fit --dry-run
      dateline coverage fit stories.jsonl --label story
      dateline coverage fit stories.jsonl --label story --folds 5 --fold-by topic --orders 10
      dateline coverage fit --forget
    """
    if (forget or folds) and (dry_run or (forget and (files or folds or fresh))):
        raise click.UsageError("--forget stands alone, and --folds keeps nothing anyway.")
    if (folds or fresh) and not files:
        raise click.UsageError("--folds and --fresh want a FILE.")
    from dateline.run import fitting, folding

    if forget:
        fitting.forget()
    elif folds:
        sys.exit(0 if folding.folded(files, label, folds, fresh=fresh, as_json=as_json) else 1)
    else:
        sys.exit(0 if fitting.fit(files, label, fresh=fresh, dry_run=dry_run, as_json=as_json) else 1)


@command.command(name="regroup")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--last", default=100_000, show_default=True, help="How many stories, the latest ones.")
@json_option
@data_option
def regroup_command(*, dry_run: bool, last: int, as_json: bool) -> None:
    """Group the archive's latest stories again with the code of today.

    Numbers of events stay wherever most of an event's stories stay together, and what editors decided stays as it is.
    Without --dry-run the changes are recorded like any others, and pages, lists and feeds follow. Do it after an update
    that says so; nothing is ever regrouped by itself.

    \b
    Examples:
      dateline coverage regroup --dry-run
      dateline coverage regroup --last 20000
    """
    from dateline.run import regrouping

    regrouping.regroup(last, dry_run=dry_run, as_json=as_json)
