"""Which organisations of a list a text names, and on which of them it has a note of its own."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.core.designated.forms import Phrase, key, phrase
from dateline.core.designated.values import Finding, Jurisdiction
from dateline.core.text.words import Words, words

_AFTER, _BEFORE = 12, 6
"""Words between a name and a note on it, where the note follows and where it stands before."""
_BACK = 60
"""Words back to which a joint note reaches."""
_FOOTNOTE = "*"
_FOOTNOTES = 400
"""Characters of a footnote in which a note stands."""


@dataclass(frozen=True, slots=True)
class _Name:
    phrase: Phrase
    entity: int
    capital: bool
    """Whether its first word has a capital, and must have one in a text."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A list as it is looked up: phrases by the beginning of their first word."""

    names: dict[str, list[_Name]]
    abbreviations: dict[str, int]
    marks: dict[str, list[Phrase]]
    joint: dict[str, list[tuple[str, ...]]]
    """By the first word, in this very form."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words ``first`` to ``end`` (not included) name the entity with this number."""

    entity: int
    first: int
    end: int


def check(listed: Jurisdiction, text: str, day: dt.date) -> tuple[Finding, ...]:
    """The organisations designated on ``day`` that a plain ``text`` names, each once, in the order of the text.

    A note anywhere in the copy will do: close to a name in the same paragraph, joint for several that were named
    before, or as a footnote with an asterisk. Time linear in the text; raises nothing.
    """
    table = _table(listed)
    found = words(text)
    mentions = [each for each in _mentions(found, table) if listed.entities[each.entity].stands_on(day)]
    if not mentions:
        return ()
    noted = _noted(found, mentions, table)
    firsts = {each.entity: each for each in reversed(mentions)}
    return tuple(
        _finding(listed, found, each, noted=each.entity in noted)
        for each in sorted(firsts.values(), key=lambda each: each.first)
    )


def _finding(listed: Jurisdiction, found: Words, mention: _Mention, *, noted: bool) -> Finding:
    start, end = found.starts[mention.first], found.ends[mention.end - 1]
    return Finding(listed.code, listed.entities[mention.entity], found.text[start:end], start, end, noted)


@lru_cache(maxsize=32)
def _table(listed: Jurisdiction) -> _Table:
    table = _Table({}, {}, {}, {})
    for number, entity in enumerate(listed.entities):
        for name in entity.names:
            called = phrase(name)
            capital = name.lstrip("«“\"'")[:1].isupper()
            table.names.setdefault(called.key, []).append(_Name(called, number, capital))
        for short in entity.abbreviations:
            table.abbreviations[_bare(short)] = number
    for names in table.names.values():
        names.sort(key=lambda name: -len(name.phrase))
    for mark in map(phrase, listed.marks):
        table.marks.setdefault(mark.key, []).append(mark)
    for joint in listed.joint:
        folded = tuple(words(joint).folded)
        table.joint.setdefault(folded[0], []).append(folded)
    return table


def _bare(form: str) -> str:
    return form.replace(".", "")


def _mentions(found: Words, table: _Table) -> Iterator[_Mention]:
    past = 0
    for at, word in enumerate(found.folded):
        if at >= past and (key(word) in table.names or found.forms[at].isupper()):
            mention = _named(found, at, table) or _abbreviated(found, at, table)
            if mention:
                past = mention.end
                yield mention


def _named(found: Words, at: int, table: _Table) -> _Mention | None:
    for name in table.names.get(key(found.folded[at]), ()):
        if found.forms[at][0].isupper() or not name.capital:
            end = at + len(name.phrase)
            if name.phrase.stands_at(found.folded, at) and _together(found, at, end):
                return _Mention(name.entity, at, end)
    return None


def _abbreviated(found: Words, at: int, table: _Table) -> _Mention | None:
    form = found.forms[at]
    number = table.abbreviations.get(_bare(form)) if form.isupper() else None
    return None if number is None or _shouted(found, at) else _Mention(number, at, at + 1)


def _shouted(found: Words, at: int) -> bool:
    """Whether a word in capitals stands among others: “THIS IS NEWS” names nobody."""
    near = [form for form in (*found.forms[max(at - 2, 0) : at], *found.forms[at + 1 : at + 3]) if len(form) > 1]
    return len(near) > 1 and all(form.isupper() for form in near)


def _together(found: Words, first: int, end: int) -> bool:
    gaps = (found.text[found.ends[n] : found.starts[n + 1]] for n in range(first, end - 1))
    return all(len(gap) <= 3 and not set(gap) & set(".!?…;\n") for gap in gaps)


def _noted(found: Words, mentions: Sequence[_Mention], table: _Table) -> set[int]:
    """The entities that the copy has a note on."""
    paragraphs = _paragraphs(found)
    noted: set[int] = set()
    starts = [each.first for each in mentions]
    starred = {each.entity for each in mentions if _has_asterisk(found, each)}
    at = 0
    for first, end in _marks(found.folded, table):
        while at < len(mentions) and mentions[at].end <= first:
            at += 1
        before, after = mentions[at - 1 : at] if at else [], mentions[at : at + 1]
        noted |= {each.entity for each in before if first - each.end <= _AFTER and _same(paragraphs, each.first, first)}
        noted |= {
            each.entity for each in after if 0 <= each.first - end <= _BEFORE and _same(paragraphs, first, each.first)
        }
        if _is_footnote(found, first):
            noted |= starred
    for first in _joint(found.folded, table):
        reached = mentions[bisect_left(starts, first - _BACK) : bisect_left(starts, first)]
        noted |= {each.entity for each in reached if _same(paragraphs, each.first, first)}
    return noted


def _marks(folded: Sequence[str], table: _Table) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(folded):
        mark = next((each for each in table.marks.get(key(word), ()) if each.stands_at(folded, at)), None)
        if mark is not None:
            yield at, at + len(mark)


def _joint(folded: Sequence[str], table: _Table) -> Iterator[int]:
    for at, word in enumerate(folded):
        if any(tuple(folded[at : at + len(each)]) == each for each in table.joint.get(word, ())):
            yield at


def _paragraphs(found: Words) -> list[int]:
    """For each word the number of its paragraph."""
    numbers, number, past = [], 0, 0
    for start, end in zip(found.starts, found.ends, strict=True):
        number += "\n" in found.text[past:start]
        numbers.append(number)
        past = end
    return numbers


def _same(paragraphs: Sequence[int], first: int, second: int) -> bool:
    return paragraphs[first] == paragraphs[second]


def _has_asterisk(found: Words, mention: _Mention) -> bool:
    end = found.ends[mention.end - 1]
    behind = found.text[end : end + 3].lstrip("»”\"'")
    return behind.startswith(_FOOTNOTE)


def _is_footnote(found: Words, at: int) -> bool:
    """Whether the word's paragraph begins with an asterisk; of a long one it does not matter."""
    start = found.starts[at]
    line = found.text.rfind("\n", max(0, start - _FOOTNOTES), start) + 1
    return (line > 0 or start <= _FOOTNOTES) and found.text[line : line + 3].lstrip().startswith(_FOOTNOTE)
