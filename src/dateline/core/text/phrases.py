"""Phrases within clean markup: found in its text, never in its tags, and given something of their own."""

import re
from collections.abc import Callable, Collection
from html import escape

from dateline.core.text.clean import CleanHtml

_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r"<(/?)a[\s>]")


def around(html: CleanHtml, phrases: Collection[str], markup: Callable[[str, str], str]) -> CleanHtml:
    """``html`` with each phrase replaced by what ``markup`` makes of it, given the phrase and its escaped form.

    A phrase counts as a whole: “$5” is not found in “$5.6 million” nor in “US$50”. The longest wins. Links are left as
    they are, and a phrase that tags part is not found. What ``markup`` returns has to be safe.
    """
    if not phrases:
        return html
    by_form = {escape(phrase, quote=False): phrase for phrase in sorted(phrases, key=len, reverse=True)}
    found = re.compile(rf"(?<![\w$€£¥₽])(?:{'|'.join(map(re.escape, by_form))})(?![\w%]|[.,]\d)")
    parts, in_link = [], False
    for part in _TAG.split(html):
        if part.startswith("<"):
            if link := _LINK.match(part):
                in_link = not link[1]
        elif not in_link:
            part = found.sub(lambda match: markup(by_form[match[0]], match[0]), part)  # noqa: PLW2901
        parts.append(part)
    return CleanHtml("".join(parts))
