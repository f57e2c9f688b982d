"""Answers out of the table."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from dateline.archive.sql import moment, select, sql_time
from dateline.core.filters import Field
from dateline.core.filters.highlight import looked_for
from dateline.core.filters.nodes import all_of, among
from dateline.core.text.words import Stemming
from dateline.index.models import FollowerCursor
from dateline.index.pages import Cursor
from dateline.index.search.public import ranking
from dateline.index.search.public.encoding import form, ways
from dateline.index.search.public.port import Scored, Tally
from dateline.index.search.public.postgres.conditions import Condition, condition, quoted, vector_query
from dateline.index.words import Asked

_LATIN, _CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_NEWEST = "SELECT at, story_id FROM index_newstext WHERE {} ORDER BY at DESC, story_id DESC LIMIT %s"
# 1: divided by the logarithm of the length.
_BEST = """
    SELECT at, story_id,
        ts_rank(whole, query, 1) + %s * ts_rank(title, query, 1) + %s * ts_rank(lead, query, 1) AS score
    FROM index_newstext, CAST(%s AS tsquery) AS query WHERE {} ORDER BY score DESC, at DESC, story_id DESC LIMIT %s
"""
_VALUES = """
    SELECT value, COUNT(*) FROM index_newstext, unnest(filed) AS value
    WHERE {} AND split_part(value, ':', 1) = ANY(%s) GROUP BY value ORDER BY COUNT(*) DESC, value
"""
_PERIODS = "SELECT width_bucket(at, %s::timestamptz[]), COUNT(*) FROM index_newstext WHERE {} GROUP BY 1"
_NAMES = """
    SELECT value FROM index_newstext, unnest(filed) AS value WHERE {} AND starts_with(value, %s)
    GROUP BY value ORDER BY COUNT(*) DESC, value LIMIT %s
"""


class PostgresSnapshot:
    """See `port.Snapshot`. Of one moment only as far as the database's isolation goes."""

    @property
    def seq(self) -> int:
        """See `port.Snapshot`."""
        return FollowerCursor.objects.filter(name="search").values_list("seq", flat=True).first() or 0

    def newest(self, asked: Asked, before: Cursor | None, limit: int) -> list[Cursor]:
        """See `FilteredIndex`."""
        return self._newest(condition(asked, self._stemmings, before), limit)

    def count(self, asked: Asked) -> int:
        """See `FilteredIndex`."""
        wanted = condition(asked, self._stemmings)
        return int(select(f"SELECT COUNT(*) FROM index_newstext WHERE {wanted.sql}", wanted.values)[0][0])  # noqa: S608

    def counts(self, asked: Asked, edges: Sequence[dt.datetime]) -> list[int]:
        """See `FilteredIndex`."""
        wanted = condition(asked, self._stemmings)
        rows = select(_PERIODS.format(wanted.sql), [[sql_time(edge) for edge in edges], *wanted.values])
        found = {row[0]: int(row[1]) for row in rows}
        return [found.get(number, 0) for number in range(1, len(edges))]

    def spread(self, asked: Asked, field: Field, keys: Sequence[str]) -> list[int]:
        """See `FilteredIndex`."""
        return [self.count(replace(asked, node=all_of([asked.node, among(field, [key])]))) for key in keys]

    def best(self, asked: Asked, limit: int) -> list[Scored]:
        """See `port.Snapshot`."""
        wanted = condition(asked, self._stemmings)
        values = [ranking.HEADLINE, ranking.LEAD, self._any_of(asked), *wanted.values, ranking.CANDIDATES]
        hits = [
            Scored(Cursor(moment(at), story_id), score * ranking.recency(moment(at), asked.now))
            for at, story_id, score in select(_BEST.format(wanted.sql), values)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, -hit.where.story_id))[:limit]

    def tally(self, asked: Asked, fields: Collection[Field], most: int, edges: Sequence[dt.datetime] = ()) -> Tally:
        """See `port.Snapshot`."""
        wanted = condition(asked, self._stemmings)
        found: dict[Field, list[tuple[str, int]]] = defaultdict(list)
        if fields:
            names = [field.value for field in fields]
            for value, count in select(_VALUES.format(wanted.sql), [*wanted.values, names]):
                name, _, key = value.partition(":")
                found[Field(name)].append((key, count))
        periods = self.counts(asked, edges) if len(edges) > 1 else []
        return Tally(self.count(asked), {field: found[field][:most] for field in fields}, periods)

    def headlines(self, asked: Asked, beginning: str, limit: int) -> list[Cursor]:
        """See `port.Snapshot`."""
        return self._with(Condition("title @@ %s::tsquery", (f"{quoted(form(beginning))}:*",)), asked, limit)

    def names(self, field: Field, beginning: str, asked: Asked, limit: int) -> list[str]:
        """See `port.Snapshot`."""
        wanted, prefix = condition(asked, self._stemmings), f"{field.value}:"
        rows = select(_NAMES.format(wanted.sql), [*wanted.values, prefix + beginning, limit])
        return [value.removeprefix(prefix) for (value,) in rows]

    def alike(self, word: str, asked: Asked, limit: int) -> list[Cursor]:
        """See `port.Snapshot`: by one letter, since all such words are tried."""
        near = " | ".join(quoted(form(other)) for other in sorted(set(_by_a_letter(word))))
        return self._with(Condition("whole @@ %s::tsquery", (near,)), asked, limit)

    def _with(self, more: Condition, asked: Asked, limit: int) -> list[Cursor]:
        wanted = condition(asked, self._stemmings)
        return self._newest(Condition(f"{wanted.sql} AND {more.sql}", [*wanted.values, *more.values]), limit)

    @staticmethod
    def _newest(wanted: Condition, limit: int) -> list[Cursor]:
        rows: Iterable[tuple[Any, ...]] = select(_NEWEST.format(wanted.sql), [*wanted.values, limit])
        return [Cursor(moment(at), story_id) for at, story_id in rows]

    def _any_of(self, asked: Asked) -> str:
        """Everything that makes a score."""
        found = [
            f"({vector_query(wanted)})"
            for phrase in looked_for(asked.node, title=True)
            for wanted in ways(phrase, self._stemmings)
        ]
        return " | ".join(found)

    @cached_property
    def _stemmings(self) -> tuple[Stemming, ...]:
        rows = select("SELECT DISTINCT stemming FROM index_newstext ORDER BY stemming")
        return tuple(Stemming(*key.split(" ")) for (key,) in rows)


class PostgresReader:
    """See `port.Reader`: the table is there from the beginning."""

    def snapshot(self) -> PostgresSnapshot:
        """See `port.Reader`."""
        return PostgresSnapshot()

    def serving(self) -> None:
        """See `port.Reader`."""


def _by_a_letter(word: str) -> Iterator[str]:
    """All words that differ by a letter left out, put in, changed, or swapped with the next."""
    letters = _LATIN if word.isascii() else _CYRILLIC
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (f"{head}{letter}{tail}" for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (f"{head}{letter}{tail[1:]}" for letter in letters)
        if len(tail) > 1:
            yield f"{head}{tail[1]}{tail[0]}{tail[2:]}"
