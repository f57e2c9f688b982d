"""Recording: the one function through which anything becomes part of the archive.

lock the ledger → find the story → decide → keep the version → write the event          (one transaction)
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from dateline.archive import ledger, lookup, sql, vocabulary
from dateline.archive.models import Alias, Photo, Source, Story, Version
from dateline.archive.rows import known_of, photo_rows, version_row
from dateline.core import digest
from dateline.core.decide import Change, Known, Outcome, Public, decide, is_twin, may_be_twin, release
from dateline.core.ledger import Audience, Fate, Subject
from dateline.core.story import Item, Policy, Pubstatus
from dateline.core.text.script import language_of
from dateline.core.text.translit import slugify

NO_PICTURES: Mapping[int, Photo] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of an item. It is safe once the surrounding transaction has committed."""

    story_id: int
    uri: str
    version: int | None
    outcome: Outcome
    seq: int | None
    """Of the event; None where nothing changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story in the archive, the marks that the decision compares with, and its next version number."""

    story: Story
    known: Known


def record(
    item: Item,
    source: Source,
    *,
    now: dt.datetime,
    backfill: bool = False,
    pictures: Mapping[int, Photo] = NO_PICTURES,
    actor: str = "",
) -> Recorded:
    """Record one item, whole or not at all.

    ``pictures`` are the files of ``item.photos`` that are here, by position from 0. The item counts as accepted when
    this returns and no outer transaction is open.
    """
    with transaction.atomic():
        ledger.lock()
        found = _find(item, source)
        twin = None if found else _twin(item, source, now)
        if twin is not None:
            Alias.objects.create(uri=digest.identity(item.uri), source=source, story_id=twin)
            return Recorded(story_id=twin, uri=item.uri, version=item.version, outcome=Outcome.TWIN, seq=None)
        change = decide(found.known if found else None, item, now, Policy(source.policy))
        story = found.story if found else _new_story(item, source, change, now)
        version = _keep(item, story, found, pictures, now) if change.keep else None
        seq = _apply(change, story, version, now, backfill=backfill, actor=actor)
        return Recorded(story_id=story.pk, uri=item.uri, version=item.version, outcome=change.outcome, seq=seq)


def release_due(now: dt.datetime, limit: int = 100) -> list[int]:
    """Make public what is embargoed until ``now`` or earlier; the ids of the stories, oldest embargo first."""
    due = Story.objects.filter(
        embargo_at__lte=now,
        fate=Fate.STANDS.value,
        pubstatus=Pubstatus.USABLE.value,
        policy__in=(Policy.AUTO.value, Policy.COVERAGE.value),
    )
    ids = list(due.order_by("embargo_at").values_list("pk", flat=True)[:limit])
    return [story_id for story_id in ids if _release(story_id, now)]


def _release(story_id: int, now: dt.datetime) -> bool:
    with transaction.atomic():
        ledger.lock()
        found = _load(story_id)
        change = release(found.known, now)
        if change is None:
            return False
        _apply(change, found.story, None, now)
        return True


def _find(item: Item, source: Source) -> Found | None:
    story_id = lookup.story_id(source.pk, digest.identity(item.uri))
    return _load(story_id) if story_id else None


def _load(story_id: int) -> Found:
    story = Story.objects.select_related("head").get(pk=story_id)
    versions = Version.objects.filter(story=story).order_by("number").defer("headline", "lead", "body_html", "extra")
    return Found(story=story, known=known_of(story, versions))


def _twin(item: Item, source: Source, now: dt.datetime) -> int | None:
    if not may_be_twin(item):
        return None
    same = lookup.same_wording(source.pk, digest.wording(item))
    published = dict(Version.objects.filter(pk__in=same.values()).values_list("pk", "published_at")) if same else {}
    return next((story for story, version in same.items() if is_twin(item, published[version], now)), None)


def _new_story(item: Item, source: Source, change: Change, now: dt.datetime) -> Story:
    story = Story(
        uri=digest.identity(item.uri),
        source=source,
        policy=source.policy,
        language=_primary(item.language or source.language) or language_of(item.headline),
        slug=slugify(item.headline),
        pubstatus=change.pubstatus.value,
        fate=change.fate.value,
        created_at=now,
    )
    sql.insert(story)
    return story


def _primary(tag: str) -> str:
    """``en`` of ``en-US``: editions are by language, not by country."""
    return tag.split("-", maxsplit=1)[0].lower()[:12]


def _keep(item: Item, story: Story, found: Found | None, pictures: Mapping[int, Photo], now: dt.datetime) -> Version:
    number = len(found.known.versions) + 1 if found else 1
    version = version_row(item, story, number, now)
    sql.insert(version)
    sql.insert_all(photo_rows(item, version, pictures))
    vocabulary.annotate(item, version, now)
    return version


def _apply(
    change: Change, story: Story, version: Version | None, now: dt.datetime, *, backfill: bool = False, actor: str = ""
) -> int | None:
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
    first_seen = story.listed_at is None
    if change.becomes_head:
        story.head = version
    if change.public is not Public.KEEP:
        story.public = story.head if change.public is Public.HEAD else None
    if first_seen and story.head is not None:
        story.slug = slugify(story.head.headline)
        story.language = _primary(story.head.language) or story.language
    story.pubstatus = change.pubstatus.value
    story.fate = change.fate.value
    story.listed_at = change.listed_at
    story.embargo_at = story.head.embargo_at if story.head and story.head_id != story.public_id else None
