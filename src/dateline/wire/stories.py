"""Stories as they stand now, for a receiver: a list, one, and its public history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.sql import Row, marks, moment, select
from dateline.core.filters import EVERYTHING, Node
from dateline.core.filters.nodes import all_of
from dateline.core.ledger import Audience, Verb
from dateline.core.story import Signal
from dateline.core.wires.sending import Sending
from dateline.wire.passing import passing
from dateline.wire.receivers import Receiver
from dateline.wire.sendings import Wanted, sendings, taken
from dateline.wire.told import IS_LISTED, LAST_TAKEN, OURS_TO_SEND, PUBLIC_NUMBER, SHOWS, TRUSTED_NUMBER, WAITS

_NOW = "9223372036854775807"
_LAST_AT = f"""(
    SELECT MAX(told.seq) FROM archive_ledgerevent told
    WHERE told.subject = 'story' AND told.subject_id = story.id AND told.version_id = story.public_id
        AND told.audience = '{Audience.PUBLIC.value}' AND told.verb IN {tuple(verb.value for verb in SHOWS)}
)"""  # noqa: S608, words of our own
_STANDING = f"""
    SELECT story.id, story.created_at, {IS_LISTED}, story.public_id, {{number}}, event.at,
        CASE WHEN {WAITS} THEN story.head_id END, story.embargo_at, story.fate, story.listed_at
    FROM archive_story story
    JOIN archive_source source ON source.id = story.source_id
    LEFT JOIN archive_ledgerevent event ON event.seq = {_LAST_AT}
    WHERE {OURS_TO_SEND} AND story.id IN ({{marks}})
"""  # noqa: S608
_PUBLIC_SQL = _STANDING.replace("{number}", PUBLIC_NUMBER.format(upto=_NOW))
_TRUSTED_SQL = _STANDING.replace("{number}", TRUSTED_NUMBER.format(upto=_NOW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a story stands for a receiver: a version, or word that it is gone."""

    story_id: int
    sending: Sending
    gone: bool = False


def standing(
    receiver: Receiver, story_ids: Sequence[int], now: dt.datetime, *, also: Node = EVERYTHING
) -> list[Standing]:
    """The stories among ``story_ids`` that the receiver may have, in that order.

    What waits for the end of its embargo is there for those who are sent that; what was taken away is said to be gone,
    whether it passed ``also`` or not.
    """
    if not story_ids:
        return []
    sql = _TRUSTED_SQL if receiver.embargoed else _PUBLIC_SQL
    rows = {row[0]: row for row in select(sql.format(marks=marks(len(story_ids))), list(story_ids))}
    wanted = {row[0]: each for row in rows.values() if (each := _wanted(row, receiver, now))}
    node = all_of([receiver.filter, also])
    passed = passing(node, [each.version_id for each in wanted.values()], now)
    made = sendings(receiver, [each for each in wanted.values() if each.version_id in passed], now)
    found = (_standing(rows[story_id], made.get(story_id), now) for story_id in story_ids if story_id in rows)
    return [each for each in found if each]


def _wanted(row: Row, receiver: Receiver, now: dt.datetime) -> Wanted | None:
    story_id, _, listed, public_id, number, at, waiting, embargo_at, _, _ = row
    if receiver.embargoed and waiting:
        return Wanted(story_id, waiting, number, now, moment(embargo_at))
    return Wanted(story_id, public_id, number, moment(at)) if listed and at else None


def _standing(row: Row, sending: Sending | None, now: dt.datetime) -> Standing | None:
    story_id, created_at, _, _, number, _, _, _, fate, listed_at = row
    if sending:
        return Standing(story_id=story_id, sending=sending)
    if not fate or not listed_at:
        return None
    signal = Signal.WITHDRAW if fate == Verb.WITHDRAWN.value else Signal.KILL
    word = taken(story_id, moment(created_at), number=number, signal=signal, headline="", at=now)
    return Standing(story_id=story_id, sending=word, gone=True)


_SHOWN = f"""
    SELECT event.version_id, event.at, event.seq, {PUBLIC_NUMBER.format(upto="event.seq")}
    FROM archive_ledgerevent event
    JOIN archive_story story ON story.id = event.subject_id
    WHERE event.subject = 'story' AND event.subject_id = %s AND event.audience = '{Audience.PUBLIC.value}'
        AND event.verb IN {tuple(verb.value for verb in SHOWS)} AND event.version_id IS NOT NULL
        AND event.seq > COALESCE({LAST_TAKEN}, 0)
    ORDER BY event.seq
"""  # noqa: S608


def versions(receiver: Receiver, story_id: int, now: dt.datetime) -> list[Sending]:
    """The versions that were public since the story last came back, oldest first; none of what may not be had now."""
    present = standing(receiver, [story_id], now)
    if not present or present[0].gone:
        return []
    rows = select(_SHOWN, [story_id])
    wanted = [Wanted(seq, version_id, number, moment(at)) for version_id, at, seq, number in rows]
    made = sendings(receiver, wanted, now)
    return [made[each.key] for each in wanted if each.key in made]
