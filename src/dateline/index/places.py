"""Places together with what their lists hold."""

from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.models import Place
from dateline.archive.sql import columns, instance, marks, select

_PLACE = columns(Place, "place")
_FILLED = "EXISTS (SELECT 1 FROM index_listed listed WHERE listed.list = %s || ' place:' || place.slug)"
_WITH_SLUGS = f"SELECT {_PLACE} FROM archive_place place WHERE place.slug IN ({{marks}})"  # noqa: S608
_NAMED = f"{_WITH_SLUGS} AND {_FILLED}"
_TREE = f"SELECT {_PLACE} FROM archive_place place WHERE {_FILLED}"  # noqa: S608, column names of our own models
_BELOW = f"SELECT {_PLACE} FROM archive_place place WHERE place.path LIKE %s AND {_FILLED}"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Around:
    """A place among its neighbours."""

    place: Place
    above: tuple[Place, ...]
    """From the widest region down."""
    below: tuple[Place, ...]
    """Right below it, those that have stories."""


def with_slugs(slugs: Collection[str]) -> dict[str, Place]:
    """Places by slug."""
    return _by_slug(_WITH_SLUGS, slugs, []) if slugs else {}


def filled(slugs: Collection[str], language: str) -> dict[str, Place]:
    """Of these places those that have stories in a language, by slug."""
    return _by_slug(_NAMED, slugs, [language]) if slugs else {}


def tree(language: str) -> list[Place]:
    """All places that have stories in a language; each stands before what lies under it."""
    found = [instance(Place, row) for row in select(_TREE, [language])]
    return sorted(found, key=steps)


def around(slug: str, language: str) -> Around | None:
    """The place with this slug, or None."""
    place = with_slugs([slug]).get(slug)
    if place is None:
        return None
    path = steps(place)
    known = with_slugs(path[:-1])
    below = [instance(Place, row) for row in select(_BELOW, [f"{' '.join(path)} %", language])]
    return Around(
        place,
        tuple(known[step] for step in path[:-1] if step in known),
        tuple(sorted((each for each in below if len(steps(each)) == len(path) + 1), key=lambda each: each.name_en)),
    )


def steps(place: Place) -> tuple[str, ...]:
    """Slugs from the widest region down to its own."""
    return tuple(place.path.split()) or (place.slug,)


def _by_slug(sql: str, slugs: Collection[str], more: list[str]) -> dict[str, Place]:
    rows = select(sql.format(marks=marks(len(slugs))), [*slugs, *more])
    found = (instance(Place, row) for row in rows)
    return {place.slug: place for place in found}
