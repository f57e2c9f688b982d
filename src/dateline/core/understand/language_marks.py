"""What tells languages apart: scripts, alphabets, small words, and how common each language is in news."""

import re


def _split(codes: str) -> tuple[str, ...]:
    return tuple(codes.split())


SCRIPTS = (
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
"""Each script but Latin, the pattern of its letters, and the languages of wires that are written in it."""
_LATIN = "en de fr es it pt nl sv da no fi is et lv lt pl cs sk sl hr hu ro sq tr az uz id ms vi ca eu gl sw tl"
LANGUAGES = {"Latin": _split(_LATIN), **{name: _split(codes) for name, _, codes in SCRIPTS}}
"""The languages that are told apart, by script; BCP 47."""

TELLING = {
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
TRADE = frozenset(
    ["net", "loss", "profit", "sales", "revs", "qtr", "mths", "shr", "shrs", "avg", "vs", "mln", "bln", "cts",
     "dlrs", "pct", "inc", "corp", "ltd", "co", "cos", "sets", "sees", "says", "raises", "ups", "stake", "quarterly",
     "dividend", "shares", "year", "rates", "review", "budget", "oil", "bank", "unit", "buys", "sells", "results",
     "end", "firm", "trade", "new", "on", "in", "over", "up", "down", "more", "than", "an", "or", "be", "was", "you",
     "your", "what", "how", "why"]
)  # fmt: skip
"""Words of English headlines and tables, which are short of small words."""
EARNINGS = frozenset(
    ["loss", "profit", "sales", "revs", "qtr", "mths", "shr", "shrs", "avg", "vs", "mln", "bln", "cts", "dlrs", "pct",
     "sets", "sees", "says", "raises", "quarterly", "qtly", "mthly", "dividend", "div", "payout", "shares", "buys",
     "sells", "results"]
)  # fmt: skip
"""Words of English tables of earnings and dividends that no other language shares; three of them tell."""
ACCENTED, RUSSIAN, UKRAINIAN = re.compile("[\u00c0-\u024f]"), re.compile("[ыэ]"), re.compile("[їє]")
"""Latin letters that English lacks; Cyrillic ones that Ukrainian lacks, and that Russian lacks."""

FOREIGN = {
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
"""Letters that a language does not have; of those that others written in Cyrillic have."""
OWN = {
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
PRIOR = {
    "en": 6, "ru": 7, "uk": 7, "de": 2, "fr": 2, "es": 2, "it": 1, "pt": 2, "nl": 1, "pl": 1, "ar": 4, "bg": 0, "sr": 0,
    "ca": -4, "da": -2, "eu": -8, "gl": -8, "id": -2, "is": -6, "mk": -6, "mn": -4, "ms": -4, "sq": -6, "sw": -8,
    "tg": -4, "tl": -8, "uz": -8,
}  # fmt: skip
"""How common in news, in the model's units (natural logarithms, about 1 for two letters of text)."""
