"""The same questions to the same stories: the feed, SQLite, PostgreSQL, and a look at each story."""

import datetime as dt
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from dateline.bench import postgres
from dateline.bench.feed.filed import APART, FIRST_AT, Filed, key, segment
from dateline.bench.feed.questions import now, simple
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.filters import Field
from dateline.core.filters.forward import Feed, ask
from dateline.core.filters.match import match
from dateline.core.filters.nodes import All, Among, Node, Without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part

_QUESTIONS = 100
_PAGE = 50
_SCANNED = 20_000
_ZONE = ZoneInfo("UTC")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ASKED = (Field.LANGUAGE, Field.SOURCE, Field.TOPIC, Field.PLACE)
Keys = dict[tuple[Field, str], int]
"""Numbers of keys."""


def measure(options: Options, stories: int) -> list[Figure]:
    """Mean milliseconds of a page each, wall time: a server's CPU time is not to be had."""
    options.say(f"filing {stories:,} stories in databases")
    asked = list(simple(Random(4), _QUESTIONS))  # noqa: S311
    keys: Keys = {}
    rows = _rows(Filed(stories, 0), keys)
    figures = [_feed(asked, stories), _sqlite(asked, rows, keys)]
    with postgres.connected() as connection:
        if connection is None:
            options.say("no PostgreSQL on this machine")
        else:
            figures.append(_postgres(connection, asked, rows, keys))
    return [*figures, _scan(asked, stories)]


def _feed(asked: Sequence[Node], stories: int) -> Figure:
    feed = Feed([segment(0, stories, 0)])
    questions = [ask(node, now(stories), _ZONE) for node in asked]
    return _figure("beside.feed", f"{stories:,} stories, a page: the feed", questions, lambda q: feed.newest(q, _PAGE))


def _rows(filed: Filed, keys: Keys) -> Any:
    """Pairs of a key's number and a story's, those of a key in the order of stories."""
    pairs = []
    for field in _ASKED:
        for ordinals, numbers, prefix in filed.of[field]:
            names = {number: key(field, number, prefix) for number in np.unique(numbers).tolist()}
            new = {number: keys.setdefault((field, name), len(keys)) for number, name in names.items()}
            known = np.vectorize(new.__getitem__, otypes=[np.int64])(numbers)
            pairs.append(np.stack((known, ordinals)))
    return np.unique(np.concatenate(pairs, axis=1), axis=1)


def _sqlite(asked: Sequence[Node], rows: Any, keys: Keys) -> Figure:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE filed (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID")
        connection.executemany("INSERT INTO filed VALUES (?, ?)", zip(*rows.tolist(), strict=True))
        connection.execute("ANALYZE")
        statements = [_sql(*_numbered(node, keys)) for node in asked]
        return _figure(
            "beside.sqlite",
            "the same by an index on (key, time) in SQLite, in memory",
            statements,
            lambda statement: connection.execute(*statement).fetchall(),
        )


def _sql(wanted: list[int], refused: list[int]) -> tuple[str, list[int]]:
    first, *others = wanted
    also = " AND EXISTS (SELECT 1 FROM filed b WHERE b.key = ? AND b.story = a.story)"
    never = also.replace("EXISTS", "NOT EXISTS")
    where = also * len(others) + never * len(refused)
    sql = f"SELECT a.story FROM filed a WHERE a.key = ?{where} ORDER BY a.story DESC LIMIT {_PAGE}"  # noqa: S608
    return sql, [first, *others, *refused]


def _postgres(connection: Any, asked: Sequence[Node], rows: Any, keys: Keys) -> Figure:
    by_story = rows[:, np.argsort(rows[1], kind="stable")]
    begins = np.flatnonzero(np.append(True, by_story[1, 1:] != by_story[1, :-1]))
    filed = np.split(by_story[0], begins[1:])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filed (story bigint PRIMARY KEY, keys int[])")
        with cursor.copy("COPY filed FROM STDIN") as copy:
            for story, held in zip(by_story[1, begins].tolist(), filed, strict=True):
                copy.write_row((story, held.tolist()))
        cursor.execute("CREATE INDEX ON filed USING gin (keys)")
        cursor.execute("VACUUM ANALYZE filed")
        where = "keys @> %s::int[] AND NOT keys && %s::int[]"
        sql = f"SELECT story FROM filed WHERE {where} ORDER BY story DESC LIMIT {_PAGE}"  # noqa: S608
        return _figure(
            "beside.postgres",
            "the same by GIN in PostgreSQL",
            [_numbered(node, keys) for node in asked],
            lambda numbers: cursor.execute(sql, numbers).fetchall(),
        )


def _numbered(node: Node, keys: Keys) -> tuple[list[int], list[int]]:
    """The numbers of what has to be there, and of what must not."""
    parts = node.parts if isinstance(node, All) else (node,)
    wanted = [part for part in parts if isinstance(part, Among)]
    refused = [part.term for part in parts if isinstance(part, Without) and isinstance(part.term, Among)]
    first, second = ([keys.get((term.field, term.keys[0]), -1) for term in terms] for terms in (wanted, refused))
    return first, second


def _scan(asked: Sequence[Node], stories: int) -> Figure:
    told = list(_told(min(_SCANNED, stories)))
    at = now(stories)
    few = asked[:20]
    return _figure(
        "scan",
        f"{len(told):,} stories looked at one by one",
        few,
        lambda node: sum(match(node, story, at, _ZONE) for story in told),
    )


def _told(count: int) -> Iterator[Facts]:
    filed = Filed(count, 0)
    held: list[dict[Field, set[str]]] = [{field: set() for field in _ASKED} for _ in range(count)]
    for field in _ASKED:
        for ordinals, numbers, prefix in filed.of[field]:
            for ordinal, number in zip(ordinals.tolist(), numbers.tolist(), strict=True):
                held[ordinal][field].add(key(field, number, prefix))
    for ordinal, keys in enumerate(held):
        listed_at = _EPOCH + dt.timedelta(microseconds=FIRST_AT + ordinal * APART)
        frozen = {field: frozenset(each) for field, each in keys.items()}
        yield Facts(story_id=ordinal, listed_at=listed_at, language="en", title=Part(), filed=frozen)


def _figure(name: str, meaning: str, asked: Sequence[Any], answer: Callable[[Any], object]) -> Figure:
    for each in asked:
        answer(each)
    began = time.monotonic()
    for each in asked:
        answer(each)
    return Figure(name=name, value=(time.monotonic() - began) / len(asked) * 1000, unit="ms", meaning=meaning)
