"""Who wrote it, where only the page itself says so."""

import re

from lxml import etree

_MARKS = re.compile(r"byline|author|dateline|writtenby|p-author", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:by|by:|автор:?|текст:?|von|par|por)\s+", re.IGNORECASE)
LONGEST = 100
"""Characters; more is no name."""


def byline(root: etree._Element) -> str:
    """The text of the first element that is marked as the author's; without its “By”."""
    for element in root.iter("*"):
        if _marked(element):
            text = " ".join("".join(map(str, element.itertext())).split())
            if 0 < len(text) < LONGEST:
                return without_by(text)
    return ""


def without_by(name: str) -> str:
    """``By Jane Doe`` as ``Jane Doe``."""
    return _BY.sub("", name).strip(" \t,;|·•—–-")


def _marked(element: etree._Element) -> bool:
    if element.tag in {"html", "body", "head", "meta", "link", "script"}:
        return False
    if element.get("rel", "") == "author" or "author" in element.get("itemprop", ""):
        return True
    return bool(_MARKS.search(f"{element.get('class', '')} {element.get('id', '')}"))
