"""What a mail tells of each story, read from what is public while the mail is written."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, override

from dateline.alerts.filters import Filters
from dateline.alerts.models import Alert, Notice, SavedFilter
from dateline.archive import public
from dateline.archive.public import Page, Row
from dateline.core.alerts.telling import Kind, is_to_tell
from dateline.core.filters import Node
from dateline.core.filters.reasons import because
from dateline.core.filters.story import Facts
from dateline.index.facts import facts_of
from dateline.site import links
from dateline.site.clock import Clock

_URGENT = {1, 2}
"""IPTC urgency of what wakes a device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story in a mail or notification. One that is gone has neither headline nor address."""

    kind: Kind
    story_id: int
    version: int
    urgent: bool = False
    headline: str = ""
    lead: str = ""
    address: str = ""
    stamp: str = ""
    correction: str = ""
    why: str = ""
    """The parts of the filter that it passes: ``Topic: Economy``."""
    told_at: str = ""
    """Of what is gone: when a mail told it."""

    @property
    def label(self) -> str:
        """What stands before the headline."""
        return {Kind.UPDATE: gettext("Update"), Kind.CORRECTION: gettext("Correction")}.get(self.kind, "")


class Desk:
    """Lines for the mails of a batch. What many readers with one filter are told is found out once."""

    def __init__(self, saved: Iterable[SavedFilter], now: dt.datetime) -> None:
        """``saved``: the filters of these mails."""
        self.filters = Filters(saved)
        self._now = now
        self._rows: dict[int, Row | None] = {}
        self._facts: dict[int, Facts | None] = {}
        self._whys: dict[tuple[int, int], str] = {}

    def look_up(self, story_ids: Sequence[int]) -> None:
        """Read what the public sees of these now."""
        ids = [each for each in dict.fromkeys(story_ids) if each not in self._rows]
        self._rows |= dict.fromkeys(ids) | {row.id: row for row in public.rows(ids)}

    def line(self, notice: Notice, alert: Alert, told: "Told | None") -> Line | None:
        """None where there is nothing to tell any more."""
        row = self._rows[notice.story_id]
        kind = Kind(notice.kind)
        if not is_to_tell(kind, row.number if row else None, told.version if told else None):
            return None
        clock = Clock.of(alert.zone, alert.filter.edition.language)
        if row is None:
            return Line(kind=kind, story_id=notice.story_id, version=0, told_at=clock.stamp(told.at) if told else "")
        return Line(
            kind=kind,
            story_id=row.id,
            version=row.number,
            urgent=row.urgency in _URGENT,
            headline=row.headline,
            lead=row.lead,
            address=links.absolute(links.story(self._home(alert, row), row.id, row.slug)),
            stamp=clock.stamp(row.changed_at if told else row.listed_at),
            correction=_correction(row.id) if kind is Kind.CORRECTION else "",
            why=self._why(alert.filter, row.id) if kind is Kind.NEWS else "",
        )

    def _home(self, alert: Alert, row: Row) -> str:
        """A story has its address in the edition of its language."""
        where = self.filters.here(alert.filter.edition)
        return where.home_of(row.language).code if where else alert.filter.edition.code

    def _why(self, saved: SavedFilter, story_id: int) -> str:
        key = (saved.pk, story_id)
        if key not in self._whys:
            self._whys[key] = self._because(saved, story_id)
        return self._whys[key]

    def _because(self, saved: SavedFilter, story_id: int) -> str:
        asked, where, facts = self.filters.asked(saved), self.filters.here(saved.edition), self._facts_of(story_id)
        if asked is None or where is None or facts is None:
            return ""
        parts: tuple[Node, ...] = because(asked.node, facts, self._now, ZoneInfo(saved.edition.zone))
        labels = self.filters.labels(where)
        with override(where.language):
            return " · ".join(labels.because(part) for part in parts)

    def _facts_of(self, story_id: int) -> Facts | None:
        if story_id not in self._facts:
            self._facts[story_id] = facts_of([story_id]).get(story_id)
        return self._facts[story_id]


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a story that a mail of an alert has told, and the mail that did."""

    version: int
    """0 where it told that the story is gone."""
    at: dt.datetime
    mail_key: str


def _correction(story_id: int) -> str:
    found = public.story(story_id)
    return found.version.correction if isinstance(found, Page) else ""
