"""Reading a list by pages: newest first, and page 200 costs what page 1 costs."""

import base64
import binascii
import datetime as dt
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.sql import Ids, Row, moment, select, sql_time

_CURSOR = struct.Struct(">qq")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


_FIRST = """
    SELECT listed_at, story_id FROM index_listed WHERE list = %s
    ORDER BY listed_at DESC, story_id DESC LIMIT %s
"""
_NEXT = """
    SELECT listed_at, story_id FROM index_listed WHERE list = %s AND (listed_at, story_id) < (%s, %s)
    ORDER BY listed_at DESC, story_id DESC LIMIT %s
"""
_NEWEST = "SELECT story_id FROM index_listed WHERE list = %s ORDER BY listed_at DESC, story_id DESC LIMIT %s"
# SQLite takes an ORDER BY within a UNION only in a subquery.
_BEGINNING = """
    SELECT * FROM (
        SELECT list, listed_at, story_id FROM index_listed WHERE list = %s
        ORDER BY listed_at DESC, story_id DESC LIMIT %s
    ) AS beginning
"""
_UNION = " UNION ALL "
_PART = "SELECT * FROM ({}) AS part"
_MERGED = "SELECT listed_at, story_id FROM ({}) AS merged ORDER BY listed_at DESC, story_id DESC LIMIT %s"
_BEGINNINGS = "SELECT list, story_id FROM ({}) AS beginnings ORDER BY listed_at DESC, story_id DESC"


class BadCursorError(ValueError):
    """A cursor that this site did not make."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in a list: what comes after this story. Its text is opaque to readers and clients."""

    listed_at: dt.datetime
    story_id: int

    def __str__(self) -> str:
        packed = _CURSOR.pack((self.listed_at - _EPOCH) // _MICROSECOND, self.story_id)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Raises `BadCursorError`."""
        try:
            micros, story_id = _CURSOR.unpack(base64.b64decode(text + "==", altchars=b"-_", validate=True))
            cursor = cls(_EPOCH + micros * _MICROSECOND, story_id)
        except (binascii.Error, struct.error, OverflowError, ValueError) as error:
            raise BadCursorError(text) from error
        if story_id < 1 or str(cursor) != text:
            raise BadCursorError(text)
        return cursor


@dataclass(frozen=True, slots=True)
class ListPage:
    """Story ids, newest first, and where the next page begins; ``more`` is None on the last page."""

    ids: tuple[int, ...]
    more: Cursor | None
    beyond: Cursor | None = None
    """The first story of the next page: were it not there, and nothing after it, there would be no next page."""


def read_page(name: str, *, before: Cursor | None = None, limit: int = 50) -> ListPage:
    """One page of a list named by `lists.all_news` or `lists.topic_list`."""
    if before is None:
        found = select(_FIRST, [name, limit + 1])
    else:
        found = select(_NEXT, [name, sql_time(before.listed_at), before.story_id, limit + 1])
    return _page(found, limit)


def read_merged(names: Sequence[str], *, before: Cursor | None = None, limit: int = 50) -> ListPage:
    """One page of several lists that have no story in common, as if they were one."""
    if len(names) == 1:
        return read_page(names[0], before=before, limit=limit)
    part, bounds = (_FIRST, []) if before is None else (_NEXT, [sql_time(before.listed_at), before.story_id])
    parts = _UNION.join([_PART.format(part)] * len(names))
    values = [value for name in names for value in (name, *bounds, limit + 1)]
    found = select(_MERGED.format(parts), [*values, limit + 1])
    return _page(found, limit)


def _page(found: Sequence[Row], limit: int) -> ListPage:
    """``found`` has one row more than ``limit`` where there is another page."""
    shown = found[:limit]
    further = len(found) > limit
    more, beyond = (_cursor(shown[-1]), _cursor(found[limit])) if further else (None, None)
    return ListPage(tuple(story_id for _, story_id in shown), more, beyond)


def _cursor(row: Row) -> Cursor:
    return Cursor(moment(row[0]), row[1])


def newest(name: str, limit: int) -> Ids:
    """The first page of a list for use within another query."""
    return Ids(_NEWEST, (name, limit))


def read_beginnings(names: Sequence[str], limit: int) -> dict[str, list[int]]:
    """The newest story ids of several lists in one query; lists that are empty are left out."""
    values = [value for name in names for value in (name, limit)]
    found: dict[str, list[int]] = {}
    for name, story_id in select(_BEGINNINGS.format(_UNION.join([_BEGINNING] * len(names))), values):
        found.setdefault(name, []).append(story_id)
    return found
