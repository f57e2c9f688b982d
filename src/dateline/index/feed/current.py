"""The feed index of this process."""

import threading
from pathlib import Path

from django.conf import settings

from dateline.index.feed.disk import Disk
from dateline.index.feed.index import FeedIndex

_opening = threading.Lock()
_opened: list[FeedIndex] = []


def feed() -> FeedIndex:
    """The index, brought up to date when it is first asked for; from then on whoever runs the process catches up."""
    with _opening:
        if not _opened:
            index = FeedIndex(disk())
            index.open()
            _opened.append(index)
        return _opened[0]


def disk() -> Disk:
    """Where it lies between two starts."""
    return Disk(Path(settings.CONFIG.cache) / "feed")


def opened() -> FeedIndex | None:
    """The index, if anybody has asked for it."""
    return _opened[0] if _opened else None


def forget() -> None:
    """Let it be opened anew by who asks next."""
    _opened.clear()
