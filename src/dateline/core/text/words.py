"""The one analyser: the words of a text, their folded forms and their stems.

Search, filter, coverage and everything under ``core/understand`` read texts through this, so that a word found by one
is found by all. Time and memory are linear in the text.

A word is a run of letters and digits, with an apostrophe inside it (``Russia’s`` is one word, folded ``russia``); a
number keeps its decimal point or comma; initials with dots are one word (``U.S.``). A hyphen parts words: “air-force”
is found by “air force”.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import Stemmer

_REST = r"[^\W_]*+(?:[\u00ad\u0300-\u036f]++[^\W_]*+)*+(?:['’ʼ][^\W\d_]++)*+"
# What begins with two letters is no initial and no number: nearly every word is found without asking.
_WORD = re.compile(rf"([^\W\d_]{{2}}{_REST}|(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)+|[^\W_]{_REST})")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff.'’ʼ"))
_LATIN_LIKE = str.maketrans("аеорсухкмтвнійјѕԁһ", "aeopcyxkmtbhiijsdh")
_CYRILLIC_LIKE = str.maketrans("aeopcyxkmtbhi", "аеорсухкмтвні")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-яіїєґўј]")
_CACHED = 200_000
_MAX_WORD = 64
"""Characters of a word that count; what is longer is junk, and is found by its beginning."""

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``text`` in their order; word *n* stands at ``starts[n]`` to ``ends[n]`` (characters)."""

    text: str
    forms: Sequence[str]
    """As printed."""
    folded: Sequence[str]
    """One form for all ways to print a word; see `fold`."""
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.forms)

    def stems(self, language: str) -> list[str]:
        """The stem of each word; see `stem`."""
        return stems(self.folded, language)


def words(text: str) -> Words:
    """The words of a text. Never raises; markup is not looked for, so it is taken out before."""
    # Words and what parts them by turns; positions by adding up are half the cost of asking each match.
    parts = _WORD.split(text)
    forms, ends = parts[1::2], list(accumulate(map(len, parts)))
    known = _folded.get
    return Words(text, forms, [known(form) or fold(form) for form in forms], ends[:-1:2], ends[1::2])


def fold(word: str) -> str:
    """One form for all ways to print a word.

    Case, accents, ё and е, compatibility forms, soft hyphens and dots make no difference; an English possessive goes;
    letters of another script that look like those of the word's own become its own (``Рoссия`` with a Latin o). The
    Cyrillic й and ї stay letters of their own.
    """
    known = _folded.get(word)
    if known is None:
        if len(_folded) > _CACHED:
            _folded.clear()
        known = _folded[word] = _fold(word)
    return known


def stems(folded: Sequence[str], language: str) -> list[str]:
    """The Snowball stem of each folded word (Porter 1980 and successors).

    The script chooses: Cyrillic words are stemmed as Russian unless ``language`` (BCP 47) is another that is written
    in Cyrillic, Latin ones as ``language``, and as English where that is not written in Latin letters. So a name has
    one stem in texts of any language. Languages without a Snowball stemmer keep the folded form.
    """
    return stems_by(folded, stemming(language))


class Stemming(NamedTuple):
    """Which language's stemmer words in Latin and in Cyrillic letters go through; empty for none."""

    latin: str
    cyrillic: str


def stemming(language: str) -> Stemming:
    """How words of texts in a language (BCP 47) are stemmed; languages that share it share stems."""
    primary = language.split("-", maxsplit=1)[0].lower()
    # Whoever sends copy chooses the code, and tables are kept by it.
    latin = "en" if primary in _NOT_LATIN or not primary else primary if primary in _SNOWBALL else ""
    return Stemming(latin, primary if primary in _OTHER_CYRILLIC else "ru")


def stems_by(folded: Sequence[str], way: Stemming) -> list[str]:
    """The stem of each folded word in one way."""
    known = _known_stems(*way)
    if len(known) > _CACHED:
        known.clear()
    return [known.get(word) or _stem(word, *way) for word in folded]


def _stem(word: str, latin: str, cyrillic: str) -> str:
    # A stemmer leaves what is in another script as it is, but for what it takes for an ending.
    stemmer = _stemmer(cyrillic if word >= "\u0400" else latin)
    stem = _known_stems(latin, cyrillic)[word] = stemmer.stemWord(word) if stemmer else word
    return stem


_NOT_LATIN = frozenset(["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "ar", "el", "hi", "hy", "ne", "ta", "yi", "he"])
_OTHER_CYRILLIC = frozenset(["uk", "be", "bg", "sr", "mk", "kk", "ky"])
_folded: dict[str, str] = {}


def _fold(word: str) -> str:
    if word.isascii() and word.isalnum() and word[0].isalpha():
        return word[:_MAX_WORD].lower()
    short = _POSSESSIVE.sub("", word[:_MAX_WORD]) if len(word) > 1 else word
    if short.isascii():
        return short.translate(_DROPPED).lower() if short[0].isalpha() else short
    lower = unicodedata.normalize("NFKC", short).casefold().translate(_DROPPED).replace("ё", "е")
    if _LATIN.search(lower):
        if _CYRILLIC.search(lower):
            lower = _one_script(lower)
        marked = unicodedata.normalize("NFKD", lower)
        lower = "".join(char for char in marked if not unicodedata.combining(char))
        lower = unicodedata.normalize("NFC", lower) if _CYRILLIC.search(lower) else lower
    return lower or word


def _one_script(word: str) -> str:
    """A word of two scripts in the one that most of its letters are of, if the others look like letters of it."""
    latin = len(_LATIN.findall(word))
    if latin * 2 <= len(word):
        turned = word.translate(_CYRILLIC_LIKE)
        return turned if not _LATIN.search(turned) else word
    turned = word.translate(_LATIN_LIKE)
    return turned if not _CYRILLIC.search(turned) else word


@cache
def _known_stems(_latin: str, _cyrillic: str) -> dict[str, str]:
    """Folded word → stem, of those met so far."""
    return {}


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = _SNOWBALL.get(language)
    # Without a cache of its own: `_known_stems` is one, and this one sorts itself to forget.
    return Stemmer.Stemmer(name, 0) if name else None
