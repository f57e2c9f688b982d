"""In other media: who else tells the event of a story."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from dateline.archive.models import Story
from dateline.coverage.reading import Event, Telling, event
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here, language_name

ROWS = 5
_FEWEST = 2
"""Independent outlets besides the story's own; below, there is no block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRow:
    """One outlet's story, with the outlets behind it that print the same text."""

    story: int
    outlet: str
    headline: str
    language: str
    """BCP 47, for ``lang``."""
    tongue: str
    """The language in words; empty for the edition's own."""
    href: str
    away: bool
    """It leads to the outlet's own site."""
    time: str
    iso: str
    seen: bool
    """The time is when we saw it, not when the outlet says that it published it."""
    first: bool
    later: str
    """“12 min later” than the first, where both said when."""
    reprinted: str
    """“Also in The Herald and 2 more”; empty where nobody reprints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """The block under a story."""

    coverage: int
    href: str
    """Of the coverage page."""
    rows: Sequence[MediaRow]
    count: str
    """“All 7 outlets”."""
    follow: str
    """The event as a list."""
    change: str
    """Where muting it is sent: the reader’s own feed."""
    doubt: str
    """Where “Not the same story?” is sent."""


def in_other_media(story: Story, number: int, here: Here, clock: Clock) -> Media | None:
    """By the number of its event; None where fewer than two other outlets tell it independently."""
    found = event(number)
    others = [family for family in found.families if family[0].story != story.pk]
    others = [family for family in others if family[0].outlet_slug not in _own(found, story)]
    if len({family[0].outlet_slug for family in others}) < _FEWEST:
        return None
    ordered = sorted(others, key=lambda family: (family[0].language != story.language, family[0].at))
    rows = [media_row(family, found, here, clock) for family in ordered[:ROWS]]
    outlets = len({each.outlet_slug for each in found.tellings})
    return Media(
        coverage=number,
        href=links.coverage(here.edition.code, number),
        rows=rows,
        count=ngettext("%(count)s outlet in all", "%(count)s outlets in all", outlets) % {"count": outlets},
        follow=links.filtered(here.edition.code, f"coverage:{number}"),
        change=links.my_change(here.edition.code),
        doubt=links.doubt(here.edition.code, number),
    )


def media_row(family: Sequence[Telling], found: Event, here: Here, clock: Clock) -> MediaRow:
    """A telling and its reprints as a row."""
    told, first = family[0], found.first
    return MediaRow(
        story=told.story,
        outlet=told.outlet,
        headline=told.headline,
        language=told.language,
        tongue="" if told.language == here.language else _tongue(told.language),
        href=links.story(here.home_of(told.language).code, told.story, told.slug) if told.page else told.elsewhere,
        away=not told.page,
        time=_time(told.at, found, clock),
        iso=clock.iso(told.at),
        seen=not told.stated,
        first=first is not None and first.story == told.story,
        later=_later(told, first),
        reprinted=_reprinted([each.outlet for each in family[1:]]),
    )


def _own(found: Event, story: Story) -> set[str]:
    return {each.outlet_slug for each in found.tellings if each.story == story.pk or each.own}


def _tongue(language: str) -> str:
    if language == "en":
        return gettext("in English")
    if language == "ru":
        return gettext("in Russian")
    return language_name(language)


def _time(at: dt.datetime, found: Event, clock: Clock) -> str:
    local = clock.local(at)
    clock_time = f"{local:%H:%M}"
    days = {clock.local(each.at).date() for each in found.tellings}
    if len(days) == 1:
        return clock_time
    year = clock.local(found.tellings[0].at).year
    return f"{clock.short_date(local.date(), year=year)}, {clock_time}"


def _later(told: Telling, first: Telling | None) -> str:
    if first is None or not told.stated or told.story == first.story:
        return ""
    minutes = int((told.at - first.at).total_seconds() // 60)
    if minutes < 1:
        return ""
    if minutes < 60:
        return ngettext("%(count)s minute later", "%(count)s minutes later", minutes) % {"count": minutes}
    hours = minutes // 60
    return ngettext("%(count)s hour later", "%(count)s hours later", hours) % {"count": hours}


def _reprinted(outlets: Sequence[str]) -> str:
    names = list(dict.fromkeys(outlets))
    if not names:
        return ""
    if len(names) == 1:
        return gettext("Same text: %(outlet)s") % {"outlet": names[0]}
    rest = len(names) - 1
    text = ngettext("Same text: %(outlet)s and %(count)s more", "Same text: %(outlet)s and %(count)s more", rest)
    return text % {"outlet": names[0], "count": rest}
