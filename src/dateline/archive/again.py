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
from dateline.archive.understanding import Said, keep, read, said
from dateline.core.understand.story import VERSION, Recogniser

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


def again(recogniser: Recogniser | None = None) -> Iterator[Passed]:
    """Understand every story again, from where a run with the same rules and model was stopped. Each step is safe.

    A ``recogniser`` finds names beside the rules; a later run without it takes back what it alone found.
    """
    mark, _ = Mark.objects.get_or_create(name=f"again: {VERSION}, {knowledge().name}"[:100])
    last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    changed = 0
    while waiting := list(Story.objects.filter(pk__gt=mark.value, pk__lte=last).order_by("pk")[:_AHEAD]):
        while waiting:
            changed += _batch(waiting, mark, recogniser)
            yield Passed(mark.value, last, changed)
            time.sleep(BATCH_SECONDS)
    mark.delete()


def _batch(waiting: list[Story], mark: Mark, recogniser: Recogniser | None) -> int:
    """Understand stories, taken off ``waiting``, for `BATCH_SECONDS`; how many were changed."""
    changed = 0
    with transaction.atomic():
        ledger.lock()
        until = time.monotonic() + BATCH_SECONDS
        while True:
            mark.value = waiting.pop(0).pk
            changed += _story(mark.value, timezone.now(), recogniser)
            if not waiting or time.monotonic() > until:
                break
        mark.save()
    return changed


def _story(story_id: int, now: dt.datetime, recogniser: Recogniser | None) -> bool:
    # Read under the lock: what was read before it may have been changed since.
    story = Story.objects.select_related("head", "public", "source").get(pk=story_id)
    versions = {version.pk: version for version in (story.public, story.head) if version}
    changed = [version for version in versions.values() if _version(version, story, now, recogniser)]
    if not changed:
        return False
    tell(story, now, seen=story.public in changed, backfill=True, actor=VERSION)
    return True


def _version(version: Version, story: Story, now: dt.datetime, recogniser: Recogniser | None) -> bool:
    """Record what is proposed otherwise than before; whether there is such."""
    held = _in_force(version)
    proposed = read(version, source=story.source.slug, language=story.source.language, recogniser=recogniser)
    rows = {(row.kind, row.value, row.role): row for row in said(proposed)}
    new = [row for key, row in rows.items() if key not in held]
    gone = [_taken_back(key) for key in sorted(held - rows.keys())]
    gazette.install({row.value for row in new if row.kind == "place"})
    keep(version, [*gone, *new], now)
    return bool(gone or new)


def _in_force(version: Version) -> set[_Key]:
    """What the machine's last words propose of a version."""
    held: set[_Key] = set()
    said_before = Annotation.objects.filter(version=version, origin=Annotation.Origin.MODEL).order_by("pk")
    for kind, value, role, rejects in said_before.values_list("kind", "value", "role", "rejects"):
        if rejects:
            held.discard((kind, value, role))
        else:
            held.add((kind, value, role))
    return held


def _taken_back(key: _Key) -> Said:
    kind, value, role = key
    return Said(kind=kind, value=value, role=role, rejects=True, why="not proposed any longer")
