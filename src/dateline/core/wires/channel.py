"""What a feed says of itself as a whole: whose it is, who pushes it, and how often it may be asked for."""

import datetime as dt
import io
from dataclasses import dataclass

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.atom.read import ATOM
from dateline.core.wires.content import Content
from dateline.core.wires.copy import address, one_line
from dateline.core.wires.element import Fields, fields, language, name, text, texts
from dateline.core.wires.element import base as base_of
from dateline.core.wires.json_feed.read import JSON_FEED, feed
from dateline.core.wires.rss.read import RSS
from dateline.core.wires.xml import head

_PERIODS = {
    "hourly": dt.timedelta(hours=1),
    "daily": dt.timedelta(days=1),
    "weekly": dt.timedelta(days=7),
    "monthly": dt.timedelta(days=30),
    "yearly": dt.timedelta(days=365),
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = 366 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed's own words about itself; what it does not say, or says wrongly, is empty or None."""

    format: str = ""
    """``rss``, ``atom``, ``json-feed``, or empty: then it is no feed and nothing else is known."""
    title: str = ""
    link: str = ""
    """The page that the feed belongs to."""
    language: str = ""
    """As declared: ``en-GB``."""
    self_url: str = ""
    """Where the feed says that it is to be fetched, which is its topic at a hub (WebSub, section 4)."""
    hubs: tuple[str, ...] = ()
    """WebSub hubs in the feed's order."""
    ttl_minutes: int | None = None
    """RSS 2.0 ``ttl``: minutes for which the feed may be taken for unchanged; 1 to a year's."""
    skip_hours: frozenset[int] = frozenset()
    """RSS 2.0 ``skipHours``: hours of the day in UTC, 0 to 23, in which not to ask."""
    skip_days: frozenset[int] = frozenset()
    """RSS 2.0 ``skipDays``: weekdays in UTC, Monday 0 to Sunday 6, on which not to ask."""
    update_period: dt.timedelta | None = None
    """The time between updates (RSS 1.0 Syndication: ``updatePeriod`` divided by ``updateFrequency``)."""

    @property
    def hub(self) -> str:
        """The first of the hubs, or an empty string."""
        return self.hubs[0] if self.hubs else ""


def channel(document: bytes) -> Channel:
    """What the feed in ``document`` says of itself; its first 128 K characters are looked at, packed or not.

    The document may be cut off anywhere after them. Never raises for what is in it: what is no feed, or is refused, has
    an empty ``format`` or nothing but that.
    """
    content = Content(io.BytesIO(document))
    if JSON_FEED.sniff(content):
        return _of_json(content)
    format_ = next((one.name for one in (RSS, ATOM) if one.sniff(content)), "")
    root = head(content, limits.CHANNEL) if format_ else None
    return Channel(format=format_) if root is None else _of_xml(format_, root)


def _of_xml(format_: str, root: etree._Element) -> Channel:
    element = next((child for child in root if name(child.tag) == "channel"), root)
    found = fields(element)
    links = [*found.get("atom:link", ()), *(link for link in found.get("link", ()) if link.get("href"))]
    pages = ("alternate", "text/html"), ("alternate", "")
    base = address(base_of(element))
    own = next(iter(_linked(links, "self", base)), "")
    alternate = next((url for rel, kind in pages for url in _linked(links, rel, base or own, kind)), "")
    return Channel(
        format=format_,
        title=one_line(text(found, "title", "atom:title", "dc:title")),
        link=address(text(found, "link"), base or own) or alternate,
        language=(text(found, "language", "dc:language") or language(element)).strip(),
        self_url=own,
        hubs=_linked(links, "hub", base or own),
        ttl_minutes=_number(text(found, "ttl"), most=_YEAR) or None,
        skip_hours=_hours(found),
        skip_days=_days(found),
        update_period=_period(found),
    )


def _linked(links: list[etree._Element], rel: str, base: str, kind: str = "") -> tuple[str, ...]:
    """The addresses under a relation; ``rel`` is a list of words; absent, it is ``alternate``."""
    matching = (
        link
        for link in links
        if rel in (link.get("rel", "").lower().split() or ["alternate"]) and kind in link.get("type", "").lower()
    )
    urls = (address(link.get("href", ""), base) for link in matching)
    return tuple(dict.fromkeys(url for url in urls if url))


def _number(written: str, *, most: int) -> int | None:
    trimmed = written.strip()
    if not (trimmed.isascii() and trimmed.isdigit() and len(trimmed) < 10):
        return None
    return int(trimmed) if int(trimmed) <= most else None


def _hours(found: Fields) -> frozenset[int]:
    """RSS 0.91 counted to 24, which is the hour 0."""
    written = (hour for one in found.get("skiphours", ()) for hour in texts(fields(one), "hour"))
    numbers = (_number(hour, most=24) for hour in written)
    return frozenset(hour % 24 for hour in numbers if hour is not None)


def _days(found: Fields) -> frozenset[int]:
    written = (day.lower() for one in found.get("skipdays", ()) for day in texts(fields(one), "day"))
    return frozenset(_DAYS.index(day) for day in written if day in _DAYS)


def _period(found: Fields) -> dt.timedelta | None:
    """Absent, the period is daily and the frequency 1, as the module has it; with neither, nothing is said."""
    period, frequency = text(found, "sy:updateperiod").lower(), text(found, "sy:updatefrequency")
    if not period and not frequency:
        return None
    whole = _PERIODS.get(period or "daily")
    return whole / (_number(frequency, most=_YEAR) or 1) if whole else None


def _of_json(content: Content) -> Channel:
    said = feed(content, limits.CHANNEL)
    own = address(said.feed_url)
    return Channel(
        format=JSON_FEED.name,
        title=" ".join(said.title.split()),
        link=address(said.home_page_url, own),
        language=said.language,
        self_url=own,
        hubs=tuple(dict.fromkeys(url for hub in said.hubs if (url := address(hub, own)))),
    )
