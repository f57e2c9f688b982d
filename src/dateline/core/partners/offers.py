"""A partner's feed as offers: headline, address, time, and nothing that could do any harm.

Partners are friends, their systems need not be: a feed may have been broken into. What is taken over is plain text and
an address on the partner's own site; pictures are left where they are.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from urllib.parse import urlsplit

from dateline.core import wires
from dateline.core.partners.adult import adult_items
from dateline.core.story import Item
from dateline.core.wires.address import at_source

MOST = 100
"""Items of a feed that are looked at: the newest, as feeds have it."""
HEADLINE = 200
"""Characters; what is longer is cut at a word."""
_FEEDS = frozenset(["rss", "atom", "json-feed"])
_ADDRESS = 2000
_DIRECTIONS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that turn text round or hide in it: a headline can do without."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A headline of a partner's."""

    key: str
    """The same for all versions of it."""
    url: str
    headline: str
    language: str
    published: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that is not taken over, and why."""

    headline: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a feed gave. ``fault`` is set where it could not be read at all: what is here then stays for a while."""

    offers: tuple[Offer, ...] = ()
    refused: tuple[Refused, ...] = ()
    fault: str = ""


def read(data: bytes, hosts: Collection[str], received: dt.datetime) -> Reading:
    """The offers of a feed in any format that is read. ``hosts`` are the partner's own, in lower case."""
    adult = adult_items(data)
    offers: dict[str, Offer] = {}
    refused: list[Refused] = []
    faults: list[str] = []
    results = islice(wires.read(BytesIO(data), received=received), MOST)
    for number, result in enumerate(results):
        if result.format not in _FEEDS:
            return Reading(fault="what came is no feed")
        if not isinstance(result, Item):
            faults.append(result.reason)
            continue
        offer = _offer(result, hosts, is_adult=adult.all or number in adult.numbers)
        if isinstance(offer, Refused):
            refused.append(offer)
        else:
            offers.setdefault(offer.key, offer)
    if faults and not offers and not refused:
        return Reading(fault=faults[0])
    return Reading(tuple(offers.values()), (*refused, *(Refused("", reason) for reason in faults)))


def _offer(item: Item, hosts: Collection[str], *, is_adult: bool) -> Offer | Refused:
    headline = _line(item.headline)
    url = at_source(item.links, item.uri)
    reason = _why_not(headline, url, hosts, is_adult=is_adult)
    if reason:
        return Refused(headline, reason)
    return Offer(item.uri[:500], url, headline, item.language, item.published)


def _why_not(headline: str, url: str, hosts: Collection[str], *, is_adult: bool) -> str:
    if not headline:
        return "it has no headline"
    if is_adult:
        return "it is marked as not for everybody"
    if not url or len(url) > _ADDRESS:
        return "it has no address on the web"
    if not on_site(url, hosts):
        return "its address is not on the partner’s site"
    return ""


def on_site(url: str, hosts: Collection[str]) -> bool:
    """Whether an address lies on one of some hosts or below it: letters that only look alike are others."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or "\\" in url or not host:
        return False
    named = host_name(host)
    return any(named == own or named.endswith(f".{own}") for own in hosts if own)


def host_name(host: str) -> str:
    """A host as it is looked up: in ASCII and lower case; empty for one that is none."""
    try:
        return host.strip().rstrip(".").lower().encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _line(text: str) -> str:
    """One line of plain text, cut at a word."""
    plain = "".join(char for char in _DIRECTIONS.sub("", text) if unicodedata.category(char) != "Cc")
    line = " ".join(plain.split())
    return line if len(line) <= HEADLINE else line[:HEADLINE].rsplit(" ", 1)[0] + "…"
