"""``--data``, which every command takes, before its name or after it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.run.config import ENVIRONMENT

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _choose(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    # The environment carries the choice to Django's settings and to the processes that we start.
    if value is not None:
        os.environ[ENVIRONMENT] = str(value.absolute())


def data_option(command: Decorated) -> Decorated:
    """Adds ``--data DIR``; what it names is from then on `dateline.run.config.data_dir`."""
    option = click.option(
        "--data",
        type=click.Path(path_type=Path),
        metavar="DIR",
        callback=_choose,
        expose_value=False,
        is_eager=True,
        help=f"The data folder. [default: ${ENVIRONMENT}, else ./data]",
    )
    return option(command)


def json_option(command: Decorated) -> Decorated:
    """Adds ``--json``, handed on as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")(command)
