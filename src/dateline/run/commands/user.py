"""``dateline user add``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys

import click

from dateline.run.errors import Failure
from dateline.run.options import data_option


@click.group(name="user")
@data_option
def command() -> None:
    """People who may sign in to the newsroom."""


@command.command(name="add")
@click.argument("name")
@click.option("--email", default="", help="Where to reach them.")
@click.option(
    "--role",
    type=click.Choice(["administrator"]),
    default="administrator",
    show_default=True,
    help="What they may do. Administrators may do everything.",
)
@click.option("--password-stdin", is_flag=True, help="Take the password from the standard input instead of asking.")
@data_option
def add(*, name: str, email: str, role: str, password_stdin: bool) -> None:
    """Let somebody sign in to the newsroom at /desk/.

    \b
    Examples:
      dateline user add olga --email olga@example.org
      pass show olga | dateline user add olga --password-stdin
    """
    del role  # There is one so far; the option names it so that scripts keep working when there are more.
    from dateline.run import boot

    boot.archive()
    from dateline.run.people import TakenError, UnfitError, add_administrator

    password = _password(password_stdin)
    try:
        add_administrator(name, email, password)
    except TakenError as error:
        raise Failure(f"there is a user “{name}” already; nothing was changed.") from error
    except UnfitError as error:
        raise Failure(str(error)) from error
    click.echo(f"{name} may sign in at /desk/ as administrator.")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    entered: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return entered
