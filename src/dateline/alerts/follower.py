"""From ledger events to notices: which alerts a story is for, and which have told it already.

It follows the ledger as every public follower does, with its cursor beside theirs; but there is nothing to be made
anew, since what was told cannot be told again.
"""

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from django.utils import timezone

from dateline.alerts.filters import Filters
from dateline.alerts.models import Alert, SavedFilter
from dateline.alerts.noting import Told, note_followed, note_news
from dateline.archive import public
from dateline.archive.batch import BATCH_SECONDS
from dateline.archive.ledger import last_seq
from dateline.archive.models import LedgerEvent
from dateline.core.alerts.telling import Kind
from dateline.core.filters import Field
from dateline.core.filters.nodes import Among, terms
from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from dateline.core.ledger import Audience, Subject, Verb
from dateline.coverage.reading import beside
from dateline.coverage.stage import cursor
from dateline.index.facts import facts_of
from dateline.index.follower import catch_up, move, position

_APPEARS = {Verb.PUBLISHED.value, Verb.RELEASED.value, Verb.RESTORED.value}
_CHANGES = {
    Verb.UPDATED.value: Kind.UPDATE,
    Verb.CORRECTED.value: Kind.CORRECTION,
    # Only who was told that it is gone is told that it is back.
    Verb.RESTORED.value: Kind.UPDATE,
}
_GOES = {Verb.KILLED.value, Verb.WITHDRAWN.value, Verb.HELD.value, Verb.ERASED.value}
_FRESH = dt.timedelta(hours=24)
"""What is older than that when it appears is no news: a wire's old copy, taken in late."""

_MOST = 500
"""Events that are applied together."""
PATIENCE = 5.0
"""Seconds."""


class Alerts:
    """See `dateline.index.follower.Follower`. For one thread."""

    name = "alerts"
    audience = Audience.PUBLIC

    def __init__(self) -> None:
        self._watches: dict[str, Watches[int]] = {}
        """By the edition's zone: that of the days in a filter."""
        self._watched: set[int] = set()
        self._following: set[int] = set()
        """The filters that ask for events by number: whoever has one wants every story of it."""
        self._waiting_since: float | None = None

    def catch_up(self) -> bool:
        """Apply what has happened; whether there was anything. Without readers the ledger is passed over."""
        seq = last_seq()
        if not Alert.objects.filter(confirmed_at__isnull=False).exists():
            move(self, seq)
            return False
        limit = self._ready(seq - position(self))
        return limit > 0 and catch_up(self, limit) > 0

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """There is nothing to make anew but what is in memory."""
        self._forget()
        yield 1, 1

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Note what is to be told. Twice is once: a story is noted as news once for each alert."""
        if any(event.subject == Subject.TOPIC.value for event in events):
            # Filters name topics by what they are called.
            self._forget()
        told = [event for event in events if event.subject == Subject.STORY.value and not event.backfill]
        if not told:
            return
        self._watch()
        facts = facts_of({event.subject_id for event in told})
        for event in told:
            self._note(event, facts.get(event.subject_id))

    def matching(self, facts: Facts, now: dt.datetime) -> list[int]:
        """The saved filters that a story passes."""
        return [key for zone, watches in self._watches.items() for key in watches.matching(facts, now, ZoneInfo(zone))]

    def _ready(self, waiting: int) -> int:
        """How many of the ledger's events may be told: those of which is known what others tell of them, too.

        Coverage is behind by a fraction of a second; should it stand still, readers do not wait for it.
        """
        grouped = cursor()
        ready = min(waiting, grouped - position(self)) if grouped else waiting
        if ready > 0 or waiting <= 0:
            self._waiting_since = None
            return min(max(ready, 0), _MOST)
        if self._waiting_since is None:
            self._waiting_since = time.monotonic()
        return _MOST if time.monotonic() - self._waiting_since > PATIENCE else 0

    def _note(self, event: LedgerEvent, facts: Facts | None) -> None:
        now = timezone.now()
        told = Told(story_id=event.subject_id, seq=event.seq, at=now)
        if event.verb in _GOES:
            _paced(note_followed(told, Kind.GONE))
        if facts is None or event.at - facts.listed_at > _FRESH:
            return
        if event.verb in _CHANGES:
            _paced(note_followed(told, _CHANGES[event.verb]))
        if event.verb in _APPEARS or event.verb in _CHANGES or event.verb == Verb.ANNOTATED.value:
            # A story that was there before the reader asked is no news because something is changed in it.
            since = None if event.verb in _APPEARS else facts.listed_at
            found = self.matching(facts, now)
            following = [key for key in found if key in self._following]
            others = [key for key in found if key not in self._following]
            _paced(note_news(told, following, since))
            _paced(note_news(told, others, since, unless=_of_the_same_event(told.story_id)))

    def _watch(self) -> None:
        """Know the filters that are there by now, and no others."""
        last, filters = max(self._watched, default=0), Filters()
        for saved in SavedFilter.objects.select_related("edition").filter(pk__gt=last).order_by("pk"):
            self._watched.add(saved.pk)
            node = filters.node(saved)
            if node is not None and any(
                isinstance(term, Among) and term.field is Field.COVERAGE for term in terms(node)
            ):
                self._following.add(saved.pk)
            if node is not None:
                self._watches.setdefault(saved.edition.zone, Watches()).add(saved.pk, node)
        if SavedFilter.objects.count() != len(self._watched):
            self._drop(self._watched - set(SavedFilter.objects.values_list("pk", flat=True)))

    def _forget(self) -> None:
        self._watches, self._watched, self._following = {}, set(), set()

    def _drop(self, gone: Iterable[int]) -> None:
        for key in gone:
            self._watched.discard(key)
            self._following.discard(key)
            for watches in self._watches.values():
                watches.remove(key)


def _of_the_same_event(story_id: int) -> list[int]:
    """The other stories that tell it and may be seen: an event is news once."""
    return [row.id for row in public.rows(sorted(beside(story_id)))]


def _paced(batches: Iterable[None]) -> None:
    """Between two batches others may write."""
    for _ in batches:
        time.sleep(BATCH_SECONDS)
