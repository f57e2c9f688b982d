"""Search with PostgreSQL's own: vectors are put together here, so that its parser has no say in what a word is."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from dateline.archive.sql import marks, select, sql_time
from dateline.index.search.port import Entry, Within
from dateline.index.search.words import Query

_LAST_POSITION = 16_383
"""PostgreSQL counts no further."""
_PUT = """
    INSERT INTO index_desktext(seq, words) VALUES (%s, %s::tsvector)
    ON CONFLICT (seq) DO UPDATE SET words = excluded.words
"""


class PostgresSearch:
    """A table of vectors with a GIN index, apart from the narrow rows of the list. A migration makes it."""

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Search`."""
        with connection.cursor() as cursor:
            cursor.executemany(_PUT, [(entry.seq, _vector(entry.words)) for entry in entries])

    def remove(self, seqs: Sequence[int]) -> None:
        """See `Search`."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM index_desktext WHERE seq IN ({marks(len(seqs))})", list(seqs) or [0])  # noqa: S608

    def find(self, query: Query, within: Within, limit: int) -> list[int]:
        """See `Search`."""
        if not query:
            return []
        sql = "SELECT found.seq FROM index_desktext found"
        wanted: list[str] = ["found.words @@ %s::tsquery"]
        values: list[Any] = [_match(query, within.marks)]
        if within.before is not None:
            wanted.append("found.seq < %s")
            values.append(within.before)
        if within.since or within.until:
            sql += " JOIN index_deskrow story ON story.changed_seq = found.seq"
        for bound, test in ((within.since, "story.changed_at >= %s"), (within.until, "story.changed_at < %s")):
            if bound:
                wanted.append(test)
                values.append(sql_time(bound))
        found = select(f"{sql} WHERE {' AND '.join(wanted)} ORDER BY found.seq DESC LIMIT %s", [*values, limit])
        return [seq for (seq,) in found]


def _vector(words: Sequence[str]) -> str:
    return " ".join(f"'{word}':{min(at, _LAST_POSITION)}" for at, word in enumerate(words, start=1))


def _match(query: Query, filed: Sequence[str]) -> str:
    # Words are letters and digits only, so quoting them is enough.
    groups = ["(" + " <-> ".join(map("'{}'".format, group)) + ")" for group in query.groups]
    groups += [f"'{mark}'" for mark in filed]
    if query.beginning:
        groups.append(f"'{query.beginning}':*")
    return " & ".join(groups)
