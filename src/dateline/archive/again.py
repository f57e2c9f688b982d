"""Understanding the archive again: new annotations where rules, models or tables propose something else than before.

Nothing is taken back by deleting: what is proposed no longer is rejected by a later word of the machine's. Runs in
batches that leave the desk its turn, and goes on where it was stopped.
"""

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dateline.archive import gazette, ledger
from dateline.archive.amend import tell
from dateline.archive.batch import BATCH_SECONDS
from dateline.archive.knowledge import knowledge
from dateline.archive.models import Annotation, Mark, Story, Version
from dateline.archive.sql import insert_all
from dateline.archive.understanding import read, said
from dateline.core.understand.story import VERSION

_AHEAD = 100
_Key = tuple[str, str, str]
"""Kind, value, role."""


@dataclass(frozen=True, slots=True)
class Passed:
    """How far a run has come."""

    story_id: int
    last: int
    """The highest id that there was when it began."""
    changed: int
    """Stories of this run of which something else is proposed now."""


def again() -> Iterator[Passed]:
    """Understand every story again, from where a run with the same rules and model was stopped. Each step is safe."""
    mark, _ = Mark.objects.get_or_create(name=f"again: {VERSION}, {knowledge().name}"[:100])
    last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    changed = 0
    while waiting := list(Story.objects.filter(pk__gt=mark.value, pk__lte=last).order_by("pk")[:_AHEAD]):
        while waiting:
            changed += _batch(waiting, mark)
            yield Passed(mark.value, last, changed)
            time.sleep(BATCH_SECONDS)
    mark.delete()


def _batch(waiting: list[Story], mark: Mark) -> int:
    """Understand stories, taken off ``waiting``, for `BATCH_SECONDS`; how many were changed."""
    changed = 0
    with transaction.atomic():
        ledger.lock()
        until = time.monotonic() + BATCH_SECONDS
        while True:
            mark.value = waiting.pop(0).pk
            changed += _story(mark.value, timezone.now())
            if not waiting or time.monotonic() > until:
                break
        mark.save()
    return changed


def _story(story_id: int, now: dt.datetime) -> bool:
    # Read under the lock: what was read before it may have been changed since.
    story = Story.objects.select_related("head", "public", "source").get(pk=story_id)
    versions = {version.pk: version for version in (story.public, story.head) if version}
    changed = [version for version in versions.values() if _version(version, story, now)]
    if not changed:
        return False
    tell(story, now, seen=story.public in changed, backfill=True, actor=VERSION)
    return True


def _version(version: Version, story: Story, now: dt.datetime) -> bool:
    """Record what is proposed otherwise than before; whether there is such."""
    held = _in_force(version)
    proposed = read(version, source=story.source.slug, language=story.source.language)
    rows = {_key(row): row for row in said(version, proposed, now)}
    new = [row for key, row in rows.items() if key not in held]
    gone = [_taken_back(row, now) for key, row in held.items() if key not in rows]
    gazette.install({row.value for row in new if row.kind == "place"})
    insert_all([*gone, *new])
    return bool(gone or new)


def _in_force(version: Version) -> dict[_Key, Annotation]:
    held: dict[_Key, Annotation] = {}
    for row in Annotation.objects.filter(version=version, origin=Annotation.Origin.MODEL).order_by("pk"):
        held.pop(_key(row), None)
        if not row.rejects:
            held[_key(row)] = row
    return held


def _key(row: Annotation) -> _Key:
    return row.kind, row.value, row.role


def _taken_back(row: Annotation, now: dt.datetime) -> Annotation:
    return Annotation(
        story_id=row.story_id,
        version_id=row.version_id,
        kind=row.kind,
        value=row.value,
        role=row.role,
        resolved=True,
        origin=Annotation.Origin.MODEL,
        actor=VERSION,
        rejects=True,
        why="not proposed any longer",
        made_at=now,
    )
