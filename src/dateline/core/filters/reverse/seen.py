"""A story prepared to be asked by many filters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.core.filters.nodes import Phrase
from dateline.core.filters.story import Facts
from dateline.core.text.words import stems

_APART = 1
"""Positions between headline, lead and body, so that no phrase runs from one into the other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a story by where they stand, headline first."""

    facts: Facts
    stems: Mapping[str, frozenset[int]]
    capitals: Mapping[str, frozenset[int]]
    title_end: int
    """Words from here on are not in the headline."""

    def says(self, phrase: Phrase) -> bool:
        """Whether the words stand in it next to each other, in the headline where that is asked."""
        wanted = stems([word.lower() for word in phrase.words], self.facts.language)
        starts: set[int] | None = None
        for offset, (word, stem) in enumerate(zip(phrase.words, wanted, strict=True)):
            places = self.capitals.get(word) if word.isupper() else self.stems.get(stem)
            if not places:
                return False
            here = {place - offset for place in places}
            starts = here if starts is None else starts & here
        last = self.title_end - len(phrase.words) if phrase.title else None
        return any(last is None or start <= last for start in starts or ())


def see(facts: Facts) -> Seen:
    """Where each word of a story stands."""
    found: dict[str, set[int]] = defaultdict(set)
    printed: dict[str, set[int]] = defaultdict(set)
    for at, stem, capitals in _placed(facts):
        found[stem].add(at)
        if capitals:
            printed[capitals].add(at)
    return Seen(facts, _frozen(found), _frozen(printed), len(facts.title.stems))


def _placed(facts: Facts) -> Iterator[tuple[int, str, str]]:
    start = 0
    for part in (facts.title, *facts.rest):
        for at, (stem, capitals) in enumerate(zip(part.stems, part.capitals, strict=True), start):
            yield at, stem, capitals
        start += len(part.stems) + _APART


def _frozen(found: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {word: frozenset(places) for word, places in found.items()}
