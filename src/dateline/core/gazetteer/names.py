"""Every printed name of every place, found among the folded words of a text.

Latin names are looked up as they are, Cyrillic ones in any case of Russian; a name of several words is found whole.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dateline.core.gazetteer.russian import is_form, pattern, stems_of
from dateline.core.gazetteer.table import names, world

Numbers = tuple[int, ...]
"""Numbers of places, the likeliest first."""

_SIGNS = {"-": " ", "—": " ", "–": " ", ".": "", "'": "", "’": "", ",": " ", "(": " ", ")": " ", "ё": "е"}
_ACCENTS = dict(zip("áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn", strict=True))
_FOLD = str.maketrans(_SIGNS | _ACCENTS)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their folded words."""

    latin: dict[str, int | Numbers] = field(default_factory=dict)
    """The whole name, words parted by a space, to the places of that name."""
    longest: dict[str, int] = field(default_factory=dict)
    """The first word of Latin names of several words, to how many words the longest has."""
    cyrillic: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """The first word's stem to the whole names, in the nominative, that begin so."""
    russian: dict[str, int | Numbers] = field(default_factory=dict)
    """The whole name in the nominative to the places of that name."""

    def longest_at(self, folded: Sequence[str], at: int, most: int = 99) -> tuple[int, Numbers]:
        """The longest name, of ``most`` words, from word ``at`` on: its words and what bears it, else 0 and ()."""
        word = folded[at]
        if "а" <= word[0] <= "я":
            return self._cyrillic_at(folded, at, most)
        for count in range(min(self.longest.get(word, 1), len(folded) - at, most), 0, -1):
            found = self.latin.get(" ".join(folded[at : at + count]) if count > 1 else word)
            if found is not None:
                return count, _numbers(found)
        return 0, ()

    def _cyrillic_at(self, folded: Sequence[str], at: int, most: int) -> tuple[int, Numbers]:
        for name, words in begun_by(folded[at]):
            count = len(words)
            if count <= most and at + count <= len(folded):
                rest = zip(folded[at + 1 : at + count], words[1:], strict=True)
                if all(is_form(word, of) for word, of in rest):
                    return count, _numbers(self.russian[name])
        return 0, ()


def fold_name(name: str) -> str:
    """The folded words of a name, parted by spaces, as `core.text.words` would have them."""
    lower = name.lower()
    if lower.isalpha() and lower.isascii():
        return lower
    folded = lower.translate(_FOLD)
    return " ".join(folded.split()) if " " in folded else folded


@cache
def index() -> NameIndex:
    """The index over the whole gazetteer, read once: in less than half a second."""
    found = NameIndex()
    for number, names_of in names():
        for name in names_of:
            folded = fold_name(name)
            if folded:
                _enter(found, folded, number)
    return found


def _enter(found: NameIndex, name: str, number: int) -> None:
    first, space, _ = name.partition(" ")
    if "а" <= first[0] <= "я":
        if _add(found.russian, name, number):
            stem = pattern(first)[0]
            present = found.cyrillic.setdefault(stem, name)
            if present is not name:
                found.cyrillic[stem] = (present, name) if isinstance(present, str) else (*present, name)
        return
    _add(found.latin, name, number)
    if space:
        count = name.count(" ") + 1
        if count > found.longest.get(first, 1):
            found.longest[first] = count


def _add(to: dict[str, int | Numbers], name: str, number: int) -> bool:
    """Enter a place under a name; whether the name is new."""
    present = to.setdefault(name, number)
    if present is number:
        return True
    if present != number:
        weights = world().weights
        to[name] = tuple(sorted({*_numbers(present), number}, key=lambda each: (-weights[each], each)))
    return False


def _numbers(found: int | Numbers) -> Numbers:
    return (found,) if isinstance(found, int) else found


@lru_cache(maxsize=16384)
def begun_by(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names whose first word ``word`` is a form of, the longest first, each with its words."""
    return tuple(sorted(_tries(word), key=lambda found: -len(found[1])))


def _tries(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_stem = index().cyrillic
    for stem in stems_of(word):
        names_of = by_stem.get(stem, ())
        for name in (names_of,) if isinstance(names_of, str) else names_of:
            words = tuple(name.split(" "))
            if is_form(word, words[0]):
                yield name, words


@cache
def _in_order() -> list[str]:
    return sorted([*index().latin, *index().russian])


def beginning(typed: str) -> set[int]:
    """The places of which a name, in the nominative, begins like this."""
    start = fold_name(typed)
    if not start:
        return set()
    found = _in_order()
    within = found[bisect_left(found, start) : bisect_left(found, start + "\U0010ffff")]
    table = index().russian if "а" <= start[0] <= "я" else index().latin
    return {number for name in within for number in _numbers(table[name])}
