"""Which stories are translations of one another, and which are behind their original."""

import datetime as dt

from dateline.archive.models import Story
from dateline.archive.public import LISTED_SQL
from dateline.archive.sql import moment, select
from dateline.core.ledger import Audience, Subject, Verb

_FAMILY = "SELECT id FROM archive_story WHERE (id = %s OR translation_of_id = %s) AND id <> %s ORDER BY id"

_CORRECTED = f"""
    SELECT event.at FROM archive_ledgerevent event
    WHERE event.subject = '{Subject.STORY.value}' AND event.subject_id = %s
        AND event.verb = '{Verb.CORRECTED.value}' AND event.audience = '{Audience.PUBLIC.value}'
        AND event.seq > (SELECT MIN(told.seq) FROM archive_ledgerevent told WHERE told.version_id = %s)
        AND event.subject_id IN (SELECT story.id {LISTED_SQL} AND story.id = %s)
    ORDER BY event.seq LIMIT 1
"""  # noqa: S608, words of our own


def family(story: Story) -> list[int]:
    """The original and all its translations but for the story itself; whether they are public is not asked."""
    original = story.translation_of_id or story.pk
    return [found for (found,) in select(_FAMILY, [original, original, story.pk])]


def outdated_since(story: Story) -> dt.datetime | None:
    """When the original was corrected first since the public version of this translation was recorded.

    None where it was not, where the story is no translation or not public, and where its original is not public.
    A translation that waited under an embargo is as old as its recording, not as its release.
    """
    if story.translation_of_id is None or story.public_id is None:
        return None
    values = [story.translation_of_id, story.public_id, story.translation_of_id]
    return next((moment(at) for (at,) in select(_CORRECTED, values)), None)
