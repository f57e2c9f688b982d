"""The one gate for markup: what is not on the list below is text or gone.

nh3 (the Rust library ammonia) parses as a browser does and builds the output anew, so that nothing a parser may
understand differently gets through.
"""

import re
from html import escape
from typing import Any, NewType

import nh3

CleanHtml = NewType("CleanHtml", str)

_STRUCTURE = {"p", "br", "hr", "blockquote", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code"}
_PHRASES = {"a", "abbr", "b", "strong", "i", "em", "s", "del", "ins", "sub", "sup", "q", "cite", "time", "small"}
_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}

MOST_PHOTOS = 100
"""Places for photos within one body."""
_TAGS = _STRUCTURE | _PHRASES | _TABLES
_RULES: dict[str, Any] = {
    "clean_content_tags": {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"},
    "url_schemes": {"http", "https", "mailto"},
    "url_relative": "deny",
    "link_rel": "nofollow noopener",
    "attributes": {
        "a": {"href", "hreflang", "title"},
        "abbr": {"title"},
        "blockquote": {"cite"},
        "q": {"cite"},
        "time": {"datetime"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "*": {"lang", "dir"},
    },
}
_CLEANER = nh3.Cleaner(tags=_TAGS, **_RULES)
_DESK_CLEANER = nh3.Cleaner(
    tags=_TAGS | {"figure"},
    tag_attribute_values={"figure": {"data-photo": {str(number) for number in range(MOST_PHOTOS)}}},
    **_RULES,
)
_FIGURE = re.compile(r"<figure(?:\s[^>]*)?>|</figure>")
_NUMBER = re.compile(r'\sdata-photo="(\d+)"')


def clean(markup: str) -> CleanHtml:
    """Copy that may be stored and shown: structure kept, script, style, frames and images dropped.

    Relative links lose their address too, since they would point into our own site.
    """
    return CleanHtml(_CLEANER.clean(markup.replace("\x00", "")))


def clean_own(markup: str) -> CleanHtml:
    """The same for copy of our own desk, which may also say where a photo stands: ``<figure data-photo="2">``.

    The number is the photo's position in the version, from 0. Such a figure comes out exactly like this: words inside
    follow it, other attributes and figures without a number are dropped. A wire's copy cannot say this, since it goes
    through `clean`.
    """
    return CleanHtml(_FIGURE.sub(_place, _DESK_CLEANER.clean(markup.replace("\x00", ""))))


def _place(tag: re.Match[str]) -> str:
    number = _NUMBER.search(tag[0])
    return f'<figure data-photo="{number[1]}"></figure>' if number else ""


def paragraphs(*texts: str) -> CleanHtml:
    """Plain paragraphs as markup, every character of theirs kept."""
    return CleanHtml("\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts))
