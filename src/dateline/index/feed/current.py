"""The feed index of this process."""

import threading

from dateline.index.feed.index import FeedIndex

_opening = threading.Lock()
_opened: list[FeedIndex] = []


def feed() -> FeedIndex:
    """The index, brought up to date when it is first asked for; from then on whoever runs the process catches up."""
    with _opening:
        if not _opened:
            index = FeedIndex()
            for _ in index.rebuild():
                pass
            while index.catch_up():
                pass
            _opened.append(index)
        return _opened[0]


def opened() -> FeedIndex | None:
    """The index, if anybody has asked for it."""
    return _opened[0] if _opened else None


def forget() -> None:
    """Let it be opened anew by who asks next."""
    _opened.clear()
