"""Where a story was filed: the places of its dateline."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.core.gazetteer.names import index
from dateline.core.gazetteer.place import Kind
from dateline.core.gazetteer.table import world
from dateline.core.story import Dateline
from dateline.core.text.words import Words, words
from dateline.core.understand.places.spots import spots
from dateline.core.understand.places.vetting import kind_of
from dateline.core.understand.places.vocabulary import vocabulary

_MOST = 5
_BEHIND = 60
"""Characters behind a city's name in which its state or country is looked for."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A place of the dateline, as printed there."""

    number: int
    printed: str
    sure: float
    rule: str


def filed(dateline: Dateline) -> Iterator[Filed]:
    """The places of a dateline, in their order; a city that is not known stands for what it is said to lie in."""
    printed = [city.strip() for city in dateline.place.split("/")][:_MOST]
    line = dateline.text.lstrip()
    behind = line[len(dateline.place) :] if line.lower().startswith(dateline.place.lower()) else ""
    for city in printed:
        city_name, _, within = city.partition(",")
        found = _place(city_name.strip(), (within or (behind if behind.startswith(",") else ""))[:_BEHIND])
        if found:
            yield found


@lru_cache(maxsize=4096)
def _place(city: str, behind: str) -> Filed | None:
    name, after = words(city), words(behind)
    if not len(name):
        return None
    count, numbers = index().longest_at(name.folded, 0)
    numbers = numbers if count == len(name) else ()
    within = _division(after)
    if within is not None:
        return _inside(city, numbers, within)
    cities = [number for number in numbers if kind_of(number) is Kind.CITY] or list(numbers)
    if cities:
        return Filed(cities[0], city, 0.95 if len(cities) == 1 or cities[0] < len(world().known) else 0.8, "dateline")
    return None


def _division(after: Words) -> int | None:
    short = vocabulary().short
    for word in (" ".join(after.folded[:2]), *after.folded[:1]):
        if word in short:
            return short[word]
    first = next(iter(spots(after)), None)
    if first is None or first.first > 0:
        return None
    wide = [number for number in first.numbers if kind_of(number) in (Kind.DIVISION, Kind.COUNTRY)]
    return next((number for number in wide if kind_of(number) is Kind.DIVISION), wide[0] if wide else None)


def _inside(city: str, numbers: tuple[int, ...], within: int) -> Filed:
    wide = world().place(within)
    inside = [number for number in numbers if number != within and wide.slug in world().place(number).path]
    if inside:
        return Filed(inside[0], city, 0.98, f"dateline, with {wide.name_en}")
    # Georgia is a state and a country, and both may stand behind a comma.
    return Filed(within, city, 0.6, f"dateline, in {wide.name_en}; the town is not known")


def span(found: Words, dateline: Dateline | None) -> range:
    """Which words of a text are its dateline, where that was not taken out."""
    line = dateline.text.strip() if dateline else ""
    start = found.text.find(line) if line else -1
    if start < 0:
        return range(0)
    return range(bisect_left(found.starts, start), bisect_left(found.starts, start + len(line)))
