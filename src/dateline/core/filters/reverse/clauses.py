"""A filter as clauses, of each of which something has to hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, Term, When, Without

Asked: TypeAlias = Phrase | When | tuple[Field, str]
"""What a literal asks: a term of one key only."""

_MOST = 120
"""Literals of a filter in this form; what is more is looked at as the tree that it is."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Something that is asked of a story, or that it must not be."""

    asked: Asked
    negative: bool = False


Clause: TypeAlias = tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """What passes the filter satisfies every clause; if they are ``exact``, so does nothing else."""

    clauses: tuple[Clause, ...]
    exact: bool = True


def clauses(node: Node) -> Clauses:
    """Brackets multiplied out: ``(a b) OR c`` asks ``a OR c`` and ``b OR c``. A filter of everything has no clauses."""
    match node:
        case All():
            return _together([clauses(part) for part in node.parts])
        case OneOf():
            return _multiplied([clauses(part) for part in node.parts])
        case Without():
            return Clauses(tuple((literal,) for literal in _literals(node.term, negative=True)))
    return Clauses((tuple(_literals(node, negative=False)),))


def _literals(term: Term, *, negative: bool) -> Iterator[Literal]:
    if isinstance(term, Among):
        for key in term.keys:
            yield Literal((term.field, key), negative)
    else:
        yield Literal(term, negative)


def _together(parts: Sequence[Clauses]) -> Clauses:
    return Clauses(tuple(clause for part in parts for clause in part.clauses), all(part.exact for part in parts))


def _multiplied(parts: Sequence[Clauses]) -> Clauses:
    size = 1
    for part in parts:
        size *= len(part.clauses)
    width = sum(max(map(len, part.clauses), default=0) for part in parts)
    if size * width <= _MOST:
        return Clauses(
            tuple(_joined(chosen) for chosen in product(*(part.clauses for part in parts))),
            all(part.exact for part in parts),
        )
    # One of the many, which has to hold as they all have; the shortest leads to the fewest filters.
    return Clauses((_joined([min(part.clauses, key=len) for part in parts]),), exact=False)


def _joined(chosen: Sequence[Clause]) -> Clause:
    return tuple(dict.fromkeys(literal for clause in chosen for literal in clause))
