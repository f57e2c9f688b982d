"""JSON Feed into the domain: a `JsonItem` as an `Item`."""

import datetime as dt

from dateline.core.story import Feed, Item, Link, Unreadable
from dateline.core.text.clean import CleanHtml
from dateline.core.wires import copy, limits
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.json_feed.wire import JsonFeed, JsonItem
from dateline.core.wires.labels import labelled
from dateline.core.wires.media import Media, photos_and_links
from dateline.core.wires.times import moment


def adapt(item: JsonItem, feed: JsonFeed, received: dt.datetime, number: int) -> Item | Unreadable:
    """The story, or why it is none. ``number`` counts the items of the feed from 1."""
    base = copy.address(feed.home_page_url) or copy.address(feed.feed_url)
    link = copy.address(item.url, base)
    text = item.content_html or item.content_text
    uri = item.id or link or tag_uri("json-feed", feed.feed_url, item.title, item.date_published, text)
    try:
        return _item(item, feed, received, uri=uri, link=link, base=link or base)
    except WireError as error:
        return Unreadable(format="json-feed", reason=error.reason, where=f"item {number}, line {item.line}", uri=uri)


def _item(item: JsonItem, feed: JsonFeed, received: dt.datetime, *, uri: str, link: str, base: str) -> Item:
    published, updated = moment(item.date_published), moment(item.date_modified)
    lead, body = _lead_and_body(item, base)
    dateline, lead, body = undated(lead, body, day=day_of(published or updated, received))
    headline = headline_for(_plain(item.title), lead, body)
    topics = codes(*((_plain(tag), "", "") for tag in item.tags))
    photos, enclosures = photos_and_links(_files(item), base)
    return Item(
        uri=uri,
        format="json-feed",
        headline=headline,
        signal=labelled(topics, headline),
        lead=lead,
        body_html=body,
        byline=", ".join(_plain(name) for name in item.authors or feed.authors),
        dateline=dateline,
        published=published or updated,
        updated=updated,
        language=primary(item.language) or primary(feed.language),
        topics=topics,
        photos=photos,
        links=(*_links(item, link, base), *enclosures)[: limits.ENTRIES],
        feed=Feed(title=_plain(feed.title), link=copy.address(feed.home_page_url), language=feed.language),
    )


def _plain(text: str) -> str:
    """One line; only ``content_html`` is markup, everything else is taken as it is."""
    return " ".join(text.split())


def _lead_and_body(item: JsonItem, base: str) -> tuple[str, CleanHtml]:
    """A summary beside a content is the lead, unless it repeats it or is too long for one; alone it is the lead."""
    summary, content = _plain(item.summary), item.content_html or item.content_text
    if not content:
        return ("", copy.text_body(item.summary)) if len(summary) > copy.LONG else (summary, CleanHtml(""))
    lead = "" if len(summary) > limits.LEAD or copy.repeats(summary, content) else summary
    return lead, copy.body(content, base=base) if item.content_html else copy.text_body(_bounded(content))


def _bounded(text: str) -> str:
    if len(text) > limits.BODY:
        raise WireError(f"a body is larger than {limits.BODY // 1024 // 1024} MB")
    return text


def _files(item: JsonItem) -> tuple[Media, ...]:
    """The item's own picture, else the wide one above it, and the attachments."""
    picture = item.image or item.banner_image
    attached = (Media(url=one.url, media_type=one.mime_type, caption=_plain(one.title)) for one in item.attachments)
    return (*((Media(url=picture, medium="image"),) if picture else ()), *attached)


def _links(item: JsonItem, link: str, base: str) -> tuple[Link, ...]:
    """``external_url`` is the page elsewhere that the item is about."""
    other = copy.address(item.external_url, base)
    found = ((link, "canonical"), (other if other != link else "", "related"))
    return tuple(Link(url=url, rel=rel) for url, rel in found if url)
