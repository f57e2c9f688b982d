"""Which figures, dates, names and quotations of a text another version of it changes.

An update that only adds says nothing of what was public; one that replaces or drops a fact may be a correction, and the
desk asks. This asks too often rather than too seldom, and proves nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline.core.dateline.months import DAY_AND_MONTH


class Sort(StrEnum):
    """What kind of fact it is."""

    QUOTATION = "quotation"
    DATE = "date"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as the text has it."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was said and is said no longer; ``new`` is what stands in its place, empty where nothing does."""

    sort: Sort
    old: str
    new: str


_QUOTED = re.compile(r'"([^"\n]{2,600})"|“([^”\n]{2,600})”|«([^»\n]{2,600})»|„([^“\n]{2,600})“')
_NUMERIC_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*\s?%?")
_WORD_FIGURES = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|"
    r"од(?:ин|на|но|ного|ной)|дв(?:а|е|ух)|тр(?:и|ех|ёх)|четыр(?:е|ех|ёх)|пят(?:ь|и|надцать|надцати|ьдесят)|"
    r"шест(?:ь|и|надцать|надцати|ьдесят)|сем(?:ь|и|надцать|надцати|ьдесят)|вос(?:емь|ьми|емнадцать|емьдесят)|"
    r"девят(?:ь|и|надцать|надцати)|десят(?:ь|и)|одиннадцат(?:ь|и)|двенадцат(?:ь|и)|тринадцат(?:ь|и)|двадцат(?:ь|и)|"
    r"тридцат(?:ь|и)|сорок(?:а)?|девяносто|ст(?:о|а)|тысяч(?:а|и)?|миллион(?:а|ов)?|миллиард(?:а|ов)?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-ZÀ-ÞЁА-Я][\w'’-]*(?:[ \u00a0]+[A-ZÀ-ÞЁА-Я][\w'’-]*)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:]|\n|[–—])[\s\"«“„]*$")


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in their order. What stands within a quotation or a date is part of that."""
    found: list[tuple[int, Fact]] = []
    rest = text
    for sort, pattern in _PATTERNS:
        found += [(match.start(), Fact(sort, _tidy(match[0]))) for match in pattern.finditer(rest)]
        rest = pattern.sub(_blank, rest)
    found += [(at, Fact(Sort.NAME, name)) for at, name in _names(rest)]
    return tuple(fact for _, fact in sorted(found, key=lambda each: each[0]))


def changed(old: str, new: str) -> tuple[Change, ...]:
    """The facts of ``old`` that ``new`` has no longer, in their order, each with what seems to stand in its place.

    That is the next fact of the same sort, in order, that only ``new`` has.
    """
    before, after = facts(old), facts(new)
    gone = _only(before, Counter(before) - Counter(after))
    come = _only(after, Counter(after) - Counter(before))
    successors = {sort: iter([fact.text for fact in come if fact.sort is sort]) for sort in Sort}
    return tuple(Change(fact.sort, fact.text, next(successors[fact.sort], "")) for fact in gone)


_PATTERNS = (
    (Sort.QUOTATION, _QUOTED),
    (Sort.DATE, re.compile(DAY_AND_MONTH, re.IGNORECASE)),
    (Sort.DATE, _NUMERIC_DATE),
    (Sort.FIGURE, _FIGURE),
    (Sort.FIGURE, _WORD_FIGURES),
)


def _only(found: tuple[Fact, ...], kept: "Counter[Fact]") -> list[Fact]:
    chosen = []
    for fact in found:
        if kept[fact]:
            kept[fact] -= 1
            chosen.append(fact)
    return chosen


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _blank(match: re.Match[str]) -> str:
    """As long as what it replaces, so that places stay the same, and no part of a name."""
    return "|" * len(match[0])


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Capitalised words within a sentence; those that open one only where the same word stands elsewhere, too."""
    matches = list(_NAME.finditer(text))
    opening = {
        match.start() for match in matches if _OPENS_SENTENCE.search(text[max(0, match.start() - 8) : match.start()])
    }
    inside = {word for match in matches if match.start() not in opening for word in match[0].split()}
    for match in matches:
        words = match[0].split()
        if match.start() in opening and words[0] not in inside:
            words = words[1:]
        if words:
            yield match.start(), " ".join(words)
