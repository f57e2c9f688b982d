"""Evaluation within one segment: which of its stories pass.

A filter is first put into the bitmaps of the segment, and what it costs is known from their sizes before any is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from pyroaring import BitMap

from dateline.core.filters.fields import Field
from dateline.core.filters.forward.question import Question
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, When, Without

Facet: TypeAlias = tuple[Field, str]
_MANY = 4096
"""Stories from which on it is cheaper to put all keys together first than to look for each key among them."""


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


class Plan(Protocol):
    """A filter in the bitmaps of a segment."""

    most: int
    """No more than so many pass."""

    def narrow(self, among: BitMap) -> BitMap:
        """Those of ``among`` that pass."""


def plan(question: Question, segment: Segment) -> Plan:
    """How the question is answered in a segment."""
    return _plan(question.node, question, segment)


def passing(question: Question, segment: Segment) -> BitMap:
    """Those that pass."""
    planned = plan(question, segment)
    # A copy: the other thread may let a story in while this one looks.
    return planned.narrow(segment.alive.copy()) if planned.most else BitMap()


def spread(question: Question, segment: Segment, facets: Sequence[Facet]) -> list[int]:
    """How many of those that pass have each key of a field."""
    passed = passing(question, segment)
    if not passed:
        return [0] * len(facets)
    nothing = BitMap()
    return [passed.intersection_cardinality(segment.facets.get(facet, nothing)) for facet in facets]


def _plan(node: Node, question: Question, segment: Segment) -> Plan:
    match node:
        case All():
            parts = [_plan(part, question, segment) for part in node.parts]
            # The rarest first: what follows has less to look at.
            parts.sort(key=lambda part: part.most)
            return _Every(parts, min((part.most for part in parts), default=segment.size))
        case OneOf():
            parts = [_plan(part, question, segment) for part in node.parts]
            return _Some(parts, min(segment.size, sum(part.most for part in parts)))
        case Without():
            return _Other(_plan(node.term, question, segment), segment.size)
        case Among():
            each = (segment.facets.get((node.field, key)) for key in node.keys)
            held = [stories for stories in each if stories]
            return _AnyKey(held, min(segment.size, sum(map(len, held))))
        case When():
            later = segment.since(question.bounds[node])
            until = _Other(_AnyKey([later], len(later)), segment.size - len(later))
            return until if node.until else _AnyKey([later], len(later))
        case Phrase():
            raise TypeError("words have no facets")


@dataclass(slots=True)
class _AnyKey:
    held: list[BitMap]
    most: int
    _together: BitMap | None = field(default=None)

    def narrow(self, among: BitMap) -> BitMap:
        if not self.held:
            return BitMap()
        if len(self.held) == 1:
            return among & self.held[0]
        if self._together is None and len(among) < _MANY:
            return BitMap.union(*(among & stories for stories in self.held))
        if self._together is None:
            self._together = BitMap.union(*self.held)
        return among & self._together


@dataclass(slots=True)
class _Other:
    excluded: Plan
    most: int

    def narrow(self, among: BitMap) -> BitMap:
        return among - self.excluded.narrow(among) if self.excluded.most else among


@dataclass(slots=True)
class _Every:
    parts: Sequence[Plan]
    most: int

    def narrow(self, among: BitMap) -> BitMap:
        for part in self.parts:
            if not among:
                break
            among = part.narrow(among)
        return among


@dataclass(slots=True)
class _Some:
    parts: Sequence[Plan]
    most: int

    def narrow(self, among: BitMap) -> BitMap:
        found = [part.narrow(among) for part in self.parts if part.most]
        return BitMap.union(*found) if found else BitMap()
