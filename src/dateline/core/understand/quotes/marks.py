"""What stands between quotation marks."""

import re
from collections.abc import Iterator

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_LONGEST = 3_000
"""Characters of a quotation; a mark that is never closed opens none."""
_INSERT = re.compile(r"\(([^()]{1,120})\)|\[([^\[\]]{1,120})\]")
_LEAST_WORDS = 4
_SPACES = re.compile(r"\s+")

Span = tuple[int, int]
"""First character within the marks, and the one after the last."""


def quoted(text: str) -> Iterator[Span]:
    """Each quotation that says something: a name or a word in marks is none. None within another."""
    at = 0
    while at < len(text):
        closing = _PAIRS.get(text[at])
        if closing is None:
            at += 1
            continue
        end = _closed(text, at, closing)
        if end < 0:
            at += 1
            continue
        if _says_something(text[at + 1 : end]):
            yield at + 1, end
        at = end + 1


def _closed(text: str, start: int, closing: str) -> int:
    """Where the quotation ends, at the latest with its paragraph; -1 if it does not."""
    limit = min(len(text), start + _LONGEST)
    stop = text.find("\n\n", start, limit)
    return _matching(text, start, closing, limit if stop < 0 else stop)


def _matching(text: str, start: int, closing: str, limit: int) -> int:
    opening, depth, at = text[start], 1, start + 1
    while at < limit:
        if text[at] == closing:
            depth -= 1
            if not depth:
                return at
        elif text[at] == opening:
            depth += 1
        at += 1
    return -1


def _says_something(inside: str) -> bool:
    words = inside.split()
    small = sum(1 for word in words if word[:1].islower())
    return len(words) >= _LEAST_WORDS and small * 2 >= len(words)


def inserts(quotation: str) -> tuple[str, ...]:
    """What the editor put into somebody's words, in round or square brackets."""
    return tuple(_SPACES.sub(" ", match[1] or match[2]) for match in _INSERT.finditer(quotation))
