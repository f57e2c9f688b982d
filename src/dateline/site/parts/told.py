"""The parts of a coverage page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext

from dateline.archive.annotations import NOTHING, filed_of
from dateline.archive.history import Appearance, appearances
from dateline.archive.sql import marks, select
from dateline.core.coverage import compare
from dateline.core.coverage.compare import Held, Text, Word
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.understand.values import Role
from dateline.coverage.copy import SEEN_SQL
from dateline.coverage.reading import Event, Telling
from dateline.index.places import with_slugs
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here, language_name
from dateline.site.parts.media import MediaRow, media_row
from dateline.site.parts.places import place_name

_PLACES = 12


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A telling, or a later version of one of our own."""

    row: MediaRow
    words: tuple[Word, ...]
    """Its headline, with the words marked that the first one in its language does not have."""
    version: int
    """Above 1 for a later version of the same story."""


@dataclass(frozen=True, slots=True)
class Column:
    """The tellings in one language."""

    language: str
    name: str
    rows: Sequence[TimelineRow]


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place that only some name."""

    name: str
    href: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that a coverage page shows."""

    event: Event
    headline: str
    language: str
    columns: Sequence[Column]
    first: MediaRow | None
    figures: Sequence[Held]
    quotations: Sequence[Held]
    places: Sequence[PlaceHeld]


def told(found: Event, here: Here) -> Told:
    """The page of an event; it has tellings."""
    clock = Clock.of(here.edition.zone, here.language)
    families = found.families
    lead = found.named_by(here.language)
    texts, quotable = _texts(found.originals)
    first = next((family for family in families if found.first and family[0].story == found.first.story), None)
    return Told(
        event=found,
        headline=lead.headline,
        language=lead.language if lead.language != here.language else "",
        columns=_columns(found, here, clock),
        first=media_row(first, found, here, clock) if first else None,
        figures=compare.figures(texts) if len(texts) > 1 else (),
        quotations=compare.quotations(quotable) if len({text.outlet for text in quotable}) > 1 else (),
        places=_places(found, here),
    )


def _columns(found: Event, here: Here, clock: Clock) -> list[Column]:
    """The edition's language first."""
    languages = sorted(
        {family[0].language for family in found.families}, key=lambda name: (name != here.language, name)
    )
    return [
        Column(
            language,
            language_name(language),
            _rows([f for f in found.families if f[0].language == language], found, here, clock),
        )
        for language in languages
    ]


def _rows(families: Sequence[Sequence[Telling]], found: Event, here: Here, clock: Clock) -> list[TimelineRow]:
    if not families:
        return []
    against = _as_first_told(families[0][0])
    rows = []
    for family in families:
        origin = _as_first_told(family[0])
        row = media_row((origin, *family[1:]), found, here, clock)
        words = (
            (Word(origin.headline, other=False),)
            if origin.story == against.story
            else compare.headline(origin.headline, against.headline, origin.language)
        )
        rows.append((origin.at, TimelineRow(row, words, 1)))
        if origin.own:
            rows += _versions(appearances(origin.story), row, clock)
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def _as_first_told(origin: Telling) -> Telling:
    """A story of ours with the headline of its first version: its row stands where that one stood."""
    shown = appearances(origin.story) if origin.own else []
    return replace(origin, headline=shown[0].headline) if shown else origin


def _versions(shown: Sequence[Appearance], row: MediaRow, clock: Clock) -> list[tuple[dt.datetime, TimelineRow]]:
    """The later versions of a story of ours whose headline is another."""
    found = []
    for before, after in pairwise(shown):
        if before.headline == after.headline:
            continue
        local = clock.local(after.at)
        later = MediaRow(
            story=row.story, outlet=row.outlet, headline=after.headline, language=row.language, tongue=row.tongue,
            href=row.href, away=False, time=f"{local:%H:%M}", iso=clock.iso(after.at), seen=False, first=False,
            later=gettext("new version"), reprinted="",
        )  # fmt: skip
        words = compare.headline(after.headline, before.headline, row.language)
        found.append((after.at, TimelineRow(later, words, after.ordinal)))
    return found


_TEXTS = f"""
    SELECT story.id, version.headline, version.lead, version.body_html
    {SEEN_SQL} AND story.id IN ({{marks}})
"""


def _texts(tellings: Sequence[Telling]) -> tuple[list[Text], list[Text]]:
    """All texts, for the figures in them, which are nobody's; and those whose words may be shown."""
    ids = [each.story for each in tellings]
    whole = {row[0]: row[1:] for row in select(_TEXTS.format(marks=marks(len(ids))), ids or [0])}
    texts = []
    for each in tellings:
        _, lead, body = whole.get(each.story, ("", "", ""))
        text = "\n\n".join(part for part in (each.headline, lead, plain(CleanHtml(body))) if part)
        texts.append(Text(each.outlet, each.language, each.headline, text))
    may = {each.story for each in tellings if not each.link_only}
    return texts, [text for each, text in zip(tellings, texts, strict=True) if each.story in may]


def _places(found: Event, here: Here) -> list[PlaceHeld]:
    """The places that some name and others do not."""
    tellings = found.originals
    filed = filed_of([each.story for each in tellings])
    who: dict[str, dict[str, None]] = {}
    for each in tellings:
        for place in filed.get(each.story, NOTHING).places:
            if place.role != Role.FIGURATIVE.value:
                who.setdefault(place.slug, {})[each.outlet] = None
    every = {each.outlet for each in tellings}
    some = {slug: outlets for slug, outlets in who.items() if len(outlets) < len(every)}
    known = with_slugs(sorted(some)[:100])
    listed = sorted((slug for slug in some if slug in known), key=lambda slug: (-len(some[slug]), slug))[:_PLACES]
    return [
        PlaceHeld(place_name(known[slug], here.language), links.place(here.edition.code, slug), tuple(some[slug]))
        for slug in listed
    ]
