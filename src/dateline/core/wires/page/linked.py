"""JSON-LD of a page: the article among what it describes (schema.org/Article; JSON-LD 1.1, section 6)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from dateline.core.wires.page.wire import PageFacts

MOST = 1_000_000
"""Characters of one script; a longer one is passed over."""
_DEPTH = 6
_CDATA = re.compile(r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$")
"""What XHTML needs around a script."""
_SUFFIX = ("article", "newsarticle", "blogposting", "report")


def article(root: etree._Element) -> PageFacts:
    """What the first article of the page's JSON-LD says; empty where there is none."""
    found = next((node for node in _nodes(root) if _is_article(node)), None)
    if found is None:
        return PageFacts()
    image = _first(found.get("image"))
    return PageFacts(
        titles=tuple(filter(None, (_text(found.get("headline")), _text(found.get("name"))))),
        description=_text(found.get("description")),
        authors=tuple(dict.fromkeys(_names(found.get("author")))),
        published=_text(found.get("datePublished")),
        modified=_text(found.get("dateModified")),
        language=_text(found.get("inLanguage")),
        site=next(_names(found.get("publisher")), ""),
        canonical=_address(found.get("mainEntityOfPage")) or _text(found.get("url")),
        keywords=tuple(_keywords(found)),
        image=_address(image),
        caption=_text(image.get("caption")) if isinstance(image, dict) else "",
        credit=_text(image.get("creditText")) if isinstance(image, dict) else "",
        rights=_text(found.get("copyrightNotice")),
        article=True,
    )


def _nodes(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        written = _CDATA.sub("", "".join(map(str, script.itertext())))
        if len(written) > MOST:
            continue
        try:
            yield from _within(json.loads(written, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _within(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for each in value:
            yield from _within(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _within(value.get("@graph"), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    said = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(_SUFFIX) for kind in said)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if found := _text(each):
            yield found


def _address(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or value.get("contentUrl")
    return value.strip() if isinstance(value, str) else ""


def _keywords(node: dict[str, Any]) -> Iterator[str]:
    for key in ("articleSection", "keywords"):
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield from (part.strip() for part in each.split(",") if part.strip())
