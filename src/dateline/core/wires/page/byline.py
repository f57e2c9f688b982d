"""Who wrote it, where only the page itself says so."""

import re
from collections.abc import Iterator

from lxml import etree

from dateline.core.dateline.months import MONTH

_MARKS = re.compile(r"byline|author|writtenby|p-author", re.IGNORECASE)
_BY = re.compile(
    r"^\s*(?:(?:posted|written|reported|story|text|words)\s+by|by|автор:?|текст:?|von|par|por|di|av|door)\b:?\s+",
    re.IGNORECASE,
)
_TIME = re.compile(rf"[\s,;|·•—–-]*\b(?:{MONTH})?\.?\s*\d.*$", re.IGNORECASE | re.DOTALL)
"""From a date or any other figure on: no name has one."""
_NO_NAME = re.compile(r"[|@]|\b(?:sign in|log in|subscribe|share|comments?|updated|published)\b", re.IGNORECASE)
LONGEST = 100
"""Characters; more is no name."""
_WORDS = 12
"""Words; more is a name with a title behind its comma, or a sentence."""


def byline(root: etree._Element) -> str:
    """The name in the first element that is marked as the author's: by a microdata property or a link's relation
    before a class or an identifier; without its “By”, and without what follows the name.
    """
    for element in _marked(root):
        name = _name(element)
        if name:
            return name
    return ""


def without_by(name: str) -> str:
    """``By Jane Doe`` as ``Jane Doe``."""
    return _BY.sub("", name).strip(" \t,;|·•—–-")


def _name(element: etree._Element) -> str:
    inner = next((one for one in element.iter("*") if one is not element and _is_author(one)), element)
    text = without_by(_TIME.sub("", " ".join(" ".join(map(str, inner.itertext())).split())))
    if len(text.split()) > _WORDS:
        text = text.partition(",")[0].strip()
    return text if 0 < len(text) < LONGEST and len(text.split()) <= _WORDS and not _NO_NAME.search(text) else ""


def _marked(root: etree._Element) -> Iterator[etree._Element]:
    shown = [one for one in root.iter("*") if one.tag not in {"html", "body", "head", "meta", "link", "script"}]
    yield from (one for one in shown if _is_author(one))
    yield from (one for one in shown if _MARKS.search(f"{one.get('class', '')} {one.get('id', '')}"))


def _is_author(element: etree._Element) -> bool:
    return "author" in element.get("rel", "").lower().split() or "author" in element.get("itemprop", "").lower().split()
