"""Evaluation within one segment: which of its stories pass."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from pyroaring import BitMap

from dateline.core.filters.fields import Field
from dateline.core.filters.forward.question import Question
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, When, Without

Facet: TypeAlias = tuple[Field, str]


class Segment(Protocol):
    """Stories by their ordinals in it."""

    @property
    def facets(self) -> Mapping[Facet, BitMap]:
        """Which have a key of a field, those that are gone among them."""

    @property
    def alive(self) -> BitMap:
        """Those that are not gone."""

    @property
    def size(self) -> int:
        """How many ordinals there are."""

    def since(self, at: int) -> BitMap:
        """Those listed then or later; ``at`` in microseconds since 1970."""


def narrow(question: Question, segment: Segment, among: BitMap) -> BitMap:
    """Those of ``among`` that pass; the cost depends on how many ``among`` holds, not on the segment."""
    return _narrow(question.node, question, segment, among)


def passing(question: Question, segment: Segment) -> BitMap:
    """Those that pass."""
    # A copy: the other thread may let a story in while this one looks.
    return narrow(question, segment, segment.alive.copy())


def spread(question: Question, segment: Segment, facets: Sequence[Facet]) -> list[int]:
    """How many of those that pass have each key of a field."""
    passed = passing(question, segment)
    if not passed:
        return [0] * len(facets)
    nothing = BitMap()
    return [passed.intersection_cardinality(segment.facets.get(facet, nothing)) for facet in facets]


def most(question: Question, segment: Segment) -> int:
    """No more than so many pass; found without looking at stories."""
    return _most(question.node, question, segment)


def _narrow(node: Node, question: Question, segment: Segment, among: BitMap) -> BitMap:
    match node:
        case All():
            return _all(node.parts, question, segment, among)
        case OneOf():
            return BitMap.union(*(_narrow(part, question, segment, among) for part in node.parts))
        case Without():
            return among - _narrow(node.term, question, segment, among)
        case Among():
            return _any_key([among & held for held in _held(node, segment)])
        case When():
            later = segment.since(question.bounds[node])
            return among - later if node.until else among & later
        case Phrase():
            raise TypeError("words have no facets")


def _all(parts: Sequence[Node], question: Question, segment: Segment, among: BitMap) -> BitMap:
    # The rarest first: what follows has less to look at.
    for part in sorted(parts, key=lambda part: _most(part, question, segment)):
        if not among:
            break
        among = _narrow(part, question, segment, among)
    return among


def _any_key(found: list[BitMap]) -> BitMap:
    return found[0] if len(found) == 1 else BitMap.union(*found) if found else BitMap()


def _held(term: Among, segment: Segment) -> list[BitMap]:
    each = (segment.facets.get((term.field, key)) for key in term.keys)
    return [held for held in each if held]


def _most(node: Node, question: Question, segment: Segment) -> int:
    everything = len(segment.alive)
    match node:
        case All():
            return min([everything, *(_most(part, question, segment) for part in node.parts)])
        case OneOf():
            return min(everything, sum(_most(part, question, segment) for part in node.parts))
        case Among():
            return min(everything, sum(map(len, _held(node, segment))))
        case When():
            later = len(segment.since(question.bounds[node]))
            return min(everything, segment.size - later if node.until else later)
    return everything
