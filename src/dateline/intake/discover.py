"""The feeds of a site, found on one of its pages (RSS autodiscovery; HTML, section 4.6.7.1: rel=alternate)."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree

from dateline.core.wires.content import Content
from dateline.core.wires.copy import address, one_line
from dateline.core.wires.error import WireError
from dateline.core.wires.page.tree import tree

_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_NAME = r"(?:rss2?|atom|feeds?)"
_LIKE_A_FEED = re.compile(
    rf"""//(?:feeds?|rss)\.                               # feeds.example
    | /{_NAME}(?:[/?]|$)                                 # /sport/rss, /feed/
    | \.(?:rss|atom|rdf)(?:\?|$)                         # /news.rss
    | [/_-](?:{_NAME}[\w-]*|index)\.xml(?:\?|$)          # /rss-world.xml
    | [/_-]{_NAME}\.(?:json|php|aspx?)(?:\?|$)           # /rss.php
    | [?&](?:feed|format|output|type)=(?:{_NAME})(?:&|$) # ?format=rss""",
    re.IGNORECASE | re.VERBOSE,
)
_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
MOST = 1 << 20
"""Bytes of a page that are looked through: what a page declares stands at its start."""
_COMMENTS = ("/comments/", "comments/feed", "?comments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that a page offers; a ``guess`` is an address where many sites have theirs."""

    url: str
    title: str = ""
    media_type: str = ""
    guess: bool = False


def feeds_in(html: bytes, url: str) -> tuple[Found, ...]:
    """What the page fetched from ``url`` declares, then links that look like feeds, then guesses; each address once.

    A site's feed of comments comes after its others. Nothing in the page raises.
    """
    root = _root(html)
    declared = sorted(_declared(root, url), key=_is_comments) if root is not None else []
    linked = list(_linked(root, url)) if root is not None else []
    guesses = [Found(url=urljoin(url, path), guess=True) for path in _USUAL]
    found: dict[str, Found] = {}
    for one in (*declared, *linked, *guesses):
        found.setdefault(one.url, one)
    return tuple(found.values())


def _root(html: bytes) -> etree._Element | None:
    try:
        return tree("".join(Content(io.BytesIO(html[:MOST])).text()))
    except WireError:
        return None


def _declared(root: etree._Element, url: str) -> Iterator[Found]:
    base = _base(root, url)
    for link in root.iter("link"):
        kind = link.get("type", "").partition(";")[0].strip().lower()
        if "alternate" not in link.get("rel", "").lower().split() or kind not in _TYPES:
            continue
        if found := urldefrag(address(link.get("href", ""), base)).url:
            yield Found(url=found, title=one_line(link.get("title", "")), media_type=kind)


def _linked(root: etree._Element, url: str) -> Iterator[Found]:
    base = _base(root, url)
    for link in root.iter("a"):
        found = urldefrag(address(link.get("href", ""), base)).url
        if _LIKE_A_FEED.search(found):
            yield Found(url=found, title=one_line(" ".join(map(str, link.itertext()))))


def _base(root: etree._Element, url: str) -> str:
    said = next((one.get("href", "") for one in root.iter("base")), "")
    return address(said, url) or url


def _is_comments(found: Found) -> bool:
    return any(mark in found.url.lower() for mark in _COMMENTS)
