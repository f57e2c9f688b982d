"""``contentSet``: the texts and files of an item, each another form of the same content."""

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.element import inner
from dateline.core.wires.newsml_g2.catalog import word
from dateline.core.wires.newsml_g2.texts import constrained, one_spaced
from dateline.core.wires.newsml_g2.wire import G2Copy, G2File
from dateline.core.wires.nitf import parse as nitf
from dateline.core.wires.tree import attribute, child, children, local, words

_XHTML = frozenset(
    ["a", "article", "b", "blockquote", "body", "br", "div", "dl", "em", "h1", "h2", "h3", "h4", "html", "i", "main",
     "ol", "p", "pre", "section", "span", "strong", "table", "ul"]
)  # fmt: skip
"""Elements by which XHTML is told from other languages, with its namespace or without."""
_NO_COPY = ("header", "footer", "nav", "aside", "head", "script", "style")
_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_LINES = ("h1", "h2", "h3", "p")
_PARTS = ("caption", "credit", "byline", "rights")
"""Classes of what stands apart from each other under a picture, where a sender marks them."""
_ASIDE = frozenset(["headline", "teaser", "caption", "slug", "slugline", "public", "nonpublic", "summary", "title"])
"""Renditions of ``inlineData`` that are something else than the text."""


def copies(item: etree._Element, said: frozenset[str]) -> Iterator[G2Copy]:
    """The texts that can be read, in their order. What must not be published as it is gets left out.

    ``said`` are the headline, the lead and by-lines of the item: paragraphs of XHTML that only repeat one are no copy.
    """
    for one in children(item, "contentset"):
        for element in one:
            if constrained(element):
                continue
            if local(element) == "inlinexml":
                yield from _inline_xml(element, said)
            elif local(element) == "inlinedata" and word(element, "rendition") not in _ASIDE:
                yield from _inline_data(element)


def files(item: etree._Element) -> Iterator[G2File]:
    """What lies elsewhere (``remoteContent``)."""
    for one in children(item, "contentset", "remotecontent"):
        if not constrained(one):
            yield G2File(
                href=attribute(one, "href"),
                media_type=attribute(one, "contenttype").lower(),
                rendition=word(one, "rendition"),
                width=_pixels(attribute(one, "width")),
                caption=words(child(one, "title")),
            )


def _inline_xml(element: etree._Element, said: frozenset[str]) -> Iterator[G2Copy]:
    for document in element.iter("{*}nitf"):
        yield G2Copy(nitf=nitf.document(document).body)
        return
    body = next(element.iter("{*}body"), element)
    if body is not element or any(local(one) in _XHTML for one in body):
        yield _xhtml(body, said)


def _xhtml(body: etree._Element, said: frozenset[str]) -> G2Copy:
    for one in [one for one in body.iter() if one is not body and _is_no_copy(one, said)]:
        _remove(one)
    images = [one for one in body.iter("{*}img") if attribute(one, "src")]
    pictures = tuple(_picture(one) for one in images[: limits.ENTRIES])
    for one in [one for one in body.iter() if local(one) in ("figure", "img")]:
        _remove(one)
    return G2Copy(markup=one_spaced(inner(body)), pictures=pictures)


def _is_no_copy(element: etree._Element, said: frozenset[str]) -> bool:
    name = local(element)
    return name in _NO_COPY or (name in _LINES and words(element) in said)


def _picture(image: etree._Element) -> G2File:
    parents = (one for one in image.iterancestors() if local(one) == "figure")
    under = child(next(parents, None), "figcaption")
    marked = () if under is None else tuple(under)
    parts = {name: words(one) for one in marked if (name := attribute(one, "class")) in _PARTS}
    return G2File(
        href=attribute(image, "src"),
        media_type="image/",
        width=_pixels(attribute(image, "width")),
        caption=parts.get("caption", "") if parts else words(under) or attribute(image, "alt"),
        credit=parts.get("credit", ""),
        byline=parts.get("byline", ""),
        rights=parts.get("rights", ""),
    )


def _remove(element: etree._Element) -> None:
    """Take ``element`` out, but not the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _inline_data(element: etree._Element) -> Iterator[G2Copy]:
    media_type = attribute(element, "contenttype").lower().partition(";")[0]
    if media_type and not media_type.startswith("text/") and media_type != "application/xhtml+xml":
        return
    data = "".join(str(part) for part in element.itertext())
    text = _decoded(data) if word(element, "encoding") == "base64" else data
    if not text.strip() or len(text) > limits.BODY:
        return
    if media_type in ("text/html", "application/xhtml+xml"):
        yield G2Copy(markup=_headless(text))
    else:
        yield G2Copy(text=text)


def _headless(page: str) -> str:
    """Without the head of a whole page, whose title is no copy."""
    start = _HEAD.search(page)
    end = _HEAD_END.search(page, start.end()) if start else None
    return page[: start.start()] + page[end.end() :] if start and end else page


def _decoded(data: str) -> str:
    """Base64 as text in UTF-8, else windows-1252; empty where it is neither or too much."""
    if len(data) > 2 * limits.BODY:
        return ""
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _pixels(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0
