"""What another Dateline told goes into the archive, event by event and in its order; then the cursor moves.

Killed in between, the same page comes again and changes nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress

from django.db import DataError, IntegrityError, transaction

from dateline.archive import lookup
from dateline.archive.models import LedgerEvent, Source, Story, VersionPhoto
from dateline.archive.record import record
from dateline.archive.verbs import By, change
from dateline.core import digest
from dateline.core.decide import Outcome
from dateline.core.desk import Refused, StateVerb
from dateline.core.ledger import Fate, Subject, Verb
from dateline.core.story import Item
from dateline.intake.models import Kind, Peer, State
from dateline.intake.peers.page import Event
from dateline.intake.peers.visit import Aim, Brought
from dateline.intake.pictures import MOST, Wanted, pictures_of, stored
from dateline.intake.polling import state
from dateline.intake.polling.told import Told, log
from dateline.intake.recording import PicturesOf

_KNOWN = {Outcome.RESENT, Outcome.TWIN, Outcome.LATE}
_OF_ONE = 10
_MOST_PAUSE = dt.timedelta(minutes=5)


def due(now: dt.datetime, busy: Iterable[int]) -> list[Aim]:
    """Peers whose time has come and that nobody is asking."""
    found = Peer.objects.filter(wire__kind=Kind.DATELINE.value, wire__state=State.ON.value, wire__next_at__lte=now)
    return [
        Aim(
            wire=peer.wire_id,
            source=peer.wire.source_id,
            url=peer.wire.address,
            cursor=peer.cursor,
            token=peer.token,
        )
        for peer in found.exclude(wire_id__in=list(busy)).select_related("wire")
    ]


def wanted(source_id: int, events: Iterable[Event]) -> tuple[Wanted, ...]:
    """Pictures that the story does not have from the same address yet."""
    found: list[Wanted] = []
    for item in (event.item for event in events if event.item and event.item.photos):
        known = _addresses(source_id, item)
        for position, photo in enumerate(item.photos[:_OF_ONE]):
            if photo.url and photo.url not in known:
                found.append(Wanted(uri=item.uri, position=position, url=photo.url))
    return tuple(dict.fromkeys(found))[:MOST]


def take(brought: Brought, clock: Callable[[], dt.datetime], dice: float) -> Told | None:
    """Record everything, then where to go on; None where the wire was removed meanwhile."""
    fresh, known, words = 0, 0, list(brought.notes)
    if brought.page is not None:
        source = Source.objects.get(pk=brought.aim.source)
        kept, faults = stored(brought.pictures, clock())
        pictures = pictures_of(source, kept)
        words += [*faults, *brought.page.problems]
        for event in brought.page.events:
            outcome, fault = _event(event, source, pictures, clock())
            fresh += outcome is not None and outcome not in _KNOWN
            known += outcome in _KNOWN
            words += [fault] if fault else []
    with transaction.atomic():
        peers = Peer.objects.select_for_update(of=("self",)).select_related("wire__source")
        found = peers.filter(wire_id=brought.aim.wire).first()
        if found is None:
            return None
        told = _remembered(found, brought, fresh, known, words, clock(), dice)
        log(found.wire, told)
        found.wire.visited_at, found.wire.asked_for = told.at, False
        found.wire.save()
        found.save()
        return told


def _event(event: Event, source: Source, pictures: PicturesOf, now: dt.datetime) -> tuple[Outcome | None, str]:
    """What became of it, if there is something in it; a sentence where the database does not take it."""
    item = event.item
    if item is None:
        return None, ""
    try:
        with transaction.atomic():
            if event.verb == Verb.RESTORED.value:
                _restore(item, source, now)
            recorded = record(item, source, now=now, backfill=event.backfill, pictures=pictures(item))
    except (DataError, IntegrityError, OverflowError, UnicodeError) as error:
        return None, f"{item.uri}: the database does not take it: {error}"
    return recorded.outcome, ""


def _restore(item: Item, source: Source, now: dt.datetime) -> None:
    """Bring back what the peer itself had taken away; what our desk took away stays the desk's to bring back."""
    story_id = lookup.story_id(source.pk, digest.identity(item.uri))
    story = Story.objects.filter(pk=story_id or 0).first()
    if story is None or story.fate not in (Fate.KILLED.value, Fate.WITHDRAWN.value) or story.head_id is None:
        return
    taking = LedgerEvent.objects.filter(
        subject=Subject.STORY.value, subject_id=story.pk, verb__in=(Verb.KILLED.value, Verb.WITHDRAWN.value)
    ).order_by("-seq")
    last = taking.first()
    if last is not None and not last.actor:
        by = By(actor="", note=f"restored by {source.name}", seen=story.last_seq)
        with suppress(Refused):
            change(story.pk, StateVerb.RESTORE, by=by, now=now)


def _addresses(source_id: int, item: Item) -> set[str]:
    story_id = lookup.story_id(source_id, digest.identity(item.uri))
    uses = VersionPhoto.objects.filter(version__story_id=story_id or 0, photo__isnull=False)
    return set(uses.values_list("url", flat=True))


def _remembered(
    peer: Peer, brought: Brought, fresh: int, known: int, words: list[str], now: dt.datetime, dice: float
) -> Told:  # fmt: skip
    wire = peer.wire
    if brought.restart:
        peer.cursor = ""
        words.append("its ledger is shorter than it was: it was restored from a backup; asking from the beginning")
        state.quiet(wire, now)
        wire.next_at = now
    elif brought.page is None:
        state.failed(wire, brought.error, None, now=now, dice=dice)
        # What happens there is to be here within seconds, also after it was started again.
        wire.next_at = now + min(_MOST_PAUSE, dt.timedelta(seconds=2 ** min(wire.failures, 10)))
        words.append(brought.error)
    else:
        peer.cursor = brought.page.cursor
        state.quiet(wire, now)
        # It lets us wait while nothing happens, so there is no need to wait here.
        wire.next_at = now
    return Told(
        wire=wire.pk,
        address=wire.address,
        source=wire.source.slug,
        at=now,
        fresh=fresh,
        known=known,
        problems=len(words),
        failed=bool(brought.error),
        words="\n".join(words),
        next_at=wire.next_at,
    )
