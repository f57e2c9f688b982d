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
from dateline.core import desk, digest
from dateline.core.decide import Known, Outcome
from dateline.core.desk import SIGNALS, CopyVerb, Refused, StateVerb, Why, act
from dateline.core.ledger import Fate
from dateline.core.story import Item, Policy, Pubstatus, Signal


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

    ``item`` is recorded with the signal of the verb (a flash stays one while it is published), as usable, without a
    number of its own and with ``now`` as the time of the version. The same copy sent twice, by two people or a double
    click, is recorded once: the second gets `Outcome.RESENT` and no event.
    """
    said = replace(item, signal=_signal(item, verb), version=None, pubstatus=Pubstatus.USABLE, updated=now)
    with transaction.atomic():
        ledger.lock()
        found = find(said, source)
        if found and _done_already(found.known, said):
            return Recorded(story_id=found.story.pk, uri=said.uri, version=None, outcome=Outcome.RESENT, seq=None)
        _check_seen(found, by)
        if found:
            said = replace(said, updated=_not_before(found.known, now))
        change = desk.bring(found.known if found else None, verb, said, now, Policy(source.policy))
        if verb in {CopyVerb.UPDATE, CopyVerb.REFILE} and found and _same_copy(found, said):
            raise Refused(Why.SAME)
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
    """Give a story that is held until some time another time, by a version that says so; the ``seq`` of the event.

    The version keeps the number that the wire gave to its copy, so that the wire's next one is newer.
    """
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
        item = replace(item_of(head, found.story.uri), embargo=until, updated=_not_before(found.known, now))
        decided = desk.move_embargo(found.known, item, now)
        pictures = {use.position: use.photo for use in head.photos.all() if use.photo}
        version = keep(item, found.story, found, pictures, now, actor=by.actor)
        seq = apply(decided, found.story, version, now, actor=by.actor, note=by.note)
        assert seq is not None, "a moved embargo is always told"
        return seq


def _signal(item: Item, verb: CopyVerb) -> Signal:
    flash = verb is CopyVerb.PUBLISH and item.signal is Signal.FLASH
    return Signal.FLASH if flash else SIGNALS[verb]


def _done_already(known: Known, item: Item) -> bool:
    """Whether the last thing said is this very copy, and it is where the editor wants it: public, waiting, or told."""
    if not known.versions or known.versions[-1].content != digest.content(item):
        return False
    if item.signal is Signal.ADVISORY:
        return True
    waits = known.fate is Fate.STANDS and known.pubstatus is Pubstatus.USABLE
    return known.head == known.versions[-1] and (known.public == known.head or waits)


def _not_before(known: Known, now: dt.datetime) -> dt.datetime:
    """``now``, or the time of the latest copy where that lies ahead: an editor's word is never the older one."""
    return max(now, known.head.updated or now) if known.head else now


def _same_copy(found: Found, item: Item) -> bool:
    """Whether nothing but the signal differs from what is public."""
    public = found.story.public
    if public is None:
        return False
    old = item_of(public, item.uri)
    same = replace(item, signal=old.signal, correction=old.correction, embargo=old.embargo, pubstatus=old.pubstatus)
    return digest.content(same) == digest.content(old)


def _check_seen(found: Found | None, by: By) -> None:
    if (found.story.last_seq if found else None) != by.seen:
        raise Refused(Why.CHANGED)


def _relate(story: Story, relations: Relations) -> None:
    """Written with the story's row when the change is applied."""
    story.translation_of_id = relations.translation_of or story.translation_of_id
    story.taken_from_id = relations.taken_from or story.taken_from_id
    story.substitute_for_id = relations.substitute_for or story.substitute_for_id
