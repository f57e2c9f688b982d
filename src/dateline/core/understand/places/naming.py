"""Every name of a place in a text, also of streets, rivers and squares that the gazetteer does not have."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.core.data import rows
from dateline.core.gazetteer.names import fold_name
from dateline.core.gazetteer.russian import is_form, pattern, stems_of
from dateline.core.text.words import Words
from dateline.core.understand.places.resolving import resolve
from dateline.core.understand.places.spots import is_whole
from dateline.core.understand.places.vocabulary import NAME, vocabulary
from dateline.core.understand.values import Mention

_ADJECTIVAL = re.compile("(?:[оеы]й|[оеиы]м|[ое]го|[ое]му|ая|яя|ую|юю|ые|ие|ых|их|ыми|ими|ое|ее|ий|ый|ов|ев|ин)$")
_MOST = 3
"""Adjectives before the word for the kind of place, at most: «Ханты-Мансийский автономный округ»."""

Span = tuple[int, int]
"""The first word and the one after the last."""


def mentions(found: Words, language: str) -> tuple[Mention, ...]:
    """Where a text names places, in its order, the longest name where they overlap.

    Adjectives (“Syrian”), seats of governments and names within those of organisations do not count. In Russian also
    what words for kinds of places show: «улица Ленина», «Тверская площадь», «Боденское озеро»; and rivers, mountains
    and seas of features.tsv.
    """
    spans = set(_resolved(found, language))
    if language == "ru":
        spans.update(_features(found))
        spans.update(_kinds(found))
    return tuple(_mention(found, span) for span in _longest(spans))


def _mention(found: Words, span: Span) -> Mention:
    start, end = found.starts[span[0]], found.ends[span[1] - 1]
    return Mention(start, end, found.text[start:end])


def _longest(spans: set[Span]) -> Iterator[Span]:
    past = 0
    for first, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= past:
            past = end
            yield first, end


def _resolved(found: Words, language: str) -> Iterator[Span]:
    for each in resolve(found, country="RU" if language == "ru" else ""):
        if each.spot.how == NAME and not each.weak:
            yield each.spot.first, each.spot.end


@cache
def _feature_stems() -> dict[str, tuple[tuple[str, ...], ...]]:
    stems: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows("features.tsv"):
        for name in row["names"].split(";"):
            words = tuple(fold_name(name).split())
            stem = pattern(words[0])[0]
            stems[stem] = (*stems.get(stem, ()), words)
    return stems


def _features(found: Words) -> Iterator[Span]:
    stems = _feature_stems()
    for at, form in enumerate(found.forms):
        if not form[0].isupper():
            continue
        for stem in stems_of(found.folded[at]):
            for words in stems.get(stem, ()):
                end = at + len(words)
                there = found.folded[at:end]
                if len(there) == len(words) and all(map(is_form, there, words)) and is_whole(found, at, len(words)):
                    yield at, end


def _kinds(found: Words) -> Iterator[Span]:
    """Names that stand before or behind a word for the kind of place."""
    words = vocabulary()
    for at, word in enumerate(found.folded):
        if word in words.kind_within or word in words.kind_in_town:
            first = _adjectives_before(found, at)
            if first < at:
                yield first, at + 1 if word in words.kind_within else at
                continue
        if word in words.kind_before:
            yield from _name_after(found, at)


def _adjectives_before(found: Words, at: int) -> int:
    """The first of the adjectives before word ``at`` that has a capital; ``at`` if there is none."""
    first = at
    for n in range(at - 1, max(at - 1 - _MOST, -1), -1):
        if not is_whole(found, n, 2) or not _ADJECTIVAL.search(found.folded[n]):
            break
        if found.forms[n][0].isupper() and not _opens_sentence(found, n):
            first = n
    return first


def _opens_sentence(found: Words, at: int) -> bool:
    return at == 0 or any(sign in found.text[found.ends[at - 1] : found.starts[at]] for sign in ".!?\n")


def _name_after(found: Words, at: int) -> Iterator[Span]:
    n = at + 1
    if n >= len(found) or not found.forms[n][0].isupper():
        return
    gap = found.text[found.ends[at] : found.starts[n]]
    if gap not in (" ", " «", ' "'):
        return
    end = n + 1
    while end < len(found) and end - n < _MOST and found.forms[end][0].isupper() and _hyphen(found, end - 1):
        end += 1
    yield n, end


def _hyphen(found: Words, at: int) -> bool:
    return found.text[found.ends[at] : found.starts[at + 1]] == "-"
