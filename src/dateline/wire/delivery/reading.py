"""What is next for a delivery: its messages, as the archive stands now."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from dateline.archive.ledger import last_seq
from dateline.archive.models import LedgerEvent
from dateline.core.ledger import Subject
from dateline.wire import ledger
from dateline.wire.delivery.port import Former, Message
from dateline.wire.ledger import Entry
from dateline.wire.models import Aside, Delivery, Handed, Kind, State
from dateline.wire.receivers import Receiver, receiver_of
from dateline.wire.told import TAKES

WINDOW = 50
"""Events that are looked at in one go. Few, since what was read long ago may not be true any more."""
OVERTAKEN = 20
"""Events that may wait before a story that was taken away is told of ahead of them."""
_PROGRAMS = {Kind.WEBHOOK, Kind.FOLDER, Kind.SFTP}
"""They are told of whatever is gone, since they may have it by another way; people only of what they were sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some messages of a delivery, in their order."""

    delivery: Delivery
    messages: tuple[Message, ...]
    aside: int | None
    """The story that is tried on its own; None for what is next in the ledger."""
    reached: int
    """Where the delivery, or that story, stands when all of them are done with."""
    last: int
    """The ledger's last ``seq`` when this was read: of a story that moved since, nothing of it may be sent."""
    waits: tuple[int, ...] = ()
    """Stories that are set aside and have news in this stretch."""
    at_once: tuple[int, ...] = ()
    """Those of them that were taken away."""


def due(now: dt.datetime, urgent: bool) -> list[int]:
    """The deliveries that have something to do; with ``urgent`` also those that wait to be tried again."""
    found = Delivery.objects.filter(state=State.ON, client__active=True)
    if not urgent:
        found = found.filter(due_at__lte=now)
    late = Aside.objects.filter(due_at__lte=now).values("delivery_id")
    return list(found.filter(Q(cursor__lt=last_seq()) | Q(pk__in=late)).values_list("pk", flat=True))


def last_taking() -> int:
    """The ``seq`` of the last event by which a story was taken away; 0 before the first."""
    taking = LedgerEvent.objects.filter(subject=Subject.STORY.value, verb__in=[verb.value for verb in TAKES])
    return taking.order_by("-seq").values_list("seq", flat=True).first() or 0


def next_batch(delivery_id: int, now: dt.datetime, *, urgent: bool = False) -> Batch | None:
    """What to send next; None where there is nothing, or not yet. With ``urgent`` nobody waits to be tried again."""
    delivery = Delivery.objects.select_related("client").filter(pk=delivery_id).first()
    if delivery is None or delivery.state != State.ON or not delivery.client.active:
        return None
    if delivery.due_at > now and not urgent:
        return None
    last = last_seq()
    if last - delivery.cursor > OVERTAKEN:
        _overtake(delivery, last, now)
    late = delivery.asides.filter(due_at__lte=now).order_by("due_at", "id").first()
    if late is not None:
        return _of_story(delivery, late, now)
    return _of_ledger(delivery, now) if delivery.cursor < last else None


def _of_story(delivery: Delivery, late: Aside, now: dt.datetime) -> Batch:
    stretch = ledger.read(_receiver(delivery), late.after, now, story_id=late.story_id)
    return Batch(
        delivery=delivery,
        messages=_messages(delivery, stretch.entries),
        aside=late.story_id,
        reached=stretch.reached,
        last=stretch.reached,
    )


def _of_ledger(delivery: Delivery, now: dt.datetime) -> Batch:
    last = last_seq()
    stretch = ledger.read(_receiver(delivery), delivery.cursor, now, window=WINDOW)
    asides = dict(delivery.asides.values_list("story_id", "after"))
    waiting = [each for each in stretch.entries if each.story_id in asides and each.seq > asides[each.story_id]]
    return Batch(
        delivery=delivery,
        messages=_messages(delivery, [each for each in stretch.entries if each.story_id not in asides]),
        aside=None,
        reached=stretch.reached,
        last=last,
        waits=tuple({each.story_id for each in waiting}),
        at_once=tuple({each.story_id for each in waiting if each.takes}),
    )


def _receiver(delivery: Delivery) -> Receiver:
    """The client, with the rights it has now. In a channel everybody reads, so nothing goes there before its time."""
    receiver = receiver_of(delivery.client)
    return replace(receiver, embargoed=False) if delivery.kind == Kind.TELEGRAM else receiver


def _messages(delivery: Delivery, entries: Sequence[Entry]) -> tuple[Message, ...]:
    found = [each for each in entries if each.sending is not None and (each.takes or not each.backfill)]
    if delivery.kind not in _PROGRAMS:
        found = list(_known(delivery, found))
    return tuple(_message(delivery, each) for each in found)


def _known(delivery: Delivery, entries: Sequence[Entry]) -> Iterable[Entry]:
    """Without word that something is gone which was never sent."""
    has = set(
        Handed.objects.filter(
            delivery=delivery, story_id__in={each.story_id for each in entries if each.takes}, sent__gt=0
        ).values_list("story_id", flat=True)
    )
    for each in entries:
        if not each.takes:
            has.add(each.story_id)
        if each.story_id in has:
            yield each


def _message(delivery: Delivery, entry: Entry) -> Message:
    assert entry.sending is not None, "only those that have one"
    return Message(
        delivery_id=delivery.pk,
        seq=entry.seq,
        story_id=entry.story_id,
        number=entry.number,
        verb=entry.verb,
        at=entry.at,
        takes=entry.takes,
        sending=entry.sending,
        former=Former(),
    )


def _overtake(delivery: Delivery, last: int, now: dt.datetime) -> None:
    """Stories that the other side has and that were taken away since: they are told of first."""
    taking = LedgerEvent.objects.filter(
        subject=Subject.STORY.value, verb__in=[verb.value for verb in TAKES], seq__gt=delivery.cursor, seq__lte=last
    ).values_list("subject_id", flat=True)
    has = Handed.objects.filter(delivery=delivery, story_id__in=taking, sent__gt=0, gone_sent_at=None)
    known = {each.story_id for each in delivery.asides.all()}
    Aside.objects.bulk_create(
        [
            Aside(delivery=delivery, story_id=story_id, after=delivery.cursor, due_at=now)
            for story_id in set(has.values_list("story_id", flat=True)) - known
        ],
        ignore_conflicts=True,
    )
