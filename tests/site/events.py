"""Ledger events that no verb of the product writes yet."""

import datetime as dt

from django.db import transaction

from dateline.archive import ledger
from dateline.core.ledger import Audience, Subject, Verb


def write_event(story_id: int, verb: str, now: dt.datetime) -> None:
    """A public event about a story, without a version."""
    with transaction.atomic():
        ledger.lock()
        entry = ledger.Entry(
            subject=Subject.STORY,
            subject_id=story_id,
            verb=Verb(verb),
            audience=Audience.PUBLIC,
            prev_seq=None,
            prev_public_seq=None,
        )
        ledger.write(entry, now)
