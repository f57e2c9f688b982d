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


_BEGUN = f"""
    SELECT {_PLACE} FROM archive_place place WHERE place.{{column}} LIKE %s ESCAPE '!'
    ORDER BY LENGTH(place.{{column}}), place.slug LIMIT %s
"""  # noqa: S608


def begun(typed: str, language: str, limit: int) -> list[Place]:
    """Places whose name in Russian, or in English for any other language, begins so; short names first."""
    column = "name_ru" if language == "ru" else "name_en"
    words = "".join(f"!{char}" if char in "!%_" else char for char in typed)
    # Databases fold no Cyrillic, and names begin with capitals.
    ways = dict.fromkeys([words.title(), words[:1].upper() + words[1:]])
    sql = _BEGUN.format(column=column)
    found = {row[0]: instance(Place, row) for way in ways for row in select(sql, [f"{way}%", limit])}
    return list(found.values())[:limit]


_NAMED_IN = """
    SELECT DISTINCT value FROM archive_annotation WHERE kind = 'place' AND resolved = %s AND story_id IN ({marks})
"""


def named_in(story_ids: Collection[int]) -> dict[str, Place]:
    """The places that are said of any of these stories, with all that they lie in, by slug.

    Also what an editor refused: they are candidates for being counted.
    """
    if not story_ids:
        return {}
    said = with_slugs([slug for (slug,) in select(_NAMED_IN.format(marks=marks(len(story_ids))), [True, *story_ids])])
    above = {step for place in said.values() for step in steps(place)} - said.keys()
    return said | with_slugs(above)


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
