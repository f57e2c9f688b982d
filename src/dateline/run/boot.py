"""Starting Django on a data folder, after making sure that the two fit together."""

# ruff: noqa: PLC0415 - Django reads its settings when it is imported, so it is imported once the folder is known.

import os
import pkgutil
from importlib import import_module
from pathlib import Path

from dateline.run import folder
from dateline.run.config import Config, data_dir
from dateline.run.errors import Failure


def django() -> Config:
    """Django on the data folder in force, whatever the state of its database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.run.settings")
    import django as package

    package.setup()
    from dateline.run.settings import CONFIG

    return CONFIG


def archive() -> Config:
    """Django on an initialised folder whose database fits this version of Dateline.

    Raises:
        Failure: the folder or its database is not ready; the sentence says what to do.
    """
    data = data_dir()
    folder.require(data)
    config = django()
    check_database(config.data)
    return config


def check_database(data: Path) -> None:
    """Raises `Failure` where the database is older or newer than the program."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = set(MigrationRecorder(connection).applied_migrations())
    if not applied:
        raise Failure(f"the database of {data} is empty. Fill it: dateline init --data {data}")
    known = migrations()
    if newer := sorted(each for each in applied - known if each[0] in ours()):
        last = ".".join(newer[-1])
        raise Failure(
            f"{data} was used with a newer Dateline (it has {last}). Install that version, or restore a backup."
        )
    if known - applied:
        raise Failure(
            f"{data} was made by an older Dateline. Make a backup, then update it: dateline init --data {data}"
        )


def is_database_error(error: Exception) -> bool:
    """Whether it came from the database rather than from a fault of ours."""
    from django.db import Error

    return isinstance(error, Error)


def migrations() -> set[tuple[str, str]]:
    """(app label, name) of every migration that this installation has, read off the folders: importing them is slow."""
    from django.apps import apps

    found = set()
    for app in apps.get_app_configs():
        for module in pkgutil.iter_modules(_folders(f"{app.name}.migrations")):
            found.add((app.label, module.name))
    return found


def _folders(package: str) -> list[str]:
    try:
        return list(import_module(package).__path__)
    except ModuleNotFoundError:
        return []


def ours() -> set[str]:
    """Labels of our own applications."""
    from django.apps import apps

    return {app.label for app in apps.get_app_configs() if app.name.startswith("dateline.")}
