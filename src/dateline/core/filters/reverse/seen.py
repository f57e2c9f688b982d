"""A story prepared to be asked by many filters."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.core.filters.nodes import Phrase
from dateline.core.filters.reverse.ways import Way, found, looked
from dateline.core.filters.story import Facts
from dateline.core.text.words import stems

_APART = 1
"""Positions between headline, lead and body, so that no phrase runs from one into the other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A story, and for each way to look for words where these stand, headline first."""

    facts: Facts
    places: Mapping[Way, Mapping[str, set[int]]]

    def says(self, phrase: Phrase) -> bool:
        """Whether the words stand in it next to each other, in the headline where that is asked."""
        wanted = stems([word.lower() for word in phrase.words], self.facts.language)
        starts: set[int] | None = None
        for offset, (word, stem) in enumerate(zip(phrase.words, wanted, strict=True)):
            way = looked(word, phrase).way
            here = {at - offset for at in self.places[way].get(stem if way is Way.STEM else word, ())}
            starts = here if starts is None else starts & here
        # Words from there on are not in the headline.
        end = len(self.facts.title.stems) - len(phrase.words) + 1
        return any(not phrase.title or start < end for start in starts or ())


def see(facts: Facts) -> Seen:
    """Where each word of a story stands."""
    places: dict[Way, dict[str, set[int]]] = {way: defaultdict(set) for way in Way}
    start = 0
    for part in (facts.title, *facts.rest):
        for way, words in places.items():
            for at, word in enumerate(found(part, way), start):
                words[word].add(at)
        start += len(part.stems) + _APART
    return Seen(facts, places)
