"""A place of the gazetteer, of whatever kind."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a place is, from the widest to the narrowest."""

    REGION = "region"
    """A region of the world: Europe, the Middle East."""
    COUNTRY = "country"
    """A country or territory of ISO 3166-1, and Kosovo."""
    DIVISION = "division"
    """A part of a country: a state, an oblast, an island."""
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and where it lies.

    ``path`` holds the slugs from the widest region to the place itself; ``country`` is ISO 3166-1 alpha-2, empty for
    regions; ``zone`` (IANA), ``lat`` and ``lon`` (degrees, WGS 84) are given for cities only, else empty and None;
    ``population`` is 0 where it is not known.
    """

    slug: str
    kind: Kind
    path: tuple[str, ...]
    name_en: str
    name_ru: str
    country: str = ""
    zone: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0

    def name(self, language: str) -> str:
        """The name in ``ru`` where there is one, or in English for any other language."""
        return (self.name_ru if language == "ru" else "") or self.name_en
