"""What became of a story after it was published: corrections in words, and the last change."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.history import Appearance
from dateline.site.clock import Clock


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction in words, and when it was made."""

    text: str
    at: str
    iso: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The last change after publication."""

    at: str
    iso: str
    versions: int


def corrections(history: Sequence[Appearance], clock: Clock) -> list[Correction]:
    """Every correction that was ever public, newest first: a later update does not make it undone."""
    said = {seen.correction: seen for seen in history if seen.correction}
    newest_first = sorted(said.values(), key=lambda seen: seen.at, reverse=True)
    return [Correction(seen.correction, clock.stamp(seen.at), clock.iso(seen.at)) for seen in newest_first]


def changed(history: Sequence[Appearance], clock: Clock) -> Changed | None:
    """None while the first public version stands."""
    if len(history) < 2:
        return None
    return Changed(clock.stamp(history[-1].at), clock.iso(history[-1].at), len(history))
