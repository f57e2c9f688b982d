"""The tables as they were at some point of their history, for a restore."""

from dateline.run import boot
from dateline.run.backup.error import BackupError


def make_as_of(applied: set[tuple[str, str]]) -> None:
    """Make the tables of an empty database as the migrations ``applied`` leave them. Sets Django up.

    Raises:
        BackupError: some of them are not known here.
    """
    boot.django()
    from django.db import connection  # noqa: PLC0415  (only now are there settings)
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    if unknown := sorted(each for each in applied - boot.migrations() if each[0] in boot.ours()):
        raise BackupError(
            f"it is of a newer Dateline (it has {'.'.join(unknown[-1])}); install that version to restore it"
        )
    executor = MigrationExecutor(connection)
    nodes = executor.loader.graph.node_map
    # Only the last ones: Django would unmake what comes after an earlier one.
    executor.migrate([each for each in sorted(applied & nodes.keys()) if not applied & set(nodes[each].children)])
    connection.close()
