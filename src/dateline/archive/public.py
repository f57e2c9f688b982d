"""What the public may see, asked of the rows themselves. Every public surface reads stories through here.

Indexes may be stale; these conditions are not: a killed story is gone with the commit that killed it.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from dateline.archive.models import Source, Story, Version
from dateline.archive.models.agency import Rights
from dateline.archive.sql import columns, instance, marks, moment, select, width
from dateline.core.ledger import Fate
from dateline.core.story import Link, Policy, Pubstatus
from dateline.core.wires.address import at_source

STANDS = Q(fate=Fate.STANDS.value, pubstatus=Pubstatus.USABLE.value, public__isnull=False)
"""Some version of the story may be seen."""

SHOWN = (Policy.AUTO.value, Policy.DESK.value)
"""Copy that has pages of ours. What waits for an editor (desk) has a public version only if one released it."""

LISTED = STANDS & Q(policy__in=SHOWN) & ~Q(source__rights=Rights.INTERNAL.value)
"""It has a page of ours and stands in our lists; coverage-only stories do not."""

COVERED = STANDS & Q(policy=Policy.COVERAGE.value) & ~Q(source__rights=Rights.INTERNAL.value)
"""Another outlet's headline and link, shown where all sources are asked for; it has no page of ours."""

LISTED_SQL = f"""
    FROM archive_story story
    JOIN archive_source source ON source.id = story.source_id
    JOIN archive_version version ON version.id = story.public_id
    WHERE story.fate = '{Fate.STANDS.value}' AND story.pubstatus = '{Pubstatus.USABLE.value}'
        AND story.policy IN {SHOWN} AND source.rights <> '{Rights.INTERNAL.value}'
"""
"""`LISTED`, in SQL; a test holds the two equal."""

COVERED_SQL = LISTED_SQL.replace(f"IN {SHOWN}", f"= '{Policy.COVERAGE.value}'")
"""`COVERED`, in SQL."""

SEEN_SQL = LISTED_SQL.replace(f"IN {SHOWN}", f"IN {(*SHOWN, Policy.COVERAGE.value)}")
"""Either of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A story as a list shows it."""

    id: int
    slug: str
    language: str
    headline: str
    lead: str
    listed_at: dt.datetime
    changed_at: dt.datetime
    """When the public version arrived."""
    signal: str
    urgency: int | None
    dateline_place: str
    source: str
    number: int
    """Of the public version, hidden ones counted: nothing for readers, who would learn that there are some."""
    elsewhere: str = ""
    """Where the outlet itself shows a story that has no page of ours."""

    @property
    def stamp(self) -> int:
        """Tells the public version from those before and after; grows with each."""
        return version_stamp(self.changed_at)


def version_stamp(received_at: dt.datetime) -> int:
    """A version as readers' browsers and partners know it, by its arrival: a number would tell of hidden ones."""
    return int(received_at.timestamp())


_ROWS = f"""
    SELECT story.id, story.slug, story.language, version.headline, version.lead, story.listed_at, version.received_at,
        version.signal, version.urgency, version.dateline_place, source.name, version.number
    {LISTED_SQL} AND story.id IN ({{marks}})
"""


def rows(ids: Sequence[int]) -> list[Row]:
    """The listed stories among ``ids``, in that order."""
    if not ids:
        return []
    found = select(_ROWS.format(marks=marks(len(ids))), list(ids))
    by_id = {values[0]: _row(values) for values in found}
    return [by_id[story_id] for story_id in ids if story_id in by_id]


_COVERED_ROWS = f"""
    SELECT story.id, story.slug, story.language, version.headline, version.lead, story.listed_at, version.received_at,
        version.signal, version.urgency, version.dateline_place, source.name, version.number, version.extra, story.uri
    {COVERED_SQL} AND story.id IN ({{marks}})
"""


def rows_of_all(ids: Sequence[int]) -> list[Row]:
    """The listed stories among ``ids`` and other outlets' (`COVERED`), in that order.

    Of the latter those whose address is known: a headline that leads nowhere is of no use.
    """
    if not ids:
        return []
    found = select(_COVERED_ROWS.format(marks=marks(len(ids))), list(ids))
    by_id = {row.id: row for row in rows(ids)}
    by_id |= {row.id: row for values in found if (row := _covered(values)).elsewhere}
    return [by_id[story_id] for story_id in ids if story_id in by_id]


def _covered(values: tuple[Any, ...]) -> Row:
    *own, extra, uri = values
    kept = json.loads(extra) if isinstance(extra, str) else extra
    return replace(
        _row(tuple(own)), lead="", elsewhere=at_source([Link(**each) for each in kept.get("links", ())], uri)
    )


def _row(values: tuple[Any, ...]) -> Row:
    story_id, slug, language, headline, lead, listed_at, received_at, signal, urgency, place, source, number = values
    return Row(
        id=story_id,
        slug=slug,
        language=language,
        headline=headline,
        lead=lead,
        listed_at=moment(listed_at),
        changed_at=moment(received_at),
        signal=signal,
        urgency=urgency,
        dateline_place=place,
        source=source,
        number=number,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A story that may be read: ``version`` is the public one."""

    story: Story
    version: Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A story whose text was public and is no longer: the page says so with 410."""

    story: Story


_STORY = f"""
    SELECT {columns(Story, "story")}, {columns(Source, "source")}, {columns(Version, "version")}
    FROM archive_story story
    JOIN archive_source source ON source.id = story.source_id
    LEFT JOIN archive_version version ON version.id = story.public_id
    WHERE story.id = %s
"""  # noqa: S608, column names of our own models


def story(story_id: int) -> Page | Gone | None:
    """A story by its public number. None for unknown, embargoed and withheld ones alike."""
    found = _story(story_id)
    if found is None or found.policy not in SHOWN or found.source.rights == Rights.INTERNAL.value:
        return None
    if found.fate != Fate.STANDS.value:
        return Gone(story=found) if found.listed_at else None
    if found.public is None or found.pubstatus != Pubstatus.USABLE.value:
        return None
    return Page(story=found, version=found.public)


def _story(story_id: int) -> Story | None:
    """With its source and its public version, as ``select_related`` would give it."""
    for values in select(_STORY, [story_id]):
        own, source = width(Story), width(Source)
        found = instance(Story, values[:own])
        found.source = instance(Source, values[own : own + source])
        found.public = instance(Version, values[own + source :]) if found.public_id else None
        return found
    return None
