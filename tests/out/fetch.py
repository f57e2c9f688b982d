"""Feeds as a subscriber gets them."""

import datetime as dt
import json
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from django.test import Client
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
FORMS = ("rss", "atom", "json")


@dataclass(frozen=True)
class Seen:
    """What all three forms say about a story."""

    id: str
    url: str
    title: str
    published: dt.datetime
    updated: dt.datetime


def feed(path: str) -> bytes:
    """The body of a feed that is there."""
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content


def entries(path: str) -> list[Seen]:
    """The stories of a feed in any form, in its order."""
    body = feed(path)
    return {"rss": _rss, "atom": _atom, "json": _json}[path.rpartition(".")[2]](body)


def titles(path: str) -> list[str]:
    """Their headlines."""
    return [entry.title for entry in entries(path)]


def items(path: str) -> list[dict[str, Any]]:
    """The items of a JSON feed."""
    found: list[dict[str, Any]] = json.loads(feed(path))["items"]
    return found


def _rss(body: bytes) -> list[Seen]:
    return [
        Seen(
            id=_text(item, "guid"),
            url=_text(item, "link"),
            title=_text(item, "title"),
            published=parsedate_to_datetime(_text(item, "pubDate")),
            updated=dt.datetime.fromisoformat(_text(item, f"{ATOM}updated")),
        )
        for item in etree.fromstring(body).iterfind("channel/item")
    ]


def _atom(body: bytes) -> list[Seen]:
    return [
        Seen(
            id=_text(entry, f"{ATOM}id"),
            url=entry.find(f"{ATOM}link[@rel='alternate']").get("href"),
            title=_text(entry, f"{ATOM}title"),
            published=dt.datetime.fromisoformat(_text(entry, f"{ATOM}published")),
            updated=dt.datetime.fromisoformat(_text(entry, f"{ATOM}updated")),
        )
        for entry in etree.fromstring(body).iterfind(f"{ATOM}entry")
    ]


def _json(body: bytes) -> list[Seen]:
    return [
        Seen(
            id=item["id"],
            url=item["url"],
            title=item["title"],
            published=dt.datetime.fromisoformat(item["date_published"]),
            updated=dt.datetime.fromisoformat(item["date_modified"]),
        )
        for item in json.loads(body)["items"]
    ]


def _text(element: etree._Element, path: str) -> str:
    return element.findtext(path) or ""
