"""Writing decisions down: rows, annotations and ledger events, in the caller's transaction and under its lock."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dateline.archive import ledger
from dateline.archive.amend import tell
from dateline.archive.models import Annotation, Story
from dateline.archive.sql import marks, select
from dateline.core.coverage.weights import Weights, mark, shipped
from dateline.core.ledger import Subject, Verb
from dateline.coverage.models import Assigned, Coverage

VERSION = "coverage 1"
"""Who says so in annotations begins with it; another number when the rules change."""


def version_of(weights: Weights | None) -> str:
    """Who says so: this code, and with an agency's own weights which table; the shipped ones for None."""
    return VERSION if weights in (None, shipped()) else f"{VERSION} ({mark(weights)})"


@dataclass(slots=True)
class Changes:
    """What became of stories and groups within one transaction, told at its end, each once."""

    now: dt.datetime
    seq: int
    """Of the ledger event that is being followed."""
    actor: str = ""
    """An editor's user name; empty for the machine."""
    note: str = ""
    by: str = VERSION
    """The machine's name, see `version_of`."""
    _moves: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    """Story to (group before, group after)."""

    def put(self, story_id: int, group: int | None) -> None:
        """A story that is assigned already belongs elsewhere now; None for nowhere."""
        row = Assigned.objects.get(pk=story_id)
        if row.group == group:
            return
        before = self._moves[story_id][0] if story_id in self._moves else row.group
        self._moves[story_id] = (before, group)
        row.group, row.seq, row.by = group, self.seq, self.actor
        row.reprint_of = row.reprint_of if group is not None else None
        row.save(update_fields=["group", "seq", "by", "reprint_of"])

    def new(self, row: Assigned) -> None:
        """A story that was not assigned before."""
        row.save(force_insert=True)
        self._moves[row.story_id] = (None, row.group)

    def merge(self, ends: int, goes_on: int) -> None:
        """All of one group go to another, whose number stands for both from now on."""
        for story_id in Assigned.objects.filter(group=ends).order_by("pk").values_list("pk", flat=True):
            self.put(story_id, goes_on)
        if old := Coverage.objects.filter(pk=ends).first():
            target = _coverage(goes_on, self.now)
            Coverage.objects.filter(merged_into=old).update(merged_into=target)
            Coverage.objects.filter(pk=ends).update(merged_into=target)

    def tell(self) -> None:
        """Write annotations and events of all that changed."""
        groups = {group for move in self._moves.values() for group in move if group is not None}
        members = _members(groups)
        public = {group for group in groups if len(members.get(group, ())) > 1}
        known = set(Coverage.objects.filter(pk__in=groups).values_list("pk", flat=True))
        for group in sorted(public - known):
            _coverage(group, self.now)
        self._annotate(members, public | known, public - known)
        for group in sorted(public | known):
            ledger.tell(Subject.COVERAGE, group, Verb.REGROUPED, self.now, actor=self._actor, note=self.note)

    @property
    def _actor(self) -> str:
        return self.actor or self.by

    def _annotate(self, members: dict[int, list[int]], shown: set[int], opened: set[int]) -> None:
        """Say of each story where it belongs, if that is public; of those that were alone until now, too."""
        concerned = dict(self._moves)
        for group in opened:
            for story_id in members[group]:
                concerned.setdefault(story_id, (None, group))
        for story_id, (before, after) in sorted(concerned.items()):
            gone = before if before != after and before in shown else None
            come = after if after in shown else None
            if gone is None and come is None:
                continue
            self._say(story_id, gone, come)

    def _say(self, story_id: int, gone: int | None, come: int | None) -> None:
        story = Story.objects.select_related("head", "public").get(pk=story_id)
        origin = Annotation.Origin.EDITOR if self.actor else Annotation.Origin.MODEL
        for value, rejects in ((gone, True), (come, False)):
            if value is not None:
                Annotation.objects.create(
                    story=story,
                    kind="coverage",
                    value=str(value),
                    resolved=True,
                    origin=origin,
                    actor=self._actor,
                    rejects=rejects,
                    why=self.note,
                    made_at=self.now,
                )
        # Lists and search follow it; it is no news for streams, alerts and clients.
        tell(story, self.now, backfill=True, actor=self._actor, note=self.note)


def _coverage(number: int, now: dt.datetime) -> Coverage:
    return Coverage.objects.get_or_create(pk=number, defaults={"opened_at": now})[0]


def _members(groups: Collection[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for story_id, group in Assigned.objects.filter(group__in=groups).order_by("pk").values_list("pk", "group"):
        if group is not None:
            found.setdefault(group, []).append(story_id)
    return found


def assigned(ids: Sequence[int]) -> set[int]:
    """Which of these stories somebody has decided about."""
    sql = f"SELECT story_id FROM coverage_assigned WHERE story_id IN ({marks(len(ids))})"  # noqa: S608, placeholders
    return {story_id for (story_id,) in select(sql, list(ids))} if ids else set()


def groups_of(ids: Iterable[int]) -> dict[int, int]:
    """The groups of these stories; those without one are left out."""
    rows = Assigned.objects.filter(pk__in=list(ids), group__isnull=False).values_list("pk", "group")
    return {story_id: group for story_id, group in rows if group is not None}
