"""What somebody is called beside the name: “chairman of the International Affairs Committee”."""

from dateline.core.text.words import Words
from dateline.core.understand.names.vocabulary import first_names, is_word

_FURTHEST = 10
"""Words between an office and the name."""
_ENDS = frozenset(',.;:()«»"“”—–\n')


def office(found: Words, first: int, end: int) -> str:
    """The office before words ``first`` to ``end``, else the one behind a comma after them; empty if none is told."""
    return _before(found, first) or _behind(found, end)


def _before(found: Words, first: int) -> str:
    start = None
    for n in range(first - 1, max(first - _FURTHEST, 0) - 1, -1):
        if _ENDS & set(found.text[found.ends[n] : found.starts[n + 1]]) or is_word("speech", found.folded[n]):
            break
        if is_word("role", found.folded[n]):
            start = n
    return "" if start is None else _text(found, start, first)


def _behind(found: Words, end: int) -> str:
    if end >= len(found) or found.text[found.ends[end - 1] : found.starts[end]] != ", ":
        return ""
    last = end
    while last < min(end + _FURTHEST, len(found)) and not (
        last > end and _ENDS & set(found.text[found.ends[last - 1] : found.starts[last]])
    ):
        last += 1
    if any(found.folded[n] in first_names() for n in range(end, last)):
        return ""
    opening = range(end, min(end + 3, last))
    return _text(found, end, last) if any(is_word("role", found.folded[n]) for n in opening) else ""


def _text(found: Words, first: int, end: int) -> str:
    return " ".join(found.text[found.starts[first] : found.ends[end - 1]].split())[:150]
