"""Which stories events are about."""

from collections.abc import Callable, Iterable, Sequence

from dateline.archive.models import LedgerEvent, Topic
from dateline.core.ledger import Subject, Verb


def concerned(events: Sequence[LedgerEvent], filed_under: Callable[[Sequence[str]], Iterable[int]]) -> list[int]:
    """Those that something happened to, and all that were ``filed_under`` topics that were moved or merged."""
    ids = {event.subject_id for event in events if event.subject == Subject.STORY.value}
    regrouped = {event.subject_id for event in events if _regroups(event)}
    if regrouped:
        ids.update(filed_under(list(Topic.objects.filter(pk__in=regrouped).values_list("code", flat=True))))
    return sorted(ids)


def _regroups(event: LedgerEvent) -> bool:
    return event.subject == Subject.TOPIC.value and event.verb == Verb.REGROUPED.value
