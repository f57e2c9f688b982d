"""The agency's editions, for every public page."""

from dateline.archive.models import Edition
from dateline.archive.sql import columns, instance, select

_ALL = f"SELECT {columns(Edition, 'edition')} FROM archive_edition edition ORDER BY edition.position, edition.code"  # noqa: S608


def editions() -> tuple[Edition, ...]:
    """All of them, in their order."""
    return tuple(instance(Edition, values) for values in select(_ALL))
