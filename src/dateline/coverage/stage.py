"""The stage: follows the ledger in the worker and records where stories belong.

Decisions and the cursor are committed together, so a kill at any moment leaves both or neither. What is kept in memory
is brought in line from the records when the process begins, and whenever a transaction failed.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.batch import BATCH_SECONDS
from dateline.archive.models import LedgerEvent, Mark
from dateline.core.coverage import Assignment, Engine
from dateline.core.coverage.weights import Weights
from dateline.core.ledger import Audience, Subject, Verb
from dateline.coverage import memory
from dateline.coverage.copy import Copy, copies
from dateline.coverage.models import Assigned, Excluded
from dateline.coverage.records import Changes, assigned, groups_of, version_of

_MARK = "coverage"
_AHEAD = 200
"""Events that are looked at together."""
_SAVE_EVERY = 60.0
"""Seconds between two savings of what is in memory."""
_MINE = frozenset([Verb.ANNOTATED.value, Verb.REGROUPED.value, Verb.ADVISED.value])
"""Nothing in these events says that a story may be seen, or may not be seen any longer."""
log = logging.getLogger(__name__)


class Stage:
    """Assigns stories in the ledger's order. One of it runs at a time, in the worker."""

    def __init__(self, folder: Path | None, clock: Callable[[], dt.datetime], weights: Weights | None = None) -> None:
        """``folder`` keeps what is in memory; ``weights`` are the shipped ones for None."""
        self._folder, self._clock, self._weights = folder, clock, weights
        self._name = version_of(weights)
        self._engine: Engine | None = None
        self._saved_at, self._unsaved = time.monotonic(), False

    def step(self) -> bool:
        """Follow some events; whether there were any."""
        seq = cursor()
        if seq >= ledger.last_seq():
            self._save(seq)
            return False
        try:
            self._follow(seq)
        except BaseException:
            # Memory may be ahead of what was recorded.
            self._engine = None
            raise
        return True

    def close(self) -> None:
        """Keep what is in memory for the next start."""
        if self._unsaved:
            self._save(cursor(), at_once=True)

    def engine(self) -> Engine:
        """What is in memory, brought in line with the records if it was not there."""
        if self._engine is None:
            self._engine = memory.restored(self._folder, self._weights)
        return self._engine

    def _follow(self, seq: int) -> None:
        engine = self.engine()
        with transaction.atomic():
            ledger.lock()
            # The desk decides under the same lock: what it did since is in the records.
            seq = max(seq, memory.reconcile(engine, seq))
            events = list(
                LedgerEvent.objects.filter(seq__gt=seq, audience=Audience.PUBLIC.value).order_by("seq")[:_AHEAD]
            )
            done = self._apply(engine, events) if events else ledger.last_seq()
            Mark.objects.update_or_create(name=_MARK, defaults={"value": done})
        self._unsaved = True

    def _apply(self, engine: Engine, events: Sequence[LedgerEvent]) -> int:
        """Apply events while the desk need not wait; the ``seq`` of the last one that was."""
        until = time.monotonic() + BATCH_SECONDS
        told = [each for each in events if each.subject == Subject.STORY.value and each.verb not in _MINE]
        ids = [each.subject_id for each in told]
        seen, known = copies(ids), assigned(ids)
        excluded = set(Excluded.objects.values_list("pk", flat=True))
        changes = Changes(self._clock(), events[-1].seq, by=self._name)
        for event in told:
            copy = seen.get(event.subject_id)
            if copy is None and event.subject_id in known:
                self._leave(engine, event.subject_id, changes)
                known.discard(event.subject_id)
            elif copy is not None and event.subject_id not in known:
                changes.seq = event.seq
                self._assign(engine, copy, changes, excluded)
                known.add(event.subject_id)
            if time.monotonic() > until:
                changes.tell()
                return event.seq
        changes.tell()
        return events[-1].seq

    def _assign(self, engine: Engine, copy: Copy, changes: Changes, excluded: set[int]) -> None:
        key = copy.report.key
        made = Assignment(key, None) if copy.source in excluded else engine.add(copy.report)
        changes.new(
            Assigned(
                story_id=key,
                group=made.group,
                reprint_of=made.reprint_of,
                left=made.left or ("excluded" if copy.source in excluded else ""),
                at=copy.at,
                stated=copy.stated,
                seq=changes.seq,
            )
        )
        for ends, goes_on in made.merged:
            changes.merge(ends, goes_on)
        for story_id, group in made.moved:
            if story_id != key:
                changes.put(story_id, group)

    def _leave(self, engine: Engine, story_id: int, changes: Changes) -> None:
        """A story that readers see no longer counts nowhere; should it come back, it is assigned anew."""
        engine.remove(story_id)
        if groups_of([story_id]):
            changes.put(story_id, None)
        Assigned.objects.filter(pk=story_id).delete()

    def _save(self, seq: int, *, at_once: bool = False) -> None:
        if not self._unsaved or self._engine is None or self._folder is None:
            return
        if at_once or time.monotonic() - self._saved_at > _SAVE_EVERY:
            memory.save(self._engine, seq, self._folder)
            self._saved_at, self._unsaved = time.monotonic(), False


def cursor() -> int:
    """The ``seq`` up to which everything is decided."""
    return Mark.objects.filter(name=_MARK).values_list("value", flat=True).first() or 0
