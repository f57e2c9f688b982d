"""Copy out of feeds: text and markup told apart, markup made plain or clean, headlines and leads found."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from dateline.core.text.clean import CleanHtml, clean, paragraphs
from dateline.core.text.plain import plain
from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_BLOCKS = (
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_OTHERS = (
    "a abbr acronym audio b big body br button caption cite code col colgroup del dfn em embed font html head i iframe "
    "img input ins kbd label link mark meta noscript object picture q s samp script small source span strike strong "
    "style sub sup svg template textarea time title tt u var video wbr "
    "applet area base basefont bdi bdo bgsound blink command data datalist dialog dir fieldset frame frameset keygen "
    "label legend map marquee menu meter nobr noembed noframes optgroup option output param progress rp rt ruby select "
    "summary track xmp"
)
_BLOCK_NAMES = frozenset(_BLOCKS.split())
_NAMES = frozenset([*_BLOCK_NAMES, *_OTHERS.split()])
_SHALLOW = frozenset([*_OTHERS.split(), "p", "li", "dt", "dd", "tr", "td", "th", "hr"])
"""Elements that may stay open, or that a parser closes by itself, and so say nothing of depth."""
_BREAKS = _BLOCK_NAMES | {"br"}
_TAG = re.compile(
    r"</?([A-Za-z][A-Za-z0-9]*)(?:(?:[\s/][^<>]*+)?>|\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>)|<!--.*?(?:-->|\Z)", re.DOTALL
)
_BLOCK_MARKUP = re.compile(rf"<(?:{_BLOCKS.replace(' ', '|')})(?:[\s/][^<>]*)?>|<br\s*/?>\s*<br", re.IGNORECASE)
_SHOWN = re.compile(r"(?:^|>)(?:\s|&nbsp;)*(?:[^<\s&]|&(?!nbsp;))")
_HIDDEN = re.compile(
    r"<(?:(script|style|noscript|template|svg|math)\b.*?(?:</\1\s*>|\Z)|(iframe|object)\b.*?</\2\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_FRAME = re.compile(r"<(iframe|object)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ADDRESS = re.compile(
    r"""(<(?:a|blockquote|q)\b[^<>]*?\s(?:href|cite)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE
)
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!#-;=?-Z_a-z~]*)?")
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
_ORIGIN_END = re.compile(r"[/?#]")
_IN_ADDRESS = {ord("\n"): None, ord("\r"): None, ord("\t"): None, ord(" "): "%20"}
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_UNEVEN = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")

_TAIL, _LAST = 200, 10
_LONGEST_TAGS = 400
"""Characters of markup around a text that may still say the same as another."""

LONG = 500
"""Characters from which on a feed's description is a body rather than a lead."""
FIRST_WORDS = 12
"""Words of the copy that stand in for a missing headline."""


def one_line(markup: str) -> str:
    """Plain text on one line: elements of HTML gone, entities resolved once, no-break spaces kept.

    A ``<`` that opens no element of HTML is text: ``STANDARD OIL <SRD>``.
    """
    return squeezed(_stripped(markup)) if "<" in markup or "&" in markup else squeezed(markup)


def squeezed(text: str) -> str:
    """Plain text on one line, as it is written; no-break spaces kept."""
    return _UNEVEN.sub(" ", text).strip(" ") if text else ""


def has_markup(text: str) -> bool:
    """Whether ``text`` is HTML: it has an element of HTML's or an entity that stands for a character."""
    return any(_is_element(tag) for tag in _TAG.finditer(text)) or bool(_ENTITY.search(text))


def body(text: str, *, base: str = "") -> CleanHtml:
    """Clean markup of ``text``, which is HTML or plain paragraphs; relative links are resolved against ``base``.

    Raises `WireError` if it is longer or nested deeper than the limits.
    """
    if len(text) > limits.BODY:
        raise WireError(f"a body is larger than {limits.BODY // 1024 // 1024} MB")
    if has_markup(text):
        _refuse_depth(text)
        cleaned = clean(_absolute(_without_open_frames(text), base))
        return cleaned if _SHOWN.search(cleaned) else CleanHtml("")
    return text_body(text)


def text_body(text: str) -> CleanHtml:
    """Plain text as paragraphs, which empty lines divide."""
    return paragraphs(*(part.rstrip() for part in _GAP.split(text.strip()) if part))


def repeats(lead: str, content: str) -> bool:
    """Whether ``content``, HTML or plain, says no more than ``lead``."""
    if len(content) >= 4 * len(lead) + _LONGEST_TAGS:
        return False
    # Most texts differ at the end already, which a look at little of them shows.
    return one_line(content[-_TAIL:])[-_LAST:] == lead[-_LAST:] and one_line(content) == lead


def is_body(description: str) -> bool:
    """Whether a feed's only text is a body: it has block markup or is longer than `LONG` characters."""
    return bool(_BLOCK_MARKUP.search(description)) or len(description) > LONG < len(one_line(description))


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
    """An absolute http or https address, or an empty string for anything else.

    ``base`` is an address that came out of here, or empty. Spaces inside become ``%20``, line ends and tabs go.
    """
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    trimmed = url.strip().translate(_IN_ADDRESS)
    if not trimmed:
        return ""
    if base and trimmed[0] == "/" and trimmed[1:2] != "/" and "/." not in trimmed:
        return _origin(base) + trimmed
    try:
        joined = urljoin(base, trimmed) if base and not _ABSOLUTE.match(trimmed) else trimmed
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def _origin(base: str) -> str:
    end = _ORIGIN_END.search(base, len("https://"))
    return base[: end.start()] if end else base


def _without_open_frames(markup: str) -> str:
    """Without the tags of frames and objects that never end: what follows one is copy, and not inside it."""
    if not _FRAME.search(markup):
        return markup
    folded = markup.lower()
    ends = {name: folded.rfind(f"</{name}") for name in ("iframe", "object")}
    return _FRAME.sub(lambda tag: "" if tag.start() > ends[tag[1].lower()] else tag[0], markup)


def _refuse_depth(markup: str) -> None:
    """Cleaning takes time that grows with the square of the depth."""
    if markup.count("<") <= limits.DEPTH:
        return
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag[1] and tag[1].lower() not in _SHALLOW:
            depth = depth + 1 if tag[0][1] != "/" else max(0, depth - 1)
            if depth > limits.DEPTH:
                raise WireError(f"markup nested more than {limits.DEPTH} deep")


def _stripped(markup: str) -> str:
    shown = _HIDDEN.sub("", markup) if "<" in markup else markup
    return _ENTITY.sub(lambda match: unescape(match[0]), _TAG.sub(_gone, shown))


def _gone(tag: re.Match[str]) -> str:
    if not _is_element(tag):
        return tag[0]
    return " " if tag[1] and tag[1].lower() in _BREAKS else ""


def _is_element(tag: re.Match[str]) -> bool:
    return tag[1] is None or tag[1].lower() in _NAMES


def _absolute(markup: str, base: str) -> str:
    return _ADDRESS.sub(lambda match: match[1] + _quoted(match[2], base), markup) if base else markup


def _quoted(written: str, base: str) -> str:
    if written.startswith(('"http://', '"https://')):
        return written
    url = unescape(written.strip("\"'"))
    return '"' + (address(url, base) or url).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;") + '"'
