"""How rare terms are among stories, as far as is known."""

from typing import Any

import numpy as np

from dateline.core.filters.reverse.columns import Index, Whole, view
from dateline.core.filters.reverse.saved import TERM, Saved
from dateline.core.filters.reverse.vocabulary import ALWAYS

_GUESSED = 100
"""Stories that what filters ask stands for until more were seen: what is asked for is in the news."""


class Rarity:
    """Counts stories that have an atom, and literals that ask for it."""

    def __init__(self) -> None:
        self._seen = np.zeros(1, np.uint32)
        self._asked = np.zeros(1, np.uint32)
        self._stories = 0

    def see(self, atoms: Index, terms: int) -> None:
        """A story with these atoms; there are so many terms."""
        self._seen = _as_long(self._seen, terms)
        self._seen[atoms] += 1
        self._stories += 1

    def ask(self, saved: Saved) -> None:
        """What filters ask by now."""
        self._asked = np.bincount(view(saved.literals) >> TERM, minlength=1).astype(np.uint32)

    def moved(self, new: Index, terms: int) -> None:
        """Terms have new numbers, 0 for those that are gone; there are so many."""
        seen = np.zeros(terms, np.uint32)
        seen[new] = _as_long(self._seen, len(new))
        self._seen = seen

    def chances(self, saved: Saved) -> Any:
        """For each term the share of stories that may be expected to have it."""
        terms, filters = len(saved.vocabulary), max(len(saved), 1)
        # What nobody asked for when that was counted is asked for by somebody now.
        asked = np.maximum(_as_long(self._asked, terms), 1) / filters
        chances = (_as_long(self._seen, terms) + _GUESSED * asked) / (self._stories + _GUESSED)
        chances[ALWAYS] = 1.0
        return chances


def _as_long(counted: Whole, terms: int) -> Whole:
    return counted if len(counted) >= terms else np.append(counted, np.zeros(terms - len(counted), np.uint32))
