"""Failures that are foreseen: one clear line for the person at the terminal, never a traceback."""

import sys

import click

from dateline.run.config import ConfigError, data_dir, without_password


class Failure(click.ClickException):
    """What went wrong, with the file or setting that it is about, and what to do. Exit status 2."""

    exit_code = 2


def explain(error: Exception) -> str:
    """The sentence for a failure that an operator can do something about; empty for a fault of ours."""
    if isinstance(error, ConfigError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or data_dir()}: {error.strerror}"
    database = sys.modules.get("django.db")
    # Of other database errors, wrong SQL say, no operator is to blame.
    if database and type(error) in {database.OperationalError, database.InterfaceError, database.DatabaseError}:
        return explain_database(error)
    return ""


def explain_database(error: Exception) -> str:
    """Which database does not answer, why, and what to do."""
    from dateline.run.settings import CONFIG  # noqa: PLC0415  (loaded already, or there were no such error)

    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if CONFIG.database:
        name = without_password(CONFIG.database)
        return f"the database {name} does not answer: {reason}. Check that it runs and “database” in dateline.toml."
    if "locked" in reason:
        return f"{CONFIG.sqlite}: locked for too long by another program. Stop that program, or try again later."
    return (
        f"{CONFIG.sqlite}: {reason}. Check that the disk has space and that you own the folder; else restore a backup."
    )
