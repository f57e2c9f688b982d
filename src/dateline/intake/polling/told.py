"""What came of a visit, for the log and for a terminal."""

import datetime as dt
from dataclasses import dataclass

from dateline.intake.models import Visit, Wire

KEPT = 100
"""Visits of a wire that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One visit. ``words`` has a line for each thing worth knowing."""

    wire: int
    address: str
    source: str
    at: dt.datetime
    status: int | None = None
    size: int = 0
    milliseconds: int = 0
    fresh: int = 0
    known: int = 0
    problems: int = 0
    failed: bool = False
    words: str = ""
    next_at: dt.datetime | None = None


def log(wire: Wire, told: Told) -> None:
    """Keep the visit if there is something to tell of it, and drop the wire's oldest ones."""
    if not (told.fresh or told.problems or told.failed or told.words or wire.asked_for):
        return
    Visit.objects.create(
        wire=wire,
        at=told.at,
        milliseconds=told.milliseconds,
        status=told.status,
        size=told.size,
        fresh=told.fresh,
        known=told.known,
        problems=told.problems,
        failed=told.failed,
        words=told.words,
    )
    oldest = wire.visits.values_list("pk", flat=True)[KEPT : KEPT + 1]
    if oldest:
        wire.visits.filter(pk__lte=oldest[0]).delete()
