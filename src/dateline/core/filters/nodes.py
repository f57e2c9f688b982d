"""The tree of a filter. Built by `all_of`, `one_of` and `without` it is always in its one normal form.

Minus stands at terms only, no bracket holds a bracket of its own sort, nothing occurs twice, the order does not depend
on how it was written, and terms of one field that add up are one term.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dateline.core.filters.fields import Field


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, or one. In small letters and folded they stand for all their forms, or if ``exact``
    for these alone.

    A word of two to five capitals, ``IS`` or ``МИД``, stands for that printed so, and for nothing else.
    """

    words: tuple[str, ...]
    title: bool = False
    """Whether they have to stand in the headline."""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """Any of some values of a field, by their keys; a topic or place holds what lies under it."""

    field: Field
    keys: tuple[str, ...]
    """In order, each once."""


@dataclass(frozen=True, slots=True)
class Age:
    """A time by its distance from now."""

    hours: int


@dataclass(frozen=True, slots=True)
class Day:
    """Midnight at the start of the day so many days before today, in the zone of whoever asks."""

    ago: int


@dataclass(frozen=True, slots=True)
class Date:
    """Midnight at the start of a day, in the zone of whoever asks."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class At:
    """A time that stands still, to the minute; aware, in UTC."""

    time: dt.datetime


Moment: TypeAlias = Age | Day | Date | At


@dataclass(frozen=True, slots=True)
class When:
    """Listed at the moment or later; with ``until`` before it, or on that day where it is one."""

    until: bool
    moment: Moment


Term: TypeAlias = Phrase | Among | When


@dataclass(frozen=True, slots=True)
class Without:
    """Not the term."""

    term: Term


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts that is everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """At least one part holds; there are two or more."""

    parts: tuple["Node", ...]


Node: TypeAlias = Term | Without | All | OneOf
EVERYTHING = All(())


def among(field: Field, keys: Iterable[str]) -> Among:
    """The term of a field in its normal form."""
    return Among(field, tuple(sorted(set(keys))))


def all_of(parts: Iterable[Node]) -> Node:
    """What holds where all the parts hold."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, All) else [part]
    refused = _added_up(each.term for each in flat if isinstance(each, Without) and isinstance(each.term, Among))
    rest = [each for each in flat if not (isinstance(each, Without) and isinstance(each.term, Among))]
    ordered = _ordered([*rest, *(Without(each) for each in refused)])
    return ordered[0] if len(ordered) == 1 else All(ordered)


def one_of(parts: Iterable[Node]) -> Node:
    """What holds where one of the parts holds; `EVERYTHING` if that is among them. Needs at least one part."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, OneOf) else [part]
    if EVERYTHING in flat:
        return EVERYTHING
    wanted = _added_up(each for each in flat if isinstance(each, Among))
    ordered = _ordered([*(each for each in flat if not isinstance(each, Among)), *wanted])
    return ordered[0] if len(ordered) == 1 else OneOf(ordered)


def without(node: Node) -> Node:
    """What holds where ``node`` does not (De Morgan). Raises `ValueError` for `EVERYTHING`: nothing is no filter."""
    if isinstance(node, Without):
        return node.term
    if isinstance(node, OneOf):
        return all_of(without(part) for part in node.parts)
    if isinstance(node, All):
        if not node.parts:
            raise ValueError("a filter that nothing passes")
        return one_of(without(part) for part in node.parts)
    return Without(node)


def terms(node: Node) -> Iterator[Term]:
    """All terms of a tree, those behind a minus too."""
    if isinstance(node, All | OneOf):
        for part in node.parts:
            yield from terms(part)
    else:
        yield node.term if isinstance(node, Without) else node


def _added_up(found: Iterable[Node]) -> list[Among]:
    keys: dict[Field, list[str]] = defaultdict(list)
    for each in found:
        if isinstance(each, Among):
            keys[each.field] += each.keys
    return [among(field, values) for field, values in keys.items()]


_RANK: dict[type, int] = {Phrase: 0, Among: 1, When: 2, OneOf: 3, All: 4, Without: 5}
_FIELDS = list(Field)


def _ordered(parts: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(set(parts), key=_place))


def _place(node: Node) -> tuple[object, ...]:
    """Words, fields, times, brackets, and what is excluded; each sort by itself comparable."""
    rank = _RANK[type(node)]
    match node:
        case Phrase():
            return rank, node.title, node.words, node.exact
        case Among():
            return rank, _FIELDS.index(node.field), node.keys
        case When():
            return rank, node.until, *_moment_place(node.moment)
        case Without():
            return rank, _place(node.term)
    return rank, tuple(_place(part) for part in node.parts)


def _moment_place(moment: Moment) -> tuple[int, int]:
    match moment:
        case Date():
            return 0, moment.day.toordinal()
        case Day():
            return 1, moment.ago
        case At():
            return 3, int(moment.time.timestamp())
    return 2, moment.hours
