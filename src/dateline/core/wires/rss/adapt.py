"""RSS into the domain: an `RssItem` as an `Item`."""

import datetime as dt
import re

from dateline.core.story import Feed, Item, Link, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.wires import copy, limits
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.labels import labelled
from dateline.core.wires.media import photos_and_links
from dateline.core.wires.rss.wire import RssChannel, RssItem
from dateline.core.wires.times import moment

_MAILBOX = re.compile(
    r"^\s*(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+\s*(?:\((?P<name>[^()]*)\))?\s*$"
    r"|^(?P<before>[^<>@()]+)(?:<[^<>]*>|\([^()]*@[^()]*\))\s*$"
)


def adapt(item: RssItem, channel: RssChannel, received: dt.datetime, number: int) -> Item | Unreadable:
    """The story, or why it is none. ``number`` counts the items of the feed from 1."""
    base = copy.address(item.base) or copy.address(channel.link)
    link = copy.address(item.link, base)
    uri = item.guid or link or tag_uri("rss", channel.link, channel.title, item.title, item.published, item.description)
    try:
        return _item(item, channel, received, uri=uri, link=link, base=link or base)
    except WireError as error:
        return Unreadable(format="rss", reason=error.reason, where=f"item {number}, line {item.line}", uri=uri)


def _item(item: RssItem, channel: RssChannel, received: dt.datetime, *, uri: str, link: str, base: str) -> Item:
    published = moment(item.published)
    lead, body = lead_and_body(item.description, item.content, base)
    dateline, lead, body = undated(lead, body, day=day_of(published, received))
    photos, enclosures = photos_and_links(item.files, base)
    headline = headline_for(copy.one_line(item.title), lead, body)
    topics = codes(*((copy.one_line(one.value), one.domain, one.label) for one in item.categories))
    canonical = link or (copy.address(item.guid, base) if item.permalink else "")
    feed_link = copy.address(channel.link)
    return Item(
        uri=uri,
        format="rss",
        headline=headline,
        signal=labelled(topics, headline),
        lead=lead,
        body_html=body,
        byline=_byline(item, channel),
        credit=copy.one_line(item.source),
        dateline=dateline,
        published=published,
        updated=moment(item.updated),
        language=primary(item.language) or primary(channel.language),
        topics=topics,
        usage_terms=copy.one_line(item.rights or channel.rights),
        photos=photos,
        links=(*_links(item, canonical, base), *enclosures)[: limits.ENTRIES],
        feed=Feed(title=copy.one_line(channel.title), link=feed_link, language=channel.language),
    )


def _links(item: RssItem, canonical: str, base: str) -> tuple[Link, ...]:
    others = dict.fromkeys(url for link in item.links[:-1] if (url := copy.address(link, base)) != canonical and url)
    alternates = tuple(Link(url=url, rel="alternate") for url in others)
    return (Link(url=canonical, rel="canonical"), *alternates) if canonical else alternates


def lead_and_body(summary: str, content: str, base: str) -> tuple[str, CleanHtml]:
    """A feed's two texts as lead and body.

    With both, the summary is the lead, unless it says the same as the content or is too long for one. A summary alone
    is the body if it looks like one (`copy.is_body`), else the lead.
    """
    if not content.strip():
        return ("", copy.body(summary, base=base)) if copy.is_body(summary) else (copy.one_line(summary), CleanHtml(""))
    lead = copy.one_line(summary)
    if len(lead) > limits.LEAD or copy.repeats(lead, content):
        lead = ""
    return lead, copy.body(content, base=base)


def _byline(item: RssItem, channel: RssChannel) -> str:
    """The item's authors, else the channel's, as in Atom (RFC 4287, section 4.1.2)."""
    names = [person(name) for name in item.creators or (item.author,)]
    if not any(names):
        names = [person(name) for name in channel.creators]
    return ", ".join(dict.fromkeys(name for name in names if name))


def person(written: str) -> str:
    """The name in ``mail@example.com (Name)``, ``Name (mail@example.com)`` or ``Name <mail@example.com>``.

    An address alone is nobody's by-line.
    """
    line = copy.one_line(written)
    match = _MAILBOX.match(line)
    return (match["name"] or match["before"] or "").strip() if match else line
