"""Grouping the window again with the code of today: what would change, and doing it.

Numbers stay: each new group takes the number of the old one that most of its stories come from. Events that the desk
pinned and stories that it moved stay where they are.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from dateline.archive import ledger
from dateline.core.coverage import Engine, Report
from dateline.core.coverage.playing import Places
from dateline.core.coverage.sketch import is_thin, sketch
from dateline.core.coverage.weights import Weights
from dateline.coverage.copy import copies
from dateline.coverage.models import Assigned, Coverage
from dateline.coverage.records import Changes, version_of

_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Move:
    """A story that would belong elsewhere; None is nowhere, or a number that does not exist yet."""

    story: int
    before: int | None
    after: int | None


def moves(last: int, weights: Weights | None = None) -> tuple[Move, ...]:
    """What grouping the last so many stories again would change; with the shipped weights for None."""
    rows = list(Assigned.objects.exclude(left="excluded").order_by("-pk").values_list("pk", "group", "by")[:last])[::-1]
    pinned = set(Coverage.objects.filter(pinned=True).values_list("pk", flat=True))
    recorded = {story_id: group for story_id, group, _ in rows}
    fixed = {story_id: group for story_id, group, by in rows if by or group in pinned}
    fresh = _played([story_id for story_id, _, _ in rows], fixed, weights)
    named = _named(fresh, recorded)
    return tuple(
        Move(story_id, recorded[story_id], named.get(group) if group is not None else None)
        for story_id, group in fresh.items()
        if story_id not in fixed and recorded[story_id] != (named.get(group) if group is not None else None)
    )


def apply(found: tuple[Move, ...], now: dt.datetime, weights: Weights | None = None) -> None:
    """Record moves that these weights make. Groups that have no number yet get one."""
    with transaction.atomic():
        ledger.lock()
        changes = Changes(now, ledger.last_seq() + 1, note="grouped again", by=version_of(weights))
        for move in found:
            changes.put(move.story, move.after)
        changes.tell()


def _played(ids: list[int], fixed: dict[int, int | None], weights: Weights | None) -> dict[int, int | None]:
    """Groups by today's code, in a numbering of their own above the recorded ones for what is not fixed."""
    first = 1 + max(Assigned.objects.order_by("-group").values_list("group", flat=True).first() or 0, 0)
    engine, places = Engine(weights, first=first), Places()
    for copy_id, report in _reports(ids):
        if copy_id not in fixed:
            places.note(engine.add(report))
            continue
        kept, words = sketch(report, engine.rarity)
        group = fixed[copy_id]
        if group is not None and not is_thin(kept):
            engine.rarity.count(words)
            engine.place(kept, group)
            engine.groups[group].pinned = True
    return places.of


def _reports(ids: list[int]) -> Iterator[tuple[int, Report]]:
    for start in range(0, len(ids), _TOGETHER):
        found = copies(ids[start : start + _TOGETHER])
        for story_id in ids[start : start + _TOGETHER]:
            if story_id in found:
                yield story_id, found[story_id].report


def _named(fresh: dict[int, int | None], recorded: dict[int, int | None]) -> dict[int, int]:
    """For each fresh group its number: the recorded one that it has most in common with, else its own."""
    shared: Counter[tuple[int, int]] = Counter()
    for story_id, group in fresh.items():
        before = recorded[story_id]
        if group is not None and before is not None:
            shared[group, before] += 1
    named: dict[int, int] = {}
    taken: set[int] = set()
    for (group, before), _ in sorted(shared.items(), key=lambda each: (-each[1], each[0][1])):
        if group not in named and before not in taken:
            named[group] = before
            taken.add(before)
    return {group: named.get(group, group) for group in fresh.values() if group is not None}
