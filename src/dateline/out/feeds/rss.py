"""RSS 2.0 (RSS Advisory Board, 2.0.11) with the modules for Atom links, content, Dublin Core and media."""

from functools import lru_cache
from html import escape

from dateline.out.feeds.values import Category, Channel, Entry
from dateline.out.feeds.xml import ATOM, MEDIA, document, leaf, node, optional, picture, rfc822, rfc3339

MEDIA_TYPE = "application/rss+xml"
TTL = 5
"""Minutes after which a reader may ask again; an unchanged feed costs it a line."""

_PREFIXES = {
    "xmlns:atom": ATOM,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
}


def write(channel: Channel) -> bytes:
    """A channel with its entries, in their order."""
    items = (_item(entry) for entry in channel.entries)
    return document(node("rss", node("channel", *_head(channel), *items), version="2.0", **_PREFIXES))


def _head(channel: Channel) -> tuple[str, ...]:
    return (
        leaf("title", channel.title),
        leaf("link", channel.address),
        leaf("description", channel.description),
        leaf("language", channel.language),
        leaf("lastBuildDate", rfc822(channel.updated)),
        leaf("generator", "Dateline"),
        leaf("ttl", str(TTL)),
        leaf("atom:link", href=channel.own_address("rss"), rel="self", type=MEDIA_TYPE),
        leaf("atom:link", href=channel.hub, rel="hub") if channel.hub else "",
    )


@lru_cache(maxsize=500)
def _item(entry: Entry) -> str:
    """Kept: most stories of a feed were in it when it was asked for before."""
    return node(
        "item",
        leaf("title", entry.title),
        leaf("link", entry.url),
        # A description is markup, so that plain text is escaped once for HTML and once for XML.
        optional("description", escape(entry.summary, quote=False)),
        optional("content:encoded", entry.content),
        optional("dc:creator", entry.author),
        *map(_category, entry.categories),
        leaf("category", entry.corrected.term, domain=entry.corrected.scheme) if entry.corrected else "",
        leaf("guid", entry.id, isPermaLink="false"),
        leaf("pubDate", rfc822(entry.published)),
        leaf("atom:updated", rfc3339(entry.updated)),
        optional("dc:rights", entry.usage_terms),
        *map(picture, entry.pictures),
    )


@lru_cache(maxsize=2000)
def _category(category: Category) -> str:
    """People are shown the category; Dublin Core's subject has the code, for machines."""
    return leaf("category", category.label, domain=category.scheme) + leaf("dc:subject", category.code)
