"""Numbers for whatever saved filters ask: words, keys of fields, phrases, times."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any

import numpy as np

from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import Phrase, When
from dateline.core.filters.reverse.clauses import Asked
from dateline.core.filters.reverse.columns import Column, Index, Truth, Whole, filled, numbers, sum_of, summed, view
from dateline.core.filters.reverse.table import Table
from dateline.core.filters.reverse.ways import Looked, Way, looked
from dateline.core.filters.reverse.wordbook import Wordbook
from dateline.core.text.words import stemming

ATOM, PHRASE, WHEN = range(3)
"""Kinds of terms. An atom is a word or a key: a story has it or not."""
ALWAYS = 0
"""The atom that every story has."""
_LANGUAGES = 6
"""Stemmings of which the stems of all words are kept; a site seldom has more languages at once."""


class Vocabulary:
    """Terms only come; `compacted` leaves out what no filter asks any more."""

    def __init__(self) -> None:
        self.kinds: Column = array("B", [ATOM])
        self.places = numbers(1)
        self.whens: list[When] = []
        self.spelled = numbers()
        """The words of all phrases, one phrase after the other, as atoms."""
        self.starts = numbers(1)
        """Where each phrase begins there; one more says where the last one ends."""
        self.words: dict[Looked, dict[str, int]] = {Looked(*each): {} for each in product(Way, (False, True))}
        self.fields: dict[tuple[Field, str], int] = {}
        self._whens: dict[When, int] = {}
        self._phrases = Table()
        self._phrase_terms = numbers()
        self._books: dict[tuple[str, str], Wordbook] = {}

    def __len__(self) -> int:
        return len(self.kinds)

    def restore(self, whens: list[When], spelled: Column, starts: Column) -> None:
        """Have these times and phrases, whose terms are known by `kinds` and `places`."""
        self.whens, self.spelled, self.starts = whens, spelled, starts
        kinds = np.frombuffer(self.kinds, np.uint8)
        terms = np.flatnonzero(kinds == WHEN)
        self._whens = {
            whens[place]: term for term, place in zip(terms.tolist(), self.place_of(terms).tolist(), strict=True)
        }
        terms = np.flatnonzero(kinds == PHRASE)
        by_place = np.zeros(len(terms), np.uint32)
        by_place[self.place_of(terms)] = terms
        self._phrase_terms = filled(by_place)
        self._phrases.fill(filled(summed(view(spelled), view(starts)[:-1].astype(np.int64))))

    def kind_of(self, terms: Index) -> Any:
        """The kind of each."""
        return np.frombuffer(self.kinds, np.uint8)[terms]

    def place_of(self, terms: Index) -> Whole:
        """Which phrase or time each is."""
        return view(self.places)[terms]

    def term(self, asked: Asked) -> int:
        """The number of what is asked; a new one if nobody has asked it yet."""
        if isinstance(asked, When):
            return self._when(asked)
        if not isinstance(asked, Phrase):
            return self._key(asked)
        atoms = [self._word(word, looked(word, asked)) for word in asked.words]
        return atoms[0] if len(atoms) == 1 else self._phrase_term(atoms)

    def book(self, language: str) -> Wordbook:
        """All words that are asked for, by their stems in a language."""
        stemmed_as = stemming(language)
        book = self._books.pop(stemmed_as, None)
        if book is None:
            book = Wordbook(language, self.words[Looked(Way.STEM, False)], self.words[Looked(Way.STEM, True)])
            while len(self._books) >= _LANGUAGES:
                self._books.pop(next(iter(self._books)))
        # Put last, so that the one that was not asked for longest goes first.
        self._books[stemmed_as] = book
        return book

    def heard(self, look: Looked, language: str) -> Callable[[str], Sequence[int]]:
        """For stories in a language: from what words are compared by to the atoms of those that are looked for."""
        if look.way is Way.STEM:
            return partial(self.book(language).atoms, title=look.title)
        known = self.words[look]
        return lambda word: (known[word],) if word in known else ()

    def keys(self, filed: Mapping[Field, frozenset[str]]) -> list[int]:
        """The atoms of what a story is filed under."""
        found = (self.fields.get((field, key)) for field, keys in filed.items() for key in keys)
        return [atom for atom in found if atom is not None]

    def compacted(self, used: Truth) -> tuple["Vocabulary", Whole]:
        """Only the terms that are ``used``, and for each of the present terms its new number."""
        made, moved = Vocabulary(), np.zeros(len(self), np.uint32)
        phrases = [(term, self._phrase(place)) for place, term in enumerate(self._phrase_terms) if used[term]]
        wanted = {atom for _, atoms in phrases for atom in atoms}
        for look, words in self.words.items():
            for word, term in words.items():
                if used[term] or term in wanted:
                    moved[term] = made._word(word, look)
        for key, term in self.fields.items():
            if used[term]:
                moved[term] = made._key(key)
        for term, atoms in phrases:
            moved[term] = made._phrase_term([int(moved[atom]) for atom in atoms])
        for when, term in self._whens.items():
            if used[term]:
                moved[term] = made._when(when)
        return made, moved

    def _when(self, asked: When) -> int:
        term = self._whens.get(asked)
        if term is None:
            term = self._whens[asked] = self._new(WHEN, len(self.whens))
            self.whens.append(asked)
        return term

    def _key(self, key: tuple[Field, str]) -> int:
        term = self.fields.get(key)
        if term is None:
            term = self.fields[key] = self._new(ATOM, 0)
        return term

    def _word(self, word: str, look: Looked) -> int:
        known = self.words[look]
        term = known.get(word)
        if term is None:
            term = known[word] = self._new(ATOM, 0)
            if look.way is Way.STEM:
                for book in self._books.values():
                    book.enter(word, term, title=look.title)
        return term

    def _phrase_term(self, atoms: Sequence[int]) -> int:
        hashed = sum_of(atoms)
        found = self._phrases.find(hashed, lambda place: self._phrase(place) == list(atoms))
        if found is not None:
            return self._phrase_terms[found]
        place = len(self._phrase_terms)
        self.spelled.extend(atoms)
        self.starts.append(len(self.spelled))
        self._phrases.put(place, hashed)
        self._phrase_terms.append(self._new(PHRASE, place))
        return self._phrase_terms[place]

    def _phrase(self, place: int) -> list[int]:
        return self.spelled[self.starts[place] : self.starts[place + 1]].tolist()

    def _new(self, kind: int, place: int) -> int:
        self.kinds.append(kind)
        self.places.append(place)
        return len(self.kinds) - 1
