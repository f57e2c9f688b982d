"""Writing the table. What was put is there with the transaction that it stands in."""

from collections.abc import Collection, Iterator

from django.db import connection

from dateline.archive.sql import marks, sql_time
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part
from dateline.core.text.words import stemming
from dateline.index.models import FollowerCursor
from dateline.index.search.public.encoding import form
from dateline.index.search.public.postgres.conditions import quoted

_LAST = 16_383
"""PostgreSQL counts no further."""
_MOST = 20_000
"""Words of a text: PostgreSQL keeps a megabyte of them."""
_PUT = """
    INSERT INTO index_newstext (story_id, at, listed, stemming, title, lead, whole, filed)
    VALUES (%s, %s, %s, %s, %s::tsvector, %s::tsvector, %s::tsvector, %s)
    ON CONFLICT (story_id) DO UPDATE SET at = excluded.at, listed = excluded.listed, stemming = excluded.stemming,
        title = excluded.title, lead = excluded.lead, whole = excluded.whole, filed = excluded.filed
"""


class PostgresWriter:
    """See `port.Writer`."""

    @property
    def seq(self) -> int:
        """See `port.Writer`."""
        return FollowerCursor.objects.filter(name="search").values_list("seq", flat=True).first() or 0

    def put(self, stories: Collection[Facts]) -> None:
        """See `port.Writer`."""
        rows = [
            (
                story.story_id,
                sql_time(story.listed_at),
                story.listed,
                " ".join(stemming(story.language)),
                _vector(story.title),
                _vector(*story.rest[:1]),
                _vector(story.title, *story.rest),
                [f"{field.value}:{key}" for field, keys in story.filed.items() for key in sorted(keys)],
            )
            for story in stories
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_PUT, rows)

    def drop(self, story_ids: Collection[int]) -> None:
        """See `port.Writer`."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM index_newstext WHERE story_id IN ({marks(len(story_ids))})",  # noqa: S608
                list(story_ids) or [0],
            )

    def commit(self, seq: int) -> None:
        """See `port.Writer`: the transaction is whose it stands in; this says how far it has come."""
        FollowerCursor.objects.update_or_create(name="search", defaults={"seq": seq})


def _vector(*parts: Part) -> str:
    """Texts with a word's place between them: no phrase runs from one into the next."""
    return " ".join(f"{quoted(token)}:{min(at, _LAST)}" for at, token in _placed(*parts))


def _placed(*parts: Part) -> Iterator[tuple[int, str]]:
    at = 0
    for part in parts:
        for stem, folded, capitals in list(zip(part.stems, part.forms, part.capitals, strict=True))[:_MOST]:
            at += 1
            yield at, stem
            yield at, form(folded)
            if capitals:
                yield at, f"^{capitals}"
        at += 1
