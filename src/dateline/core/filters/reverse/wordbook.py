"""Words that filters ask for, by their stems in the stories of one language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.core.text.words import stems


class Wordbook:
    """Stem → atoms. Most stems have one word, so that one stands by itself."""

    def __init__(self, language: str, words: Mapping[str, int], titles: Mapping[str, int]) -> None:
        """``titles`` are words that are asked for in headlines; all are looked for by their stems."""
        self._language = language
        self._first: dict[str, int] = {}
        self._first_in_title: dict[str, int] = {}
        self._more: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for known, title in ((words, False), (titles, True)):
            for word, atom in known.items():
                self.enter(word, atom, title=title)

    def enter(self, word: str, atom: int, *, title: bool) -> None:
        """Another word."""
        (stem,) = stems([word.lower()], self._language)
        first = self._first_in_title if title else self._first
        if first.setdefault(stem, atom) != atom:
            self._more[stem, title].append(atom)

    def atoms(self, stem: str, *, title: bool) -> Sequence[int]:
        """The atoms of all words of a stem."""
        first = (self._first_in_title if title else self._first).get(stem)
        if first is None:
            return ()
        return (first, *self._more.get((stem, title), ()))
