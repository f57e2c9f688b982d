"""What the rules of a language are made of, and how they are carried out over a text."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.core.understand.dates.spans import Span
from dateline.core.understand.values import DateProposal


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: ``text`` as printed, ``lower`` the same in small letters, and the story's ``day``."""

    text: str
    lower: str
    day: dt.date


Meaning = tuple[Span, str]
"""The days, and the rule that they are told by."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression by its ``pattern``, matched at a word of the text in small letters, and what it means.

    ``means`` gives None where it is no date after all; ValueError and OverflowError say so, too. The words are those
    of the group ``w`` where the pattern has one. A pattern has no unbounded repetition.
    """

    pattern: re.Pattern[str]
    means: Callable[[re.Match[str], Setting], Meaning | None]


FIGURES = "0"
SPACE = r"[\s\u00a0]{1,4}"
"""Between the words of an expression; a line may end there."""
END = r"(?![\w%]|[.,:/][\d]|-\d)"
"""After a number or a word."""


class Rules:
    """The rules of a language: those to try, in order, at each word that an expression may begin with.

    Under `FIGURES` are those that are tried at a number.
    """

    def __init__(self, by_word: Mapping[str, Sequence[Rule]]) -> None:
        self.by_word = by_word
        # One pattern finds the words: most of a text is never looked at in Python.
        words = _alternation([word for word in by_word if word != FIGURES])
        self.beginnings = re.compile(rf"\b(?:\d++(?:[.,:/–—-]\d++)*+[^\W\d_]*+|{words}(?!\w))")

    def at(self, word: str) -> Sequence[Rule]:
        """The rules to try where ``word`` stands."""
        return self.by_word.get(word) or self.by_word[FIGURES]


def _alternation(words: Sequence[str]) -> str:
    """A pattern of any of the words that goes through their letters once, by the beginnings they share."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    ends = rests.pop("", None) is not None
    parts = [re.escape(first) + _alternation(rest) for first, rest in sorted(rests.items())]
    if not parts:
        return "(?!)" if not ends else ""
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"


def carry_out(rules: Rules, text: str, day: dt.date) -> Iterator[DateProposal]:
    """The dates of a text in its order; of two that overlap the one that begins first."""
    setting = Setting(text, in_small_letters(text), day)
    done = 0
    for word in rules.beginnings.finditer(setting.lower):
        if word.start() >= done:
            found = _first(rules.at(word[0]), word.start(), setting)
            if found:
                done = found.start + len(found.text)
                yield found


def _first(rules: Sequence[Rule], at: int, setting: Setting) -> DateProposal | None:
    for rule in rules:
        match = rule.pattern.match(setting.lower, at)
        if match:
            try:
                meaning = rule.means(match, setting)
            except (ValueError, OverflowError):
                continue
            if meaning:
                start, end = match.span("w" if "w" in rule.pattern.groupindex else 0)
                span, why = meaning
                return DateProposal(span.first, span.last, setting.text[start:end], start, why)
    return None


def in_small_letters(text: str) -> str:
    """The text in small letters with ё as е, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lower.replace("ё", "е")
