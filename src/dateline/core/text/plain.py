"""Clean markup as plain text: for JSON, feeds, search and comparison."""

import re
from html import unescape

from dateline.core.text.clean import CleanHtml

_BREAK = re.compile(r"<(?:br|hr)\s*/?>")
_BLOCK = re.compile(
    r"</?(?:p|blockquote|h[2-4]|ul|ol|li|dl|dt|dd|pre|figure|table|caption|thead|tbody|tfoot|tr)(?:\s[^>]*)?>"
)
_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\n\r]{2,}")


def plain(html: CleanHtml) -> str:
    """Paragraphs with one empty line between them, ``<br>`` as a line end, table cells apart by tabs.

    A place for a photo is the end of a paragraph and nothing else: pictures go beside plain text, not into it.

    Regular expressions are enough here because `clean` wrote the markup: tags are balanced, lower-case, and no bare
    ``<`` or ``>`` stands in text or attributes.
    """
    text = _BREAK.sub("\n", html)
    text = _CELL.sub("\t", text)
    text = _BLOCK.sub("\n\n", text)
    text = unescape(_TAG.sub("", text))
    return _SPACE.sub(_gap, text).strip(" \t\n\r")


def _gap(run: re.Match[str]) -> str:
    # Counting is linear in the run; a pattern that finds the second line end by itself is not.
    return "\n\n" if run[0].count("\n") > 1 else run[0]
