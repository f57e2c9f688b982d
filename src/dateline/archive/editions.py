"""The agency itself: its editions, and its desk as a source."""

from dateline.archive.models import Edition, Source
from dateline.archive.sql import columns, instance, select

_ALL = f"SELECT {columns(Edition, 'edition')} FROM archive_edition edition ORDER BY edition.position, edition.code"  # noqa: S608


def editions() -> tuple[Edition, ...]:
    """All of them, in their order."""
    return tuple(instance(Edition, values) for values in select(_ALL))


def own_source() -> Source:
    """The agency's own desk as a source: what editors publish is recorded under it."""
    return Source.objects.filter(own=True).order_by("pk")[0]
