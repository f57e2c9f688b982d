"""Recording: the one function through which anything becomes part of the archive.

lock the ledger → find the story → decide → keep the version → write the event          (one transaction)

What an editor does to a story goes the same way, through `dateline.archive.verbs`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from dateline.archive import derived, ledger, lookup, sql, understanding, vocabulary
from dateline.archive.apply import Found, apply, load, primary
from dateline.archive.models import Alias, Photo, Source, Story, Version
from dateline.archive.rows import photo_rows, version_row
from dateline.core import digest
from dateline.core.decide import Change, Outcome, decide, is_twin, may_be_twin, release
from dateline.core.ledger import Fate, Verb
from dateline.core.story import Item, Policy, Pubstatus
from dateline.core.text.translit import slugify
from dateline.core.understand.language import guess
from dateline.core.wires.address import page_of

_BEGINNING = 2_000
"""Characters of a body, with its markup, that its language is told by."""
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


def record(
    item: Item,
    source: Source,
    *,
    now: dt.datetime,
    backfill: bool = False,
    pictures: Mapping[int, Photo] = NO_PICTURES,
) -> Recorded:
    """Record one item of a source, whole or not at all.

    ``pictures`` are the files of ``item.photos`` that are here, by position from 0. The item counts as accepted when
    this returns and no outer transaction is open. Where it kills a story, what was taken from that is put on hold.
    """
    with transaction.atomic():
        ledger.lock()
        found = find(item, source)
        page = page_of(item)
        if found is None and page:
            found = _on_the_same_page(item, page, source)
        twin = None if found else _twin(item, source, now)
        if twin is not None:
            Alias.objects.create(uri=digest.identity(item.uri), source=source, story_id=twin)
            return Recorded(story_id=twin, uri=item.uri, version=item.version, outcome=Outcome.TWIN, seq=None)
        change = decide(found.known if found else None, item, now, Policy(source.policy))
        story = found.story if found else _new_on_page(item, page, source, change, now)
        story.source = source
        version = keep(item, story, found, pictures, now) if change.keep else None
        seq = apply(change, story, version, now, backfill=backfill)
        if change.told and change.told.verb is Verb.KILLED:
            derived.hold_takers(story, now)
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
        found = load(story_id)
        change = release(found.known, now)
        if change is None:
            return False
        apply(change, found.story, None, now)
        return True


def find(item: Item, source: Source) -> Found | None:
    """What is known of an item's story; the caller holds the ledger's lock."""
    story_id = lookup.story_id(source.pk, digest.identity(item.uri))
    return load(story_id) if story_id else None


def _on_the_same_page(item: Item, page: str, source: Source) -> Found | None:
    """The story that the source showed at this address before, if its headline is the item's.

    Feeds of one source, and one that changes its identities, send the same page under several; an address alone proves
    nothing, since a live page may be that of many items.
    """
    story_id = lookup.story_id(source.pk, digest.page(page))
    found = load(story_id) if story_id else None
    if found is None or not Version.objects.filter(story=found.story, headline=item.headline).exists():
        return None
    Alias.objects.create(uri=digest.identity(item.uri), source=source, story=found.story)
    return found


def _new_on_page(item: Item, page: str, source: Source, change: Change, now: dt.datetime) -> Story:
    story = new_story(item, source, change, now)
    if page and lookup.story_id(source.pk, digest.page(page)) is None:
        sql.insert(Alias(uri=digest.page(page), source=source, story=story))
    return story


def _twin(item: Item, source: Source, now: dt.datetime) -> int | None:
    if not may_be_twin(item):
        return None
    same = lookup.same_wording(source.pk, digest.wording(item))
    published = dict(Version.objects.filter(pk__in=same.values()).values_list("pk", "published_at")) if same else {}
    return next((story for story, version in same.items() if is_twin(item, published[version], now)), None)


def new_story(item: Item, source: Source, change: Change, now: dt.datetime) -> Story:
    """The row of a story that is told for the first time."""
    story = Story(
        uri=digest.identity(item.uri),
        source=source,
        policy=source.policy,
        language=primary(item.language or source.language) or _language_of(item),
        slug=slugify(item.headline),
        pubstatus=change.pubstatus.value,
        fate=change.fate.value,
        created_at=now,
    )
    sql.insert(story)
    return story


def _language_of(item: Item) -> str:
    """The language that finds the edition where nobody says it; never recorded as what the wire said."""
    found = guess(f"{item.headline}\n{item.lead}\n{item.body_html[:_BEGINNING]}", "en")
    return primary(found.code) if found.score else ""


def keep(
    item: Item, story: Story, found: Found | None, pictures: Mapping[int, Photo], now: dt.datetime, *, actor: str = ""
) -> Version:
    """Store an item as the next version of its story, with its photos and what it is filed under.

    With an ``actor``, an editor says so, else the wire.
    """
    number = len(found.known.versions) + 1 if found else 1
    version = version_row(item, story, number, now)
    sql.insert(version)
    sql.insert_all(photo_rows(item, version, pictures))
    vocabulary.annotate(item, version, now, actor=actor)
    source = story.source
    understanding.annotate(version, understanding.read(version, source=source.slug, language=source.language), now)
    return version
