"""Slugs: a headline, English or Russian, as the readable part of an address.

Russian letters follow the BGN/PCGN system of 1947 in its practical form: ``e`` and ``ё`` are ``ye`` and ``yo`` at the
start of a word and after a vowel or a sign, the signs themselves are left out.
"""

import re
import unicodedata

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u",
}  # fmt: skip
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i"}
_TABLE = str.maketrans(_LETTERS | _LATIN)
_IOTATED = re.compile(r"(?:(?<=[аеёиоуыэюяъь])|(?<![^\W\d_]))[её]")
_ENDING = re.compile(r"[иы]й\b")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"[’'`ʼ]")

MAX_SLUG = 60


def transliterate(text: str) -> str:
    """``text`` in lower-case ASCII letters as far as the table goes; other characters stay as they are."""
    lowered = unicodedata.normalize("NFC", text).lower()
    iotated = _IOTATED.sub(lambda match: "ye" if match[0] == "е" else "yo", lowered)
    latin = _ENDING.sub("y", iotated).translate(_TABLE)
    return "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))


def slugify(headline: str, *, limit: int = MAX_SLUG) -> str:
    """Words of ASCII letters and digits joined by hyphens, at most ``limit`` characters, cut at a word.

    A first word longer than the limit is cut within. Never empty: ``story`` where nothing is left.
    """
    words = _WORD.findall(_APOSTROPHES.sub("", transliterate(headline)))
    slug = "-".join(words)
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug or "story"
