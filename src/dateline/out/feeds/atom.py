"""Atom 1.0 (RFC 4287), with Media RSS for photos."""

from functools import lru_cache

from dateline.out.feeds.values import Category, Channel, Entry
from dateline.out.feeds.xml import ATOM, MEDIA, document, leaf, node, optional, picture, rfc3339

MEDIA_TYPE = "application/atom+xml"


def write(channel: Channel) -> bytes:
    """A feed with its entries, in their order."""
    entries = (_entry(entry) for entry in channel.entries)
    prefixes = {"xmlns": ATOM, "xmlns:media": MEDIA, "xml:lang": channel.language}
    return document(node("feed", *_head(channel), *entries, **prefixes))


def _head(channel: Channel) -> tuple[str, ...]:
    return (
        leaf("id", channel.address),
        leaf("title", channel.title),
        leaf("subtitle", channel.description),
        leaf("updated", rfc3339(channel.updated)),
        leaf("link", rel="self", href=channel.own_address("atom"), type=MEDIA_TYPE),
        leaf("link", rel="hub", href=channel.hub) if channel.hub else "",
        leaf("link", rel="alternate", href=channel.address, type="text/html"),
        node("author", leaf("name", channel.publisher), leaf("uri", channel.home)),
        leaf("generator", "Dateline"),
    )


@lru_cache(maxsize=500)
def _entry(entry: Entry) -> str:
    """Kept: most stories of a feed were in it when it was asked for before."""
    return node(
        "entry",
        leaf("id", entry.id),
        leaf("title", entry.title),
        leaf("link", rel="alternate", href=entry.url, type="text/html"),
        leaf("link", rel="via", href=entry.source_url) if entry.source_url else "",
        leaf("published", rfc3339(entry.published)),
        leaf("updated", rfc3339(entry.updated)),
        node("author", leaf("name", entry.author)) if entry.author else "",
        *map(_category, entry.categories),
        _category(entry.corrected) if entry.corrected else "",
        optional("summary", entry.summary),
        leaf("content", entry.content, type="html") if entry.content else "",
        optional("rights", entry.usage_terms),
        *map(picture, entry.pictures),
    )


@lru_cache(maxsize=2000)
def _category(category: Category) -> str:
    return leaf("category", term=category.term, scheme=category.scheme, label=category.label)
