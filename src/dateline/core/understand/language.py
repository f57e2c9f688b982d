"""The language that a text is written in: first its script, then telling words and letters, then a trained model.

What the first two leave open is decided by the model of py3langid (naive Bayes over byte n-grams; Lui and Baldwin,
"Cross-domain Feature Selection for Language Identification", IJCNLP 2011), limited to languages that wires are
written in and corrected where it is known to err: each language is held to its alphabet, and rare ones need more
evidence than common ones. It is loaded when it is first needed.
"""

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.core.understand.language_marks import (
    ACCENTED,
    EARNINGS,
    FOREIGN,
    LANGUAGES,
    OWN,
    PRIOR,
    RUSSIAN,
    SCRIPTS,
    TELLING,
    TRADE,
    UKRAINIAN,
)
from dateline.core.understand.values import LanguageGuess

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_REACH = 300
"""Characters that are read; more tell nothing new (measured on news copy) and cost time."""
_LOOKED_THROUGH = 4_000
"""Characters among which words are looked for where the first ones are markup and figures."""
_FEW_LETTERS = 40
"""Where the first characters have fewer letters, words are looked for further on."""
_TOO_FEW = 6
"""Letters that no guess is made from against a declaration."""

_NOISE = re.compile(r"<[^<>]{1,300}>|&[#\w]{1,10};|https?://\S{1,300}|(?<![\w.])[\w.]{1,64}@[\w.]{1,64}|[#@]\w{1,64}")
_WORD = re.compile(r"[^\W\d_]+")

_KNOWN = frozenset(code for codes in LANGUAGES.values() for code in codes)
_DECLARES = re.compile(r"[A-Za-z]{2,3}(-\w+)*")
_NO_LANGUAGE = frozenset(["und", "mul", "mis", "zxx"])
"""ISO 639-2: undetermined, several, uncoded, no linguistic content."""
_WEIGHT = 2
"""A letter of another script counts as two Latin ones: names and brands are left in Latin letters, not the reverse."""

_TELLS = 3.0
"""For each telling word of a language."""
_PENALTY = 8.0
"""For a letter that the language does not have, or for having none of its own."""
_TABLE = 3
"""Words that make a table of earnings."""
_DECLARED = 12.0
"""What a declaration weighs: more than a few unclear words, less than a clear headline of ten."""
_CANDIDATES = 8
_UNSURE = 0.3
"""A lower chance says too little against a declaration."""

_NOTHING: frozenset[str] = frozenset()


def guess(text: str, declared: str = "") -> LanguageGuess:
    """The language of ``text`` by its first 300 characters; without letters, what is ``declared`` with a score of 0.

    ``declared`` (BCP 47) decides what is short or unclear and is overruled by clear text; where its primary language
    is found, the code is as declared (``de-AT``). Never raises.
    """
    primary = declared.split("-", maxsplit=1)[0].lower()
    head = _head(text)
    script, letters = _script(head)
    if not letters:
        return LanguageGuess(declared, 0.0, "as declared: the text has no letters" if declared else "no letters")
    if letters < _TOO_FEW and primary in LANGUAGES[script]:
        return LanguageGuess(declared, 0.5, "as declared: the text is too short to tell")
    clear = _by_words(head, script) if primary in _KNOWN else _by_words(head, script) or _undisputed(declared)
    found = clear or _by_script(script, letters) or _by_model(head, script, primary)
    if found.code != primary:
        return found
    return LanguageGuess(declared, found.score, f"{found.why}; as declared")


def _undisputed(declared: str) -> LanguageGuess | None:
    """A declared language that is none of those that are told apart here, Irish perhaps, is taken at its word."""
    if not _DECLARES.fullmatch(declared) or declared.lower() in _NO_LANGUAGE:
        return None
    return LanguageGuess(declared, 0.5, "as declared: not a language that is told apart here")


def _head(text: str) -> str:
    """The first characters without markup and addresses, in small letters if most are capitals."""
    start = text[:_LOOKED_THROUGH]
    head = _NOISE.sub(" ", start[: 2 * _REACH])[:_REACH] if "<" in start or "/" in start else start[:_REACH]
    words = _WORD.findall(head)
    if sum(map(len, words)) < _FEW_LETTERS < len(start):
        words = _WORD.findall(_NOISE.sub(" ", start))
        head = " ".join(words)[:_REACH]
    capitals = sum(word.isupper() for word in words)
    return head.lower() if 2 * capitals > len(words) else head


def _script(head: str) -> tuple[str, int]:
    """The script that weighs most, and its letters."""
    letters = sum(map(len, _WORD.findall(head)))
    if head.isascii():
        return "Latin", letters
    counts = {name: len(pattern.findall(head)) for name, pattern, _ in SCRIPTS}
    counts["Latin"] = letters - sum(counts.values())
    if counts["Cyrillic"] and not TELLING["en"].intersection(head.lower().split()):
        # "Apple и Google": one small word in Cyrillic makes the sentence.
        counts["Cyrillic"] += 10 * len(TELLING["ru"].intersection(head.lower().split()))
    if counts["Kana"]:
        counts["Kana"] += counts["Chinese"]
    best = max(counts, key=lambda name: counts[name] * (1 if name == "Latin" else _WEIGHT))
    return best, max(counts[best], 0)


def _by_script(script: str, letters: int) -> LanguageGuess | None:
    codes = LANGUAGES[script]
    if len(codes) > 1:
        return None
    return LanguageGuess(codes[0], min(1.0, 0.9 + letters / 100), f"written in {script} letters")


def _by_words(head: str, script: str) -> LanguageGuess | None:
    """English, Russian and Ukrainian where enough small words tell and no letter is against it."""
    lower = head.lower()
    code, enough = "", 2
    if script == "Latin":
        # Accents are in names that English copy quotes, and in most other languages.
        code, enough = "en", 6 if ACCENTED.search(lower) else 4
    elif script == "Cyrillic":
        code = "ru" if RUSSIAN.search(lower) else "uk" if UKRAINIAN.search(lower) else ""
    words = _WORD.findall(lower)
    telling = sorted(TELLING.get(code, _NOTHING).intersection(words))
    if code == "en" and len(telling) < enough and len(table := EARNINGS.intersection(words)) >= _TABLE:
        return LanguageGuess(code, round(1.0 - 0.3 / len(table), 3), "words: " + ", ".join(sorted(table)[:6]))
    if len(telling) < enough or (code in FOREIGN and FOREIGN[code].search(lower)):
        return None
    return LanguageGuess(code, round(1.0 - 0.2 / len(telling), 3), "words: " + ", ".join(telling[:6]))


def _by_model(head: str, script: str, declared: str) -> LanguageGuess:
    lower = head.lower()
    words = set(_WORD.findall(lower))
    codes = LANGUAGES[script]
    ranked = [one for one in _model().rank(head) if one[0] in codes]
    likely = ranked[:_CANDIDATES] + [one for one in ranked[_CANDIDATES:] if one[0] == declared]
    scores = {code: score + _evidence(code, lower, words, declared) for code, score in likely}
    best = max(scores, key=lambda code: scores[code])
    # The model counts n-grams as independent, so its scores are tempered by the length before they become a chance.
    temper = math.sqrt(len(head.encode(errors="surrogatepass")))
    chance = 1 / sum(math.exp((score - scores[best]) / temper) for score in scores.values())
    if chance < _UNSURE and declared in codes:
        return LanguageGuess(declared, round(chance, 3), f"reads like {best}, but hardly more than like others")
    return LanguageGuess(best, round(chance, 3), f"reads most like {best}")


def _evidence(code: str, lower: str, words: set[str], declared: str) -> float:
    """What speaks for a language beside the model."""
    foreign, own = FOREIGN.get(code), OWN.get(code)
    weight = PRIOR.get(code, 0) + _TELLS * len(words & TELLING.get(code, _NOTHING))
    if code == "en":
        weight += _TELLS * len(words & TRADE)
    if foreign:
        weight -= _PENALTY * len(foreign.findall(lower))
    if own and not own.search(lower):
        weight -= _PENALTY
    return weight + (_DECLARED if code == declared else 0.0)


@cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a third of a second, 50 MB

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages([code for codes in LANGUAGES.values() if len(codes) > 1 for code in codes])
    # One that was limited keeps the full tables beside its own, 28 MB of them; another made of its own does not.
    own = (model.nb_ptc, model.nb_pc, model.nb_classes, model.tk_nextmove, model.tk_output)
    return LanguageIdentifier(*own, tk_row=model.tk_row)
