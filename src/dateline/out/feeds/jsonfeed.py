"""JSON Feed 1.1 (jsonfeed.org), with ``_dateline`` for what it has no member for.

``_dateline`` of an item: ``version`` (our count, from 1), ``topics`` (code, as ``medtop:20000822``, and
label), ``designated`` (organisations of the operator's list: law, id, name, as printed, phrase, and whether the
copy has a note on them), ``photos`` (url, width, height, caption, credit, rights), ``usage_terms`` and, of a
corrected version, ``signal`` and ``correction``.
"""

import json
from functools import lru_cache
from typing import Any

from dateline.core.designated import Finding
from dateline.out.feeds.values import Category, Channel, Entry, Picture
from dateline.out.feeds.xml import rfc3339

MEDIA_TYPE = "application/feed+json"


def write(channel: Channel) -> bytes:
    """A feed with its items, in their order."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.address,
        "feed_url": channel.own_address("json"),
        "description": channel.description,
        "language": channel.language,
        "authors": [{"name": channel.publisher, "url": channel.home}],
        **({"hubs": [{"type": "WebSub", "url": channel.hub}]} if channel.hub else {}),
    }
    # The items are the last member, each written by itself.
    written = f'{_written(feed)[:-1]},"items":[{",".join(map(_written_item, channel.entries))}]}}'
    # Half a surrogate pair has no UTF-8; a question mark stands for it.
    return written.encode("utf-8", "replace")


def _written(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=500)
def _written_item(entry: Entry) -> str:
    """Kept: most stories of a feed were in it when it was asked for before."""
    return _written(_item(entry))


def _item(entry: Entry) -> dict[str, Any]:
    optional = {
        "external_url": entry.source_url,
        "summary": entry.summary,
        "image": entry.pictures[0].url if entry.pictures else "",
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": [category.label for category in entry.categories],
    }
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **({"content_html": entry.content} if entry.content else {"content_text": entry.summary or entry.title}),
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        **{name: value for name, value in optional.items() if value},
        "_dateline": _extension(entry),
    }


def _extension(entry: Entry) -> dict[str, Any]:
    optional = {
        "signal": entry.corrected.code if entry.corrected else "",
        "correction": entry.correction,
        "usage_terms": entry.usage_terms,
        "designated": [_designated(found) for found in entry.designated],
        "topics": [_topic(category) for category in entry.categories],
        "photos": [_photo(picture) for picture in entry.pictures],
    }
    return {"version": entry.version} | {name: value for name, value in optional.items() if value}


def _topic(category: Category) -> dict[str, str]:
    return {"code": category.code, "label": category.label}


def _designated(found: Finding) -> dict[str, Any]:
    phrase = {"name": found.entity.name, "printed": found.printed, "phrase": found.entity.phrase}
    return {"law": found.jurisdiction, "id": found.entity.id, **phrase, "noted": found.noted}


def _photo(picture: Picture) -> dict[str, Any]:
    told = {"caption": picture.caption, "credit": picture.credit, "rights": picture.rights}
    size = {"url": picture.url, "width": picture.width, "height": picture.height}
    return size | {name: text for name, text in told.items() if text}
