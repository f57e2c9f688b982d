"""Breaking news that grows: the flash, then the lead, then the story."""

from dataclasses import dataclass

from dateline.demo.script.towns import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaking:
    """One event in one language: the flash, which is a headline alone; the lead with a first paragraph; the story."""

    slug: str
    town: Town
    topics: tuple[str, ...]
    flash: str
    lead: str
    first: str
    headline: str
    outcome: str
    """The lead of the story."""
    body: tuple[str, ...]
