"""Keeps the table in line with what is public: one more follower in the database."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from dateline.archive.models import LedgerEvent, Story
from dateline.archive.sql import select
from dateline.core.ledger import Audience
from dateline.index.facts import facts_of
from dateline.index.models import FollowerCursor
from dateline.index.search.public.concerned import concerned
from dateline.index.search.public.postgres.writer import PostgresWriter

_CHUNK = 200
"""Stories in a transaction: others wait for their turn to write."""


class PostgresNewsSearch:
    """One row for every story in our lists, and for other outlets', as its public version stands."""

    name = "search"
    audience = Audience.PUBLIC

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """See `Follower`."""
        ids = concerned(events, _filed_under)
        for start in range(0, len(ids), _CHUNK):
            self._sync(ids[start : start + _CHUNK])

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """See `Follower`."""
        last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        gone = [story_id for (story_id,) in select("SELECT story_id FROM index_newstext WHERE story_id > %s", [last])]
        PostgresWriter().drop(gone)
        for start in range(1, last + 1, _CHUNK):
            self._sync(range(start, min(start + _CHUNK, last + 1)))
            yield min(start + _CHUNK - 1, last), last

    def _sync(self, ids: Sequence[int]) -> None:
        with transaction.atomic():
            # Two processes may catch up at once: the later one must read the stories after the earlier one has written.
            FollowerCursor.objects.get_or_create(name=self.name)
            FollowerCursor.objects.select_for_update().get(name=self.name)
            found, writer = facts_of(ids, others=True), PostgresWriter()
            writer.drop(set(ids) - found.keys())
            writer.put(found.values())


def _filed_under(codes: Sequence[str]) -> Iterator[int]:
    keys = [f"topic:{code}" for code in codes]
    return (story_id for (story_id,) in select("SELECT story_id FROM index_newstext WHERE filed && %s", [keys]))
