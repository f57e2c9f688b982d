"""How often a source has news, learnt from itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

SAMPLE = 30
"""Items, the newest ones, whose distances count."""
_NEW, _OLD = 0.3, 0.7
"""Weights of a new observation and of what was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """``gap`` is the usual time between two items, zero while unknown; ``newest`` when the latest one came."""

    gap: dt.timedelta = dt.timedelta(0)
    newest: dt.datetime | None = None


def learnt(rhythm: Rhythm, published: Iterable[dt.datetime], now: dt.datetime) -> Rhythm:
    """What an answer with new items teaches.

    ``published`` are the times of all its items, new or not. Where it has too few of them, the distance from the news
    before counts. Times to come say nothing about the past and count as ``now``.
    """
    times = sorted({min(time, now) for time in published}, reverse=True)[:SAMPLE]
    newest = times[0] if times else now
    gap = _usual(times) or (newest - rhythm.newest if rhythm.newest and newest > rhythm.newest else None)
    if gap is None:
        return Rhythm(gap=rhythm.gap, newest=newest)
    return Rhythm(gap=_NEW * gap + _OLD * rhythm.gap if rhythm.gap else gap, newest=newest)


def _usual(times: list[dt.datetime]) -> dt.timedelta | None:
    """The median distance of neighbours; None below three times, or where all came at once."""
    if len(times) < 3:
        return None
    gaps = sorted(later - earlier for later, earlier in pairwise(times))
    return gaps[len(gaps) // 2]
