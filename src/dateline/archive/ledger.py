"""Writing the ledger: the lock that orders all writers, and the event itself."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from dateline.archive.models import LedgerCounter, LedgerEvent, Version
from dateline.archive.sql import insert, select
from dateline.core.ledger import Audience, Subject, Verb

_COUNTER = 1
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


def _next_seq() -> int:
    return int(select(_RAISE, [_COUNTER])[0][0])


def last_seq() -> int:
    """The ``seq`` of the last committed event (or of this transaction's last); 0 for an empty ledger."""
    return int(select("SELECT value FROM archive_ledgercounter WHERE id = %s", [_COUNTER])[0][0])
