"""Whose headlines are shown now: a fair rotation that remembers nobody.

In each minute the partners stand in another order, and give one headline each in turn, so that over the minutes all
come first equally often and none fills the block while others wait. The same minute gives the same block to everybody.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", int, str)
Shown = TypeVar("Shown")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def minute_of(now: dt.datetime) -> int:
    """Minutes since 1970."""
    return (now - _EPOCH) // MINUTE


def next_minute(now: dt.datetime) -> dt.datetime:
    """When the block may be another one."""
    return _EPOCH + (minute_of(now) + 1) * MINUTE


def turns(offered: Mapping[Key, Sequence[Shown]], quota: Mapping[Key, int], minute: int, count: int) -> list[Shown]:
    """Up to ``count`` of what partners offer, newest first each, and of one no more than its quota.

    Where a partner offers more than fit, they move on from minute to minute as well.
    """
    keys = sorted(key for key in offered if offered[key])
    if not keys:
        return []
    start = minute % len(keys)
    order = keys[start:] + keys[:start]
    # How often each had its turn to come first.
    lap = minute // len(keys)
    rows = [_from(offered[key], quota[key], lap) for key in order]
    shown: list[Shown] = []
    for depth in range(max(map(len, rows))):
        shown += [row[depth] for row in rows if depth < len(row)]
    return shown[:count]


def _from(offers: Sequence[Shown], quota: int, lap: int) -> Sequence[Shown]:
    """As many as the quota lets through, beginning further on in each lap."""
    if len(offers) <= quota or quota < 1:
        return offers[: max(quota, 0)]
    start = (lap * quota) % len(offers)
    return (list(offers) + list(offers))[start : start + quota]
