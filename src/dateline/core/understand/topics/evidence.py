"""How much of a text speaks for each topic: terms weighed by how often and where they stand."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.core import taxonomy
from dateline.core.understand.topics.terms import Hit, Term

FIRST_LEVEL = "000000"
"""How codes of the first level end."""
READ = 400
"""Words of a story that are read: what it is about is said early."""
_IN_TITLE = 3.0
_OPENING = 60
_IN_OPENING = 1.5
_LONGER = 0.3
"""What each further word of a phrase adds to its weight."""
_UNSAID = 6.0
"""Evidence allowed for what the terms don't know: a little is never certain, even with none against it."""
_BESIDE = 0.75
"""How much of the best topic's evidence speaks against another one: a story may be about two things."""
_OFTEN = tuple(1 + math.log(count) for count in range(1, READ + 1))


@dataclass(slots=True)
class Evidence:
    """What speaks for one topic and what lies under it."""

    score: float = 0.0
    terms: list[tuple[float, Hit]] = field(default_factory=list)
    """Each term once, where it stands first, with what it adds."""

    def strongest(self, forms: Sequence[str], count: int) -> list[str]:
        """The terms that add most, as printed; ``forms`` are the words of the text."""
        ranked = sorted(self.terms, key=lambda each: (-each[0], each[1].first))
        printed = (" ".join(forms[hit.first : hit.first + hit.length]) for _, hit in ranked)
        return list({words.casefold(): words for words in reversed(list(printed))}.values())[::-1][:count]


def weigh(hits: Iterable[Hit], title: int) -> dict[str, Evidence]:
    """The evidence for each topic by its code; ``title`` is how many words the title has.

    A term counts by its weight and by where it stands first; more, but ever less so, the oftener it stands; and more
    if it is a phrase.
    """
    found: dict[str, Evidence] = {}
    for hit, count in _once(_longest(list(hits))):
        added = hit.term.weight * _OFTEN[count - 1] * (1 + _LONGER * (hit.length - 1))
        if hit.first < title:
            added *= _IN_TITLE
        elif hit.first < title + _OPENING:
            added *= _IN_OPENING
        for step in _lineage(hit.term.code):
            evidence = found.get(step)
            if evidence is None:
                evidence = found[step] = Evidence()
            evidence.score += added
            evidence.terms.append((added, hit))
    return found


def shares(evidence: dict[str, Evidence]) -> dict[str, float]:
    """For each topic how much of the evidence speaks for it and not for the best of another first level, 0 to 1."""
    first = sorted(((each.score, code) for code, each in evidence.items() if code.endswith(FIRST_LEVEL)), reverse=True)
    if not first:
        return {}
    best, leader = first[0]
    second = first[1][0] if len(first) > 1 else 0.0
    found = {}
    for code, each in evidence.items():
        rival = second if _lineage(code)[0] == leader else _BESIDE * best
        found[code] = each.score / (each.score + rival + _UNSAID)
    return found


def _once(hits: Iterable[Hit]) -> Iterable[tuple[Hit, int]]:
    """The first hit of each term, and how often it stands."""
    firsts: dict[Term, Hit] = {}
    counts: dict[Term, int] = {}
    for hit in hits:
        term = hit.term
        if term in counts:
            counts[term] += 1
        else:
            firsts[term] = hit
            counts[term] = 1
    return zip(firsts.values(), counts.values(), strict=True)


def _longest(hits: list[Hit]) -> list[Hit]:
    """One hit for each word and topic of the first level: the longest there, and the heaviest of those."""
    taken: dict[tuple[int, str], Hit] = {}
    for hit in hits:
        first, length = hit.first, hit.length
        upper = _lineage(hit.term.code)[0]
        for at in range(first, first + length) if length > 1 else (first,):
            known = taken.get((at, upper))
            if known is None or (length, hit.term.weight) > (known.length, known.term.weight):
                taken[at, upper] = hit
    kept = {id(hit) for hit in taken.values()}
    return [hit for hit in hits if id(hit) in kept]


@cache
def _lineage(code: str) -> tuple[str, ...]:
    """Codes from the first level down to ``code``; there are as many as topics have terms."""
    topic = taxonomy.by_code(code)
    return tuple(step.code for step in taxonomy.path(topic)) if topic else (code,)
