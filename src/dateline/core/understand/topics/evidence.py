"""How much of a text speaks for each topic: terms weighed by how often and where they stand."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.core import taxonomy
from dateline.core.understand.topics.terms import Hit

READ = 400
"""Words of a story that are read: what it is about is said early."""
_IN_TITLE = 3.0
_OPENING = 60
_IN_OPENING = 1.5


@dataclass(slots=True)
class Evidence:
    """What speaks for one topic and what lies under it."""

    score: float = 0.0
    own: float = 0.0
    """Of that, what speaks for this very topic."""
    terms: dict[str, float] = field(default_factory=dict)
    """The words as printed, by what they add."""


def weigh(hits: Iterable[Hit], forms: Sequence[str], title: int) -> dict[str, Evidence]:
    """The evidence for each topic by code; ``title`` is how many words the title has.

    A term counts by its weight and where it stands first, and more, but ever less so, the oftener it stands. Single
    words of a little weight are counted by their sum with all others; nothing is certain by one of them.
    """
    seen: dict[tuple[tuple[str, ...], str], list[Hit]] = {}
    for hit in hits:
        seen.setdefault((hit.term.stems, hit.term.code), []).append(hit)
    found: dict[str, Evidence] = {}
    for (_, code), same in seen.items():
        first = same[0]
        place = _IN_TITLE if first.first < title else _IN_OPENING if first.first < title + _OPENING else 1.0
        added = first.term.weight * place * (1 + math.log(len(same))) * (1 + 0.3 * (first.length - 1))
        printed = " ".join(forms[first.first : first.first + first.length])
        for step in _lineage(code):
            evidence = found.setdefault(step, Evidence())
            evidence.score += added
            evidence.terms[printed] = evidence.terms.get(printed, 0.0) + added
        found[code].own += added
    return found


def _lineage(code: str) -> tuple[str, ...]:
    known = _LINEAGES.get(code)
    if known is None:
        topic = taxonomy.by_code(code)
        known = _LINEAGES[code] = tuple(step.code for step in taxonomy.path(topic)) if topic else (code,)
    return known


_LINEAGES: dict[str, tuple[str, ...]] = {}
"""Bounded by the vocabulary."""
