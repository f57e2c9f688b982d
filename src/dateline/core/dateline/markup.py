"""A dateline inside markup: found in the first words of the body and taken out, the rest left as it is."""

import datetime as dt
import re
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
    text, spans = _first_words(body)
    dateline, rest = parse(text, day=day)
    if dateline is None:
        return None, body
    kept, at = [], 0
    for start, end in spans[: len(text) - len(rest)]:
        kept.append(body[at:start])
        at = end
    return dateline, CleanHtml(_without_empty("".join(kept) + body[at:]))


def _first_words(body: CleanHtml) -> tuple[str, list[tuple[int, int]]]:
    """The characters up to the end of the first block, and where in the markup each one stands."""
    text = ""
    spans: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(body):
        if token[2]:
            if token[2] not in _INLINE and text.strip():
                break
        elif token[0].startswith("&"):
            char = unescape(token[0])
            text += char
            spans += [token.span()] * len(char)
        else:
            run = token[0][:_REACH]
            text += run
            spans += [(at, at + 1) for at in range(token.start(), token.start() + len(run))]
        if len(text) >= _REACH:
            break
    return text, spans


def _without_empty(html: str) -> str:
    head, tail = html[:_REACH], html[_REACH:]
    while (shorter := _EMPTY.sub("", head, count=1)) != head:
        head = shorter
    return head.lstrip() + tail
