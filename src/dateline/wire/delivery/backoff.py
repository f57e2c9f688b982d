"""How long to wait before something is tried again."""

import datetime as dt
import random

FIRST, LONGEST = 1.0, 3600.0
"""Seconds."""
STOPPED = dt.timedelta(days=5)
"""After so long without anything taken a delivery is paused, where it is: somebody has to look."""
GIVEN_UP = dt.timedelta(days=3)
"""After so long a version that was never taken is given up, and written down as such."""


def wait(tries: int, asked: float = 0) -> dt.timedelta:
    """After so many tries in vain, from one on: twice as long each time, less up to a half of it by chance, so that
    those who failed together do not come back together. What the other side ``asked`` for, in seconds, is kept to,
    within the longest.
    """
    longest = min(FIRST * 2 ** min(tries - 1, 20), LONGEST)
    return dt.timedelta(seconds=min(max(longest * random.uniform(0.5, 1), asked), LONGEST))  # noqa: S311, no secret
