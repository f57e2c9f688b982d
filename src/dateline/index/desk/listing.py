"""Reading the newsroom's list: newest activity first, by pages that begin after a ``seq``."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.archive.sql import Ids, marks, select, sql_time
from dateline.index.desk.marks import FILTERS, mark
from dateline.index.search import engine
from dateline.index.search.port import Within
from dateline.index.search.words import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to see of the archive. None means all."""

    standing: str | None = None
    source_id: int | None = None
    language: str | None = None
    urgency: int | None = None
    """0 for copy that says none."""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    """The last activity is at ``since`` or later and before ``until``."""
    words: str = ""
    among: Ids | None = None
    """Only these stories: a query of their ids."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Story ids, newest activity first, and the ``seq`` after which the next page begins; None on the last one."""

    ids: tuple[int, ...]
    more: int | None


def read_page(wanted: Wanted, *, before: int | None = None, limit: int = 50) -> DeskPage:
    """One page of the list. Words without a letter or digit find nothing."""
    if _outside(wanted):
        return DeskPage((), None)
    found = _searched(wanted, before, limit + 1) if wanted.words.strip() else _listed(wanted, before, limit + 1)
    shown = found[:limit]
    return DeskPage(tuple(story_id for _, story_id in shown), shown[-1][0] if len(found) > limit else None)


def _outside(wanted: Wanted) -> bool:
    """Whether nothing happened within the dates: asked first, since a walk would only find out at its end."""
    for bound, test in ((wanted.since, "changed_at >= %s"), (wanted.until, "changed_at < %s")):
        if bound and not select(f"SELECT 1 FROM index_deskrow WHERE {test} LIMIT 1", [sql_time(bound)]):  # noqa: S608
            return True
    return False


def _listed(wanted: Wanted, before: int | None, limit: int) -> list[tuple[int, int]]:
    tests, values = _tests(wanted)
    for column in FILTERS:
        if (value := getattr(wanted, column)) is not None:
            tests.append(f"{column} = %s")
            values.append(value)
    if before is not None:
        tests.append("changed_seq < %s")
        values.append(before)
    return _read(tests, [*values, limit])


def _searched(wanted: Wanted, before: int | None, limit: int) -> list[tuple[int, int]]:
    filed = [mark(column, value) for column in FILTERS if (value := getattr(wanted, column)) is not None]
    query, found = parse(wanted.words), list[tuple[int, int]]()
    while len(found) < limit:
        within = Within(marks=filed, since=wanted.since, until=wanted.until, before=before)
        seqs = engine().find(query, within, limit)
        found += _of(seqs, wanted)
        # Only where the stories are picked by hand may a whole page be missing from what was found.
        if len(seqs) < limit:
            break
        before = seqs[-1]
    return found[:limit]


def _of(seqs: Sequence[int], wanted: Wanted) -> list[tuple[int, int]]:
    tests, values = _tests(wanted)
    return _read([*tests, f"changed_seq IN ({marks(len(seqs))})"], [*values, *(seqs or [0]), max(len(seqs), 1)])


def _tests(wanted: Wanted) -> tuple[list[str], list[Any]]:
    tests: list[str] = []
    values: list[Any] = []
    for bound, test in ((wanted.since, "changed_at >= %s"), (wanted.until, "changed_at < %s")):
        if bound is not None:
            tests.append(test)
            values.append(sql_time(bound))
    if wanted.among is not None:
        tests.append(f"story_id IN ({wanted.among.sql})")
        values += wanted.among.values
    return tests, values


def _read(tests: Sequence[str], values: Sequence[Any]) -> list[tuple[int, int]]:
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    rows = select(
        f"SELECT changed_seq, story_id FROM index_deskrow {where} ORDER BY changed_seq DESC LIMIT %s",  # noqa: S608
        values,
    )
    return [(seq, story_id) for seq, story_id in rows]
