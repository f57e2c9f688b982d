"""What the desk decided about events, as a stream that weights can learn from."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.core.coverage.engine import WINDOW
from dateline.core.coverage.fitting import Told
from dateline.core.coverage.learning import Stream
from dateline.coverage.copy import copies
from dateline.coverage.models import Assigned, Coverage, Decision

MOST = 10_000
"""Stories that lay beside the decided events and are played with them."""
_TOGETHER = 500
_BESIDE = dt.timedelta(seconds=WINDOW)


@dataclass(frozen=True, slots=True)
class Decided:
    """What there is to learn from."""

    verbs: Counter[str]
    """How many decisions of each kind were made, those too that were taken back or are about no event."""
    stream: Stream
    """Empty where no decision stands."""
    stories: int
    """In decided events."""
    beside: int
    """Near them in time, in events and alone."""
    events: int


def decided() -> Decided:
    """The stories of events that the desk merged, split or pinned, by where they stand now, and those near in time.

    A pin that was taken back says nothing any longer. Where more than `MOST` stories lay near, whole events of them are
    passed over evenly.
    """
    decisions = list(Decision.objects.order_by("pk"))
    stands = _stands()
    parted = _parted(decisions, stands)
    events = _confirmed(decisions, stands) | {event for pair in parted for event in pair}
    certain = {story: group for story, group, _ in _assigned(events)}
    beside = _beside(events)
    told = tuple(_told(certain, beside))
    stories = sum(each.decided for each in told)
    return Decided(
        verbs=Counter(each.verb for each in decisions),
        stream=Stream(
            "the desk", told, desk=True, parted=tuple((str(one), str(other)) for one, other in sorted(parted))
        ),
        stories=stories,
        beside=len(told) - stories,
        events=len({each.event for each in told if each.decided}),
    )


def _stands() -> dict[int, int]:
    """What stands now for events that were merged."""
    rows = Coverage.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into")
    return {number: after for number, after in rows if after is not None}


def _confirmed(decisions: Iterable[Decision], stands: dict[int, int]) -> set[int]:
    """Events that are right as they stand, because the desk merged or pinned them."""
    merged, pinned = set[int](), set[int]()
    for each in decisions:
        if each.coverage is None:
            continue
        number = stands.get(each.coverage, each.coverage)
        if each.verb == "merge":
            merged.add(number)
        elif each.verb == "pin":
            pinned.add(number)
        elif each.verb == "unpin":
            pinned.discard(number)
    return merged | pinned


def _parted(decisions: Iterable[Decision], stands: dict[int, int]) -> set[tuple[int, int]]:
    """Events that the desk split: (what stayed, what went), where both still stand apart."""
    found = set()
    for each in decisions:
        if each.verb == "split" and each.coverage is not None:
            stayed = stands.get(each.coverage, each.coverage)
            gone = set(
                Assigned.objects.filter(pk__in=each.stories, group__isnull=False).values_list("group", flat=True)
            )
            found |= {(stayed, group) for group in gone if group is not None and group != stayed}
    return found


def _assigned(events: Collection[int]) -> list[tuple[int, int, dt.datetime]]:
    rows = Assigned.objects.filter(group__in=events).order_by("pk").values_list("pk", "group", "at")
    return [(story, group, at) for story, group, at in rows if group is not None]


def _beside(events: Collection[int]) -> dict[int, int]:
    """Stories and their groups within the engine's window around each event; none of the events' own."""
    found: dict[int, int] = {}
    for first, last in _spans(at for _, _, at in _assigned(events)):
        rows = Assigned.objects.filter(at__range=(first, last), group__isnull=False).exclude(group__in=events)
        found |= {story: group for story, group in rows.values_list("pk", "group") if group is not None}
    return _thinned(found)


def _spans(times: Iterable[dt.datetime]) -> list[tuple[dt.datetime, dt.datetime]]:
    """The times with the window around each, where they overlap as one span."""
    spans: list[tuple[dt.datetime, dt.datetime]] = []
    for at in sorted(times):
        if spans and at - _BESIDE <= spans[-1][1]:
            spans[-1] = (spans[-1][0], at + _BESIDE)
        else:
            spans.append((at - _BESIDE, at + _BESIDE))
    return spans


def _thinned(found: dict[int, int]) -> dict[int, int]:
    step = -(-len(found) // MOST)
    if step <= 1:
        return found
    kept = set(sorted(set(found.values()))[::step])
    return {story: group for story, group in found.items() if group in kept}


def _told(certain: dict[int, int], beside: dict[int, int]) -> Iterator[Told]:
    ids = sorted({*certain, *beside})
    for start in range(0, len(ids), _TOGETHER):
        yield from _page(ids[start : start + _TOGETHER], certain, beside)


def _page(ids: Sequence[int], certain: dict[int, int], beside: dict[int, int]) -> Iterator[Told]:
    found = copies(ids)
    for story in ids:
        if story in found:
            group = certain.get(story, beside.get(story))
            yield Told(found[story].report, str(group), decided=story in certain)
