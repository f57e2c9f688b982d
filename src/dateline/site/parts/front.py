"""How the front page is made up of the latest stories: by what leads, by time, by topic."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from django.utils.translation import gettext, ngettext

from dateline.archive.public import Row
from dateline.site.parts.entries import URGENT

LEADS = 4
LATEST = 10
SECTIONS = 6
IN_SECTION = 4
FRESH = dt.timedelta(hours=24)
"""Before the newest story: what is older leads no more, however urgent it was."""
_HALF = dt.timedelta(hours=8)
"""A story that is older by that weighs half."""
_NEW = dt.timedelta(hours=2)
"""Before the newest story: so new that it is said."""
_WEIGHTS = {1: 16.0, 2: 8.0, 3: 2.0, 4: 1.4}
"""Of urgencies (IPTC: 5 is normal). Nothing that others tell, however many, is before a flash of the same hour."""


@dataclass(frozen=True, slots=True)
class Breadth:
    """The event of a story, and how many outlets tell it independently."""

    event: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every row stands in one part only."""

    leads: Sequence[Row]
    latest: Sequence[Row]
    rest: Sequence[Row]


def arrange(rows: Sequence[Row], chosen: Sequence[Row], told: Mapping[int, Breadth]) -> Arrangement:
    """Rows, newest first, in their parts: those that the desk has ``chosen`` lead, in its order.

    Where it chose none, the fresh ones of most weight lead, of those that tell one event one: see `weight`. ``told``
    is by story.

    At most every other story leads, so that there is a list beside the leads.
    """
    leads = list(chosen) or _weightiest(rows, told)
    shown = {row.id for row in leads}
    others = [row for row in rows if row.id not in shown]
    return Arrangement(leads, others[:LATEST], others[LATEST:])


def weight(row: Row, outlets: int, newest: dt.datetime) -> float:
    """Urgency × how many outlets tell it × how new it is. By the newest story's time and not by the clock.

    So the page is another one only when something happens.
    """
    fresh = 0.5 ** ((newest - row.listed_at) / _HALF)
    return _WEIGHTS.get(row.urgency or 0, 1.0) * (1.0 + log2(max(outlets, 1))) * float(fresh)


def reason(row: Row, outlets: int, newest: dt.datetime, *, chosen: bool) -> str:
    """Why a story leads, for readers."""
    if chosen:
        return gettext("Chosen by the editors")
    found = [gettext("urgent")] if row.urgency and row.urgency <= URGENT else []
    if outlets > 1:
        found.append(ngettext("told by %(count)s outlet", "told by %(count)s outlets", outlets) % {"count": outlets})
    if newest - row.listed_at <= _NEW:
        found.append(gettext("new"))
    return gettext("Leads because: %(reasons)s") % {"reasons": " · ".join(found or [gettext("of today")])}


def _weightiest(rows: Sequence[Row], told: Mapping[int, Breadth]) -> list[Row]:
    if not rows:
        return []
    newest = rows[0].listed_at

    def key(row: Row) -> tuple[float, float]:
        outlets = told[row.id].outlets if row.id in told else 1
        return -weight(row, outlets, newest), -row.listed_at.timestamp()

    leads: dict[object, Row] = {}
    for row in sorted((row for row in rows if row.listed_at > newest - FRESH), key=key):
        leads.setdefault(told[row.id].event if row.id in told else row, row)
    return list(leads.values())[: min(LEADS, (len(rows) + 1) // 2)]


def sections(rows: Sequence[Row], topic_of: Mapping[int, str]) -> dict[str, list[Row]]:
    """Rows by topic, where a topic has at least two of them; ``topic_of`` maps story to topic code."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.id in topic_of:
            found.setdefault(topic_of[row.id], []).append(row)
    worthy = [(code, under[:IN_SECTION]) for code, under in found.items() if len(under) > 1]
    return dict(worthy[:SECTIONS])
