"""What stands between quotation marks."""

import re
from collections.abc import Iterator

_OPENING = re.compile(r"[“«„\"]")
_EITHER = {"“": re.compile("[“”]"), "«": re.compile("[«»]"), "„": re.compile("[„“]"), '"': re.compile('"')}
"""By the opening mark: itself and the one that closes it."""
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
    while mark := _OPENING.search(text, at):
        start = mark.end()
        end = _closed(text, mark.start())
        at = start if end < 0 else end + 1
        if end >= 0 and _says_something(text[start:end]):
            yield start, end


def _closed(text: str, start: int) -> int:
    """Where the quotation ends, at the latest with its paragraph; -1 if it does not."""
    limit = min(len(text), start + _LONGEST)
    stop = text.find("\n\n", start, limit)
    return _matching(text, start, limit if stop < 0 else stop)


def _matching(text: str, start: int, limit: int) -> int:
    opening, depth = text[start], 1
    for mark in _EITHER[opening].finditer(text, start + 1, limit):
        depth += 1 if mark[0] == opening != '"' else -1
        if not depth:
            return mark.start()
    return -1


def _says_something(inside: str) -> bool:
    words = inside.split()
    small = sum(1 for word in words if word[:1].islower())
    return len(words) >= _LEAST_WORDS and small * 2 >= len(words)


def inserts(quotation: str) -> tuple[str, ...]:
    """What the editor put into somebody's words, in round or square brackets."""
    return tuple(_SPACES.sub(" ", match[1] or match[2]) for match in _INSERT.finditer(quotation))
