"""HTML as a tree, within limits, and without what a browser would not show."""

import re

from lxml import etree, html

from dateline.core.wires import limits
from dateline.core.wires.error import WireError

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSHOWN = ("template", "noscript", "svg", "math", "iframe", "object", "style")


def tree(markup: str) -> etree._Element:
    """The document of ``markup``. Raises `WireError` for what is no HTML, or is nested beyond the limit."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element | None = html.document_fromstring(markup.encode("utf-8"), parser=parser, base_url=None)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise WireError(f"no HTML in it: {error}") from error
    if root is None:
        raise WireError("no HTML in it")
    if _deep(root):
        raise WireError(f"elements are nested more than {limits.DEPTH} deep")
    return root


def drop_unseen(root: etree._Element) -> None:
    """Take out what readers of the page do not see: hidden elements, and what only programs read."""
    for element in list(root.iter("*")):
        if element.tag in _UNSHOWN or _hidden(element):
            _drop(element)


def _hidden(element: etree._Element) -> bool:
    if element.tag in {"html", "body"}:
        return False
    said = element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true"
    # Pictures that are loaded late, and text that a script shows, are marked like this on many pages.
    late = element.tag in {"img", "figure", "picture"} or "fallback-image" in element.get("class", "")
    return (said and not late) or bool(_HIDDEN.search(element.get("style", "")))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.DEPTH:
            return True
    return False
