"""Followers: whatever is made from the ledger and can be made again.

A follower applies events from its own cursor, writes no ledger rows while doing so, and may meet an event twice: it is
killed between applying and saving its cursor sooner or later.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from dateline.archive import ledger
from dateline.archive.models import LedgerEvent
from dateline.archive.sql import select
from dateline.core.ledger import Audience
from dateline.index.models import FollowerCursor


class Kept(Protocol):
    """What is made from the ledger, wherever its cursor lies."""

    name: str
    audience: Audience
    """A public follower is never handed a trusted event."""

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """Bring everything in line, from the archive's records alone, while it goes on serving.

        Yields (done, all) as it goes.
        """


class Follower(Kept, Protocol):
    """What is kept in the database, and its cursor with it."""

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Bring what is kept in line with the archive for the subjects of ``events``. Idempotent."""


def catch_up(follower: Follower, limit: int = 500) -> int:
    """Apply up to ``limit`` further events; returns how many there were, 0 when the follower is up to date."""
    # 1 where it stands; the worker asks ten times a second, and mostly nothing has happened
    seq = position(follower)
    if seq >= ledger.last_seq():
        return 0
    # 2 what has happened since
    events, reached = told(follower, seq, limit)
    # 3 apply, whole
    follower.apply(events)
    # 4 only then move on: a kill in between repeats step 3, the other order would lose it
    move(follower, reached)
    return reached - seq


def told(follower: Kept, seq: int, limit: int) -> tuple[list[LedgerEvent], int]:
    """What a follower may know of the ``limit`` events after ``seq``, and the last one's ``seq``; there is one."""
    events = list(LedgerEvent.objects.filter(seq__gt=seq).order_by("seq")[:limit])
    return [event for event in events if _may_know(follower, event)], events[-1].seq


def rebuild(follower: Follower) -> Iterator[tuple[int, int]]:
    """Make a follower anew; what happens meanwhile is applied by `catch_up` as ever."""
    seq = ledger.last_seq()
    yield from follower.rebuild()
    move(follower, seq)


def position(follower: Follower) -> int:
    """The ``seq`` up to which a follower has applied everything."""
    rows = select("SELECT seq FROM index_followercursor WHERE name = %s", [follower.name])
    return int(rows[0][0]) if rows else 0


def move(follower: Follower, seq: int) -> None:
    """Say how far a follower has come. Forward only: another process may have come further meanwhile."""
    FollowerCursor.objects.get_or_create(name=follower.name)
    FollowerCursor.objects.filter(name=follower.name, seq__lt=seq).update(seq=seq)


def _may_know(follower: Kept, event: LedgerEvent) -> bool:
    return follower.audience is Audience.TRUSTED or event.audience == Audience.PUBLIC.value
