"""What a receiver is told of the ledger: every event that concerns it, in order, with the version if it may have it.

The state of a story *now* decides whether text goes with an event: what was killed, withdrawn or held since is told
without any, however old the event; and history before a story was taken away is not handed out when it has come back.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from dateline.archive import ledger
from dateline.archive.sql import marks, select
from dateline.core.filters import EVERYTHING, Node
from dateline.core.filters.nodes import all_of
from dateline.core.ledger import Verb
from dateline.core.story import Signal
from dateline.core.wires.sending import Sending
from dateline.wire.passing import Passing
from dateline.wire.receivers import Receiver
from dateline.wire.sendings import Wanted, guid, sendings, taken
from dateline.wire.told import SHOWS, TAKES, Told, told_between

WINDOW = 500
"""Events that are looked at in one go."""
_SIGNALS = {Verb.KILLED: Signal.KILL, Verb.WITHDRAWN: Signal.WITHDRAW, Verb.ERASED: Signal.KILL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as a receiver is told of it."""

    seq: int
    previous: int | None
    """``seq`` of the story's last public event before it: who has not had that one missed something."""
    at: dt.datetime
    verb: Verb
    backfill: bool
    story_id: int
    uri: str
    number: int
    takes: bool
    """It takes the story away; the receiver has to as well."""
    embargo: dt.datetime | None
    sending: Sending | None
    """The version, or word that the story is gone; None where the event's version may not be handed out any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the ledger: what there was in it, and how far it reaches."""

    entries: tuple[Entry, ...]
    reached: int
    """``seq`` up to which everything was looked at, whether or not it concerned the receiver."""
    more: bool
    """Whether the ledger goes on."""


def read(
    receiver: Receiver,
    after: int,
    now: dt.datetime,
    *,
    window: int = WINDOW,
    also: Node = EVERYTHING,
    items: bool = True,
    story_id: int | None = None,
) -> Stretch:
    """The next stretch for a receiver, of what passes ``also``; without ``items`` only what happened to what.

    With ``story_id`` all that there is of one story, however long ago it began.
    """
    # 1 how far
    last = ledger.last_seq()
    reached = last if story_id else min(last, after + window)
    # 2 what happened, and who is concerned
    found = []
    if reached > after:
        found = told_between(after, reached, trusted=receiver.embargoed, story_id=story_id)
    found = [each for each in found if _may_know(each)]
    node = all_of([receiver.filter, also])
    concerned = Passing(receiver, node, {each.story_id for each in found}, reached, now)
    found = [each for each in found if concerned.concerns(each.story_id, each.seq)]
    # 3 the versions that may still be handed out
    copies = sendings(receiver, [_wanted(each) for each in found if _has_copy(each)], now) if items else {}
    headlines = _headlines(found) if items else {}
    entries = tuple(_entry(each, copies, headlines, items=items) for each in found)
    return Stretch(entries=entries, reached=reached, more=reached < last)


def _may_know(told: Told) -> bool:
    """Of what the public is not told, what happened to copy that waits for the end of its embargo."""
    # While a version waits, another one's being kept back is no word that the story is gone.
    return told.public or _is_waiting(told) or (told.verb in TAKES and not told.listed and told.waiting is None)


def _is_waiting(told: Told) -> bool:
    return not told.public and told.waiting is not None and told.version_id == told.waiting


def _has_copy(told: Told) -> bool:
    if _is_waiting(told):
        return True
    return (
        told.public
        and told.verb in SHOWS
        and told.listed
        and told.version_id is not None
        and told.seq > told.last_taken
    )


def _wanted(told: Told) -> Wanted:
    assert told.version_id is not None, "what has copy has a version"
    return Wanted(told.seq, told.version_id, told.number, told.at, told.embargo_at if _is_waiting(told) else None)


def _takes(told: Told) -> bool:
    return told.verb in TAKES and not _is_waiting(told)


def _entry(told: Told, copies: Mapping[int, Sending], headlines: Mapping[int, str], *, items: bool) -> Entry:
    takes = _takes(told)
    sending = copies.get(told.seq)
    if takes and items:
        sending = taken(
            told.story_id,
            told.created_at,
            number=told.number,
            signal=_SIGNALS.get(told.verb, Signal.NONE),
            headline=headlines.get(told.seq, ""),
            at=told.at,
        )
    return Entry(
        seq=told.seq,
        previous=told.previous if told.public else None,
        at=told.at,
        verb=told.verb,
        backfill=told.backfill,
        story_id=told.story_id,
        uri=guid(told.story_id, told.created_at),
        number=told.number,
        takes=takes,
        embargo=told.embargo_at if _is_waiting(told) else None,
        sending=sending,
    )


_HEADLINES = """
    SELECT taking.seq, version.headline FROM archive_ledgerevent taking
    JOIN archive_ledgerevent showing ON showing.seq = (
        SELECT MAX(shown.seq) FROM archive_ledgerevent shown
        WHERE shown.subject = taking.subject AND shown.subject_id = taking.subject_id AND shown.seq < taking.seq
            AND shown.version_id IS NOT NULL AND shown.audience = taking.audience AND shown.verb IN ({shows})
    )
    JOIN archive_version version ON version.id = showing.version_id
    WHERE taking.seq IN ({marks})
"""


def _headlines(found: Sequence[Told]) -> dict[int, str]:
    """Of what is taken away for good, where the house names it; what an embargo hides is never named."""
    ends = [each.seq for each in found if each.public and each.verb in _SIGNALS]
    if not ends or not settings.CONFIG.wire.kill_headlines:
        return {}
    sql = _HEADLINES.format(shows=marks(len(SHOWS)), marks=marks(len(ends)))
    return dict(select(sql, [*(verb.value for verb in SHOWS), *ends]))
