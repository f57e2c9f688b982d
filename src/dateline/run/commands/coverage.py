"""``dateline coverage``: which stories tell one event."""

# ruff: noqa: PLC0415 - what is needed is imported when it is.

import sys
from pathlib import Path

import click

from dateline.run.options import data_option, json_option

_FILE = click.argument("file", type=click.Path(path_type=Path, allow_dash=True))


@click.group(name="coverage")
@data_option
def command() -> None:
    """Group stories of several outlets and languages that tell one event: “In other media”."""


@command.command(name="cluster")
@_FILE
@json_option
def cluster_command(*, file: Path, as_json: bool) -> None:
    """Group the stories of FILE, each as soon as it is read, and print where it belongs.

    FILE holds one JSON object a line, in the order in which the stories came: {"id": …, "title": …, "text": …,
    "date": …, "source": …, "language": …}; all but the id may be left out. Each line of the answer has the “id” and
    the “cluster”, as decided when that story came; listings (digests, prices, result tables, horoscopes, weather) and
    empty texts get a cluster of their own and “left”, the reason. “reprint_of” names the story whose text is repeated.
    A line that cannot be read is told, the rest goes on, and the exit status is 1.

    \b
    Examples:
      dateline coverage cluster stories.jsonl --json
      cat stories.jsonl | dateline coverage cluster -
    """
    from dateline.run import coverage

    sys.exit(0 if coverage.cluster(file, as_json=as_json) else 1)


@command.command(name="score")
@_FILE
@click.option("--label", default="event", show_default=True, help="The field that says what a story tells.")
@click.option("--orders", default=0, show_default=True, help="Score so many random orders, too; mean and deviation.")
@json_option
def score_command(*, file: Path, label: str, orders: int, as_json: bool) -> None:
    """Group the stories of FILE as “coverage cluster” does and score it by BCubed against a label.

    FILE is as for “coverage cluster”, with one more field, “event” unless --label says otherwise; stories without it
    are grouped, but not scored.

    \b
    Examples:
      dateline coverage score stories.jsonl --label story
      dateline coverage score stories.jsonl --orders 10 --json
    """
    from dateline.run import coverage

    sys.exit(0 if coverage.score(file, label, orders, as_json=as_json) else 1)


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
