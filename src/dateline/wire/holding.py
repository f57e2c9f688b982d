"""Who has what of a story, and who still shows what was taken away."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from dateline.archive.models import Story
from dateline.archive.sql import select
from dateline.core.ledger import Fate
from dateline.wire.models import Client, Handed, Receipt

PULL = "pull"
"""The way of what a client fetched itself."""
_MOST = 200
"""Stories of an overview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one client has of one story by one way. Versions count as clients are told them; 0 is none."""

    client: Client
    way: str
    """`PULL`, or the kind of a delivery."""
    target: str = ""
    handed: int = 0
    """The row of what was handed over; 0 for what was fetched."""
    sent: int = 0
    sent_at: dt.datetime | None = None
    acknowledged: int = 0
    acknowledged_at: dt.datetime | None = None
    fetched: int = 0
    fetched_at: dt.datetime | None = None
    told_gone_at: dt.datetime | None = None
    """When word went out that it is gone, or was fetched."""
    knows_gone_at: dt.datetime | None = None
    """When that was acknowledged, or fetched."""
    by_hand: str = ""
    """What somebody has to do there."""
    trouble: str = ""
    """Why nothing gets through at present."""

    @property
    def still(self) -> bool:
        """Whether it has text and has not confirmed that this is gone."""
        return bool(self.sent or self.fetched) and (self.knows_gone_at is None or bool(self.by_hand))


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A story that was taken away, and how many have not confirmed it."""

    story: Story
    open: int
    by_hand: int


def holdings(story_id: int) -> list[Holding]:
    """Everybody who has something of a story or was told of it, by name."""
    handed = Handed.objects.filter(story_id=story_id).select_related("delivery__client")
    fetched = Receipt.objects.filter(story_id=story_id).select_related("client")
    found = [*map(_of_handed, handed), *map(_of_receipt, fetched)]
    return sorted(found, key=lambda each: (not each.still, each.client.name, each.way))


def taken_and_open() -> list[Taken]:
    """Stories that were taken away and that somebody may still show, newest first."""
    rows = select(_OPEN, [_MOST])
    stories = Story.objects.select_related("head", "source").in_bulk([story_id for story_id, *_ in rows])
    return [
        Taken(story=stories[story_id], open=count, by_hand=by_hand)
        for story_id, count, by_hand in rows
        if story_id in stories
    ]


_OPEN = f"""
    SELECT story.id, COUNT(*), SUM(has.hand) FROM (
        SELECT story_id, CASE WHEN by_hand = '' THEN 0 ELSE 1 END AS hand FROM wire_handed
        WHERE sent > 0 AND (gone_at IS NULL OR by_hand <> '')
        UNION ALL
        SELECT story_id, 0 FROM wire_receipt WHERE fetched > 0 AND told_gone_at IS NULL
    ) has
    JOIN archive_story story ON story.id = has.story_id
    WHERE story.fate <> '{Fate.STANDS.value}'
    GROUP BY story.id, story.last_seq ORDER BY story.last_seq DESC LIMIT %s
"""  # noqa: S608, words of our own


def done_by_hand(handed_id: int, now: dt.datetime) -> bool:
    """Somebody did what we could not; whether there was anything to do."""
    rows = Handed.objects.filter(Q(pk=handed_id) & ~Q(by_hand=""))
    rows.filter(gone_sent_at__isnull=False).update(gone_at=now)
    return bool(rows.update(by_hand=""))


def open_by_hand(limit: int = _MOST) -> Sequence[Handed]:
    """What waits to be done by hand, the newest first."""
    waiting = Handed.objects.exclude(by_hand="").select_related("delivery__client")
    return list(waiting.order_by(F("sent_at").desc(nulls_last=True))[:limit])


def _of_handed(row: Handed) -> Holding:
    return Holding(
        client=row.delivery.client,
        way=row.delivery.kind,
        target=row.delivery.target,
        handed=row.pk,
        sent=row.sent,
        sent_at=row.sent_at,
        acknowledged=row.acknowledged,
        acknowledged_at=row.acknowledged_at,
        told_gone_at=row.gone_sent_at,
        knows_gone_at=row.gone_at,
        by_hand=row.by_hand,
        trouble=row.delivery.trouble,
    )


def _of_receipt(row: Receipt) -> Holding:
    return Holding(
        client=row.client,
        way=PULL,
        fetched=row.fetched,
        fetched_at=row.fetched_at,
        told_gone_at=row.told_gone_at,
        knows_gone_at=row.told_gone_at,
    )
