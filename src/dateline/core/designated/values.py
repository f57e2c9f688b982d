"""The values of a list of designated organisations, and what is found of it in a text."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which a designation is in force, both included; None where it is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def has(self, day: dt.date) -> bool:
        """Whether ``day`` lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An organisation: its names in any language, found in every form of the words; ``phrase`` is the full note."""

    id: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    """Found in capitals only, as they are written here."""
    phrase: str
    periods: tuple[Period, ...] = ()
    """None for always."""

    @property
    def name(self) -> str:
        """What it is called in a note: its first name, in the nominative."""
        return (*self.names, *self.abbreviations)[0]

    def stands_on(self, day: dt.date) -> bool:
        """Whether it is designated on ``day``."""
        return not self.periods or any(period.has(day) for period in self.periods)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jurisdiction:
    """What one law wants said in one language. Each is equal to itself only: lists are long and asked often."""

    code: str
    """Of the country, as the operator calls it: ``RU``."""
    language: str
    """Of the editions in which it is said (BCP 47, the primary language)."""
    marks: tuple[str, ...]
    """Words that make a note of the copy's own, in any form: “banned in Russia”."""
    joint: tuple[str, ...] = ()
    """Words, in this very form, that make a note on all that are named before it: “both banned”."""
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class InForce:
    """A list as an operator applies it; no ``editions`` are all of them."""

    jurisdictions: tuple[Jurisdiction, ...]
    editions: tuple[str, ...]
    """Codes."""
    changed: dt.datetime
    """When the list was changed last: what shows it is no older."""

    def on(self, edition: str, language: str) -> tuple[Jurisdiction, ...]:
        """What applies to an edition by its code and language (BCP 47)."""
        if self.editions and edition not in self.editions:
            return ()
        primary = language.split("-", maxsplit=1)[0].lower()
        return tuple(each for each in self.jurisdictions if each.language == primary)


@dataclass(frozen=True, slots=True)
class Finding:
    """An organisation of the list that a text names, where it does so first."""

    jurisdiction: str
    entity: Entity
    printed: str
    start: int
    end: int
    noted: bool
    """Whether the copy has a note on it anywhere."""
