"""What changed between two texts, for people to read: by paragraph first, and by word within changed paragraphs.

Paragraphs and words are matched by Ratcliff and Obershelp's method (`difflib`), which is quadratic at worst; the limits
below keep the work of one comparison to about a second for a text of 100,000 words that was written anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

MOST_WORDS = 2_000
"""Words in a changed passage beyond which it is shown as replaced, not compared word by word."""
MOST_PARAGRAPHS = 5_000
"""Paragraphs beyond which two texts are compared as one passage."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


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
    are of one kind.
    """
    return tuple(_joined(_passages(_paragraphs(old), _paragraphs(new))))


def changed(found: Sequence[Piece]) -> bool:
    """Whether anything is gone or new."""
    return any(piece.kind is not Kind.SAME for piece in found)


def _paragraphs(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _passages(old: list[str], new: list[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from _words("".join(old), "".join(new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            yield Piece(Kind.SAME, before)
        else:
            yield from _words(before, after)


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from _replaced(old, new)
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(before[a:b]))
        else:
            yield from _replaced("".join(before[a:b]), "".join(after[c:d]))


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(Kind.GONE, old)
    if new:
        yield Piece(Kind.NEW, new)


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; within a change what is gone stands before what is new."""
    for is_same, run in groupby(found, key=lambda piece: piece.kind is Kind.SAME):
        each = list(run)
        if is_same:
            yield Piece(Kind.SAME, "".join(piece.text for piece in each))
        else:
            gone = "".join(piece.text for piece in each if piece.kind is Kind.GONE)
            yield from _replaced(gone, "".join(piece.text for piece in each if piece.kind is Kind.NEW))
