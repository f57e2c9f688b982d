"""Parting a group that later reports show to be two events."""

from typing import TYPE_CHECKING

from dateline.core.coverage.evidence import reading
from dateline.core.coverage.groups import Group
from dateline.core.coverage.sketch import Sketch

if TYPE_CHECKING:
    from dateline.core.coverage.engine import Engine

_AT = frozenset([6, 12, 24, 48, 96, 192, 384])
"""Sizes at which a group is looked at: each look costs as much as the newest reports, so all looks together little."""
_LOOKED_AT = 24
_FEWEST = 2


def part(engine: "Engine", group: Group) -> tuple[tuple[int, int], ...]:
    """Part a group if its newest reports fall into two that hardly fit each other; (key, new group) of those that go.

    The half with the group's first report keeps the number.
    """
    if group.weight not in _AT or group.pinned:
        return ()
    members = [engine.sketches[key] for key in group.members if key not in engine.reprints]
    newest = members[-_LOOKED_AT:]
    halves = _halves(engine, newest)
    if halves is None:
        return ()
    stays, goes = halves if members[0] in halves[0] or members[0] not in newest else (halves[1], halves[0])
    if min(len(stays), len(goes)) < _FEWEST or not _strangers(engine, stays, goes):
        return ()
    keys = {kept.key for kept in goes}
    keys |= (
        {key for key, origin in engine.reprints.items() if origin in keys and engine.of.get(key) == group.number}
        if (len(group.members) > len(members))
        else set()
    )
    number = engine.next_group
    moved = [key for key in group.members if key in keys]
    engine.remake(group, [key for key in group.members if key not in keys])
    engine.next_group += 1
    engine.remake(Group(number), moved)
    return tuple((key, number) for key in moved)


def _halves(engine: "Engine", newest: list[Sketch]) -> tuple[list[Sketch], list[Sketch]] | None:
    """Two halves around the report that fits the first one least, and around the one that fits that one least."""
    first = _farthest(engine, newest[0], newest)
    second = _farthest(engine, first, newest)
    if first is second:
        return None
    one, other = _alone(first), _alone(second)
    halves: tuple[list[Sketch], list[Sketch]] = ([], [])
    for kept in newest:
        read = reading(kept)
        halves[engine.fit(read, other) > engine.fit(read, one)].append(kept)
    return halves


def _farthest(engine: "Engine", kept: Sketch, among: list[Sketch]) -> Sketch:
    alone = _alone(kept)
    return min(among, key=lambda other: engine.fit(reading(other), alone) if other is not kept else float("inf"))


def _alone(kept: Sketch) -> Group:
    group = Group(0)
    group.add(kept)
    return group


def _strangers(engine: "Engine", one: list[Sketch], other: list[Sketch]) -> bool:
    """Whether the reports of each half are far from the other half as a whole."""
    sums = []
    for half, rest in ((one, other), (other, one)):
        group = Group(0)
        for kept in rest:
            group.add(kept)
        sums += [engine.fit(reading(kept), group) for kept in half]
    return max(sums) < 0 and sum(sums) / len(sums) < engine.weights.split
