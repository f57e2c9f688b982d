"""The one gate for markup: what is not on the list below is text or gone.

nh3 (the Rust library ammonia) parses as a browser does and builds the output anew, so that nothing a parser may
understand differently gets through.
"""

from html import escape
from typing import NewType

import nh3

CleanHtml = NewType("CleanHtml", str)

_STRUCTURE = {"p", "br", "hr", "blockquote", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code"}
_PHRASES = {"a", "abbr", "b", "strong", "i", "em", "s", "del", "ins", "sub", "sup", "q", "cite", "time", "small"}
_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}

_CLEANER = nh3.Cleaner(
    tags=_STRUCTURE | _PHRASES | _TABLES,
    clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "svg", "math"},
    attributes={
        "a": {"href", "hreflang", "title"},
        "abbr": {"title"},
        "blockquote": {"cite"},
        "q": {"cite"},
        "time": {"datetime"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "*": {"lang", "dir"},
    },
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="nofollow noopener",
)


def clean(markup: str) -> CleanHtml:
    """Copy that may be stored and shown: structure kept, script, style, frames and images dropped.

    Relative links lose their address too, since they would point into our own site.
    """
    return CleanHtml(_CLEANER.clean(markup.replace("\x00", "")))


def paragraphs(*texts: str) -> CleanHtml:
    """Plain paragraphs as markup, every character of theirs kept."""
    return CleanHtml("\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts))
