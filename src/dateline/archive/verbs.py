"""What an editor does to a story: the desk's only way to change what the public sees.

Each is one transaction and one ledger event, with who did it and why. All raise `dateline.core.desk.Refused` where the
verb does not apply, and then nothing is recorded.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.apply import Found, apply, load
from dateline.archive.models import Photo, Source, Story
from dateline.archive.record import NO_PICTURES, Recorded, find, keep, new_story
from dateline.archive.rows import item_of
from dateline.core import digest
from dateline.core.decide import Known, Outcome, decide
from dateline.core.desk import SIGNALS, CopyVerb, Refused, StateVerb, Why, act, may_bring
from dateline.core.story import Item, Policy, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does it, why, and what they saw of the story when they decided to."""

    actor: str
    """User name."""
    note: str = ""
    """A reason, for the desk."""
    seen: int | None = None
    """``last_seq`` of the story as it was shown to the editor; None where there was no story yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """The stories that a new one refers to, by number."""

    translation_of: int | None = None
    taken_from: int | None = None
    substitute_for: int | None = None


NO_RELATIONS = Relations()


def bring(
    item: Item,
    source: Source,
    verb: CopyVerb,
    *,
    by: By,
    now: dt.datetime,
    pictures: Mapping[int, Photo] = NO_PICTURES,
    relations: Relations = NO_RELATIONS,
) -> Recorded:
    """Record an editor's copy: publish, update, correct, refile or advise.

    ``item`` is recorded with the signal of the verb (a flash stays one while it is published) and with ``now`` as the
    time of the version. The same copy sent twice, by two people or a double click, is recorded once: the second gets
    `Outcome.RESENT` and no event.
    """
    said = replace(item, signal=_signal(item, verb), updated=now)
    with transaction.atomic():
        ledger.lock()
        found = find(said, source)
        known = found.known if found else None
        if found and _is_head(found.known, said):
            return Recorded(story_id=found.story.pk, uri=said.uri, version=None, outcome=Outcome.RESENT, seq=None)
        _check_seen(found, by)
        may_bring(known, verb, said, now)
        if verb in {CopyVerb.UPDATE, CopyVerb.REFILE} and found and _same_copy(found, said):
            raise Refused(Why.SAME)
        change = decide(known, said, now, Policy(source.policy))
        story = found.story if found else new_story(said, source, change, now)
        _relate(story, relations)
        version = keep(said, story, found, pictures, now, actor=by.actor) if change.keep else None
        seq = apply(change, story, version, now, actor=by.actor, note=by.note)
        return Recorded(story_id=story.pk, uri=said.uri, version=None, outcome=change.outcome, seq=seq)


def change(story_id: int, verb: StateVerb, *, by: By, now: dt.datetime, lift: bool = False) -> int:
    """Withdraw, kill, restore, hold or release a story, of a wire or our own; the ``seq`` of the event.

    ``lift`` lets a release end an embargo before its time.
    """
    with transaction.atomic():
        ledger.lock()
        try:
            found = load(story_id)
        except Story.DoesNotExist:
            raise Refused(Why.UNKNOWN) from None
        _check_seen(found, by)
        decided = act(found.known, verb, now, lift=lift)
        seq = apply(decided, found.story, None, now, actor=by.actor, note=by.note)
        assert seq is not None, "an editor's verb is always told"
        return seq


def move_embargo(story_id: int, until: dt.datetime, *, by: By, now: dt.datetime) -> int:
    """Give a story that is held until some time another time, by a version that says so; the ``seq`` of the event."""
    with transaction.atomic():
        ledger.lock()
        try:
            found = load(story_id)
        except Story.DoesNotExist:
            raise Refused(Why.UNKNOWN) from None
        _check_seen(found, by)
        head = found.story.head
        if head is None:
            raise Refused(Why.NO_COPY)
        item = replace(item_of(head, found.story.uri), embargo=until, updated=now)
        may_bring(found.known, CopyVerb.PUBLISH, item, now)
        pictures = {use.position: use.photo for use in head.photos.all() if use.photo}
        decided = decide(found.known, item, now, found.known.policy)
        version = keep(item, found.story, found, pictures, now, actor=by.actor) if decided.keep else None
        seq = apply(decided, found.story, version, now, actor=by.actor, note=by.note)
        if seq is None:
            raise Refused(Why.SAME)
        return seq


def _signal(item: Item, verb: CopyVerb) -> Signal:
    flash = verb is CopyVerb.PUBLISH and item.signal is Signal.FLASH
    return Signal.FLASH if flash else SIGNALS[verb]


def _is_head(known: Known, item: Item) -> bool:
    return known.head is not None and known.head.content == digest.content(item) and known.head == known.versions[-1]


def _same_copy(found: Found, item: Item) -> bool:
    """Whether nothing but the signal differs from what is public."""
    public = found.story.public
    if public is None:
        return False
    old = item_of(public, item.uri)
    return digest.content(replace(item, signal=old.signal, correction=old.correction)) == digest.content(old)


def _check_seen(found: Found | None, by: By) -> None:
    if (found.story.last_seq if found else None) != by.seen:
        raise Refused(Why.CHANGED)


def _relate(story: Story, relations: Relations) -> None:
    """Written with the story's row when the change is applied."""
    story.translation_of_id = relations.translation_of or story.translation_of_id
    story.taken_from_id = relations.taken_from or story.taken_from_id
    story.substitute_for_id = relations.substitute_for or story.substitute_for_id
