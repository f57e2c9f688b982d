"""Writing down what went out and what came of it, each in the transaction that moves the delivery's place."""

import datetime as dt
import logging
from dataclasses import replace

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest

from dateline.archive.sql import moment, select, sql_time
from dateline.core.ledger import Subject
from dateline.wire.delivery.backoff import GIVEN_UP, STOPPED, wait
from dateline.wire.delivery.port import Former, Message, RefusedError, Taken, UnreachableError
from dateline.wire.delivery.reading import Batch
from dateline.wire.models import Aside, Delivery, GivenUp, Handed, State

MOST_ASIDE = 50
"""Stories that may be tried on their own; where more are not taken, it is the other side that is out of order."""
_LONGEST_WORDS = 300
log = logging.getLogger(__name__)


def begin(batch: Batch, message: Message, now: dt.datetime) -> Message | None:
    """Note that a message is about to go, and say what went before it.

    None where it may not any more: something happened to the story, or to the delivery, since the batch was read.
    """
    place = message.seq if batch.aside is None else _NOWHERE
    rows = select(_BEFORE, [message.story_id, batch.last, message.story_id, message.delivery_id, place])
    if not rows or rows[0][0]:
        return None
    _, sent, sent_at, reference = rows[0]
    at = sql_time(now)
    if message.takes:
        select(_GONE_SENT, [message.delivery_id, message.story_id, at])
    else:
        select(_TEXT_SENT, [message.delivery_id, message.story_id, message.number, at])
    former = Former(sent=sent or 0, sent_at=moment(sent_at) if sent_at else None, reference=reference or "")
    return replace(message, former=former)


_NOWHERE = 2**62
_BEFORE = f"""
    SELECT EXISTS (
        SELECT 1 FROM archive_ledgerevent event
        WHERE event.subject = '{Subject.STORY.value}' AND event.subject_id = %s AND event.seq > %s
    ), handed.sent, handed.sent_at, handed.reference
    FROM wire_delivery delivery
    JOIN wire_client client ON client.id = delivery.client_id AND client.active
    LEFT JOIN wire_handed handed ON handed.delivery_id = delivery.id AND handed.story_id = %s
    WHERE delivery.id = %s AND delivery.state = '{State.ON.value}' AND delivery.cursor < %s
"""  # noqa: S608, words of our own
_TEXT_SENT = """
    INSERT INTO wire_handed (delivery_id, story_id, sent, sent_at, acknowledged, reference, by_hand)
    VALUES (%s, %s, %s, %s, 0, '', '')
    ON CONFLICT (delivery_id, story_id) DO UPDATE SET
        sent = CASE WHEN excluded.sent > wire_handed.sent THEN excluded.sent ELSE wire_handed.sent END,
        sent_at = excluded.sent_at, gone_sent_at = NULL, gone_at = NULL
    RETURNING id
"""
_GONE_SENT = """
    INSERT INTO wire_handed (delivery_id, story_id, sent, gone_sent_at, acknowledged, reference, by_hand)
    VALUES (%s, %s, 0, %s, 0, '', '')
    ON CONFLICT (delivery_id, story_id) DO UPDATE SET gone_sent_at = excluded.gone_sent_at
    RETURNING id
"""


def not_arrived(message: Message) -> None:
    """The other side says that it has nothing of it: what went before is what it has."""
    if not message.takes:
        rows = Handed.objects.filter(delivery_id=message.delivery_id, story_id=message.story_id)
        rows.update(sent=message.former.sent, sent_at=message.former.sent_at)


def acknowledged(batch: Batch, message: Message, taken: Taken, now: dt.datetime) -> None:
    """The other side has it."""
    of_story = Handed.objects.filter(delivery_id=message.delivery_id, story_id=message.story_id)
    noted: dict[str, object] = {"reference": taken.reference} if taken.reference else {}
    if taken.by_hand:
        # It stays until somebody says that it is done.
        noted["by_hand"] = taken.by_hand[:_LONGEST_WORDS]
    if message.takes:
        of_story.update(gone_at=None if taken.by_hand else now, **noted)
    else:
        highest = Greatest(F("acknowledged"), Value(message.number))
        of_story.update(acknowledged=highest, acknowledged_at=now, **noted)
    well: dict[str, object] = {"tries": 0, "failing_since": None, "trouble": "", "acknowledged_at": now, "due_at": now}
    if batch.aside is not None:
        Delivery.objects.filter(pk=batch.delivery.pk).update(**well)
    _move(batch, message.seq, **well)


def finished(batch: Batch, now: dt.datetime) -> None:
    """Everything of the batch is done with."""
    if batch.aside is not None:
        _of_aside(batch).update(after=batch.reached, due_at=None, tries=0, failing_since=None, trouble="")
    else:
        if not batch.messages or batch.messages[-1].seq != batch.reached:
            _move(batch, batch.reached)
        if not batch.has_asides:
            return
        waiting = Aside.objects.filter(delivery=batch.delivery)
        waiting.filter(story_id__in=batch.at_once).update(due_at=now)
        waiting.filter(story_id__in=batch.waits, due_at=None).update(due_at=now)
    passed = Aside.objects.filter(delivery=batch.delivery, due_at=None)
    passed.filter(after__lte=F("delivery__cursor")).delete()


def refused(batch: Batch, message: Message, error: RefusedError, now: dt.datetime) -> None:
    """This one was not taken: set its story aside, or give it up. Where too much is not taken, wait."""
    log.info("%s of %s: story %d was not taken: %s", batch.delivery, batch.delivery.client, message.story_id, error)
    if batch.aside is not None:
        _refused_again(batch, message, error, now)
        return
    if error.final:
        _give_up(message, error.reason, now)
        _move(batch, message.seq)
        return
    if Aside.objects.filter(delivery=batch.delivery, failing_since__isnull=False).count() >= MOST_ASIDE:
        unreachable(batch, UnreachableError(error.reason), now)
        return
    Aside.objects.create(
        delivery=batch.delivery,
        story_id=message.story_id,
        after=message.seq - 1,
        tries=1,
        due_at=now + wait(1),
        failing_since=now,
        trouble=error.reason[:_LONGEST_WORDS],
    )
    _move(batch, message.seq)


def unreachable(batch: Batch, error: UnreachableError, now: dt.datetime) -> None:
    """Nothing is taken at present: wait, the longer the more often that was so."""
    delivery = Delivery.objects.get(pk=batch.delivery.pk)
    delivery.tries += 1
    delivery.failing_since = delivery.failing_since or now
    delivery.due_at = now + wait(delivery.tries, error.wait)
    delivery.trouble = error.reason[:_LONGEST_WORDS]
    if now - delivery.failing_since > STOPPED:
        delivery.state = State.PAUSED
        log.warning("%s of %s takes nothing for days and is paused: %s", delivery, batch.delivery.client, error)
    elif delivery.tries == 1:
        log.info("%s of %s: %s", delivery, batch.delivery.client, error)
    delivery.save(update_fields=["tries", "failing_since", "due_at", "trouble", "state"])


def ended(batch: Batch, reason: str) -> None:
    """The other side wants no more."""
    log.warning("%s of %s is ended by the other side: %s", batch.delivery, batch.delivery.client, reason)
    Delivery.objects.filter(pk=batch.delivery.pk).update(state=State.ENDED, trouble=reason[:_LONGEST_WORDS])


def _refused_again(batch: Batch, message: Message, error: RefusedError, now: dt.datetime) -> None:
    late = _of_aside(batch).get()
    since = late.failing_since or now
    if error.final or now - since > GIVEN_UP:
        _give_up(message, error.reason, now)
        _of_aside(batch).update(after=message.seq, tries=0, failing_since=None, trouble="", due_at=now)
        return
    tries = late.tries + 1
    _of_aside(batch).update(
        tries=tries,
        failing_since=since,
        trouble=error.reason[:_LONGEST_WORDS],
        due_at=now + wait(tries),
    )


def _give_up(message: Message, reason: str, now: dt.datetime) -> None:
    GivenUp.objects.create(
        delivery_id=message.delivery_id,
        story_id=message.story_id,
        seq=message.seq,
        at=now,
        trouble=reason[:_LONGEST_WORDS],
    )


def _move(batch: Batch, seq: int, **changed: object) -> None:
    """The place moves on, never back: a replay that was asked for meanwhile stands. ``changed`` goes with it."""
    if batch.aside is not None:
        _of_aside(batch).filter(after__lt=seq).update(after=seq, tries=0, failing_since=None, trouble="")
        return
    Delivery.objects.filter(pk=batch.delivery.pk, cursor__gte=batch.delivery.cursor).update(
        cursor=Greatest(F("cursor"), Value(seq)), **changed
    )


def _of_aside(batch: Batch) -> QuerySet[Aside]:
    return Aside.objects.filter(delivery=batch.delivery, story_id=batch.aside or 0)
