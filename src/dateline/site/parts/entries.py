"""Rows of lists: how a story stands in All news, on the front page and in More on this."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from django.utils.translation import gettext, gettext_noop

from dateline.archive.public import Row
from dateline.core.story import Signal
from dateline.site import links
from dateline.site.clock import Clock

_LABELS = {
    Signal.FLASH.value: gettext_noop("Flash"),
    Signal.UPDATE.value: gettext_noop("Update"),
    Signal.CORRECTION.value: gettext_noop("Correction"),
}
Home: TypeAlias = Callable[[str], str]
"""For each language the code of the edition in which its stories are."""
URGENT = 2
"""IPTC urgencies up to this one stand out in lists."""


class Entry(NamedTuple):
    """A row ready to be shown."""

    href: str
    local: dt.datetime
    """In the edition's zone."""
    date: str
    """``Mar 28``; empty where the surroundings say the day."""
    headline: str
    lead: str
    kind: str
    """``flash``, ``update``, ``correction``, ``urgent`` or empty."""
    label: str
    """The kind in words, or empty."""
    place: str
    story_id: int
    outlet: str = ""
    """Whose page the link leads to, where it is not ours."""
    language: str = ""
    """Where it is not the edition's."""
    stamp: int = 0
    """Of the version that is shown: `dateline.archive.public.version_stamp`."""

    @property
    def iso(self) -> str:
        """For ``<time datetime>``: local time with offset."""
        return self.local.isoformat(timespec="minutes")

    @property
    def time(self) -> str:
        """``17:44``."""
        return self.iso[11:16]


def label(signal: str) -> str:
    """A version's signal in words for readers; empty where there is nothing to say."""
    return gettext(_LABELS[signal]) if signal in _LABELS else ""


def entries(
    rows: Iterable[Row],
    edition: str,
    clock: Clock,
    *,
    year: int | None = None,
    places: bool = True,
    home: Home | None = None,
) -> list[Entry]:
    """Rows as the edition with this code shows them; without ``places`` in a narrow column.

    With ``year`` every entry carries its date, since it stands under no heading that says the day; the year is that
    of the page's own date, and is said of the others only. With ``home`` each says its language and leads to its own
    edition.
    """
    labels = {signal: gettext(text) for signal, text in _LABELS.items()}
    shown = []
    for row in rows:
        local = clock.local(row.listed_at)
        date = clock.short_date(local.date(), year=year) if year else ""
        entry = _entry(row, home(row.language) if home else edition, local, date, labels)
        entry = entry if places else entry._replace(place="")
        foreign = home is not None and row.language != clock.language
        shown.append(entry._replace(language=row.language) if foreign else entry)
    return shown


def _entry(row: Row, edition: str, local: dt.datetime, date: str, labels: dict[str, str]) -> Entry:
    urgent = row.urgency is not None and 0 < row.urgency <= URGENT
    return Entry(
        href=row.elsewhere or links.story(edition, row.id, row.slug),
        local=local,
        date=date,
        headline=row.headline,
        lead=row.lead,
        kind=row.signal if row.signal in labels else "urgent" if urgent else "",
        label=labels.get(row.signal, ""),
        place=row.dateline_place,
        story_id=row.id,
        outlet=row.source if row.elsewhere else "",
        stamp=row.stamp,
    )
