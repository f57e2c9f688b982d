"""``dateline topics``: the model that proposes topics, trained on what the desk confirmed."""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import json
import os

import click

from dateline.run.errors import Failure
from dateline.run.options import data_option, json_option

_KIND = 10


@click.group(name="topics")
@data_option
def command() -> None:
    """Train the model that proposes topics, and choose which one is in use."""


@command.command(name="train")
@click.option("--try", "trial", is_flag=True, help="Measure only; the model is kept and not put to use.")
@click.option("--if-due", is_flag=True, help="Do nothing unless enough was answered since the last model.")
@json_option
@data_option
def train_command(*, trial: bool, if_due: bool, as_json: bool) -> None:
    """Train a model on the topics that editors confirmed and refused, measure it by cross-validation and use it.

    Every model is kept with its version, so that “topics use” can go back. The worker does the same by itself, with
    --if-due, as often as the setting “retrain_hours” says.

    \b
    Examples:
      dateline topics train
      dateline topics train --try
    """
    from dateline.run import boot

    boot.archive()
    from dateline.archive import topic_models
    from dateline.archive.training import TooFewError

    if if_due:
        # The scheduled run stands back behind serving and recording.
        os.nice(_KIND)
        if not topic_models.due():
            click.echo("Not enough new answers since the last model; nothing was trained.")
            return
    try:
        model = topic_models.train(actor="dateline topics train", use=not trial)
    except TooFewError as error:
        raise Failure(f"{error}.") from error
    shown = {"version": model.version, "stories": model.stories, "in_use": model.in_use, **model.figures}
    if as_json:
        click.echo(json.dumps(shown))
        return
    click.echo(
        f"Model {model.version} was trained on {model.stories} stories{' and is in use' if model.in_use else ''}."
    )
    for name, value in model.figures.items():
        click.echo(f"  {name}: {value:.3f}" if isinstance(value, float) else f"  {name}: {value}")


@command.command(name="models")
@json_option
@data_option
def models_command(*, as_json: bool) -> None:
    """List the trained models, newest first, with what was measured of each.

    \b
    Example:
      dateline topics models
    """
    from dateline.run import boot

    boot.archive()
    from dateline.archive import topic_models

    found = topic_models.models()
    if as_json:
        click.echo(
            json.dumps(
                [
                    {"version": each.version, "made": each.made_at.isoformat(), "stories": each.stories}
                    | {"in_use": each.in_use, "figures": each.figures}
                    for each in found
                ]
            )
        )
        return
    for each in found:
        star = "*" if each.in_use else " "
        click.echo(
            f"{star} {each.version:>3}  {each.made_at:%Y-%m-%d %H:%M} UTC  {each.stories} stories  {each.figures}"
        )
    if not any(each.in_use for each in found):
        click.echo("No model is in use: topics are proposed by the shipped terms alone.")


@command.command(name="use")
@click.argument("version")
@data_option
def use_command(*, version: str) -> None:
    """Put the model VERSION to use, or none with “terms”: then topics are proposed by the shipped terms alone.

    Stories that come in from now on are read with it; “dateline understand --again” reads the archive with it.

    \b
    Examples:
      dateline topics use 3
      dateline topics use terms
    """
    from dateline.run import boot

    boot.archive()
    from dateline.archive import topic_models

    if version != "terms" and not version.isdecimal():
        raise Failure(f"“{version}” is no version: give a number of “dateline topics models”, or “terms”.")
    try:
        topic_models.use(None if version == "terms" else int(version), actor="dateline topics use")
    except LookupError as error:
        raise Failure(f"{error}.") from error
    click.echo(f"In use: {'the shipped terms' if version == 'terms' else f'model {version}'}.")
