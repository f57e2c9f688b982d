"""Applying a decision to a story: the other half of every recording. The caller holds the ledger's lock."""

import datetime as dt
from dataclasses import dataclass

from dateline.archive import ledger, sql
from dateline.archive.models import Story, Version
from dateline.archive.rows import known_of
from dateline.core.decide import Change, Known, Public
from dateline.core.ledger import Audience, Subject
from dateline.core.text.translit import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story in the archive, and what the decision compares with."""

    story: Story
    known: Known


def load(story_id: int) -> Found:
    """Raises `Story.DoesNotExist`."""
    story = Story.objects.select_related("head").get(pk=story_id)
    versions = Version.objects.filter(story=story).order_by("number").defer("headline", "lead", "body_html", "extra")
    return Found(story=story, known=known_of(story, versions))


def primary(tag: str) -> str:
    """``en`` of ``en-US``: editions are by language, not by country."""
    return tag.split("-", maxsplit=1)[0].lower()[:12]


def apply(
    change: Change,
    story: Story,
    version: Version | None,
    now: dt.datetime,
    *,
    backfill: bool = False,
    actor: str = "",
    note: str = "",
) -> int | None:
    """Record a change: which version may be seen, and the event; its ``seq``, or None where there is nothing to tell.

    ``version`` is the one that came with the change, if one did.
    """
    if change.told is None:
        return None
    _place(change, story, version)
    event = ledger.write(
        ledger.Entry(
            subject=Subject.STORY,
            subject_id=story.pk,
            verb=change.told.verb,
            audience=change.told.audience,
            prev_seq=story.last_seq,
            prev_public_seq=story.last_public_seq,
            version=story.public if change.public is Public.HEAD else version,
            backfill=backfill,
            actor=actor,
            note=note,
        ),
        now,
    )
    story.last_seq = event.seq
    if change.told.audience is Audience.PUBLIC:
        story.last_public_seq = event.seq
    sql.update(story)
    return event.seq


def _place(change: Change, story: Story, version: Version | None) -> None:
    """Set which version may be seen."""
    first_seen, unseen = story.listed_at is None, story.public_id is None
    if change.becomes_head:
        story.head = version
    if change.public is not Public.KEEP:
        story.public = story.head if change.public is Public.HEAD else None
    if unseen and story.head is not None:
        # Also of what comes back: the headline that was taken away must not stay in the address.
        story.slug = slugify(story.head.headline)
    if first_seen and story.head is not None:
        story.language = primary(story.head.language) or story.language
    story.pubstatus = change.pubstatus.value
    story.fate = change.fate.value
    story.listed_at = change.listed_at
    story.embargo_at = story.head.embargo_at if story.head and story.head_id != story.public_id else None
