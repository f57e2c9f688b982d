"""What editors decide about events. Their word beats the machine's, now and when the archive is grouped again."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dateline.archive import ledger
from dateline.archive.models import Source
from dateline.archive.verbs import By
from dateline.coverage.models import Assigned, Coverage, Decision, Doubt, Excluded
from dateline.coverage.records import Changes


class RefusedError(ValueError):
    """What was asked cannot be done; the message says why, for the desk."""


def merge(ends: int, goes_on: int, by: By, now: dt.datetime) -> None:
    """Say that two events are one; the second's number stands for both, and the first leads on to it."""
    with _deciding("merge", goes_on, by, now, note=f"{ends} is {goes_on}") as changes:
        if ends == goes_on:
            raise RefusedError(_("An event cannot be merged with itself."))
        _living(ends), _living(goes_on)
        changes.merge(ends, goes_on)
        Coverage.objects.filter(pk=goes_on).update(pinned=True)


def split(stories: Sequence[int], of: int, by: By, now: dt.datetime) -> int:
    """Say that these stories of an event tell another one; its number."""
    with _deciding("split", of, by, now, stories=stories) as changes:
        _living(of)
        here = set(Assigned.objects.filter(group=of).values_list("pk", flat=True))
        chosen = [story for story in stories if story in here]
        if not chosen or len(chosen) == len(here):
            raise RefusedError(_("Choose some of the stories, but not all of them."))
        number = 1 + max(
            Assigned.objects.aggregate(most=Max("group"))["most"] or 0,
            Coverage.objects.aggregate(most=Max("pk"))["most"] or 0,
        )
        for story_id in chosen:
            changes.put(story_id, number)
        # Else the next report that fits both would make them one again.
        Coverage.objects.filter(pk=of).update(pinned=True)
        Doubt.objects.filter(coverage=of, story__in=chosen).update(settled=True)
    return number


def pin(number: int, pinned: bool, by: By, now: dt.datetime) -> None:
    """Say that an event is right as it is, or leave it to the machine again."""
    with _deciding("pin" if pinned else "unpin", number, by, now):
        _living(number)
        Coverage.objects.filter(pk=number).update(pinned=pinned)
        Doubt.objects.filter(coverage=number).update(settled=True)


def exclude(source: Source, by: By, now: dt.datetime) -> None:
    """Take a source's stories out of all events, and its next ones are in none."""
    with _deciding("exclude", None, by, now, note=source.slug) as changes:
        Excluded.objects.get_or_create(source=source, defaults={"actor": by.actor, "at": now})
        rows = Assigned.objects.filter(story__source=source, group__isnull=False)
        for story_id in list(rows.order_by("pk").values_list("pk", flat=True)):
            changes.put(story_id, None)
        Assigned.objects.filter(story__source=source).update(left="excluded")


def include(source: Source, by: By, now: dt.datetime) -> None:
    """Let a source's next stories be grouped again; those that were taken out stay out."""
    with _deciding("include", None, by, now, note=source.slug):
        Excluded.objects.filter(source=source).delete()


@contextmanager
def _deciding(
    verb: str, coverage: int | None, by: By, now: dt.datetime, *, stories: Sequence[int] = (), note: str = ""
) -> Iterator[Changes]:
    with transaction.atomic():
        ledger.lock()
        changes = Changes(now, ledger.last_seq() + 1, actor=by.actor, note=f"{verb} {note}".strip())
        yield changes
        changes.tell()
        Decision.objects.create(
            verb=verb, coverage=coverage, stories=list(stories), note=note[:300], actor=by.actor, at=now
        )


def _living(number: int) -> Coverage:
    found = Coverage.objects.filter(pk=number, merged_into=None).first()
    if found is None:
        raise RefusedError(_("There is no event {number} any longer.").format(number=number))
    return found
