"""What changed between two texts, for people to read: by paragraph first, and by word within changed paragraphs.

Paragraphs are matched by those that both texts have exactly once, in the same order on both sides ("patience"), which
is quick for any text. Words are matched by Ratcliff and Obershelp's method (`difflib`), which is quadratic and at worst
cubic, so there is a limit to how many are compared: readers may ask for a difference, and wires choose the words. Two
texts of 100,000 words take about half a second if they were rewritten throughout, and one if made to be slow.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

MOST_PAIRS = 1_000_000
"""Pairs of an old and a new word that one comparison may look at: a hundred paragraphs of fifty words each, all of them
rewritten. Passages beyond that are shown as replaced. What paragraphs begin and end with in common does not count."""
_LEAST_PAIRS = 100
"""What comparing the shortest passages counts as: it takes that long, too."""
LEAST_IN_COMMON = 0.2
"""Share of the shorter passage that two must have in common; less is shown as replaced, not as words strewn about."""

_PARAGRAPH = re.compile(r"[^\n]*\n\s*|[^\n]+")
_TOKEN = re.compile(r"\w+(?:[.,:’'-]\w+)*|\s+|[^\w\s]")
"""Figures and words with marks inside stay whole: ``3,000``, ``17:44``, ``well-known``."""
_WORD = re.compile(r"\w")


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one fate."""

    kind: Kind
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The way from ``old`` to ``new``.

    The texts of all pieces but the new ones are ``old``; those of all but the gone ones are ``new``. No two neighbours
    are of one kind, and what is gone stands before what came for it.
    """
    if old == new:
        return (Piece(Kind.SAME, old),) if old else ()
    found = _Comparison().passages(_PARAGRAPH.findall(old), _PARAGRAPH.findall(new))
    return tuple(_joined(_bridged(list(_joined(found)))))


def changed(found: Sequence[Piece]) -> bool:
    """Whether anything is gone or new."""
    return any(piece.kind is not Kind.SAME for piece in found)


class _Comparison:
    """One comparison, with what is left of its limit."""

    def __init__(self) -> None:
        self._left = MOST_PAIRS

    def passages(self, old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
        """Two texts by paragraph."""
        start, start_new = 0, 0
        for end, end_new in (*_anchors(old, new), (len(old), len(new))):
            yield from self._between(old[start:end], new[start_new:end_new])
            yield from _kept("".join(old[end : end + 1]))
            start, start_new = end + 1, end_new + 1

    def _between(self, old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
        """Paragraphs between two anchors: one against one where there are as many, else all against all."""
        head, tail = _common(old, new)
        yield from _kept("".join(old[:head]))
        middle, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
        if len(middle) == len(middle_new):
            for before, after in zip(middle, middle_new, strict=True):
                yield from self._words(before, after)
        else:
            yield from self._words("".join(middle), "".join(middle_new))
        yield from _kept("".join(old[len(old) - tail :]))

    def _words(self, old: str, new: str) -> Iterator[Piece]:
        """Two passages by word, or one for the other where they have little in common or are too long."""
        if self._left < _LEAST_PAIRS:
            yield from _kept(old) if old == new else _replaced(old, new)
            return
        before, after = _TOKEN.findall(old), _TOKEN.findall(new)
        head, tail = _common(before, after)
        middle, middle_new = before[head : len(before) - tail], after[head : len(after) - tail]
        pairs = max(len(middle) * len(middle_new), _LEAST_PAIRS)
        if pairs > self._left:
            found = list(_replaced("".join(middle), "".join(middle_new)))
        else:
            self._left -= pairs
            found = list(_matched(middle, middle_new))
        found = [*_kept("".join(before[:head])), *found, *_kept("".join(before[len(before) - tail :]))]
        yield from found if _akin(found, min(len(old), len(new))) else _replaced(old, new)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of paragraphs that both texts have once: as many as stand in the same order in both."""
    at, at_new = _single(old), _single(new)
    pairs = [(place, at_new[text]) for text, place in at.items() if text in at_new]
    # The longest rising run of the second positions, by the ends of the best runs of each length so far.
    ends: list[int] = []
    best: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(best[length - 1] if length else None)
        ends[length:], best[length:] = [place, *ends[length + 1 :]], [number, *best[length + 1 :]]
    run: list[tuple[int, int]] = []
    last = best[-1] if best else None
    while last is not None:
        run.append(pairs[last])
        last = before[last]
    return run[::-1]


def _single(texts: Sequence[str]) -> dict[str, int]:
    """Where those stand that occur once, in their order."""
    times = Counter(texts)
    return {text: place for place, text in enumerate(texts) if times[text] == 1}


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are equal at the beginning, and of the rest at the end."""
    most = min(len(old), len(new))
    head = next((place for place in range(most) if old[place] != new[place]), most)
    most -= head
    tail = next((place for place in range(most) if old[-1 - place] != new[-1 - place]), most)
    return head, tail


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    # With autojunk, words that come again and again are no starting points in long passages: that keeps it quick.
    for tag, start, end, start_new, end_new in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if tag == "equal":
            yield from _kept("".join(old[start:end]))
        else:
            yield from _replaced("".join(old[start:end]), "".join(new[start_new:end_new]))


def _akin(found: Sequence[Piece], length: int) -> bool:
    common = sum(len(piece.text) for piece in found if piece.kind is Kind.SAME and _WORD.search(piece.text))
    return common >= LEAST_IN_COMMON * length


def _kept(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(Kind.SAME, text)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(Kind.GONE, old)
    if new:
        yield Piece(Kind.NEW, new)


def _bridged(found: Sequence[Piece]) -> Iterator[Piece]:
    """A space that alone was kept between two words and the two that came for them belongs to both."""
    for place, piece in enumerate(found):
        around = [each.kind for each in (*found[max(place - 2, 0) : place], *found[place + 1 : place + 3])]
        if piece.text.isspace() and "\n" not in piece.text and around == [Kind.GONE, Kind.NEW] * 2:
            yield from _replaced(piece.text, piece.text)
        else:
            yield piece


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; within a change what is gone stands before what is new."""
    for is_same, run in groupby(found, key=lambda piece: piece.kind is Kind.SAME):
        each = list(run)
        if is_same:
            yield Piece(Kind.SAME, "".join(piece.text for piece in each))
        else:
            gone = "".join(piece.text for piece in each if piece.kind is Kind.GONE)
            yield from _replaced(gone, "".join(piece.text for piece in each if piece.kind is Kind.NEW))
