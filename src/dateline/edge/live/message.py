"""What a stream tells of a story, and how it is written."""

import json
from enum import StrEnum

from dateline.core.ledger import Verb
from dateline.edge.change import Seen
from dateline.wire.cursors import cursor

RETRY = b"retry: 3000\n\n"
"""Milliseconds after which a browser connects again."""


class What(StrEnum):
    """What became of a story in a list; the event's type."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CORRECTED = "corrected"
    REMOVED = "removed"


_ANEW = frozenset([Verb.PUBLISHED, Verb.RELEASED, Verb.RESTORED])


def what(verb: Verb, *, passes: bool, passed: bool) -> What | None:
    """What happened to a list in which a story stands (``passes``), or stood before."""
    if not passes:
        return What.REMOVED if passed else None
    if verb in _ANEW or not passed:
        return What.PUBLISHED
    return What.CORRECTED if verb is Verb.CORRECTED else What.UPDATED


def written(seen: Seen, kind: What) -> bytes:
    """A change as an event. Of a story that is gone nothing is told but its number."""
    told: dict[str, object] = {"id": seen.change.subject_id}
    if kind is not What.REMOVED:
        assert seen.shown is not None, "only what is shown can be in a list"
        told |= {
            "url": seen.shown.url,
            "headline": seen.shown.headline,
            "time": seen.shown.listed_at.isoformat(),
            "language": seen.shown.language,
        }
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (cursor(seen.change.seq).encode(), kind.value.encode(), data)


def alive(seq: int) -> bytes:
    """That the stream is there, and up to where it has told everything: no event, but a place to go on from."""
    return b"id: %b\n: alive\n\n" % cursor(seq).encode()
