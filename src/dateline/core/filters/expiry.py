"""When what passes a filter changes for no other reason than that time passes."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateline.core.filters.nodes import Age, All, Day, Node, When, terms

_SOON = dt.timedelta(seconds=1)
_DAY = dt.timedelta(days=1)


def changes_at(node: Node, now: dt.datetime, zone: ZoneInfo, oldest: dt.datetime | None) -> dt.datetime | None:
    """The earliest time at which other stories may pass than at ``now``; None for never.

    ``oldest`` is the time of the earliest story that passes, or of those of them that matter; None where that is not
    known. Days change at midnight in ``zone``. An age moves with every moment: where it only lets stories go, the
    oldest one goes first, else a second is the answer.
    """
    moments = {term.moment for term in terms(node) if isinstance(term, When)}
    times = []
    if any(isinstance(moment, Day) for moment in moments):
        midnight = dt.datetime.combine(now.astimezone(zone).date() + _DAY, dt.time(), zone)
        times.append(midnight.astimezone(dt.UTC))
    if any(isinstance(moment, Age) for moment in moments):
        times.append(_by_age(node, oldest) or now + _SOON)
    return min(times, default=None)


def _by_age(node: Node, oldest: dt.datetime | None) -> dt.datetime | None:
    """When the oldest story is too old; None where a story may also come in, or nobody knows which is the oldest."""
    if oldest is None:
        return None
    parts = node.parts if isinstance(node, All) else (node,)
    sinces = [part for part in parts if isinstance(part, When) and not part.until]
    others = [part for part in parts if part not in sinces]
    if any(isinstance(term, When) and isinstance(term.moment, Age) for part in others for term in terms(part)):
        return None
    hours = [part.moment.hours for part in sinces if isinstance(part.moment, Age)]
    # A story passes up to and including its last moment.
    return oldest + dt.timedelta(hours=min(hours), microseconds=1)
