"""One key for a name in whatever alphabet and spelling: Косачев, Косачёв and Kosachev; Sergei, Sergey and Сергей.

Cyrillic letters become Latin ones, and what romanisations differ in is levelled: y, j and i, x and ks, kh and h, twin
letters, ye and e. First names are those of one row of ``first-names.tsv``; surnames that were not transliterated from
one language to the other (Трамп, Trump) are in ``surname-pairs.tsv``.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.core.data import rows
from dateline.core.text.translit import transliterate
from dateline.core.text.words import fold, words

_TURNS = 4
"""Readings after which a key has come to rest: ``¼`` is ``1⁄4``, and that is two words."""
_LEVELLED = (
    (re.compile("x"), "ks"),
    (re.compile("kh"), "h"),
    (re.compile("c(?![heiy])"), "k"),
    (re.compile("[yj]"), "i"),
    (re.compile("ie"), "e"),
    (re.compile(r"(?<=[bdt])er$"), "r"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The key of a person, an organisation or an author: levelled words with a blank between. Its own key."""
    key = name
    for _ in range(_TURNS):
        again = " ".join(_word_key(word) for word in words(key).folded)
        if again == key:
            break
        key = again
    return key


def person_keys(name: str) -> Iterator[str]:
    """Under what a person is found: the whole name, and the surname alone."""
    whole = name_key(name)
    yield whole
    if " " in whole:
        yield whole.rpartition(" ")[2]


@lru_cache(maxsize=100_000)
def _word_key(folded: str) -> str:
    known = _equals().get(folded)
    return known or _levelled(folded)


def _levelled(folded: str) -> str:
    latin = transliterate(folded)
    for pattern, letters in _LEVELLED:
        latin = pattern.sub(letters, latin)
    return latin


@cache
def _equals() -> dict[str, str]:
    """Folded words, and their keys, that mean one name without being written alike."""
    found: dict[str, str] = {}
    for row in rows("first-names.tsv"):
        ways = [fold(way) for name in ("latin", "cyrillic") for way in row[name].split(";")]
        key = _levelled(ways[0])
        for way in ways:
            if "-" not in way:
                found.setdefault(way, key)
    for row in rows("surname-pairs.tsv"):
        found.setdefault(fold(row["cyrillic"]), _levelled(fold(row["latin"])))
    # A key that is asked for again stays what it is.
    return found | {key: key for key in set(found.values())}
