"""The agency itself: its editions, and its desk as a source."""

from collections.abc import Sequence

from dateline.archive.epochs import EPOCHS_SQL, Epochs
from dateline.archive.models import Edition, Source
from dateline.archive.sql import columns, instance, select, width

_ALL = f"SELECT {columns(Edition, 'edition')} FROM archive_edition edition ORDER BY edition.position, edition.code"  # noqa: S608


def editions() -> tuple[Edition, ...]:
    """All of them, in their order."""
    return tuple(instance(Edition, values) for values in select(_ALL))


_WITH_EPOCHS = _ALL.replace(" FROM ", f", {EPOCHS_SQL} FROM ", 1)


def editions_at() -> tuple[tuple[Edition, ...], Epochs]:
    """All of them, and the epochs in force: both are wanted by every page, so they come in one query."""
    rows = select(_WITH_EPOCHS)
    own = width(Edition)
    found = tuple(instance(Edition, values[:own]) for values in rows)
    return found, Epochs(*(int(value or 0) for value in rows[0][own:])) if rows else Epochs()


def home_of(language: str, among: Sequence[Edition]) -> Edition:
    """The edition where stories in a language have their address: its own, else the first one."""
    return next((each for each in among if primary(each.language) == language), among[0])


def primary(tag: str) -> str:
    """The primary subtag of a BCP 47 tag: ``en`` of ``en-GB``."""
    return tag.partition("-")[0].lower()


def own_source() -> Source:
    """The agency's own desk as a source: what editors publish is recorded under it."""
    return Source.objects.filter(own=True).order_by("pk")[0]
