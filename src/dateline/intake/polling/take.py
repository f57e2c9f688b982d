"""What a visit brought goes into the archive; then the wire's new state and the log, in one transaction."""

from dataclasses import replace

from django.db import transaction

from dateline.archive.batch import Clock
from dateline.archive.models import Source
from dateline.intake.models import Wire
from dateline.intake.pictures import pictures_of, stored
from dateline.intake.polling import state
from dateline.intake.polling.told import Told, log
from dateline.intake.polling.visit import Brought
from dateline.intake.polling.words import of_status
from dateline.intake.recording import Counted, record_reading
from dateline.intake.settings import intake
from dateline.intake.websub import subscribe

_USEFUL = {200, state.UNCHANGED}


def take(brought: Brought, clock: Clock, dice: float) -> Told | None:
    """Record everything, then when to come again; None where the wire was removed meanwhile.

    Killed in between, the items are recorded, and the next visit finds that they are.
    """
    counted = Counted()
    if brought.reading.items and not brought.reading.useless:
        source = Source.objects.get(pk=brought.aim.source)
        kept, faults = stored(brought.pictures, clock())
        brought = replace(brought, reading=replace(brought.reading, notes=(*brought.reading.notes, *faults)))
        pictures = pictures_of(source, kept)
        counted = record_reading(source, brought.reading, clock=clock, first=brought.aim.first, pictures_of=pictures)
    with transaction.atomic():
        # Somebody may have paused or changed it meanwhile.
        wire = Wire.objects.select_for_update(of=("self",)).select_related("source").filter(pk=brought.aim.wire).first()
        if wire is None:
            return None
        told = _remembered(wire, brought, counted, clock, dice)
        log(wire, told)
        wire.visited_at, wire.asked_for = told.at, False
        wire.save()
        return told


def _remembered(wire: Wire, brought: Brought, counted: Counted, clock: Clock, dice: float) -> Told:
    response, reading, now = brought.response, brought.reading, clock()
    fault = _fault(brought)
    if response is None or fault:
        state.failed(wire, fault, response, now=now, dice=dice)
        words = fault
    else:
        if brought.found:
            state.move(wire, brought.found)
        moved = state.answered(wire, response, reading, news=bool(counted.fresh), now=now, dice=dice)
        wire.digest = brought.digest or wire.digest
        subscribe.note(wire, reading.channel, intake().site, now)
        words = "\n".join(part for part in (moved, reading.words, *counted.refused) if part)
    return Told(
        wire=wire.pk,
        address=wire.address,
        source=wire.source.slug,
        at=now,
        status=response.status if response else None,
        size=len(response.body) if response else 0,
        milliseconds=brought.milliseconds,
        fresh=counted.fresh,
        known=counted.known,
        problems=len(reading.problems) + len(counted.refused),
        failed=bool(fault),
        words=words,
        next_at=wire.next_at,
    )


def _fault(brought: Brought) -> str:
    """Why the visit is a failure, in words; empty where it is none."""
    if brought.error is not None:
        return brought.error.reason
    if brought.response is not None and brought.response.status not in _USEFUL:
        return of_status(brought.response.status)
    return brought.reading.useless
