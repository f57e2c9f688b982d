"""A filter's signs, one after the other, with their positions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from dateline.core.filters.errors import FilterError, Problem
from dateline.core.filters.fields import WRITTEN, Field

MAX_CHARACTERS = 2_000
_QUOTES = '"“”„«»'
_MINUS = "-−–"
_SPACE = re.compile(r"\s+")
_BARE = re.compile(rf"[^\s(){_QUOTES}]+")
_COMPARED = "|".join(name for name, field in WRITTEN.items() if field == Field.URGENCY)
_NAME = re.compile(rf"([^\W\d_]+):|({_COMPARED})(?=[<>]=?\d|=\d)", re.IGNORECASE)
"""What is compared needs no colon: ``urgency<=3``."""
_COMMA = re.compile(r",\s*")
_VALUE = re.compile(rf"[^\s(){_QUOTES},]+")
_OR = frozenset(["OR", "ИЛИ"])
_AND = frozenset(["AND", "И"])
_NOT = frozenset(["NOT", "НЕ"])
KEYWORDS = _OR | _AND | _NOT
"""What a bare word means, so that it is quoted to be a word."""
PLAIN = re.compile(r"[\w.:/]+(?:-[\w.:/]+)*")
"""What can be written without quotation marks."""


class Sign(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    MINUS = auto()
    WORD = auto()
    QUOTED = auto()
    FIELD = auto()
    """``text`` is its name as written; its values follow."""
    VALUE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is what is meant, without quotation marks; ``start`` to ``end`` is where it stands (characters)."""

    sign: Sign
    text: str
    start: int
    end: int
    quoted: bool = False


def tokens(written: str) -> Iterator[Token]:
    """The signs of a filter, `Sign.END` last. Raises `FilterError` for what is too long, open quotes and junk."""
    if len(written) > MAX_CHARACTERS:
        raise FilterError(Problem.TOO_LONG, MAX_CHARACTERS, len(written))
    for at, character in enumerate(written):
        if not character.isprintable() and not character.isspace():
            raise FilterError(Problem.CONTROL_CHARACTER, at, at + 1)
    at = 0
    while at < len(written):
        space = _SPACE.match(written, at)
        if space:
            at = space.end()
            continue
        for token in _at(written, at):
            at = token.end
            yield token
    yield Token(Sign.END, "", len(written), len(written))


def _at(written: str, at: int) -> Iterator[Token]:
    character = written[at]
    if character in "()":
        yield Token(Sign.OPEN if character == "(" else Sign.CLOSE, character, at, at + 1)
    elif character in _QUOTES:
        yield _quoted(written, at)
    elif character in _MINUS and written[at + 1 : at + 2].strip():
        yield Token(Sign.MINUS, character, at, at + 1)
    elif name := _NAME.match(written, at):
        yield from _field(written, name)
    else:
        yield _bare(written, at)


def _bare(written: str, at: int) -> Token:
    found = _BARE.match(written, at)
    assert found, "neither space, bracket nor quotation mark"
    word = found[0]
    sign = Sign.OR if word in _OR else Sign.MINUS if word in _NOT else Sign.WORD
    return Token(sign, "" if word in _AND else word, at, found.end())


def _quoted(written: str, at: int) -> Token:
    end = next((n for n in range(at + 1, len(written)) if written[n] in _QUOTES), -1)
    if end < 0:
        raise FilterError(Problem.OPEN_QUOTE, at, len(written), written[at : at + 40])
    return Token(Sign.QUOTED, written[at + 1 : end], at, end + 1, quoted=True)


def _field(written: str, name: re.Match[str]) -> Iterator[Token]:
    """A field and its values; none if nothing follows, which the parser refuses."""
    yield Token(Sign.FIELD, name[1] or name[2], name.start(), name.end())
    at = name.end()
    while at < len(written):
        value = _VALUE.match(written, at)
        if value:
            token = Token(Sign.VALUE, value[0], at, value.end())
        elif written[at] in _QUOTES:
            quoted = _quoted(written, at)
            token = Token(Sign.VALUE, quoted.text, at, quoted.end, quoted=True)
        else:
            return
        yield token
        comma = _COMMA.match(written, token.end)
        if not comma or _NAME.match(written, comma.end()):
            return
        at = comma.end()
