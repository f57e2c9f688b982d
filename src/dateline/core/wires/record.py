"""What was read as one JSON object, for ``dateline wire read --json``."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from dateline.core.story import Code, Dateline, Feed, Item, Link, PhotoRef, Stamp, Unreadable
from dateline.core.text.plain import plain

_KEYS = (
    "file", "format", "uri", "version", "pubstatus", "embargo", "headline", "lead", "body_text", "body_html", "byline",
    "credit", "dateline", "stamp", "pages_stated", "published", "updated", "language", "topics", "places", "urgency",
    "priority", "signal", "located", "usage_terms", "ednote", "photos", "links", "feed", "error",
)  # fmt: skip
_LISTS = ("topics", "places", "photos", "links")


def as_json(result: Item | Unreadable, *, file: str) -> dict[str, Any]:
    """One object with the same keys for an item and for what gave none.

    Only ``error`` tells what could not be read; what was read and is no story has neither an error nor a headline.
    Times are ISO 8601 with their offset. What is absent is null; topics, places, photos and links are lists.
    """
    values = _unreadable(result) if isinstance(result, Unreadable) else _item(result)
    return {key: [] if key in _LISTS else None for key in _KEYS} | {"file": file} | values


def _unreadable(result: Unreadable) -> dict[str, Any]:
    sentence = f"{result.where}: {result.reason}" if result.where else result.reason
    error = sentence if result.story else None
    return {"format": result.format or None, "uri": result.uri or None, "error": error}


def _item(item: Item) -> dict[str, Any]:
    plainly = ("format", "uri", "headline", "lead", "byline", "credit", "language", "located", "usage_terms", "ednote")
    return {
        **{key: getattr(item, key) or None for key in plainly},
        "version": item.version,
        "pubstatus": item.pubstatus.value,
        "embargo": _time(item.embargo),
        "body_text": plain(item.body_html) or None,
        "body_html": item.body_html or None,
        "dateline": _dateline(item.dateline),
        "stamp": _stamp(item.stamp),
        "pages_stated": item.pages_stated,
        "published": _time(item.published),
        "updated": _time(item.updated),
        "topics": [_code(code) for code in item.topics],
        "places": [_code(code) for code in item.places],
        "urgency": item.urgency,
        "priority": item.priority,
        "signal": item.signal.value or None,
        "photos": [_photo(photo) for photo in item.photos],
        "links": [_link(link) for link in item.links],
        "feed": _feed(item.feed),
    }


def _time(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    date = dateline.date.isoformat() if dateline.date else None
    return {"place": dateline.place, "date": date, "agency": dateline.agency or None, "text": dateline.text or None}


def _stamp(stamp: Stamp | None) -> dict[str, Any] | None:
    return {"text": stamp.text, "offset": stamp.offset, "place": stamp.place or None} if stamp else None


def _code(code: Code) -> dict[str, Any]:
    return {"value": code.value, "scheme": code.scheme or None, "label": code.label or None}


def _photo(photo: PhotoRef) -> dict[str, Any]:
    return {key: value or None for key, value in asdict(photo).items()}


def _link(link: Link) -> dict[str, Any]:
    return {"url": link.url, "rel": link.rel or None, "title": link.title or None, "type": link.media_type or None}


def _feed(feed: Feed) -> dict[str, Any]:
    return {"title": feed.title or None, "link": feed.link or None, "language": feed.language or None}
