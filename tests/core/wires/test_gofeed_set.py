"""gofeed's documents: beside each lies what it must yield, as JSON. A value is comparable if its field is one we have.

Texts are compared by their words, as with feedparser's documents; gofeed leaves markup as it is.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.core.wires.channel import channel
from tests.core.wires.feedparser_view import view
from tests.floors import keeps

pytestmark = pytest.mark.shared

_SAME = {"title", "link", "links[].rel", "links[].href", "links[].type", "links[].title", "links[].hreflang",
         "rights", "authors[].name", "language"}  # fmt: skip
_FEED = {name: name for name in _SAME} | {"copyright": "rights", "author.name": "author_detail.name",
         "links[]": "links[].href"}  # fmt: skip
_ITEM = {
    **_FEED, "id": "id", "guid": "id", "guid.value": "id", "description": "description", "summary": "summary",
    "content": "content.0.value", "content.value": "content.0.value", "content.type": "content.0.type",
    "published": "published", "publishedParsed": "published_parsed", "pubDate": "published",
    "pubDateParsed": "published_parsed", "updated": "updated", "updatedParsed": "updated_parsed", "author": "author",
    "categories[]": "tags[].term", "categories[].value": "tags[].term", "categories[].term": "tags[].term",
    "categories[].domain": "tags[].scheme", "categories[].scheme": "tags[].scheme",
    "categories[].label": "tags[].label", "enclosure.url": "enclosures.0.href", "enclosure.type": "enclosures.0.type",
    "enclosures[].url": "enclosures[].href", "enclosures[].type": "enclosures[].type", "source.title": "source.title",
    **{f"source.{name}": f"source.{name}" for name in _SAME},
}  # fmt: skip
"""gofeed's names of the fields that we have, and feedparser's of the same. No part of an item are a feed's own
description, categories, image, text input and cloud; persons' addresses, contributors; lengths; and ``extensions``,
which are other fields once more as they are written. What `channel` tells is compared with that."""
_CHANNEL = {"skipHours[]", "skipDays[]", "ttl"}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Value = tuple[str, tuple[int, ...], Any]
"""A path, the numbers in its brackets, and what is there."""


def values(found: Any, path: str = "", at: tuple[int, ...] = ()) -> Iterator[Value]:
    """Every value in a JSON document."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from values(value, f"{path}.{key}" if path else key, at)
    elif isinstance(found, list):
        for number, value in enumerate(found):
            yield from values(value, f"{path}[]", (*at, number))
    else:
        yield path, at, found


def place(path: str) -> str:
    """Where our view has what gofeed has at ``path``; empty where it has not."""
    inside = re.sub(r"^(items|entries)\[\]\.", "", path)
    if inside != path:
        return f"entries[].{_ITEM[inside]}" if inside in _ITEM else ""
    return f"feed.{_FEED[path]}" if path in _FEED else ""


def told(seen: Any, path: str, at: tuple[int, ...]) -> Any:
    """What is at ``path`` in our view; LookupError where nothing is."""
    numbers = iter(at)
    for name in path.replace("[]", ".[]").split("."):
        seen = seen[next(numbers) if name == "[]" else int(name) if name.isdigit() else name]
    return seen


def channel_says(document: bytes, path: str, expected: str) -> bool:
    """Whether what `channel` tells holds what is expected."""
    found = channel(document)
    if path == "ttl":
        return str(found.ttl_minutes) == expected
    return (
        int(expected) in found.skip_hours if path == "skipHours[]" else _DAYS.index(expected.lower()) in found.skip_days
    )


def same(ours: Any, expected: Any) -> bool:
    """Equal, times to the second."""
    if isinstance(ours, tuple):
        return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*ours[:6]) == str(expected)[:19]
    return bool(ours == expected)


def test_pairs(shared: Path) -> None:
    counts: Counter[str] = Counter()
    failed = []
    root = shared / "feeds" / "gofeed"
    for file in sorted(root.rglob("*.json")):
        document = file.with_suffix(".xml").read_bytes()
        seen = view(document)
        for path, at, expected in values(json.loads(file.read_text(encoding="utf-8"))):
            counts["all"] += 1
            mine = place(path)
            if not mine and path not in _CHANNEL:
                continue
            counts["comparable"] += 1
            try:
                right = same(told(seen, mine, at), expected) if mine else channel_says(document, path, expected)
            except (LookupError, TypeError, ValueError):
                right = False
            counts["passed"] += right
            if not right:
                failed.append(f"{file.relative_to(root)}: {path} {at} {expected!r}")
    print(*failed, sep="\n")  # noqa: T201
    print(f"{counts['passed']} passed of {counts['comparable']} comparable of {counts['all']} values")  # noqa: T201
    assert keeps("gofeed", "comparable", counts["comparable"])
    assert keeps("gofeed", "passed", counts["passed"])
