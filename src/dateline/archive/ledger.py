"""Writing the ledger: the lock that orders all writers, and the event itself."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from dateline.archive.models import LedgerCounter, LedgerEvent, Version
from dateline.archive.sql import insert, select
from dateline.core.ledger import Audience, Subject, Verb

_COUNTER = 1
_TOLD = """
    SELECT MAX(seq), MAX(CASE WHEN audience = %s THEN seq END) FROM archive_ledgerevent
    WHERE subject = %s AND subject_id = %s
"""
_RAISE = "UPDATE archive_ledgercounter SET value = value + 1 WHERE id = %s RETURNING value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be written; seq is given when it is."""

    subject: Subject
    subject_id: int
    verb: Verb
    audience: Audience
    prev_seq: int | None
    prev_public_seq: int | None
    version: Version | None = None
    backfill: bool = False
    actor: str = ""
    note: str = ""


def lock() -> None:
    """Wait until no other writer is between its first read and its commit. Call first in the recording transaction.

    One writer at a time is what makes ``seq`` gap-free and commit-ordered, and it lets what was read be trusted until
    the commit. On SQLite the IMMEDIATE transaction is this lock already.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the ledger is locked inside the transaction that records, not before it")
    if connection.features.has_select_for_update:
        LedgerCounter.objects.select_for_update().get(pk=_COUNTER)


def write(entry: Entry, now: dt.datetime) -> LedgerEvent:
    """Append an event; the caller holds the `lock`."""
    event = LedgerEvent(
        seq=_next_seq(),
        at=now,
        subject=entry.subject.value,
        subject_id=entry.subject_id,
        verb=entry.verb.value,
        audience=entry.audience.value,
        backfill=entry.backfill,
        version=entry.version,
        prev_seq=entry.prev_seq,
        prev_public_seq=entry.prev_public_seq,
        actor=entry.actor,
        note=entry.note,
    )
    insert(event)
    return event


def told(subject: Subject, subject_id: int) -> tuple[int | None, int | None]:
    """``seq`` of the last event about something, and of its last public one. A story's row says so itself."""
    ((last, last_public),) = select(_TOLD, [Audience.PUBLIC.value, subject.value, subject_id])
    return last, last_public


def tell(subject: Subject, subject_id: int, verb: Verb, now: dt.datetime, *, actor: str = "", note: str = "") -> int:
    """Write a public event about an edition or a topic; its ``seq``. The caller holds the `lock`."""
    last, last_public = told(subject, subject_id)
    entry = Entry(
        subject=subject,
        subject_id=subject_id,
        verb=verb,
        audience=Audience.PUBLIC,
        prev_seq=last,
        prev_public_seq=last_public,
        actor=actor,
        note=note,
    )
    return write(entry, now).seq


def _next_seq() -> int:
    return int(select(_RAISE, [_COUNTER])[0][0])


def last_seq() -> int:
    """The ``seq`` of the last committed event (or of this transaction's last); 0 for an empty ledger."""
    return int(select("SELECT value FROM archive_ledgercounter WHERE id = %s", [_COUNTER])[0][0])
