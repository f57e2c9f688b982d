"""A dateline inside markup: found in the first words of the body and taken out, the rest left as it is."""

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape

from dateline.core.dateline.parse import parse
from dateline.core.story import Dateline
from dateline.core.text.clean import CleanHtml

_TOKEN = re.compile(r"<(/?)([a-z0-9]+)[^>]*>|&[#\w]+;|[^<&]+|&")
_INLINE = frozenset(
    ["a", "abbr", "b", "strong", "i", "em", "s", "del", "ins", "sub", "sup", "q", "cite", "time", "small"]
)
_EMPTY = re.compile(r"<(p|b|strong|i|em|small|cite|time|a|h[2-4])(?: [^>]*)?>\s*</\1>\n?")
_REACH = 240


def strip(body: CleanHtml, *, day: dt.date) -> tuple[Dateline | None, CleanHtml]:
    """The dateline that ``body`` opens with, and the body without it; elements that it leaves empty go, too.

    Raises nothing; ``day`` as in `parse`.
    """
    runs = list(_first_words(body))
    text = "".join(run for run, _, _ in runs)
    dateline, rest = parse(text, day=day)
    if dateline is None:
        return None, body
    kept, at = [], 0
    for start, end in _spans(runs)[: len(text) - len(rest)]:
        kept.append(body[at:start])
        at = end
    return dateline, CleanHtml(_without_empty("".join(kept) + body[at:]))


_Run = tuple[str, int, int]
"""Characters, and where in the markup they stand from and to; one that is an entity there is longer in it."""


def _first_words(body: CleanHtml) -> Iterator[_Run]:
    """The characters up to the end of the first block."""
    length, blank = 0, True
    for token in _TOKEN.finditer(body):
        if token[2]:
            if token[2] not in _INLINE and not blank:
                return
            continue
        run = unescape(token[0]) if token[0][0] == "&" else token[0][:_REACH]
        yield run, token.start(), token.end()
        length += len(run)
        blank = blank and not run.strip()
        if length >= _REACH:
            return


def _spans(runs: list[_Run]) -> list[tuple[int, int]]:
    """Where each character stands."""
    spans: list[tuple[int, int]] = []
    for run, start, end in runs:
        whole = len(run) == end - start or len(run) >= _REACH
        spans += ((at, at + 1) for at in range(start, start + len(run))) if whole else [(start, end)] * len(run)
    return spans


def _without_empty(html: str) -> str:
    head, tail = html[:_REACH], html[_REACH:]
    while (shorter := _EMPTY.sub("", head, count=1)) != head:
        head = shorter
    return head.lstrip() + tail
