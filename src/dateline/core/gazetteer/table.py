"""The places themselves, by number, widest kind first; kept as the bytes of their table and read when asked for.

Cities are from GeoNames (geonames.org, CC BY 4.0) and places.tsv, which comes first where both have one.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dateline.core import places
from dateline.core.data import rows, text
from dateline.core.gazetteer.place import Kind, Place

_WIDEST = 1_000_000_000
_WEIGHT = {Kind.REGION: _WIDEST // 2, Kind.COUNTRY: _WIDEST, Kind.DIVISION: 2_000_000}
"""How much a name that several places bear means each of them; cities weigh what they have people."""
_UNCOUNTED = 50_000
"""Weight of a city of places.tsv whose people are not known: it is there because it is in the news."""


@dataclass(frozen=True, slots=True)
class World:
    """Every place by number."""

    known: list[Place]
    """Those made by hand: regions, countries, divisions, cities of places.tsv."""
    numbers: dict[str, int]
    """Of those, by slug."""
    table: bytes
    """The rows of all other cities, by slug."""
    starts: "array[int]"
    """Where each row starts, and the end."""
    weights: "array[int]"
    """Of every place, how likely a name means it: see `_WEIGHT`."""
    countries: list[str]
    """Of every place, its country."""
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of regions, countries (by code) and divisions."""

    def place(self, number: int) -> Place:
        """The place with this number; IndexError for one that is not there."""
        return self.known[number] if number < len(self.known) else _read(number)

    def cells(self, number: int) -> list[str]:
        """The row of a city that is not in ``known``."""
        row = number - len(self.known)
        return self.table[self.starts[row] : self.starts[row + 1]].decode().rstrip("\n").split("\t")

    def number(self, slug: str) -> int | None:
        """The number of the place with this slug."""
        found = self.numbers.get(slug)
        if found is not None:
            return found
        rows_after = range(len(self.known), len(self.weights))
        at = bisect_left(rows_after, slug.encode(), key=self._slug)
        return rows_after[at] if at < len(rows_after) and self._slug(rows_after[at]) == slug.encode() else None

    def _slug(self, number: int) -> bytes:
        start = self.starts[number - len(self.known)]
        return self.table[start : self.table.index(b"\t", start)]


Names = tuple[int, list[str]]
"""The number of a place and its printed names; the first two are the English and the Russian one."""


@cache
def world() -> World:
    """The world, read once: about a quarter of a second."""
    paths = _paths()
    known = [*_regions(paths), *_countries(paths), *_divisions(paths)]
    table, extra = _generated()
    known.extend(_city(place, extra, paths) for place in places.places())
    starts, weights, codes = array("l", [0]), array("l", map(_weight, known)), [place.country for place in known]
    for row in table:
        starts.append(starts[-1] + len(row.encode()) + 1)
        cells = row.split("\t", 9)
        weights.append(int(cells[8]))
        codes.append(cells[3])
    numbers = {place.slug: number for number, place in enumerate(known)}
    return World(known, numbers, "".join(f"{row}\n" for row in table).encode(), starts, weights, codes, paths)


def names() -> Iterator[Names]:
    """Every name of every place, in the order of their numbers."""
    known = world().known
    aliases = _known_aliases()
    for number, place in enumerate(known):
        yield number, [place.name_en, place.name_ru, *aliases.get(place.slug, ())]
    for number, row in enumerate(world().table.decode().splitlines(), len(known)):
        cells = row.split("\t")
        yield number, cells[1:3] + cells[9].split(";") if len(cells) > 9 else cells[1:3]


@lru_cache(maxsize=4096)
def _read(number: int) -> Place:
    cells = world().cells(number)
    path = _within(cells[3], cells[4], cells[0], world().paths)
    slug, english, russian, country, _, zone, lat, lon, population = cells[:9]
    return Place(slug, Kind.CITY, path, english, russian, country, zone, float(lat), float(lon), int(population))


def _weight(place: Place) -> int:
    return _WEIGHT.get(place.kind, 0) or place.population or _UNCOUNTED


def _paths() -> dict[str, tuple[str, ...]]:
    paths: dict[str, tuple[str, ...]] = {}
    slugs = {country.code: country.slug for country in places.countries()}
    for row in rows("regions.tsv"):
        paths[row["slug"]] = (*paths.get(row["parent"], ()), row["slug"])
        paths |= {code: (*paths[row["slug"]], slugs[code]) for code in row["countries"].split() if code in slugs}
    for row in rows("divisions.tsv"):
        paths[row["slug"]] = (*paths[row["country"]], row["slug"])
    return paths


def _regions(paths: dict[str, tuple[str, ...]]) -> Iterator[Place]:
    for row in rows("regions.tsv"):
        yield Place(row["slug"], Kind.REGION, paths[row["slug"]], row["name_en"], row["name_ru"])


def _countries(paths: dict[str, tuple[str, ...]]) -> Iterator[Place]:
    for each in places.countries():
        path = paths.get(each.code, (each.slug,))
        yield Place(each.slug, Kind.COUNTRY, path, each.name_en, each.name_ru, each.code)


def _divisions(paths: dict[str, tuple[str, ...]]) -> Iterator[Place]:
    for row in rows("divisions.tsv"):
        path = paths[row["slug"]]
        yield Place(row["slug"], Kind.DIVISION, path, row["name_en"], row["name_ru"], row["country"])


def _generated() -> tuple[list[str], dict[str, tuple[str, int]]]:
    """Rows of further cities, and the division and people of those of places.tsv."""
    table, extra = [], {}
    for row in text("gazetteer.tsv").splitlines()[2:]:
        slug, name, _, _, division, _ = row.split("\t", 5)
        if name:
            table.append(row)
        else:
            extra[slug] = (division, int(row.rpartition("\t")[2]))
    return table, extra


def _city(place: places.Place, extra: dict[str, tuple[str, int]], paths: dict[str, tuple[str, ...]]) -> Place:
    division, population = extra.get(place.slug, ("", 0))
    return Place(
        place.slug,
        Kind.CITY,
        _within(place.country, division, place.slug, paths),
        place.name_en,
        place.name_ru,
        place.country,
        place.zone,
        place.lat,
        place.lon,
        population,
    )


def _within(country: str, division: str, slug: str, paths: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (*(paths.get(division) or paths.get(country, ())), slug)


def _known_aliases() -> dict[str, tuple[str, ...]]:
    found = {place.slug: place.aliases for place in places.places()}
    divisions = {row["name_en"] for row in rows("divisions.tsv")} | {row["name_ru"] for row in rows("divisions.tsv")}
    for country in places.countries():
        # England is a part of the country that is called so by some.
        found[country.slug] = tuple(alias for alias in country.aliases if alias not in divisions)
    for table in ("regions.tsv", "divisions.tsv"):
        found |= {row["slug"]: tuple(filter(None, row["aliases"].split(";"))) for row in rows(table)}
    return found
