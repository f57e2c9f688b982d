"""Copy out of feeds: text and markup told apart, markup made plain or clean, headlines and leads found."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from dateline.core.text.clean import CleanHtml, clean, paragraphs
from dateline.core.text.plain import plain
from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_BLOCKS = (
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_OTHERS = (
    "a abbr acronym audio b big body br button caption cite code col colgroup del dfn em embed font html head i iframe "
    "img input ins kbd label link mark meta noscript object picture q s samp script small source span strike strong style "
    "sub sup svg template textarea time title tt u var video wbr"
)
_NAMES = "|".join(sorted(f"{_BLOCKS} {_OTHERS}".split(), key=len, reverse=True))
_TAG = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]*)?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS.replace(' ', '|')}|br)(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BLOCK_MARKUP = re.compile(rf"<(?:{_BLOCKS.replace(' ', '|')})(?:[\s/][^<>]*)?>|<br\s*/?>\s*<br", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|iframe|object|svg|math)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ADDRESS = re.compile(
    r"""(<(?:a|blockquote|q)\b[^<>]*?\s(?:href|cite)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE
)
_GAP = re.compile(r"\s*\n\s*\n\s*")

LONG = 500
"""Characters from which on a feed's description is a body rather than a lead."""
FIRST_WORDS = 12
"""Words of the copy that stand in for a missing headline."""


def one_line(markup: str) -> str:
    """Plain text on one line: elements of HTML gone, entities resolved once, no-break spaces kept.

    A ``<`` that opens no element of HTML is text: ``STANDARD OIL <SRD>``.
    """
    return _squeezed(_stripped(markup)) if "<" in markup or "&" in markup else _squeezed(markup)


def has_markup(text: str) -> bool:
    """Whether ``text`` is HTML: it has an element of HTML's or an entity that stands for a character."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def body(text: str, *, base: str = "") -> CleanHtml:
    """Clean markup of ``text``, which is HTML or plain paragraphs; relative links are resolved against ``base``.

    Raises `WireError` if it is longer than the limit.
    """
    if len(text) > limits.BODY:
        raise WireError(f"a body is larger than {limits.BODY // 1024 // 1024} MB")
    if has_markup(text):
        return clean(_absolute(text, base)) if _visible(text) else CleanHtml("")
    return text_body(text)


def text_body(text: str) -> CleanHtml:
    """Plain text as paragraphs, which empty lines divide."""
    return paragraphs(*(part for part in _GAP.split(text.strip()) if part))


def is_body(description: str) -> bool:
    """Whether a feed's only text is a body: it has block markup or is longer than `LONG` characters."""
    return bool(_BLOCK_MARKUP.search(description)) or len(one_line(description)) > LONG


def first_words(lead: str, html: CleanHtml) -> str:
    """A headline from the copy: its first `FIRST_WORDS` words, with an ellipsis if there are more."""
    words = (lead or plain(CleanHtml(html[: limits.LEAD]))).split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")


def cut(text: str, limit: int) -> str:
    """``text``, or as many of its words as fit with an ellipsis."""
    if len(text) <= limit:
        return text
    return (text[:limit].rpartition(" ")[0] or text[: limit - 1]) + "…"


def address(url: str, base: str = "") -> str:
    """An absolute http or https address, or an empty string for anything else."""
    trimmed = "".join(url.split())
    if not trimmed:
        return ""
    try:
        joined = urljoin(base, trimmed) if base else trimmed
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def _stripped(markup: str) -> str:
    shown = _HIDDEN.sub("", markup) if "<" in markup else markup
    return _ENTITY.sub(lambda match: unescape(match[0]), _TAG.sub("", _BLOCK.sub(" ", shown)))


def _squeezed(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _visible(markup: str) -> str:
    return _stripped(markup).strip()


def _absolute(markup: str, base: str) -> str:
    return _ADDRESS.sub(lambda match: match[1] + _quoted(match[2], base), markup) if base else markup


def _quoted(written: str, base: str) -> str:
    url = unescape(written.strip("\"'"))
    return '"' + (address(url, base) or url).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;") + '"'
