"""What the tellings of one event have in common and what only some have: figures, quotations, words of headlines."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.coverage.keys import numbers
from dateline.core.facts import Sort, facts
from dateline.core.text.words import Words, words

_MOST = 12
_WITHIN = frozenset([" ", "\u00a0", ". "])
"""What may stand between a number and what it counts: ``46 тыс. машин``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A telling: who tells it, its language, headline and whole text."""

    outlet: str
    language: str
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """A thing as one of them prints it, and who has it."""

    printed: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of a headline; ``other`` where the headline that it is held against does not have these words."""

    text: str
    other: bool


def figures(texts: Sequence[Text]) -> tuple[Held, ...]:
    """The numbers that not all tellings have, with the word behind each, those that most have first."""
    who: dict[str, dict[str, None]] = defaultdict(dict)
    printed: dict[str, str] = {}
    for text in texts:
        found = words(text.text)
        for first, behind, value in numbers(found, len(found)):
            who[value][text.outlet] = None
            printed.setdefault(value, _printed(found, first, behind))
    return _some(who, printed, {text.outlet for text in texts})


def quotations(texts: Sequence[Text]) -> tuple[Held, ...]:
    """The quotations that not all tellings have; the same words in two languages are two."""
    who: dict[str, dict[str, None]] = defaultdict(dict)
    printed: dict[str, str] = {}
    for text in texts:
        for fact in facts(text.text):
            if fact.sort is Sort.QUOTATION and len(fact.text) > 20:
                key = " ".join(words(fact.text).folded)
                who[key][text.outlet] = None
                printed.setdefault(key, fact.text)
    return _some(who, printed, {text.outlet for text in texts})


def headline(one: str, against: str, language: str) -> tuple[Word, ...]:
    """A headline with the words marked that another one in the same language does not have."""
    found = words(one)
    known = set(words(against).stems(language))
    runs: list[tuple[int, int, bool]] = []
    for start, end, stem in zip(found.starts, found.ends, found.stems(language), strict=True):
        other = stem not in known
        if runs and runs[-1][2] and other:
            runs[-1] = (runs[-1][0], end, True)
        elif other:
            runs.append((start, end, True))
        else:
            runs.append((start, end, False))
    return tuple(_pieces(one, [(start, end) for start, end, other in runs if other]))


def _printed(found: Words, first: int, behind: int) -> str:
    """A number with the word behind it, if that is of its sentence."""
    number = found.text[found.starts[first] : found.ends[behind - 1]]
    if behind == len(found):
        return number
    between, form = found.text[found.ends[behind - 1] : found.starts[behind]], found.forms[behind]
    return f"{number}{between}{form}" if between in _WITHIN and form[0].islower() else number


def _pieces(text: str, marked: Sequence[tuple[int, int]]) -> list[Word]:
    pieces, past = [], 0
    for start, end in marked:
        if text[past:start]:
            pieces.append(Word(text[past:start], other=False))
        pieces.append(Word(text[start:end], other=True))
        past = end
    return [*pieces, *([Word(text[past:], other=False)] if text[past:] else [])]


def _some(who: dict[str, dict[str, None]], printed: dict[str, str], every: set[str]) -> tuple[Held, ...]:
    counted = Counter({key: len(outlets) for key, outlets in who.items() if len(outlets) < len(every)})
    return tuple(Held(printed[key], tuple(who[key])) for key, _ in counted.most_common(_MOST))
