"""The place of a dateline: which one today, what its style adds to it, and what day it is there."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from dateline.core import gazetteer, places
from dateline.core.data import rows
from dateline.core.gazetteer import Kind


@dataclass(frozen=True, slots=True)
class _Former:
    slug: str
    first: int
    last: int


def former(printed: str, year: int | None = None) -> str | None:
    """The slug of the city that once was called ``printed``, in English or Russian: Leningrad, Свердловск, Bombay.

    With a ``year``, only if the name was in use then: Salisbury was Harare until 1982. None for other names.
    """
    found = _former().get(places.fold(printed))
    return found.slug if found and (year is None or found.first <= year <= found.last) else None


@cache
def _former() -> dict[str, _Former]:
    names = {}
    for row in rows("former-names.tsv"):
        entry = _Former(row["slug"], int(row["first"] or 1), int(row["last"] or 9999))
        names.update({places.fold(name): entry for name in (row["name_en"], row["name_ru"])})
    return names


def local_day(place: str, moment: dt.datetime) -> dt.date | None:
    """The date at ``place``, as a dateline prints it, at an aware ``moment``; of several cities the first counts.

    The zone is that of the city's coordinates (GeoNames). None where the place is not known or has no zone.
    """
    city = place.split("/", maxsplit=1)[0].strip()
    known = places.find(city)
    if known:
        return moment.astimezone(known.zoneinfo()).date()
    found = _in_the_world(city, moment.year)
    return moment.astimezone(ZoneInfo(found.zone)).date() if found and found.zone else None


def addition(place: str, year: int | None = None) -> str:
    """What English style adds to a city: the state, province or country it lies in; empty where it stands alone.

    After The Associated Press Stylebook, “datelines”: states are shortened, provinces of Canada and countries are not,
    and cities that everybody knows stand alone. So do several cities together, and what the gazetteer does not have.
    """
    found = _in_the_world(place, year)
    if found is None or found.kind is not Kind.CITY or found.slug in _alone():
        return ""
    within = gazetteer.by_slug(found.path[-2])
    if found.country in {"US", "CA"} and within and within.kind is Kind.DIVISION:
        return _states().get(within.slug) or within.name_en
    country = next(
        (area for slug in found.path if (area := gazetteer.by_slug(slug)) and area.kind is Kind.COUNTRY), None
    )
    return country.name_en if country and country.name_en != found.name_en else ""


def _in_the_world(city: str, year: int | None) -> gazetteer.Place | None:
    known = places.find(city)
    slug = former(city, year) or (known.slug if known else None)
    found = gazetteer.by_slug(slug) if slug else None
    return found or next(iter(gazetteer.find(city)), None)


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["slug"] for row in rows("standalone-cities.tsv"))


@cache
def _states() -> dict[str, str]:
    return {row["slug"]: row["short"] for row in rows("states.tsv")}
