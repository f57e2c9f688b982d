"""Photos that are not public yet: whether a receiver may have one with a story that waits."""

import datetime as dt

from dateline.archive.sql import select
from dateline.wire.receivers import Receiver
from dateline.wire.stories import standing
from dateline.wire.told import WAITS

_WAITING = f"""
    SELECT story.id FROM archive_story story
    JOIN archive_source source ON source.id = story.source_id
    JOIN archive_versionphoto used ON used.version_id = story.head_id
    JOIN archive_photo photo ON photo.id = used.photo_id
    WHERE {WAITS} AND photo.digest = %s LIMIT 20
"""  # noqa: S608, words of our own


def may_have(receiver: Receiver, digest: str, now: dt.datetime) -> bool:
    """Whether a story that the receiver is sent before its time shows this photo."""
    if not receiver.embargoed:
        return False
    return bool(standing(receiver, [story_id for (story_id,) in select(_WAITING, [digest])], now))
