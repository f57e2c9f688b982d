"""The cities that datelines carry and the countries they lie in, in English and Russian.

A place is found by a printed form in either language, former names included: ``МОСКВА``, ``St. Petersburg``,
``Киев``. Case, ё and е, dots, hyphens, accents and apostrophes make no difference.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from dateline.core.data import rows


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory by its ISO 3166-1 alpha-2 ``code`` (``XK`` for Kosovo, as in common use)."""

    code: str
    slug: str
    name_en: str
    name_ru: str
    aliases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in ``ru``, or in English for any other language."""
        return self.name_ru if language == "ru" else self.name_en


@dataclass(frozen=True, slots=True)
class Place:
    """A city. ``zone`` is an IANA name, ``lat`` and ``lon`` are degrees (WGS 84) of the centre, good to a kilometre."""

    slug: str
    name_en: str
    name_ru: str
    country: str
    zone: str
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in ``ru``, or in English for any other language."""
        return self.name_ru if language == "ru" else self.name_en

    def zoneinfo(self) -> ZoneInfo:
        """The zone, ready for use."""
        return ZoneInfo(self.zone)


@cache
def places() -> tuple[Place, ...]:
    """Every city, by slug. Slugs of cities and countries are unique together."""
    return tuple(
        Place(
            slug=row["slug"],
            name_en=row["name_en"],
            name_ru=row["name_ru"],
            country=row["country"],
            zone=row["zone"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            aliases=_aliases(row["aliases"]),
        )
        for row in rows("places.tsv")
    )


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory of ISO 3166-1, and Kosovo, by code."""
    return tuple(
        Country(row["code"], row["slug"], row["name_en"], row["name_ru"], _aliases(row["aliases"]))
        for row in rows("countries.tsv")
    )


def find(printed: str) -> Place | None:
    """The city that ``printed`` names, in either language; None where the table has none."""
    return _by_name().get(fold(printed))


def find_country(printed: str) -> Country | None:
    """The country that ``printed`` names, in either language, or by its two-letter code."""
    return _countries_by_name().get(fold(printed))


def by_slug(slug: str) -> Place | None:
    """The city with this slug."""
    return _by_slug().get(slug)


def country_of(place: Place) -> Country:
    """The country that a city of the table lies in."""
    return _by_code()[place.country]


def fold(name: str) -> str:
    """One form for all ways to print a name: lower case, no accents (ё is е), single spaces for dots and hyphens."""
    letters = (char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    spaced = "".join(char if char.isalnum() else "" if char in "'’`" else " " for char in letters)
    return " ".join(spaced.split())


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias for alias in cell.split(";") if alias)


def _names(entry: Place | Country) -> Iterable[str]:
    return (entry.name_en, entry.name_ru, *entry.aliases)


@cache
def _by_name() -> dict[str, Place]:
    return {fold(name): place for place in places() for name in _names(place)}


@cache
def _countries_by_name() -> dict[str, Country]:
    return {fold(name): country for country in countries() for name in (country.code, *_names(country))}


@cache
def _by_slug() -> dict[str, Place]:
    return {place.slug: place for place in places()}


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}
