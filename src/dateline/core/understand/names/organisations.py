"""Which organisations are named: by the head of the name, by what ends a firm's, by quotation marks, or known ones."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dateline.core.text.words import Words
from dateline.core.understand.names.heads import is_head, is_kind, known_as
from dateline.core.understand.names.runs import Run
from dateline.core.understand.names.vocabulary import is_word, listed, phrases

_OPEN, _CLOSE = '«"“„', '»"”“'
_LONGEST = 6
"""Words within quotation marks, and of what follows a head, at most."""
_GENITIVE = re.compile(r".{2,}(?:ов|ев|ий|ия|ии|ости|ого|его|ой|ых|их|ства|ры|ны|труда|спорта|ки|ам|ям)$")
_ADJECTIVAL = re.compile(r".{3,}(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ые|ие|ых|их)$")
_BEFORE_AND = 2
_ROMAN = re.compile(r"[IVXLCХ]+$")
_JOINING = frozenset(["of", "for", "on"])
_ARTICLES = frozenset(["the"])


@dataclass(frozen=True, slots=True)
class Organisation:
    """Words ``first`` to ``end`` (not included) name an organisation."""

    first: int
    end: int
    why: str


def organisations(found: Words, runs: Sequence[Run], taken: Collection[int], *, russian: bool) -> list[Organisation]:
    """Every naming of an organisation, in the text's order, the longest where several overlap."""
    finds = _russian(found, runs) if russian else _english(found, runs, taken)
    free = (each for each in finds if not any(n in taken for n in range(each.first, each.end)))
    return [each for each in _longest(free) if not _is_none(found, each)]


def told_of(found: Words, first: int, end: int, by: str) -> Organisation | None:
    """What a recogniser took for an organisation, cut as the rules cut it; None where only a form or a word is left.

    Recognisers go over brackets ("the Committee (CPJ") and take «ОАО «Газпром» for a name.
    """
    end = next((n for n in range(first + 1, end) if "(" in found.text[found.ends[n - 1] : found.starts[n]]), end)
    behind = next((n for n in range(first + 1, end) if _is_called(found, n)), first)
    if behind + 1 == end and found.folded[behind] in listed("abbreviation", "ru") | listed("form", "ru"):
        return None
    each = Organisation(behind, end, by)
    return None if _is_none(found, each) else each


def closed(found: Words, each: Organisation) -> str:
    """Its name as it is printed, with the mark that closes a quotation within it: «РИА „Новости“»."""
    start, end = found.starts[each.first], found.ends[each.end - 1]
    is_open = any(sign in _OPEN for sign in found.text[start:end])
    return found.text[start : end + 1] if is_open and found.text[end : end + 1] in _CLOSE else found.text[start:end]


def _longest(finds: Iterator[Organisation]) -> Iterator[Organisation]:
    past = 0
    for each in sorted(finds, key=lambda each: (each.first, -each.end)):
        if each.first >= past:
            past = each.end
            yield each


def _is_none(found: Words, each: Organisation) -> bool:
    """Whether it is only written like an organisation: the Soviet Union."""
    words = found.folded[each.first : each.end]
    unwanted = (phrase.split() for language in ("en", "ru") for phrase in phrases("neither", language))
    return any(
        len(phrase) == len(words) and all(word[:4] == part[:4] for word, part in zip(words, phrase, strict=True))
        for phrase in unwanted
    )


def _english(found: Words, runs: Sequence[Run], taken: Collection[int]) -> Iterator[Organisation]:
    firms, bodies, known = listed("firm", "en"), listed("body", "en"), listed("known", "en")
    starts, ends = {run.first: run for run in runs}, {run.end: run for run in runs}
    for run in runs:
        yield from _known(found, run, known)
        first, end = _trimmed(found, run, taken)
        head = next((n for n in range(end - 1, first - 1, -1) if found.folded[n] in firms | bodies), None)
        if head is None:
            continue
        end = head + 1
        first = _both(found, first, ends, taken)
        if found.folded[head] in bodies and (further := _further(found, end, starts)):
            yield Organisation(first, further, f"head of the name: {found.forms[head]}")
        elif end - first > 1:
            sort = "firm" if found.folded[head] in firms else "head of the name"
            yield Organisation(first, end, f"{sort}: {found.forms[head]}")


def _known(found: Words, run: Run, known: frozenset[str]) -> Iterator[Organisation]:
    for n in range(run.first, run.end):
        form = found.forms[n]
        if found.folded[n] in known and (len(form) > 4 or form.replace(".", "").isupper()):
            yield Organisation(n, n + 1, f"well known: {form}")


def _trimmed(found: Words, run: Run, taken: Collection[int]) -> tuple[int, int]:
    """The run without words that open a sentence, and up to where a person is named."""
    first, end = run.first, run.end
    end = next((n for n in range(first, end) if n in taken), end)
    while first < end and found.folded[first] in listed("opener", "en"):
        first += 1
    return first, end


def _both(found: Words, first: int, ends: dict[int, Run], taken: Collection[int]) -> int:
    """Where a name with “and” in it begins: “Securities and Exchange Commission”."""
    before = ends.get(first - 1)
    if first < 2 or found.folded[first - 1] != "and" or before is None:
        return first
    openers = listed("opener", "en")
    start = next((n for n in range(before.first, before.end) if found.folded[n] not in openers), before.end)
    alone = 0 < before.end - start <= _BEFORE_AND and not any(n in taken for n in range(start, before.end))
    return start if alone and found.text[found.ends[first - 2] : found.starts[first - 1]] == " " else first


def _further(found: Words, at: int, starts: dict[int, Run]) -> int:
    """Where “of Foreign Affairs” ends, behind the head of a name; 0 if nothing of the sort follows."""
    if at >= len(found) or found.folded[at] not in _JOINING or found.text[found.ends[at - 1] : found.starts[at]] != " ":
        return 0
    at += 1
    if at < len(found) and found.folded[at] in _ARTICLES:
        at += 1
    return starts[at].end if at in starts else 0


def _russian(found: Words, runs: Sequence[Run]) -> Iterator[Organisation]:
    for run in runs:
        for n in range(run.first, run.end):
            if known_as(found.folded[n]):
                yield Organisation(n, n + 1, f"well known: {found.forms[n]}")
            elif _is_abbreviation(found, n):
                yield Organisation(n, n + 1, f"abbreviation: {found.forms[n]}")
        yield from _headed(found, run)
        if run.first and is_kind(found.folded[run.first - 1]) and _follows(found, run.first):
            yield from _called(found, run)
    yield from _quoted(found)


def _called(found: Words, run: Run) -> Iterator[Organisation]:
    """«корпорация Philips»: a kind, and a name in Latin letters."""
    latin = [n for n in range(run.first, run.end) if found.folded[n] < "\u0400"]
    if latin and latin[0] == run.first:
        yield Organisation(run.first, latin[-1] + 1, f"behind {found.forms[run.first - 1]}")


def _headed(found: Words, run: Run) -> Iterator[Organisation]:
    """«Федеральная служба безопасности», «Совет Федерации», «Министерство обороны»."""
    if found.starts[run.first] and found.text[found.starts[run.first] - 1] in _OPEN:
        return
    openers = listed("opener", "ru")
    first = next((n for n in range(run.first, run.end) if found.folded[n] not in openers), run.end)
    for at in range(first, min(run.end + 3, len(found))):
        if at > first and not _follows(found, at):
            return
        if is_head(found.folded[at]):
            end = _genitives(found, at + 1)
            if at > first or end > at + 1:
                yield Organisation(first, end, f"head of the name: {found.forms[at]}")
            return
        if not _ADJECTIVAL.match(found.folded[at]):
            return


def _is_abbreviation(found: Words, at: int) -> bool:
    """Three to six capitals, of whatever alphabet, that are nothing else."""
    form, word = found.forms[at], found.folded[at]
    if not (3 <= len(form) <= 6 and form.isalpha() and form.isupper()) or _ROMAN.match(form):
        return False
    numbered = (
        found.text[found.ends[at] : found.ends[at] + 2][:1] == "-"
        and found.text[found.ends[at] + 1 : found.ends[at] + 2].isdigit()
    )
    return not numbered and word not in listed("abbreviation", "ru") | listed("form", "ru")


def _follows(found: Words, at: int) -> bool:
    return found.text[found.ends[at - 1] : found.starts[at]] in (" ", "-", "\xa0")


def _genitives(found: Words, at: int) -> int:
    """The word after the genitives that follow a head."""
    end = at
    while end < len(found) and end - at < _LONGEST and _follows(found, end):
        word, form = found.folded[end], found.forms[end]
        if word in ("по", "и") and end + 1 < len(found) and _GENITIVE.match(found.folded[end + 1]) and end - at < 3:
            end += 2
        elif form[0].isupper() or (_GENITIVE.match(word) and not is_word("speech", word)):
            end += 1
        else:
            break
    return end


def _quoted(found: Words) -> Iterator[Organisation]:
    """What stands in quotation marks behind a word for a kind of organisation or a legal form."""
    for at in range(1, len(found)):
        if _is_called(found, at) and (end := _closing(found, at)):
            yield Organisation(at, end, f"in quotation marks behind {found.forms[at - 1]}")


def _is_called(found: Words, at: int) -> bool:
    """Whether quotation marks open before this word, behind a kind or a legal form."""
    gap = found.text[found.ends[at - 1] : found.starts[at]]
    if gap[-1:] not in _OPEN or gap[:-1].strip():
        return False
    kind = found.folded[at - 1]
    return kind in listed("form", "ru") or is_kind(kind)


def _closing(found: Words, at: int) -> int:
    for end in range(at + 1, min(at + _LONGEST, len(found)) + 1):
        gap = found.text[found.ends[end - 1] : found.starts[end] if end < len(found) else None]
        if any(sign in gap for sign in _CLOSE):
            return end
    return 0
