"""How the front page is made up of the latest stories: by urgency, by time, by topic."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.archive.public import Row

LEADS = 4
LATEST = 10
SECTIONS = 6
IN_SECTION = 4
FRESH = dt.timedelta(hours=24)
"""Before the newest story: what is older leads no more, however urgent it was."""
_ORDINARY = 5
"""The urgency of a story that states none (IPTC: 5 is normal)."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every row stands in one part only."""

    leads: Sequence[Row]
    latest: Sequence[Row]
    rest: Sequence[Row]


def arrange(rows: Sequence[Row], chosen: Sequence[Row] = ()) -> Arrangement:
    """Rows, newest first, in their parts: those that the desk has ``chosen`` lead, in its order.

    Where it chose none, the most urgent fresh ones lead, the newer of two equally urgent first.

    At most every other story leads, so that there is a list beside the leads.
    """
    leads = list(chosen) or _most_urgent(rows)
    shown = {row.id for row in leads}
    others = [row for row in rows if row.id not in shown]
    return Arrangement(leads, others[:LATEST], others[LATEST:])


def _most_urgent(rows: Sequence[Row]) -> list[Row]:
    fresh = [row for row in rows if row.listed_at > rows[0].listed_at - FRESH]
    by_urgency = sorted(fresh, key=lambda row: (row.urgency or _ORDINARY, -row.listed_at.timestamp()))
    return by_urgency[: min(LEADS, (len(rows) + 1) // 2)]


def sections(rows: Sequence[Row], topic_of: Mapping[int, str]) -> dict[str, list[Row]]:
    """Rows by topic, where a topic has at least two of them; ``topic_of`` maps story to topic code."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.id in topic_of:
            found.setdefault(topic_of[row.id], []).append(row)
    worthy = [(code, under[:IN_SECTION]) for code, under in found.items() if len(under) > 1]
    return dict(worthy[:SECTIONS])
