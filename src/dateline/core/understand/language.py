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


def _split(codes: str) -> tuple[str, ...]:
    return tuple(codes.split())


_SCRIPTS = (
    ("Cyrillic", re.compile("[\u0400-\u052f]"), "ru uk be bg sr mk kk ky mn tg"),
    ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff]"), "ar fa ur ps"),
    ("Hebrew", re.compile("[\u0590-\u05ff]"), "he"),
    ("Greek", re.compile("[\u0370-\u03ff]"), "el"),
    ("Kana", re.compile("[\u3041-\u30ff]"), "ja"),
    ("Chinese", re.compile("[\u3400-\u9fff]"), "zh"),
    ("Korean", re.compile("[\uac00-\ud7af]"), "ko"),
    ("Devanagari", re.compile("[\u0900-\u097f]"), "hi mr ne"),
    ("Bengali", re.compile("[\u0980-\u09ff]"), "bn"),
    ("Tamil", re.compile("[\u0b80-\u0bff]"), "ta"),
    ("Thai", re.compile("[\u0e00-\u0e7f]"), "th"),
    ("Georgian", re.compile("[\u10a0-\u10ff]"), "ka"),
    ("Armenian", re.compile("[\u0530-\u058f]"), "hy"),
)
_LATIN = "en de fr es it pt nl sv da no fi is et lv lt pl cs sk sl hr hu ro sq tr az uz id ms vi ca eu gl sw tl"
_LANGUAGES = {"Latin": _split(_LATIN), **{name: _split(codes) for name, _, codes in _SCRIPTS}}
_KNOWN = frozenset(code for codes in _LANGUAGES.values() for code in codes)
_DECLARES = re.compile(r"[A-Za-z]{2,3}(-\w+)*")
_NO_LANGUAGE = frozenset(["und", "mul", "mis", "zxx"])
"""ISO 639-2: undetermined, several, uncoded, no linguistic content."""
_WEIGHT = 2
"""A letter of another script counts as two Latin ones: names and brands are left in Latin letters, not the reverse."""

_TELLING = {
    "en": frozenset(
        ["the", "and", "of", "to", "that", "with", "from", "by", "said", "has", "have", "which", "were", "will",
         "would", "this", "are", "been", "its", "his", "their", "after", "not", "it", "is", "at", "as", "for", "who"]
    ),
    "ru": frozenset(
        ["и", "в", "на", "не", "с", "что", "по", "из", "от", "как", "к", "для", "о", "об", "после", "при", "его",
         "был", "были", "это", "до", "у", "во", "со", "или", "также", "который", "которые", "сообщил", "года"]
    ),
    "uk": frozenset(
        ["і", "й", "та", "що", "не", "у", "в", "на", "з", "із", "зі", "від", "до", "про", "після", "як", "за", "під",
         "його", "через", "був", "були", "це", "або", "також", "який", "які", "повідомив", "року", "щодо"]
    ),
}  # fmt: skip
"""Words that hold sentences together, without names and nouns."""
_TRADE = frozenset(
    [
        "net",
        "loss",
        "profit",
        "sales",
        "revs",
        "qtr",
        "mths",
        "shr",
        "shrs",
        "avg",
        "vs",
        "mln",
        "bln",
        "cts",
        "dlrs",
        "pct",
        "inc",
        "corp",
        "ltd",
        "co",
        "cos",
        "sets",
        "sees",
        "says",
        "raises",
        "ups",
        "stake",
        "quarterly",
        "dividend",
        "shares",
        "year",
        "rates",
        "review",
        "budget",
        "oil",
        "bank",
        "unit",
        "buys",
        "sells",
        "results",
        "end",
        "firm",
        "trade",
        "new",
        "on",
        "in",
        "over",
        "up",
        "down",
        "more",
        "than",
        "an",
        "or",
        "be",
        "was",
        "you",
        "your",
        "what",
        "how",
        "why",
    ]
)
"""Words of English headlines and tables, which are short of small words."""
_ACCENTED, _RUSSIAN, _UKRAINIAN = re.compile("[\u00c0-\u024f]"), re.compile("[ыэ]"), re.compile("[їє]")

_FOREIGN = {
    "ru": re.compile("[іїєґўјљњџђћѓќѕәғқңөұүһӣӯҷҳ]"),
    "uk": re.compile("[ыэъёўјљњџђћѓќѕәғқңөұүһӣӯҷҳ]"),
    "be": re.compile("[ищъїєґјљњџђћѓќѕәғқңөұүһӣӯҷҳ]"),
    "bg": re.compile("[ыэёіїєґўјљњџђћѓќѕәғқңөұүһӣӯҷҳ]"),
    "sr": re.compile("[йщъыьэюяёіїєґўѓќѕәғқңөұүһӣӯҷҳ]"),
    "mk": re.compile("[йщъыьэюяёіїєґўђћәғқңөұүһӣӯҷҳ]"),
    "kk": re.compile("[їєґўјљњџђћѓќѕӣӯҷҳ]"),
    "ky": re.compile("[іїєґўјљњџђћѓќѕәғқұһӣӯҷҳ]"),
    "mn": re.compile("[іїєґўјљњџђћѓќѕәғқңұһӣӯҷҳ]"),
    "tg": re.compile("[ыщцьіїєґўјљњџђћѓќѕәңөұүһ]"),
}
"""Letters that a language does not have: the alphabets as printed in Unicode CLDR (main exemplar characters)."""
_OWN = {
    "be": re.compile("[іў]"),
    "sr": re.compile("[јљњџђћ]"),
    "mk": re.compile("[јљњџѓќѕ]"),
    "kk": re.compile("[әғқңөұүһі]"),
    "ky": re.compile("[ңөү]"),
    "mn": re.compile("[өү]"),
    "tg": re.compile("[ӣӯҷҳғқ]"),
    "fa": re.compile("[پچژگکی]"),
    "ur": re.compile("[ٹڈڑےںھہ]"),
    "ps": re.compile("[ټډړږښګڼې]"),
}
"""Letters without which a text is hardly in that language."""
_PRIOR = {
    "en": 6, "ru": 7, "uk": 7, "de": 2, "fr": 2, "es": 2, "it": 1, "pt": 2, "nl": 1, "pl": 1, "ar": 4, "bg": 0, "sr": 0,
    "ca": -4, "da": -2, "eu": -8, "gl": -8, "id": -2, "is": -6, "mk": -6, "mn": -4, "ms": -4, "sq": -6, "sw": -8,
    "tg": -4, "tl": -8, "uz": -8,
}  # fmt: skip
"""How common in news, in the model's units (natural logarithms, about 1 for two letters of text)."""
_TELLS = 3.0
"""For each telling word of a language."""
_PENALTY = 8.0
"""For a letter that the language does not have, or for having none of its own."""
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
    if letters < _TOO_FEW and primary in _LANGUAGES[script]:
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
    counts = {name: len(pattern.findall(head)) for name, pattern, _ in _SCRIPTS}
    counts["Latin"] = letters - sum(counts.values())
    if counts["Cyrillic"] and not _TELLING["en"].intersection(head.lower().split()):
        # "Apple и Google": one small word in Cyrillic makes the sentence.
        counts["Cyrillic"] += 10 * len(_TELLING["ru"].intersection(head.lower().split()))
    if counts["Kana"]:
        counts["Kana"] += counts["Chinese"]
    best = max(counts, key=lambda name: counts[name] * (1 if name == "Latin" else _WEIGHT))
    return best, max(counts[best], 0)


def _by_script(script: str, letters: int) -> LanguageGuess | None:
    codes = _LANGUAGES[script]
    if len(codes) > 1:
        return None
    return LanguageGuess(codes[0], min(1.0, 0.9 + letters / 100), f"written in {script} letters")


def _by_words(head: str, script: str) -> LanguageGuess | None:
    """English, Russian and Ukrainian where enough small words tell and no letter is against it."""
    lower = head.lower()
    code, enough = "", 2
    if script == "Latin":
        # Accents are in names that English copy quotes, and in most other languages.
        code, enough = "en", 6 if _ACCENTED.search(lower) else 4
    elif script == "Cyrillic":
        code = "ru" if _RUSSIAN.search(lower) else "uk" if _UKRAINIAN.search(lower) else ""
    telling = sorted(_TELLING.get(code, _NOTHING).intersection(_WORD.findall(lower)))
    if len(telling) < enough or (code in _FOREIGN and _FOREIGN[code].search(lower)):
        return None
    return LanguageGuess(code, round(1.0 - 0.2 / len(telling), 3), "words: " + ", ".join(telling[:6]))


def _by_model(head: str, script: str, declared: str) -> LanguageGuess:
    lower = head.lower()
    words = set(_WORD.findall(lower))
    codes = _LANGUAGES[script]
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
    foreign, own = _FOREIGN.get(code), _OWN.get(code)
    weight = _PRIOR.get(code, 0) + _TELLS * len(words & _TELLING.get(code, _NOTHING))
    if code == "en":
        weight += _TELLS * len(words & _TRADE)
    if foreign:
        weight -= _PENALTY * len(foreign.findall(lower))
    if own and not own.search(lower):
        weight -= _PENALTY
    return weight + (_DECLARED if code == declared else 0.0)


@cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a third of a second, 50 MB

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages([code for codes in _LANGUAGES.values() if len(codes) > 1 for code in codes])
    # One that was limited keeps the full tables beside its own, 28 MB of them; another made of its own does not.
    own = (model.nb_ptc, model.nb_pc, model.nb_classes, model.tk_nextmove, model.tk_output)
    return LanguageIdentifier(*own, tk_row=model.tk_row)
