"""``dateline user …``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from dateline.run.errors import Failure
from dateline.run.options import data_option
from dateline.run.roles import ROLES

_role = click.Choice(ROLES)
_stdin = click.option(
    "--password-stdin", is_flag=True, help="Take the password from the standard input instead of asking."
)


@click.group(name="user")
@data_option
def command() -> None:
    """People who may sign in to the newsroom."""


@command.command(name="add")
@click.argument("name")
@click.option("--email", default="", help="Where to reach them.")
@click.option("--role", type=_role, default="administrator", show_default=True, help="What they may do.")
@_stdin
@data_option
def add(*, name: str, email: str, role: str, password_stdin: bool) -> None:
    """Let somebody sign in to the newsroom at /desk/.

    \b
    Examples:
      dateline user add olga --email olga@example.org --role editor
      pass show olga | dateline user add olga --password-stdin
    """
    with _explained():
        from dateline.desk.people.rights import Role
        from dateline.run import people

        people.add(name, email, _password(password_stdin), Role(role))
    click.echo(f"{name} may sign in at /desk/ as {role}.")


@command.command(name="list")
@data_option
def everybody() -> None:
    """Who there is, and what they may do.

    \b
    Example:
      dateline user list
    """
    with _explained():
        from dateline.run import people

        for person in people.everybody():
            marks = [person.role, "" if person.active else "off", "two-factor" if person.two_factor else ""]
            click.echo(f"{person.name}: {', '.join(mark for mark in marks if mark)}")


@command.command(name="role")
@click.argument("name")
@click.argument("role", type=_role)
@data_option
def set_role(*, name: str, role: str) -> None:
    """Give somebody another role.

    \b
    Example:
      dateline user role olga "chief editor"
    """
    with _explained():
        from dateline.desk.people.rights import Role
        from dateline.run import people

        people.set_role(name, Role(role))
    click.echo(f"{name} is {role} now.")


@command.command(name="password")
@click.argument("name")
@_stdin
@data_option
def set_password(*, name: str, password_stdin: bool) -> None:
    """Give somebody a new password; wherever they were signed in, they no longer are.

    \b
    Example:
      dateline user password olga
    """
    with _explained():
        from dateline.run import people

        people.set_password(name, _password(password_stdin))
    click.echo(f"{name} has a new password and is signed out everywhere.")


@command.command(name="off")
@click.argument("name")
@data_option
def switch_off(*, name: str) -> None:
    """Let somebody sign in no more; what they wrote stays.

    \b
    Example:
      dateline user off olga
    """
    with _explained():
        from dateline.run import people

        people.switch_off(name)
    click.echo(f"{name} is signed out everywhere and cannot sign in any more.")


@command.command(name="unlock")
@click.argument("name")
@data_option
def unlock(*, name: str) -> None:
    """Let somebody in again who tried too often or lost the second factor, which is taken away.

    \b
    Example:
      dateline user unlock olga
    """
    with _explained():
        from dateline.run import people

        people.unlock(name)
    click.echo(f"{name} may try again, with the password alone.")


@contextmanager
def _explained() -> Iterator[None]:
    """Django on the data folder, and what can go wrong with people as a sentence."""
    from dateline.run import boot

    boot.archive()
    from dateline.run.people import TakenError, UnfitError, UnknownError

    try:
        yield
    except TakenError as error:
        raise Failure(f"there is a user “{error}” already; nothing was changed.") from error
    except UnknownError as error:
        raise Failure(f"there is no user “{error}”. See who there is: dateline user list") from error
    except UnfitError as error:
        raise Failure(str(error)) from error


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    entered: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return entered
