"""The same words in SQLite's FTS5 and in PostgreSQL, asked the same: stems that were made before."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from dateline.bench.inside.searching.asking import frequent
from dateline.bench.inside.searching.stories import Corpus
from dateline.bench.report import Figure
from dateline.bench.searching import POSTGRES
from dateline.core.text.words import stems

_Row = tuple[int, str]
_Pair = tuple[str, str]
_FTS5 = {
    "best": "SELECT rowid FROM story WHERE story MATCH ? ORDER BY bm25(story) LIMIT 20",
    "newest": "SELECT rowid FROM story WHERE story MATCH ? ORDER BY rowid DESC LIMIT 20",
    "count": "SELECT count(*) FROM story WHERE story MATCH ?",
}
_POSTGRES = {
    "best": """
        SELECT id FROM story, to_tsquery('simple', %s) query WHERE words @@ query
        ORDER BY ts_rank(words, query) DESC LIMIT 20
    """,
    "newest": "SELECT id FROM story WHERE words @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT 20",
    "count": "SELECT count(*) FROM story WHERE words @@ to_tsquery('simple', %s)",
}


def fts5(made: Corpus, path: Path, stories: int, times: int) -> list[Figure]:
    """A table of words alone, ``rowid`` in the order of time."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIRTUAL TABLE story USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')")
        before = time.process_time()
        with db:
            db.executemany("INSERT INTO story(rowid, words) VALUES (?, ?)", _rows(made, stories))
        figures = [_filling("fts5", stories, time.process_time() - before)]
        for name, sql in _FTS5.items():

            def ask(pair: _Pair, sql: str = sql) -> object:
                return db.execute(sql, [" AND ".join(f'"{word}"' for word in pair)]).fetchall()

            figures += _asked(f"fts5.{name}", f"SQLite FTS5 at {stories}", _pairs(made), times, ask, wall=False)
    return figures


def postgres(made: Corpus, stories: int, times: int) -> list[Figure]:
    """A vector with a GIN index; by the clock, since the work is another process's."""
    import psycopg  # noqa: PLC0415  an optional dependency

    with psycopg.connect(os.environ[POSTGRES], autocommit=True) as db:
        db.execute("CREATE TEMP TABLE story (id bigint PRIMARY KEY, words tsvector)")
        began = time.perf_counter()
        with db.cursor().copy("COPY story FROM STDIN") as copy:
            for number, words in _rows(made, stories):
                copy.write_row((number, _vector(words)))
        db.execute("CREATE INDEX ON story USING gin (words)")
        db.execute("ANALYZE story")
        figures = [_filling("postgres", stories, time.perf_counter() - began, wall=True)]
        for name, sql in _POSTGRES.items():

            def ask(pair: _Pair, sql: str = sql) -> object:
                return db.execute(sql, [" & ".join(pair)]).fetchall()

            figures += _asked(f"postgres.{name}", f"PostgreSQL at {stories}", _pairs(made), times, ask, wall=True)
    return figures


def _rows(made: Corpus, stories: int) -> Iterator[_Row]:
    for number in range(1, stories + 1):
        story = made.story(number)
        yield number, " ".join([*story.title.stems, *story.rest[1].stems])


def _vector(words: str) -> str:
    return " ".join(f"'{word}':{min(at, 16_383)}" for at, word in enumerate(words.split(), start=1))


def _pairs(made: Corpus) -> Sequence[_Pair]:
    return list(pairwise(stems(frequent(made, 0.05, 0.4), "en")))[:25]


def _filling(name: str, stories: int, spent: float, *, wall: bool = False) -> Figure:
    unit = "stories/s" if wall else "stories/CPU-s"
    return Figure(
        name=f"{name}.rate", value=stories / spent, unit=unit, meaning=f"{name}: {stories} stories, stemmed before"
    )


def _asked(
    name: str, engine: str, of: Sequence[_Pair], times: int, ask: Callable[[_Pair], object], *, wall: bool
) -> Iterator[Figure]:
    clock, unit = (time.perf_counter, "ms") if wall else (time.process_time, "ms CPU")
    spent = []
    for number in range(times):
        began = clock()
        ask(of[number % len(of)])
        spent.append((clock() - began) * 1000)
    spent.sort()
    for quantile, share in (("p50", 0.5), ("p99", 0.99)):
        value = spent[min(len(spent) - 1, int(len(spent) * share))]
        meaning = f"{engine} stories, two common words, {quantile}"
        yield Figure(name=f"{name}.{quantile}", value=value, unit=unit, meaning=meaning)
