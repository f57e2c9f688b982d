"""Russian declension as far as names of places need it (Zaliznyak's types, without stress).

A name's word has a stem and the endings that it takes; a word of a text is a form of it if it is the stem with one of
the endings. Words are folded (`core.text.words.fold`): lower case, ё is е.
"""

import re
from functools import lru_cache

Pattern = tuple[str, frozenset[str]]
"""A stem and the endings that make forms of it."""


def _ends(text: str) -> frozenset[str]:
    return frozenset("" if ending == "-" else ending for ending in text.split())


_RULES: dict[str, frozenset[str]] = {
    "рел": _ends("рел рла рлу рлом рле"),
    "ской": _ends("ской ского скому ским ском"),
    "ики": _ends("ики ик икам иками иках"),
    "ово": _ends("ово ова ову овом ове"),
    "ево": _ends("ево ева еву евом еве"),
    "ино": _ends("ино ина ину ином ине"),
    "ыно": _ends("ыно ына ыну ыном ыне"),
    "ый": _ends("ый ого ому ым ом"),
    "ий": _ends("ий ого его ому ему им ом ем"),
    "ая": _ends("ая ой ую ою"),
    "яя": _ends("яя ей юю ею"),
    "ое": _ends("ое ого ому ым им ом"),
    "ее": _ends("ее его ему им ем"),
    "ые": _ends("ые ых ым ыми"),
    "ие": _ends("ие их им ими"),
    "ия": _ends("ия ии ию ией"),
    "ье": _ends("ье ья ью ьем"),
    "ец": _ends("ец ца цу цом цем це"),
    "ло": _ends("ло ла лу лом ле"),
    "ки": _ends("ки ок ек кам ками ках"),
    "щи": _ends("щи щ щам щами щах"),
    "лы": _ends("лы л лов лам лами лах"),
    "ы": _ends("ы - ов ам ами ах"),
    "а": _ends("а ы и у ой ою е ей"),
    "я": _ends("я и ю ей е ею"),
    "й": _ends("й я ю ем е и"),
    "ь": _ends("ь и ью я ю ем е"),
}
"""The end of a nominative to the endings that take its place; the longest counts."""
_CONSONANT = _ends("- а у ом ем е")
_FIXED = frozenset([""])
_VOWELS = frozenset("оеуюэи")
LONGEST = 5
"""Letters of the longest ending."""


@lru_cache(maxsize=8192)
def pattern(word: str) -> Pattern:
    """The stem and endings of a folded word in the nominative; what does not decline is all stem."""
    if len(word) < 3:
        return word, _FIXED
    for size in (4, 3, 2, 1):
        forms = _RULES.get(word[-size:])
        if forms is not None:
            return word[:-size], forms
    if word[-1] in _VOWELS or not "а" <= word[-1] <= "я":
        return word, _FIXED
    return word, _CONSONANT


def is_form(word: str, of: str) -> bool:
    """Whether the folded ``word`` is a form of the folded nominative ``of``."""
    stem, endings = pattern(of)
    return word.startswith(stem) and word[len(stem) :] in endings


def stems_of(word: str) -> list[str]:
    """Every beginning of a word of a text that may be a name's stem, longest first."""
    shortest = max(len(word) - LONGEST, 1)
    return [word[:length] for length in range(len(word), shortest - 1, -1)]


_ADJECTIVE = re.compile(r"(ск|цк)(?:ий|ая|ое|ие|ой|ого|ому|ую|ою|им|ом|их|ими)$")


def adjective(word: str) -> str:
    """The stem of an adjective in -ский or -цкий, in any form; empty for other words."""
    found = _ADJECTIVE.search(word)
    return word[: found.end(1)] if found else ""
