"""Search with SQLite's FTS5: the words are split already, so its simplest tokenizer will do."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from dateline.archive.sql import marks, select, sql_time
from dateline.index.search.port import Entry, Within
from dateline.index.search.words import Query


class SqliteSearch:
    """``rowid`` is the entry's ``seq``, so that FTS5 walks its own lists from the newest on.

    The table keeps its text, since SQLite before 3.43 cannot delete from one that does not. A migration makes it, with
    an index of the beginnings of words: a query's last word is one.
    """

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Search`."""
        rows = [(entry.seq, " ".join(entry.words)) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT OR REPLACE INTO index_desktext(rowid, words) VALUES (%s, %s)", rows)

    def remove(self, seqs: Sequence[int]) -> None:
        """See `Search`."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM index_desktext WHERE rowid IN ({marks(len(seqs))})", list(seqs) or [0])  # noqa: S608

    def find(self, query: Query, within: Within, limit: int) -> list[int]:
        """See `Search`."""
        if not query:
            return []
        # CROSS JOIN keeps SQLite from walking the rows and asking FTS5 for each.
        sql = "SELECT found.rowid FROM index_desktext found"
        wanted: list[str] = ["found.words MATCH %s"]
        values: list[Any] = [_match(query, within.marks)]
        if within.before is not None:
            wanted.append("found.rowid < %s")
            values.append(within.before)
        if within.since or within.until:
            sql += " CROSS JOIN index_deskrow story ON story.changed_seq = found.rowid"
        for bound, test in ((within.since, "story.changed_at >= %s"), (within.until, "story.changed_at < %s")):
            if bound:
                wanted.append(test)
                values.append(sql_time(bound))
        found = select(f"{sql} WHERE {' AND '.join(wanted)} ORDER BY found.rowid DESC LIMIT %s", [*values, limit])
        return [seq for (seq,) in found]


def _match(query: Query, filed: Sequence[str]) -> str:
    # Every word stands in quotes and has none itself, so nothing in it is an operator.
    parts = [f'"{" ".join(group)}"' for group in (*query.groups, *((mark,) for mark in filed))]
    if query.beginning:
        parts.append(f'"{query.beginning}"*')
    return " AND ".join(parts)
