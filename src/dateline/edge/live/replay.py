"""What a reader missed, from the ledger; in threads, some events at a time."""

from functools import cached_property

from django.utils import timezone

from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from dateline.core.ledger import Subject
from dateline.edge.change import Seen
from dateline.edge.events import changes_between, seen
from dateline.edge.live.channel import Wanted
from dateline.edge.live.message import What, alive, what, written

_STEP = 200
"""Changes that are told at once."""


class Replay:
    """From ``after`` up to ``upto``, one reader's. What archives brought in long after the fact is left out."""

    def __init__(self, wanted: Wanted, after: int, upto: int) -> None:
        self._wanted, self.after, self._upto = wanted, after, upto
        self._told: set[int] = set()

    @cached_property
    def _watches(self) -> Watches[int]:
        """Made when there is a story to ask about: when all readers come back at once, most of them missed nothing."""
        watches: Watches[int] = Watches()
        watches.add(0, self._wanted.node)
        return watches

    @property
    def done(self) -> bool:
        """Whether everything was told."""
        return self.after >= self._upto

    def step(self) -> bytes:
        """The next messages; none where nothing of a stretch concerns the reader."""
        found = changes_between(self.after, self._upto)[:_STEP]
        told = [change for change in found if change.subject is Subject.STORY and not change.backfill]
        messages = [message for each in seen(told) if (message := self._message(each))]
        self.after = found[-1].seq if len(found) == _STEP else self._upto
        return b"".join([*messages, alive(self.after)])

    def _message(self, each: Seen) -> bytes:
        story = each.change.subject_id
        passes = self._passes(each.facts) and each.shown is not None
        kind = what(each.change.verb, passes=passes, passed=story in self._told or self._passes(each.before))
        if kind is None:
            return b""
        if kind is What.REMOVED:
            self._told.discard(story)
        else:
            self._told.add(story)
        return written(each, kind)

    def _passes(self, facts: Facts | None) -> bool:
        return (
            facts is not None
            and facts.listed
            and bool(self._watches.matching(facts, timezone.now(), self._wanted.zone))
        )
