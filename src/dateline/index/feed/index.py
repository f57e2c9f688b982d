"""What passes a filter without words, from memory; follows the ledger."""

import datetime as dt
import threading
from collections.abc import Collection, Iterator, Sequence
from zoneinfo import ZoneInfo

from dateline.archive import ledger
from dateline.archive.models import LedgerEvent, Story, Topic
from dateline.archive.sql import marks, moment, select
from dateline.core.filters import Field
from dateline.core.filters.forward import Feed, Position, ask, position
from dateline.core.filters.nodes import among
from dateline.core.ledger import Audience, Subject, Verb
from dateline.index.facts import filings_of
from dateline.index.feed.disk import Disk
from dateline.index.feed.feeds import Feeds
from dateline.index.follower import told
from dateline.index.pages import Cursor
from dateline.index.words import Asked

_CHUNK = 1000
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_WORTH_SAVING = 2000
"""Events since it was saved: so many are followed again in a second or two."""
_FIRST_LISTED = "SELECT id, listed_at FROM archive_story WHERE listed_at IS NOT NULL AND id IN ({marks})"


class FeedIndex:
    """See `FilteredIndex`. Any thread may ask and any may catch up; who asks never waits for who catches up.

    On disk lies what this or another process kept some time ago. Each process follows the ledger for itself from there.
    """

    name = "feed"
    audience = Audience.PUBLIC

    def __init__(self, disk: Disk) -> None:
        self._kept = Feeds()
        self._disk = disk
        self._saved = 0
        """The ``seq`` that lies on disk."""
        self._following = threading.RLock()

    @property
    def seq(self) -> int:
        """All events up to this one are in it."""
        return self._kept.seq

    def __len__(self) -> int:
        kept = self._kept
        return len(kept.listed) + len(kept.others)

    def open(self) -> None:
        """Take what lies on disk, or make it anew from the records, and catch up."""
        with self._following:
            if not self._load():
                for _ in self.rebuild():
                    pass
            while self.catch_up():
                pass

    def catch_up(self, limit: int = 500) -> int:
        """Apply up to ``limit`` further events; how many there were. Cheap when there are none."""
        with self._following:
            if self._disk.made_elsewhere(self._kept.made):
                self._load()
            kept = self._kept
            last = ledger.last_seq()
            if last < kept.seq:
                # The archive is another one than it was: restored from a backup.
                for _ in self.rebuild():
                    pass
                return 0
            if last == kept.seq:
                return 0
            events, seq = told(self, kept.seq, limit)
            self.apply(events)
            done, kept.seq = seq - kept.seq, seq
            if seq - self._saved >= _WORTH_SAVING:
                self.save()
            return done

    def save(self) -> None:
        """Put on disk what is kept, unless another process is just doing that."""
        with self._following:
            for feed in (self._kept.listed, self._kept.others):
                feed.seal()
            if self._disk.save(self._kept):
                self._saved = self._kept.seq

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """See `Follower`."""
        ids = {event.subject_id for event in events if event.subject == Subject.STORY.value}
        ids |= self._filed_under({event.subject_id for event in events if _regroups(event)})
        concerned = sorted(ids)
        for start in range(0, len(concerned), _CHUNK):
            _sync(self._kept, concerned[start : start + _CHUNK])

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """See `Follower`. What is kept serves until all of the new is there."""
        made = Feeds(seq=ledger.last_seq())
        last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        for start in range(1, last + 1, _CHUNK):
            _sync(made, range(start, min(start + _CHUNK, last + 1)))
            yield min(start + _CHUNK - 1, last), last
        with self._following:
            self._kept = made
            self.save()

    def newest(self, asked: Asked, before: Cursor | None, limit: int) -> list[Cursor]:
        """See `FilteredIndex`."""
        question = ask(asked.node, asked.now, asked.zone)
        after = position(before.listed_at, before.story_id) if before else None
        found = [each for feed in self._feeds(asked) for each in feed.newest(question, limit, after)]
        return list(map(_cursor, sorted(found, reverse=True)[:limit]))

    def count(self, asked: Asked) -> int:
        """See `FilteredIndex`."""
        question = ask(asked.node, asked.now, asked.zone)
        return sum(feed.count(question) for feed in self._feeds(asked))

    def counts(self, asked: Asked, edges: Sequence[dt.datetime]) -> list[int]:
        """See `FilteredIndex`."""
        question = ask(asked.node, asked.now, asked.zone)
        at = [position(edge, 0).at for edge in edges]
        counted = [feed.counts(question, at) for feed in self._feeds(asked)]
        return [sum(each) for each in zip(*counted, strict=True)]

    def spread(self, asked: Asked, field: Field, keys: Sequence[str]) -> list[int]:
        """See `FilteredIndex`."""
        question = ask(asked.node, asked.now, asked.zone)
        facets = [(field, key) for key in keys]
        counted = [feed.spread(question, facets) for feed in self._feeds(asked)]
        return [sum(each) for each in zip(*counted, strict=True)]

    def _load(self) -> bool:
        kept = self._disk.load()
        if kept is None:
            return False
        self._kept, self._saved = kept, kept.seq
        return True

    def _feeds(self, asked: Asked) -> tuple[Feed, ...]:
        kept = self._kept
        return (kept.listed, kept.others) if asked.others else (kept.listed,)

    def _filed_under(self, topic_ids: Collection[int]) -> set[int]:
        """What was filed under topics, before they were moved or merged."""
        codes = list(Topic.objects.filter(pk__in=topic_ids).values_list("code", flat=True)) if topic_ids else []
        if not codes:
            return set()
        question = ask(among(Field.TOPIC, codes), _EPOCH, ZoneInfo("UTC"))
        kept = self._kept
        return {each.story_id for feed in (kept.listed, kept.others) for each in feed.newest(question, len(feed))}


def _regroups(event: LedgerEvent) -> bool:
    return event.subject == Subject.TOPIC.value and event.verb == Verb.REGROUPED.value


def _sync(kept: Feeds, ids: Sequence[int]) -> None:
    filings = filings_of(ids, others=True)
    for story_id, filing in filings.items():
        where = position(filing.listed_at, story_id)
        here, there = (kept.listed, kept.others) if filing.listed else (kept.others, kept.listed)
        here.put(where, filing.filed)
        there.drop(where)
    gone = [story_id for story_id in ids if story_id not in filings]
    for where in _first_listed(gone):
        _ = kept.listed.drop(where) or kept.others.drop(where)


def _first_listed(ids: Sequence[int]) -> Iterator[Position]:
    for story_id, listed_at in select(_FIRST_LISTED.format(marks=marks(len(ids))), list(ids)) if ids else ():
        yield position(moment(listed_at), story_id)


def _cursor(where: Position) -> Cursor:
    return Cursor(_EPOCH + dt.timedelta(microseconds=where.at), where.story_id)
