"""Changing what is agreed with a source."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.models import Source
from dateline.core.ledger import Subject, Verb

ON_PAGES = frozenset(["name", "rights"])
"""What readers see of a source, or what decides what they see of its copy."""


def revise(source: Source, changed: Collection[str], *, actor: str, now: dt.datetime) -> int | None:
    """Save a source whose fields ``changed`` are new; the event's ``seq``, None where readers see no difference."""
    with transaction.atomic():
        ledger.lock()
        source.save()
        if ON_PAGES.isdisjoint(changed):
            return None
        return ledger.tell(Subject.SOURCE, source.pk, Verb.UPDATED, now, actor=actor)
