"""Russian names in all cases: the forms of a first name, and a surname back in its nominative.

A surname alone does not tell its case («Лужкова» is his genitive or her nominative), so the first name beside it or the
other forms in the text decide.
"""

import re
from collections.abc import Collection

_IRREGULAR = {"лев": "льв", "павел": "павл", "петр": "петр"}
_PATRONYMIC = re.compile(r"(?:(?:[оеё]вич|[иь]ич)(?:а|у|ем|е)?|(?:[оеё]вн|ичн)(?:а|ы|е|у|ой))$")
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в(?:а|у|ым|е|ой)?|[иы]н(?:а|у|ым|е|ой)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|(?:енк|чук|юк|дзе|швили|ян|янц)[а-я]{0,3}|ко)$"
)
_STRONG = re.compile(r".{2,}(?:[оеё]в(?:а|у|ым|е|ой)?|[иы]н(?:а|у|ым|ой)?|енко|чук(?:а|у|ом|е)?|швили|дзе)$")
_ADJECTIVE = re.compile(r"(?:(?<=[сц]к)(?:ого|ому|им|ом)|(?<=[кгх])(?:ого|ому))$")
_HERS = re.compile(r"(?<=[оеёиы][вн])(?:ой|у)$")
_HIS = re.compile(r"(?<=[оеёиы][вн])(?:а|у|ым|е)$")
_HER_ADJECTIVE = re.compile(r"(?<=[сц]к)(?:ой|ую)$")
_VOWELS = "аеёиоуыэюя"


def first_name_forms(name: str, gender: str) -> dict[str, str]:
    """Folded forms of a folded nominative → the cases that each may be, as letters of `FirstName.cases`."""
    forms: dict[str, str] = {}
    for form, cases in _declined(name, gender):
        forms[form] = forms.get(form, "") + cases
    return forms


def _declined(name: str, gender: str) -> list[tuple[str, str]]:
    stem, last = name[:-1], name[-1]
    if name in _IRREGULAR:
        stem = _IRREGULAR[name]
        return [(name, "n"), (f"{stem}а", "g"), (f"{stem}у", "d"), (f"{stem}ом", "i"), (f"{stem}е", "p")]
    if gender == "m" and last in "йь":
        return [
            (name, "n"),
            (f"{stem}я", "g"),
            (f"{stem}ю", "d"),
            (f"{stem}ем", "i"),
            (f"{stem}е", "p"),
            (f"{stem}и", "p"),
        ]
    if last == "а":
        return [
            (name, "n"),
            (f"{stem}ы", "g"),
            (f"{stem}и", "g"),
            (f"{stem}е", "dp"),
            (f"{stem}у", "g"),
            (f"{stem}ой", "i"),
            (f"{stem}ей", "i"),
        ]
    if last == "я":
        return [
            (name, "n"),
            (f"{stem}и", "gdp"),
            (f"{stem}е", "dp"),
            (f"{stem}ю", "g"),
            (f"{stem}ей", "i"),
            (f"{stem}ею", "i"),
        ]
    if name == "любовь":
        return [(name, "ng"), ("любови", "gdp"), ("любовью", "i")]
    if gender == "m" and last not in _VOWELS:
        return [
            (name, "n"),
            (f"{name}а", "g"),
            (f"{name}у", "d"),
            (f"{name}ом", "i"),
            (f"{name}ем", "i"),
            (f"{name}е", "p"),
        ]
    return [(name, "ngdip")]


def is_patronymic(folded: str) -> bool:
    """«Владимирович», «Ивановной»."""
    return _PATRONYMIC.search(folded) is not None


def looks_like_surname(folded: str, *, strong: bool = False) -> bool:
    """Whether a word has the ending of a surname, in some case; ``strong`` asks for endings that little else has."""
    return len(folded) > 4 and (_STRONG if strong else _SURNAME).match(folded) is not None


def nominative(surname: str, gender: str, cases: str) -> str:
    """A surname as printed, from a form in one of ``cases``."""
    if not cases or "n" in cases:
        return surname
    return _her(surname) if gender == "f" else _his(surname, cases)


def _his(surname: str, cases: str) -> str:
    for pattern, ending in ((_ADJECTIVE, "ий"), (_HIS, "")):
        if pattern.search(surname):
            return pattern.sub(ending, surname)
    last = surname[-1:]
    if last in "ая" and "g" in cases:
        return surname[:-1] if last == "а" else f"{surname[:-1]}{_soft(surname)}"
    if last in "ую" and "d" in cases:
        return surname[:-1] if last == "у" else f"{surname[:-1]}{_soft(surname)}"
    if surname.endswith(("ом", "ем")) and "i" in cases and len(surname) > 5:
        return surname[:-2]
    if last == "е" and "p" in cases and len(surname) > 4:
        return surname[:-1]
    return surname


def _soft(surname: str) -> str:
    """«Гайдая» is Гайдай, «Медведя» Медведь."""
    return "й" if surname[-2:-1] in _VOWELS else "ь"


def _her(surname: str) -> str:
    if _HERS.search(surname):
        return _HERS.sub("а", surname)
    return _HER_ADJECTIVE.sub("ая", surname)


def stem_of(surname: str) -> str:
    """What all forms of a folded surname share."""
    for pattern in (_ADJECTIVE, _HER_ADJECTIVE, _HERS, _HIS):
        if pattern.search(surname):
            return pattern.sub("", surname)
    short = re.sub(r"(?<=[сц]к)(?:ий|ая)$", "", surname)
    if short != surname:
        return short
    return re.sub(r"(?:ом|ем|ой|ей|[аяуюыиейь])$", "", surname) if len(surname) > 4 else surname


def agreed(forms: Collection[str]) -> str:
    """Of the printed forms of a surname that stands without a first name, its nominative."""
    folded = {form.lower().replace("ё", "е"): form for form in forms}
    hers = next((form for word, form in folded.items() if re.search(r"[оеиы][вн]ой$", word)), None)
    if hers is not None:
        return _her(hers)
    bare = next((form for word, form in folded.items() if re.search(r"(?:[оеиы][вн]|ий|ко|ая)$", word)), None)
    return bare or _his(min(folded.values(), key=len), "gdip")
