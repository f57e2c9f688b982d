"""What the public may see, asked of the rows themselves. Every public surface reads stories through here.

Indexes may be stale; these conditions are not: a killed story is gone with the commit that killed it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from dateline.archive.models import Story, Version
from dateline.archive.models.agency import Rights
from dateline.core.ledger import Fate
from dateline.core.story import Policy, Pubstatus

STANDS = Q(fate=Fate.STANDS.value, pubstatus=Pubstatus.USABLE.value, public__isnull=False)
"""Some version of the story may be seen."""

LISTED = STANDS & Q(policy=Policy.AUTO.value) & ~Q(source__rights=Rights.INTERNAL.value)
"""It has a page of ours and stands in our lists; coverage-only stories do not."""


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


_ROW = {
    "id": "pk",
    "slug": "slug",
    "language": "language",
    "headline": "public__headline",
    "lead": "public__lead",
    "listed_at": "listed_at",
    "changed_at": "public__received_at",
    "signal": "public__signal",
    "urgency": "public__urgency",
    "dateline_place": "public__dateline_place",
    "source": "source__name",
    "number": "public__number",
}


def rows(ids: Sequence[int]) -> list[Row]:
    """The listed stories among ``ids``, in that order."""
    found = Story.objects.filter(LISTED, pk__in=ids).values_list(*_ROW.values())
    by_id = {values[0]: Row(**dict(zip(_ROW, values, strict=True))) for values in found}
    return [by_id[story_id] for story_id in ids if story_id in by_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A story that may be read: ``version`` is the public one."""

    story: Story
    version: Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A story whose text was public and is no longer: the page says so with 410."""

    story: Story


def story(story_id: int) -> Page | Gone | None:
    """A story by its public number. None for unknown, embargoed and withheld ones alike."""
    found = Story.objects.select_related("public", "source").filter(pk=story_id).first()
    if found is None or found.policy != Policy.AUTO.value or found.source.rights == Rights.INTERNAL.value:
        return None
    if found.fate != Fate.STANDS.value:
        return Gone(story=found) if found.listed_at else None
    if found.public is None or found.pubstatus != Pubstatus.USABLE.value:
        return None
    return Page(story=found, version=found.public)
