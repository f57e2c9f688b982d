"""What goes into the engine and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum

DAY = 86_400.0
"""Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One outlet's telling of something, as plain text.

    ``names`` and ``figures`` are what else is known of it: people and organisations, and amounts, as annotations have
    them. They are optional; without them capitalised words and numerals stand for them.
    """

    key: int
    """The story's own number; a report that comes again under its key takes the place of the former."""
    title: str = ""
    text: str = ""
    language: str = ""
    """BCP 47."""
    at: float | None = None
    """When it was published, in seconds since 1970 and not in the future; None where nobody knows."""
    places: tuple[str, ...] = ()
    """Slugs of the gazetteer."""
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class Left(StrEnum):
    """Why a report is in no group."""

    EMPTY = "empty"
    """Hardly any words."""
    DIGEST = "digest"
    """Several things in one text: a news digest, headlines of the day."""
    PRICES = "prices"
    """Rates and prices in rows."""
    RESULTS = "results"
    """Scores and standings in rows."""
    TABLE = "table"
    """Other figures in rows: earnings, statistics."""
    HOROSCOPE = "horoscope"
    FORECAST = "forecast"
    """Weather of many places in rows."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a report belongs now."""

    key: int
    group: int | None
    """Number of the group; None for what was left out."""
    left: Left | None = None
    reprint_of: int | None = None
    """Key of the report whose text this one repeats."""
    merged: tuple[tuple[int, int], ...] = ()
    """Groups that turned out to be one: (that ends, that goes on)."""
    moved: tuple[tuple[int, int], ...] = ()
    """Reports that went to a group of their own, split off: (key, group)."""
    sure: float = 0.0
    """Log odds that it belongs there; 0 for a group that it opens."""
