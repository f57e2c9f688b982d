"""Which versions pass a filter, and of which stories a receiver stays informed.

Who was told of a story is told what becomes of it, also where a later version would not pass: a correction that changes
the topic must reach those who have the mistake.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from zoneinfo import ZoneInfo

from dateline.archive.editions import editions
from dateline.archive.sql import marks, select
from dateline.core.filters import EVERYTHING, Node
from dateline.core.filters.match import match
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.core.ledger import Audience, Subject
from dateline.index.facts import Filing, facts_of_versions, filings_of_versions
from dateline.index.words import has_words
from dateline.wire.models import Handed, Receipt
from dateline.wire.receivers import Receiver

_NOTHING = part("", "en")

_VERSIONS = f"""
    SELECT event.subject_id, event.seq, event.version_id FROM archive_ledgerevent event
    WHERE event.subject = '{Subject.STORY.value}' AND event.subject_id IN ({{marks}})
        AND event.version_id IS NOT NULL AND event.seq <= %s {{audience}}
"""  # noqa: S608, words of our own
_ONLY_PUBLIC = f"AND event.audience = '{Audience.PUBLIC.value}'"


class Passing:
    """Answers for a batch of events up to ``upto``: is this receiver concerned with the story at that event?"""

    def __init__(self, receiver: Receiver, node: Node, story_ids: Collection[int], upto: int, now: dt.datetime) -> None:
        self._everything = node == EVERYTHING
        self._first: dict[int, int] = {}
        """From what ``seq`` on each story concerns it."""
        if not self._everything and story_ids:
            self._since(receiver, node, story_ids, upto, now)

    def concerns(self, story_id: int, seq: int) -> bool:
        """Whether a version that was told until then passes, or the receiver has one."""
        return self._everything or self._first.get(story_id, seq + 1) <= seq

    def _since(self, receiver: Receiver, node: Node, ids: Collection[int], upto: int, now: dt.datetime) -> None:
        self._first = first_told(node, ids, upto, now, embargoed=receiver.embargoed)
        if node == receiver.filter and receiver.client_id is not None:
            self._first |= dict.fromkeys(has_some_of(receiver.client_id, ids), 0)


def first_told(
    node: Node, story_ids: Collection[int], upto: int, now: dt.datetime, *, embargoed: bool
) -> dict[int, int]:
    """Of each story that passes a filter until then, the ``seq`` at which it first did."""
    known = sorted(story_ids)
    audience = "" if embargoed else _ONLY_PUBLIC
    rows = select(_VERSIONS.format(marks=marks(len(known)), audience=audience), [*known, upto])
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for story_id, seq, version_id in rows:
        told[version_id].append((story_id, seq))
    first: dict[int, int] = {}
    for version_id in passing(node, told, now):
        for story_id, seq in told[version_id]:
            first[story_id] = min(seq, first.get(story_id, seq))
    return first


def has_some_of(client_id: int, story_ids: Collection[int]) -> set[int]:
    """The stories of which a client fetched or was sent something."""
    fetched = Receipt.objects.filter(client_id=client_id, story_id__in=story_ids)
    handed = Handed.objects.filter(delivery__client_id=client_id, story_id__in=story_ids)
    return {*fetched.values_list("story_id", flat=True), *handed.values_list("story_id", flat=True)}


def passing(node: Node, version_ids: Iterable[int], now: dt.datetime) -> set[int]:
    """Those of the versions that pass a filter as they stand."""
    ids = list(version_ids)
    if node == EVERYTHING:
        return set(ids)
    facts = facts_of_versions(ids) if has_words(node) else _wordless(filings_of_versions(ids))
    zone = ZoneInfo(among[0].zone) if (among := editions()) else ZoneInfo("UTC")
    return {version_id for version_id, story in facts.items() if match(node, story, now, zone)}


def _wordless(filings: dict[int, Filing]) -> dict[int, Facts]:
    return {
        version_id: Facts(
            story_id=0, listed_at=filing.listed_at, language=filing.language, title=_NOTHING, filed=filing.filed
        )
        for version_id, filing in filings.items()
    }
