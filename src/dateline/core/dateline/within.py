"""A dateline set into markup, and taken out again where it is known word for word."""

import re
from html import escape

from dateline.core.text.clean import CleanHtml

_FIRST_PARAGRAPH = re.compile(r"\s*<p(?:\s[^>]*)?>")


def opened_with(dateline: str, body: CleanHtml) -> CleanHtml:
    """``body`` with a printed dateline within its first paragraph, or before it where it does not begin with one."""
    if not dateline or not body:
        return body
    line = escape(dateline, quote=False)
    opening = _FIRST_PARAGRAPH.match(body)
    return CleanHtml(f"{opening[0]}{line} {body[opening.end() :]}" if opening else f"<p>{line}</p>\n{body}")


def without(dateline: str, body: CleanHtml) -> CleanHtml:
    """The inverse: ``body`` as it is where it does not open with this very line."""
    line = escape(dateline, quote=False)
    if not line:
        return body
    opening = _FIRST_PARAGRAPH.match(body)
    at = opening.end() if opening else 0
    if opening and body.startswith(f"{line}</p>\n", at):
        return CleanHtml(body[at + len(line) + len("</p>\n") :])
    if opening and body.startswith(f"{line} ", at):
        return CleanHtml(body[:at] + body[at + len(line) + 1 :])
    return body
