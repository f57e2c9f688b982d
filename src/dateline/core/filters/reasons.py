"""Why a story stands in a filtered list, or why it does not: the parts of the filter that decided it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from dateline.core.filters.choice import ALWAYS, parted
from dateline.core.filters.match import match
from dateline.core.filters.nodes import EVERYTHING, All, Among, Node, OneOf, Without, all_of, among
from dateline.core.filters.story import Facts


def because(node: Node, story: Facts, now: dt.datetime, zone: ZoneInfo) -> tuple[Node, ...]:
    """The parts for which a story passes, of a field's values only those that it has.

    Empty if the story does not pass, or if the filter only leaves things out: then nothing in particular speaks for it.
    """
    if not match(node, story, now, zone):
        return ()
    match node:
        case OneOf():
            passing = [part for part in node.parts if match(part, story, now, zone)]
            # That it is a flash is said only where it is all that speaks for it.
            return because(min(passing, key=lambda part: part == ALWAYS), story, now, zone)
        case All():
            return tuple(found for part in node.parts for found in because(part, story, now, zone))
        case Among():
            return (among(node.field, set(node.keys) & story.filed.get(node.field, frozenset())),)
        case Without():
            return ()
    return (node,)


def against(node: Node, story: Facts, now: dt.datetime, zone: ZoneInfo) -> tuple[Node, ...]:
    """The parts that keep a story out, each as `dropped` takes it; empty if it passes.

    They are parts of what was chosen in the first place: see `core.filters.choice.parted`.
    """
    if match(node, story, now, zone):
        return ()
    found = parted(node)
    asked = (*_conjuncts(found.base), *([found.tongue] if found.tongue else []))
    failing = (part for part in asked if not match(part, story, now, zone))
    return tuple(reason for part in failing for reason in _values(part, story))


def dropped(node: Node, unwanted: Node) -> Node:
    """The filter without a part of what was chosen in the first place, or without values that this part leaves out.

    The same filter if it has no such part.
    """
    found = parted(node)
    left = all_of(_without(part, unwanted) for part in _conjuncts(found.base))
    tongue = None if found.tongue == unwanted else found.tongue
    return replace(found, base=left, tongue=tongue).node


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)


def _values(part: Node, story: Facts) -> Iterator[Node]:
    """Each value that a story has of those that are left out; any other part as it is."""
    if isinstance(part, Without) and isinstance(part.term, Among):
        field = part.term.field
        yield from (Without(among(field, [key])) for key in part.term.keys if key in story.filed.get(field, ()))
    else:
        yield part


def _without(part: Node, unwanted: Node) -> Node:
    if part == unwanted:
        return EVERYTHING
    match part, unwanted:
        case Without(Among(field, keys)), Without(Among(of, gone)) if field == of:
            left = [key for key in keys if key not in gone]
            return Without(among(field, left)) if left else EVERYTHING
    return part
