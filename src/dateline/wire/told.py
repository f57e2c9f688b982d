"""The ledger as receivers may be told of it, in SQL: which events, and how each story stands now."""

import datetime as dt
from typing import Any, NamedTuple

from dateline.archive.models.agency import Rights
from dateline.archive.public import SHOWN
from dateline.archive.sql import moment, select
from dateline.core.ledger import Audience, Fate, Subject, Verb
from dateline.core.story import Policy, Pubstatus

SHOWS = (Verb.PUBLISHED, Verb.UPDATED, Verb.CORRECTED, Verb.RELEASED, Verb.RESTORED, Verb.ANNOTATED)
"""Verbs by which a version becomes public, or one that is gets its picture or its original."""
TAKES = (Verb.WITHDRAWN, Verb.KILLED, Verb.HELD, Verb.EXPIRED, Verb.ERASED)
"""Verbs by which a story leaves the public."""
_COUNTED = tuple(verb.value for verb in (*SHOWS, *TAKES))
_TAKING = tuple(verb.value for verb in TAKES)
_PUBLIC, _TRUSTED = Audience.PUBLIC.value, Audience.TRUSTED.value

_OF_STORY = f"told.subject = '{Subject.STORY.value}' AND told.subject_id = story.id"
PUBLIC_NUMBER = f"""(
    SELECT COUNT(*) FROM archive_ledgerevent told
    WHERE {_OF_STORY} AND told.audience = '{_PUBLIC}' AND told.verb IN {_COUNTED} AND told.seq <= {{upto}}
)"""  # noqa: S608, words of our own
TRUSTED_NUMBER = f"""(
    SELECT COUNT(*) FROM archive_ledgerevent told
    WHERE {_OF_STORY} AND told.verb IN {_COUNTED} AND told.seq <= {{upto}}
)"""  # noqa: S608
"""What receivers are told for a version's number: it grows with everything that they may be told of the story, whether
that shows a version or takes it away. Those who are told of embargoed ones have a count of their own."""

LAST_TAKEN = f"""(
    SELECT MAX(told.seq) FROM archive_ledgerevent told
    WHERE {_OF_STORY} AND told.audience = '{_PUBLIC}' AND told.verb IN {_TAKING}
)"""  # noqa: S608
"""Versions from before it are not handed out again: the history of a story begins anew with its return."""

IS_LISTED = f"""(
    story.fate = '{Fate.STANDS.value}' AND story.pubstatus = '{Pubstatus.USABLE.value}' AND story.public_id IS NOT NULL
    AND story.policy IN {SHOWN} AND source.rights <> '{Rights.INTERNAL.value}'
)"""
"""`dateline.archive.public.LISTED`, as a column."""
OURS_TO_SEND = f"story.policy IN {SHOWN} AND source.rights <> '{Rights.INTERNAL.value}'"
WAITS = f"""(
    story.fate = '{Fate.STANDS.value}' AND story.pubstatus = '{Pubstatus.USABLE.value}'
    AND story.policy = '{Policy.AUTO.value}' AND source.rights = '{Rights.FULL.value}'
    AND story.head_id <> COALESCE(story.public_id, 0) AND story.embargo_at IS NOT NULL
)"""
"""Its latest version waits for its embargo to end, and nobody holds it for another reason."""


class Told(NamedTuple):
    """An event, and how its story stands now."""

    seq: int
    at: dt.datetime
    verb: Verb
    public: bool
    backfill: bool
    version_id: int | None
    previous: int | None
    story_id: int
    created_at: dt.datetime
    listed: bool
    """Some version of it may be seen now."""
    waiting: int | None
    """The version that waits for the end of its embargo; None where none does."""
    embargo_at: dt.datetime | None
    last_taken: int
    number: int


def _events(number: str, audience: str) -> str:
    return f"""
        SELECT event.seq, event.at, event.verb, event.audience, event.backfill, event.version_id,
            event.prev_public_seq, story.id, story.created_at, {IS_LISTED},
            CASE WHEN {WAITS} THEN story.head_id END, story.embargo_at, {LAST_TAKEN}, {number.format(upto="event.seq")}
        FROM archive_ledgerevent event
        JOIN archive_story story ON story.id = event.subject_id
        JOIN archive_source source ON source.id = story.source_id
        WHERE event.subject = '{Subject.STORY.value}' AND event.seq > %s AND event.seq <= %s
            AND {audience} AND {OURS_TO_SEND} {{one}}
        ORDER BY event.seq
    """  # noqa: S608


_FOR_ALL = _events(PUBLIC_NUMBER, f"event.audience = '{_PUBLIC}'")
_FOR_TRUSTED = _events(
    TRUSTED_NUMBER,
    f"""(event.audience = '{_PUBLIC}' OR (
        story.embargo_at IS NOT NULL AND story.policy = '{Policy.AUTO.value}' AND source.rights = '{Rights.FULL.value}'
    ))""",
)


def told_between(after: int, upto: int, *, trusted: bool, story_id: int | None = None) -> list[Told]:
    """The events of stories, or of one, with ``after < seq <= upto``; with ``trusted`` also what only trusted ones may
    know.
    """
    sql = _FOR_TRUSTED if trusted else _FOR_ALL
    if story_id is None:
        return [_told(row) for row in select(sql.format(one=""), [after, upto])]
    return [_told(row) for row in select(sql.format(one="AND event.subject_id = %s"), [after, upto, story_id])]


def _told(row: tuple[Any, ...]) -> Told:
    seq, at, verb, audience, backfill, version, previous, story, created, listed, waiting, embargo, taken, number = row
    return Told(
        seq, moment(at), Verb(verb), audience == _PUBLIC, bool(backfill), version, previous, story, moment(created),
        bool(listed), waiting, moment(embargo) if embargo else None, taken or 0, number,
    )  # fmt: skip
