"""Quotations and their speakers.

1. Whoever stands beside a verb of saying in the sentence around a quotation, first behind it, then before it.
2. “He”, «он» or “the lawmaker” there is whoever spoke last, else whoever was named last.
3. A quotation that its own sentence gives to nobody goes on with what its paragraph's last speaker says.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.core.text.words import Words
from dateline.core.understand.names.people import Person
from dateline.core.understand.names.vocabulary import is_word, listed
from dateline.core.understand.quotes.marks import Span, inserts, quoted
from dateline.core.understand.values import QuoteProposal

_AROUND = 14
"""Words of a sentence, on each side of a quotation, in which its speaker is looked for."""
_NEAR = 4
"""Words between a verb of saying and its subject."""
_SENTENCE = re.compile(r"[.!?…]+[\"»”]?\s|\n\n")
_SMALLEST = 4
"""Words of a reported clause."""
_MOST = 200
_THAT = re.compile(
    r"^(?: (?:reporters|journalists|reuters|tass|lawmakers|the \w+|a news conference|в интервью)"
    r"(?: (?:in|on|at) [\w ]{1,25}?)?)?"
    r"[,:\s]*(?:(that|что)\s+)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:on|in|at|to|of|for|with|about|from|after|the same)\b|[а-я]", re.IGNORECASE)
"""What follows a verb of saying and is not what is said; in Russian only what follows «что» is."""
_ACCORDING = re.compile(r"\b(?:according to|по словам|по мнению|по данным)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class _Telling:
    """A text while it is read: who is named where, and who spoke last."""

    found: Words
    meant: Sequence[tuple[Person, str]]
    firsts: Sequence[int]
    last: str = ""
    paragraph: int = -1
    """Where the paragraph of the last attributed quotation begins."""


def quotes(found: Words, meant: Sequence[tuple[Person, str]]) -> tuple[QuoteProposal, ...]:
    """Direct and reported speech of a text, in its order; ``meant`` are the namings of persons in theirs."""
    telling = _Telling(found, meant, [person.first for person, _ in meant])
    spans = list(quoted(found.text))
    both = sorted([*((span, True) for span in spans), *((span, False) for span in _reporting(found, spans))])
    proposals = (_proposal(telling, span, direct=direct) for span, direct in both)
    return tuple(each for each in proposals if each is not None)[:_MOST]


def _proposal(telling: _Telling, span: Span, *, direct: bool) -> QuoteProposal | None:
    text = telling.found.text
    if not direct:
        return _reported(telling, span)
    speaker, why = _speaker(telling, span)
    paragraph = text.rfind("\n\n", 0, span[0])
    if not speaker and telling.last and telling.paragraph == paragraph:
        speaker, why = telling.last, "goes on in the same paragraph"
    if not speaker:
        return None
    telling.last, telling.paragraph = speaker, paragraph
    said = " ".join(text[span[0] : span[1]].split()).rstrip(",")
    return QuoteProposal(speaker, said, *span, True, inserts(text[span[0] : span[1]]), why)


def _speaker(telling: _Telling, span: Span) -> tuple[str, str]:
    """Whom the sentence around a quotation gives it to, and by which words."""
    found = telling.found
    after = bisect_left(found.starts, span[1])
    before = bisect_left(found.starts, span[0])
    behind = range(after, min(after + _AROUND, _sentence_end(found, span[1], after)))
    ahead = range(max(before - _AROUND * 2, _sentence_start(found, span[0])), before)
    return _by_verb(telling, behind) or _by_verb(telling, ahead) or ("", "")


def _by_verb(telling: _Telling, within: range) -> tuple[str, str] | None:
    found = telling.found
    for n in within:
        if is_word("speech", found.folded[n]):
            subject = _subject(telling, n, within)
            if subject:
                return subject, f"beside “{found.forms[n]}”"
    for person, name in _named(telling, within):
        if _ACCORDING.search(found.text[: found.starts[person.first]][-20:]):
            return name, "according to"
    return None


def _subject(telling: _Telling, verb: int, within: range) -> str:
    """Whose verb it is: the person before it, behind it, or the pronoun there."""
    found = telling.found
    near = [(person, name) for person, name in _named(telling, within)]
    before = [name for person, name in near if person.end <= verb and verb - person.end < _NEAR]
    if before:
        return before[-1]
    behind = [name for person, name in near if person.first > verb and person.first - verb < _NEAR * 3]
    if behind and not _pronoun(found, verb - 1) and not _pronoun(found, verb - 2):
        return behind[0]
    for n in (verb - 1, verb - 2, verb + 1, verb + 2):
        if n in within and _pronoun(found, n):
            return telling.last or _before(telling, verb)
    return ""


def _pronoun(found: Words, at: int) -> bool:
    if not 0 <= at < len(found):
        return False
    language = "ru" if found.folded[at] >= "\u0400" else "en"
    return found.folded[at] in listed("pronoun", language)


def _before(telling: _Telling, at: int) -> str:
    """Whoever was named last before a word."""
    n = bisect_left(telling.firsts, at)
    return telling.meant[n - 1][1] if n else ""


def _named(telling: _Telling, within: range) -> Iterator[tuple[Person, str]]:
    first, end = bisect_left(telling.firsts, within.start), bisect_left(telling.firsts, within.stop)
    return iter(telling.meant[first:end])


def _sentence_end(found: Words, at: int, word: int) -> int:
    """The word after the sentence that goes on behind a quotation; none does if it ended with the quotation."""
    match = _SENTENCE.search(found.text, at + 1)
    return max(word, bisect_left(found.starts, match.start() + 1 if match else len(found.text)))


def _sentence_start(found: Words, at: int) -> int:
    ends = [match.end() for match in _SENTENCE.finditer(found.text, max(0, at - 400), at)]
    return bisect_left(found.starts, ends[-1] if ends else max(0, at - 400))


def _reporting(found: Words, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences with a verb of saying and without a quotation."""
    starts = [start for start, _ in spans]
    english = listed("speech", "en")
    verbs = [
        n for n, word in enumerate(found.folded) if word in english or (word >= "\u0400" and is_word("speech", word))
    ]
    begin = 0
    for match in [*_SENTENCE.finditer(found.text), None]:
        end = match.start() + 1 if match else len(found.text)
        first, last = bisect_left(found.starts, begin), bisect_left(found.starts, end)
        n = bisect_right(starts, begin)
        quoting = (n < len(starts) and starts[n] < end) or (n and spans[n - 1][1] > begin)
        verb = bisect_left(verbs, first)
        if not quoting and verb < len(verbs) and verbs[verb] < last:
            yield begin, end
        begin = match.end() if match else end


def _reported(telling: _Telling, span: Span) -> QuoteProposal | None:
    found = telling.found
    within = range(bisect_left(found.starts, span[0]), bisect_left(found.starts, span[1]))
    for n in within:
        if is_word("speech", found.folded[n]) and (speaker := _subject(telling, n, within)):
            start, end = _clause(telling, n, within, span)
            text = " ".join(found.text[start:end].split()).strip(" ,")
            if len(text.split()) < _SMALLEST:
                return None
            telling.last = speaker
            return QuoteProposal(speaker, text, start, end, False, inserts(text), f"reported by “{found.forms[n]}”")
    return None


def _clause(telling: _Telling, verb: int, within: range, span: Span) -> Span:
    """What is said: behind the verb, or before its subject where that is the longer part; empty if neither is said."""
    text, start = telling.found.text, telling.found.ends[verb]
    that = _THAT.match(text[start : span[1]])
    comma = text.rfind(",", span[0], start)
    if comma > span[0] and comma - span[0] > span[1] - start:
        return span[0], comma
    if within.stop - verb <= _NEAR + 1:
        return span[0], max(comma, span[0])
    start += that.end() if that else 0
    spoken = bool(that and that[1]) or not _PREPOSITION.match(text[start : span[1]])
    return (start, span[1]) if spoken else (span[0], span[0])
