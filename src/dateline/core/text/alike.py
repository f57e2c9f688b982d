"""Words that may have been meant: by a letter or two, or in the other alphabet."""

from collections import Counter
from collections.abc import Iterable

from dateline.core.text.translit import transliterate
from dateline.core.text.words import words

LEAST = 4
"""Letters of a word for which others are taken: short ones are all alike."""
_SHORT = 6
_WAYS = 6
_CYRILLIC = (
    ("shch", "щ"), ("sch", "щ"), ("yo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("iy", "ий"), ("ck", "к"), ("ph", "ф"), ("a", "а"), ("b", "б"), ("c", "к"),
    ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"),
    ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"),
)  # fmt: skip
_ENDINGS = (("сky", "ский"), ("скы", "ский"), ("ны", "ный"), ("оы", "ой"), ("аы", "ай"), ("еы", "ей"))


def distance(one: str, other: str, most: int) -> int:
    """Letters to put in, leave out, change, or swap with the next one; ``most + 1`` for more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, before, row = before, row, [at]
        for by, against in enumerate(other, start=1):
            cost = min(before[by] + 1, row[by - 1] + 1, before[by - 1] + (letter != against))
            if at > 1 and by > 1 and letter == other[by - 2] and one[at - 2] == against:
                cost = min(cost, above[by - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def allowed(word: str) -> int:
    """By how many letters a word may differ and still be taken for this one."""
    return 1 if len(word) <= _SHORT else 2


def alike(word: str, texts: Iterable[str]) -> list[str]:
    """Words of some texts that may have been meant by a folded one: nearest first, then most frequent."""
    most = allowed(word)
    counted = Counter(form for text in texts for form in words(text).folded)
    near = {form: distance(word, form, most) for form in counted if form != word and len(form) >= LEAST}
    return sorted(
        (form for form, far in near.items() if far <= most), key=lambda form: (near[form], -counted[form], form)
    )


def other_alphabet(word: str) -> tuple[str, ...]:
    """A folded word as it may be spelt in Cyrillic if it is in Latin letters, and the other way round."""
    if word.isascii():
        return tuple(dict.fromkeys(_ended(way) for way in _cyrillic(word)))
    latin = transliterate(word)
    return (latin,) if latin.isascii() and latin.isalnum() else ()


def _cyrillic(word: str) -> Iterable[str]:
    """``e`` at the beginning is э or е, ``y`` behind a vowel й; the likeliest first."""
    spelt, at = "", 0
    while at < len(word):
        latin, letter = next(((pair) for pair in _CYRILLIC if word.startswith(pair[0], at)), (word[at], word[at]))
        spelt += "й" if latin == "y" and spelt[-1:] in {"а", "о", "е", "у", "и"} else letter
        at += len(latin)
    yield spelt
    if spelt.startswith("е"):
        yield f"э{spelt[1:]}"
    if "ь" not in spelt and spelt.endswith(("л", "т", "н", "р")):
        yield f"{spelt}ь"


def _ended(spelt: str) -> str:
    for ending, meant in _ENDINGS:
        if spelt.endswith(ending):
            return spelt.removesuffix(ending) + meant
    return spelt
