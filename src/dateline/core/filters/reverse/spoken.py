"""What a story has of what filters ask: its atoms, and which words stand next to each other."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dateline.core.filters.reverse.columns import Index, Truth, spans, view
from dateline.core.filters.reverse.vocabulary import ALWAYS, Vocabulary
from dateline.core.filters.reverse.ways import Looked, Way, found
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part

_HIGH = np.uint64(32)


class Spoken:
    """A story in the numbers of a vocabulary. Good until another term comes into that.

    Each word that is asked for and is in the story has a number in the story; words of one stem are one.
    """

    def __init__(self, facts: Facts, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._local = np.zeros(len(vocabulary), np.uint32)
        """Atom → its word's number in the story, from 1 on; 0 for what is not in it."""
        self._words = 0
        self._held = [ALWAYS, *vocabulary.keys(facts.filed)]
        self._sequences = _Sequences(self._listen(facts))
        self.atoms: Index = np.array(self._held, np.int64)
        """All that it has."""

    def says(self, phrases: Index) -> Truth:
        """For each of some phrases, by their places in the vocabulary, whether it is in the story."""
        spelled = view(self._vocabulary.spelled)
        first, lengths = spans(self._vocabulary.starts, phrases)
        sequence = self._local[spelled[first]].astype(np.uint64)
        for step in range(1, int(lengths.max(initial=0))):
            going = np.flatnonzero((lengths > step) & (sequence > 0))
            longer = self._sequences.longer(step, sequence[going], self._local[spelled[first[going] + step]])
            sequence[going] = longer
        return sequence > 0

    def _listen(self, facts: Facts) -> list[list[int]]:
        """The words where they stand, for each way to look for them; the headline once more as a headline."""
        return [
            self._heard((facts.title, *facts.rest), Looked(way, False), facts.language)
            + self._heard((facts.title,), Looked(way, True), facts.language)
            for way in Way
        ]

    def _heard(self, parts: Sequence[Part], look: Looked, language: str) -> list[int]:
        atoms = self._vocabulary.heard(look, language)
        known: dict[str, int] = {"": 0}
        heard: list[int] = []
        for part in parts:
            words = found(part, look.way)
            for word in words:
                if word not in known:
                    known[word] = self._number(atoms(word))
            # Between two parts stands what is in no phrase.
            heard += [*map(known.__getitem__, words), 0]
        return heard

    def _number(self, atoms: Sequence[int]) -> int:
        if not atoms:
            return 0
        self._words += 1
        self._held += atoms
        for atom in atoms:
            self._local[atom] = self._words
        return self._words


class _Sequences:
    """Runs of words in a story by numbers of their own, from 1 on for each length: those of one word are the word's.

    A longer run is a shorter one and the word after it, so that any length is found exactly in as many steps.
    """

    def __init__(self, heard: Sequence[Sequence[int]]) -> None:
        self._heard = [np.array(each, np.uint64) for each in heard]
        at = [np.flatnonzero(each) for each in self._heard]
        self._ends: Index = np.concatenate(at)
        self._numbers: Any = np.concatenate([each[places] for each, places in zip(self._heard, at, strict=True)])
        self._known: list[Any] = []

    def longer(self, step: int, sequence: Any, word: Any) -> Any:
        """For runs of ``step`` words and a word each the number of the longer run; 0 if that is not in the story."""
        while len(self._known) < step:
            self._lengthen()
        known = self._known[step - 1]
        if not len(known):
            return np.zeros_like(sequence)
        wanted = sequence << _HIGH | word.astype(np.uint64)
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[place] == wanted, place + 1, 0)

    def _lengthen(self) -> None:
        # No run reaches beyond the last word: a nothing stands behind it.
        following = [each[self._ends + 1] for each in self._heard]
        runs = np.concatenate([self._numbers << _HIGH | word for word in following])
        ends = np.concatenate([self._ends + 1] * len(following))
        there = np.concatenate(following) > 0
        known, number = np.unique(runs[there], return_inverse=True)
        self._known.append(known)
        self._ends, self._numbers = ends[there], (number + 1).astype(np.uint64)
