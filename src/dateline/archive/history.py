"""The public history of a story: which of its versions readers have seen, as the ledger tells it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.sql import marks, moment, select
from dateline.core.ledger import Audience, Subject, Verb

_SHOWS = (Verb.PUBLISHED, Verb.UPDATED, Verb.CORRECTED, Verb.RELEASED, Verb.RESTORED)
TAKES = (Verb.WITHDRAWN, Verb.KILLED, Verb.HELD, Verb.EXPIRED, Verb.ERASED)
"""Public events with these verbs take a story from view."""

_TOLD = f"""
    SELECT event.at, event.verb, version.number, version.signal, version.headline, version.correction
    FROM archive_ledgerevent event LEFT JOIN archive_version version ON version.id = event.version_id
    WHERE event.subject = '{Subject.STORY.value}' AND event.subject_id = %s
        AND event.audience = '{Audience.PUBLIC.value}' AND event.verb IN ({marks(len(_SHOWS + TAKES))})
    ORDER BY event.seq
"""  # noqa: S608, words of our own

TIMES_SHOWN = f"""(
    SELECT COUNT(*) FROM archive_ledgerevent told
    WHERE told.subject = '{Subject.STORY.value}' AND told.subject_id = story.id AND told.version_id IS NOT NULL
        AND told.audience = '{Audience.PUBLIC.value}' AND told.verb IN {tuple(verb.value for verb in _SHOWS)}
)"""  # noqa: S608
"""`Appearance.ordinal` of the version that is public now, within a query that has an ``archive_story story``."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A version that became public, and when."""

    at: dt.datetime
    verb: Verb
    number: int
    signal: str
    headline: str
    correction: str
    ordinal: int
    """How many times the story had shown itself by then: what the public is told for a number, since ``number`` also
    counts what was never shown."""


def appearances(story_id: int) -> list[Appearance]:
    """The versions that were public, oldest first.

    The history of a story that was taken from view begins anew with its return: what was wrong enough to be taken away
    does not come back as an old version.
    """
    shown: list[Appearance] = []
    ordinal = 0
    for at, verb, number, signal, headline, correction in select(_TOLD, [story_id, *_SHOWS, *TAKES]):
        if verb in TAKES:
            shown.clear()
        elif number is not None:
            ordinal += 1
            shown.append(Appearance(moment(at), Verb(verb), number, signal, headline, correction, ordinal))
    return shown


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a version, to compare with another's."""

    headline: str
    lead: str
    body_html: str


_WORDINGS = """
    SELECT number, headline, lead, body_html FROM archive_version
    WHERE story_id = %s AND number IN ({marks})
"""


def texts(story_id: int, numbers: Collection[int]) -> dict[int, Wording]:
    """The words of the versions ``numbers``, of those only that `appearances` shows."""
    seen = sorted({each.number for each in appearances(story_id)} & set(numbers))
    if not seen:
        return {}
    found = select(_WORDINGS.format(marks=marks(len(seen))), [story_id, *seen])
    return {number: Wording(headline, lead, body_html) for number, headline, lead, body_html in found}
