"""Notices for however many readers, a few statements each time: a hundred thousand of them cost a second or two."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from dateline.archive.sql import marks, select, sql_time
from dateline.core.alerts.telling import Kind

_BATCH = 2_000
"""Notices of a statement: some 50 ms of the write lock."""
_FILTERS = 5_000
"""Filters of a statement: databases limit how many values it may have."""
_INSERT = """
    INSERT INTO alerts_notice (alert_id, story_id, kind, seq, made_at, due_at)
    SELECT alert.id, %s, %s, %s, %s, CASE WHEN {at_once} THEN CAST(%s AS {time}) END
    FROM alerts_alert alert
"""
_NEWS = """
    WHERE alert.filter_id IN ({filters}) AND alert.confirmed_at IS NOT NULL AND alert.since_seq < %s {since}
        AND alert.id > %s AND alert.id <= %s {once}
    ON CONFLICT DO NOTHING
"""
_ONCE = """AND NOT EXISTS (
    SELECT 1 FROM alerts_notice told WHERE told.story_id IN ({marks}) AND told.alert_id = alert.id AND told.seq = 0
)"""
_FOLLOWED = """
    JOIN alerts_notice news ON news.alert_id = alert.id AND news.story_id = %s AND news.seq = 0
    WHERE alert.id > %s AND alert.id <= %s {wanted}
    ON CONFLICT DO NOTHING
"""
_WANTED = {
    Kind.UPDATE: "AND alert.updates",
    Kind.CORRECTION: "AND alert.corrections",
    Kind.GONE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the ledger told of a story, and when we heard."""

    story_id: int
    seq: int
    at: dt.datetime


def note_news(
    told: Told, filters: Sequence[int], since: dt.datetime | None, *, unless: Sequence[int] = ()
) -> Iterator[None]:
    """For the alerts with one of these filters that do not have the story yet; yields after each batch.

    With ``since`` only for those confirmed before that; with ``unless`` only for those that have none of these stories.
    """
    for first in range(0, len(filters), _FILTERS):
        yield from _news(told, filters[first : first + _FILTERS], since, unless)


def _news(told: Told, filters: Sequence[int], since: dt.datetime | None, unless: Sequence[int]) -> Iterator[None]:
    having = f"SELECT id FROM alerts_alert WHERE filter_id IN ({marks(len(filters))}) AND id > %s"  # noqa: S608
    values = [told.seq, *([sql_time(since)] if since else [])]
    once = _ONCE.format(marks=marks(len(unless))) if unless else ""
    sql = _NEWS.format(filters=marks(len(filters)), since="AND alert.confirmed_at <= %s" if since else "", once=once)
    for first, last in _stretches(having, list(filters)):
        _insert(told, Kind.NEWS, 0, sql, [*filters, *values, first, last, *unless])
        yield


def note_followed(told: Told, kind: Kind) -> Iterator[None]:
    """For the alerts that have the story already and want to know."""
    sql = _FOLLOWED.format(wanted=_WANTED[kind])
    having = "SELECT alert_id FROM alerts_notice WHERE story_id = %s AND seq = 0 AND alert_id > %s"
    for first, last in _stretches(having, [told.story_id]):
        _insert(told, kind, told.seq, sql, [told.story_id, first, last])
        yield


def _insert(told: Told, kind: Kind, seq: int, rest: str, values: Sequence[Any]) -> None:
    at = sql_time(told.at)
    time = "timestamptz" if connection.vendor == "postgresql" else "text"
    # That a story is gone waits for no digest.
    at_once = "1 = 1" if kind is Kind.GONE else "alert.frequency = 'instant'"
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT.format(time=time, at_once=at_once) + rest, [told.story_id, kind.value, seq, at, at, *values]
        )


def _stretches(sql: str, values: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Ids of alerts in order, as (before the first, the last) of a batch each."""
    last = 0
    while found := select(f"{sql} ORDER BY 1 LIMIT {_BATCH}", [*values, last]):
        first, last = last, found[-1][0]
        yield first, last
