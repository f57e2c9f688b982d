"""What is next for a delivery: its messages, as the archive stands now."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from dateline.archive.ledger import last_seq
from dateline.archive.models import LedgerEvent
from dateline.core.ledger import Subject
from dateline.wire import ledger
from dateline.wire.delivery.port import Former, Message
from dateline.wire.delivery.shared import Copied, Shared
from dateline.wire.ledger import Entry
from dateline.wire.models import Aside, Delivery, Handed, Kind, State
from dateline.wire.receivers import Receiver, receiver_of
from dateline.wire.told import TAKES

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
    has_asides: bool = True
    """Whether any story is set aside."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be noted once its messages are acknowledged."""
        last = self.messages[-1].seq if self.messages else -1
        return self.aside is None and not self.has_asides and last == self.reached

    @property
    def is_all(self) -> bool:
        """Whether there was nothing beyond it when it was read."""
        return self.aside is None and not self.has_asides and self.reached >= self.last


@dataclass(frozen=True, slots=True)
class Look:
    """The deliveries that have something to do, and whether a story was taken away up to the event ``seq``."""

    seq: int
    urgent: bool
    due: list[Delivery]


def look(now: dt.datetime, seen: int | None) -> Look:
    """What there is to do now, where everything up to the event ``seen`` was looked at; None at the start."""
    seq = last_seq()
    urgent = seen is None or (seq > seen and _taking(seen, seq).exists())
    return Look(seq, urgent, due(now, urgent))


def due(now: dt.datetime, urgent: bool) -> list[Delivery]:
    """The deliveries that have something to do; with ``urgent`` also those that wait to be tried again."""
    found = Delivery.objects.filter(state=State.ON, client__active=True)
    if not urgent:
        found = found.filter(due_at__lte=now)
    late = Aside.objects.filter(due_at__lte=now).values("delivery_id")
    return list(_told(found.filter(Q(cursor__lt=last_seq()) | Q(pk__in=late))))


def present(delivery_id: int) -> Delivery | None:
    """A delivery as it stands now; None where nothing is to be sent on it."""
    return _told(Delivery.objects.filter(pk=delivery_id, state=State.ON, client__active=True)).first()


def _told(found: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """With its client, and whether it has stories that are tried on their own."""
    some = Exists(Aside.objects.filter(delivery_id=OuterRef("pk")))
    return found.select_related("client").annotate(has_asides=some)


def _taking(after: int, last: int) -> QuerySet[LedgerEvent]:
    """The events by which stories were taken away, of a stretch: in the whole ledger none may be for a million rows."""
    verbs = [verb.value for verb in TAKES]
    return LedgerEvent.objects.filter(subject=Subject.STORY.value, verb__in=verbs, seq__gt=after, seq__lte=last)


def next_batch(delivery: Delivery, now: dt.datetime, shared: Shared, *, urgent: bool = False) -> Batch | None:
    """What to send next; None where there is nothing, or not yet. With ``urgent`` nobody waits to be tried again."""
    if delivery.due_at > now and not urgent:
        return None
    last = last_seq()
    if last - delivery.cursor > OVERTAKEN:
        _overtake(delivery, last, now)
        delivery.has_asides = True  # type: ignore[attr-defined]
    if delivery.has_asides:  # type: ignore[attr-defined]
        late = delivery.asides.filter(due_at__lte=now).order_by("due_at", "id").first()
        if late is not None:
            return _of_story(delivery, late, now)
    return _of_ledger(delivery, now, shared) if delivery.cursor < last else None


def _of_story(delivery: Delivery, late: Aside, now: dt.datetime) -> Batch:
    stretch = ledger.read(_receiver(delivery), late.after, now, story_id=late.story_id)
    return Batch(
        delivery=delivery,
        messages=_messages(delivery, [(each, {}) for each in stretch.entries]),
        aside=late.story_id,
        reached=stretch.reached,
        last=stretch.reached,
    )


def _of_ledger(delivery: Delivery, now: dt.datetime, shared: Shared) -> Batch:
    stretch = shared.read(_receiver(delivery), delivery.cursor, now)
    asides = dict(delivery.asides.values_list("story_id", "after")) if delivery.has_asides else {}  # type: ignore[attr-defined]
    waiting = [each for each, _ in stretch.entries if each.story_id in asides and each.seq > asides[each.story_id]]
    return Batch(
        delivery=delivery,
        messages=_messages(delivery, [each for each in stretch.entries if each[0].story_id not in asides]),
        aside=None,
        reached=stretch.reached,
        last=stretch.last,
        waits=tuple({each.story_id for each in waiting}),
        at_once=tuple({each.story_id for each in waiting if each.takes}),
        has_asides=bool(asides),
    )


def _receiver(delivery: Delivery) -> Receiver:
    """The client, with the rights it has now. In a channel everybody reads, so nothing goes there before its time."""
    receiver = receiver_of(delivery.client)
    return replace(receiver, embargoed=False) if delivery.kind == Kind.TELEGRAM else receiver


def _messages(delivery: Delivery, entries: Sequence[Copied]) -> tuple[Message, ...]:
    found = [each for each in entries if each[0].sending is not None and (each[0].takes or not each[0].backfill)]
    if delivery.kind not in _PROGRAMS:
        found = list(_known(delivery, found))
    return tuple(_message(delivery, *each) for each in found)


def _known(delivery: Delivery, entries: Sequence[Copied]) -> Iterable[Copied]:
    """Without word that something is gone which was never sent."""
    taken = {each.story_id for each, _ in entries if each.takes}
    sent = Handed.objects.filter(delivery=delivery, story_id__in=taken, sent__gt=0)
    has = set(sent.values_list("story_id", flat=True)) if taken else set()
    for each, copies in entries:
        if not each.takes:
            has.add(each.story_id)
        if each.story_id in has:
            yield each, copies


def _message(delivery: Delivery, entry: Entry, copies: dict[str, bytes]) -> Message:
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
        copies=copies,
    )


def _overtake(delivery: Delivery, last: int, now: dt.datetime) -> None:
    """Stories that the other side has and that were taken away since: they are told of first."""
    taking = _taking(delivery.cursor, last).values_list("subject_id", flat=True)
    has = Handed.objects.filter(delivery=delivery, story_id__in=taking, sent__gt=0, gone_sent_at=None)
    known = {each.story_id for each in delivery.asides.all()}
    Aside.objects.bulk_create(
        [
            Aside(delivery=delivery, story_id=story_id, after=delivery.cursor, due_at=now)
            for story_id in set(has.values_list("story_id", flat=True)) - known
        ],
        ignore_conflicts=True,
    )
