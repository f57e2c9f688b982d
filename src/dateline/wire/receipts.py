"""What clients have fetched, noted in memory and written once a second: a receipt a story would otherwise be a write
for each answer. A crash loses the last second of them, never a delivery.
"""

import datetime as dt
import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from dateline.archive.sql import select, sql_time
from dateline.core.wires.sending import Sending
from dateline.wire.models import Receipt
from dateline.wire.receivers import Receiver

_log = logging.getLogger(__name__)
_EVERY = 1.0
"""Seconds between writes."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a client fetched of a story: its highest version, and whether word that it is gone came after that."""

    version: int
    gone: bool
    at: dt.datetime


class Buffer:
    """Receipts that are not written yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[tuple[int, int], Fetched] = {}
        self._timer: threading.Timer | None = None

    def note(self, receiver: Receiver, fetched: Iterable[tuple[int, Sending]]) -> None:
        """A receiver is about to be handed versions of stories, by number; who is no client leaves no trace."""
        if receiver.client_id is None:
            return
        now = timezone.now()
        with self._lock:
            for story_id, sending in fetched:
                self._add((receiver.client_id, story_id), sending, now)
            if self._waiting and self._timer is None:
                self._timer = threading.Timer(_EVERY, self._due)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what waits."""
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, {}, None
        for (client_id, story_id), each in waiting.items():
            _write(client_id, story_id, each)

    def _add(self, key: tuple[int, int], sending: Sending, now: dt.datetime) -> None:
        before = self._waiting.get(key, Fetched(0, False, now))
        version = sending.item.version or 0
        gone = sending.item.pubstatus.value != "usable"
        self._waiting[key] = (
            replace(before, gone=True, at=now) if gone else Fetched(max(version, before.version), False, now)
        )

    def _due(self) -> None:
        try:
            self.flush()
        except DatabaseError as error:
            _log.error("receipts of the last second were not written: %s", error)
        finally:
            close_old_connections()


BUFFER = Buffer()

_UPSERT = f"""
    INSERT INTO {Receipt._meta.db_table} (client_id, story_id, fetched, fetched_at, told_gone_at)
    SELECT id, %s, %s, %s, %s FROM wire_client WHERE id = %s
    ON CONFLICT (client_id, story_id) DO UPDATE SET
        fetched = CASE WHEN excluded.fetched > {Receipt._meta.db_table}.fetched THEN excluded.fetched
            ELSE {Receipt._meta.db_table}.fetched END,
        fetched_at = COALESCE(excluded.fetched_at, {Receipt._meta.db_table}.fetched_at),
        told_gone_at = excluded.told_gone_at
    RETURNING id
"""  # noqa: S608, the name of our own table


def _write(client_id: int, story_id: int, each: Fetched) -> None:
    at = sql_time(each.at)
    fetched_at, gone_at = (at if each.version else None), (at if each.gone else None)
    select(_UPSERT, [story_id, each.version, fetched_at, gone_at, client_id])
