"""A filter at a moment: what the forward evaluator is asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateline.core.filters.forward.position import microseconds
from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import Node, Phrase, When, terms


@dataclass(frozen=True, slots=True)
class Question:
    """A filter without words whose times are known."""

    node: Node
    bounds: Mapping[When, int]
    """In microseconds since 1970."""


def ask(node: Node, now: dt.datetime, zone: ZoneInfo) -> Question:
    """The filter at ``now`` (aware), days being those of ``zone``.

    Raises `ValueError` if it has words: those are the search engine's.
    """
    found = set(terms(node))
    if any(isinstance(term, Phrase) for term in found):
        raise ValueError("a filter with words cannot be answered from facets")
    return Question(node, {term: microseconds(bound(term, now, zone)) for term in found if isinstance(term, When)})
