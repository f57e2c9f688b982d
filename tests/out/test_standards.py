"""What the feed formats themselves demand: RSS 2.0.11, RFC 4287, JSON Feed 1.1, Media RSS, RFC 3339 and 822."""

import json
import re
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import etree

from dateline.core.story import Signal
from tests.out.agency import BODY, Agency, picture, with_photo
from tests.out.fetch import feed

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
PATHS = ("/en/all", "/en/topics/weather", "/ru/all", "/en/topics/sport")


@pytest.fixture
def filled(agency: Agency) -> Agency:
    """Feeds with stories of many kinds; two of `PATHS` lead to feeds without any."""
    agency.full(version=1)
    agency.full(version=2, signal=Signal.CORRECTION, correction="A figure.", **with_photo(picture()))
    agency.tell("Flash")
    agency.tell("Linked", source="linked")
    agency.full("More", body_html=BODY + "\n<p>And more.</p>", **with_photo(picture("two", (3000, 500))))
    return agency


def is_absolute(address: str | None) -> bool:
    """With scheme and host."""
    parts = urlsplit(address or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json")],
)
def test_media_types(filled: Agency, form: str, media_type: str) -> None:
    response = Client().get(f"/en/all.{form}")
    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PATHS)
def test_rss(filled: Agency, path: str) -> None:
    root = etree.fromstring(feed(f"{path}.rss"))
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("rss", "2.0", ["channel"])
    channel = root[0]
    for required in ("title", "link", "description", "language", "lastBuildDate", "ttl"):
        assert len(channel.findall(required)) == 1, required
        assert channel.findtext(required), required
    assert is_absolute(channel.findtext("link"))
    # RSS Advisory Board, best practices: a channel links to itself.
    own = channel.findall(f"{ATOM}link[@rel='self']")
    assert [(link.get("href"), link.get("type")) for link in own] == [
        (f"http://127.0.0.1:8000{path}.rss", "application/rss+xml")
    ]
    dates = [date.text or "" for date in channel.iter("pubDate", "lastBuildDate")]
    assert [date for date in dates if not RFC822.fullmatch(date) or not parsedate_to_datetime(date)] == []
    items = channel.findall("item")
    assert len({item.findtext("guid") for item in items}) == len(items)
    for item in items:
        assert item.findtext("title") or item.findtext("description")
        assert is_absolute(item.findtext("link"))
        guid = item.find("guid")
        assert guid is not None
        # Without this a guid has to be an address that can be opened.
        assert guid.get("isPermaLink") == "false"
        assert [category.get("domain") for category in item.findall("category") if not category.get("domain")] == []


@pytest.mark.parametrize("path", PATHS)
def test_atom(filled: Agency, path: str) -> None:
    root = etree.fromstring(feed(f"{path}.atom"))
    assert root.tag == f"{ATOM}feed"
    # RFC 4287, sections 4.1.1 and 4.1.2: exactly one of each.
    for required in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{required}")) == 1, required
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"http://127.0.0.1:8000{path}.atom"
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [each for each in (*ids, root.findtext(f"{ATOM}id")) if ":" not in (each or "")] == []
    for entry in entries:
        for required in ("id", "title", "updated"):
            assert len(entry.findall(f"{ATOM}{required}")) == 1, required
        # Section 4.1.2: an author in the feed will do; a link to the page where there is no content.
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author/{ATOM}name") is not None
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        assert len(entry.findall(f"{ATOM}content")) <= 1
    assert [link.get("href") for link in root.iter(f"{ATOM}link") if not is_absolute(link.get("href"))] == []
    dates = [date.text or "" for date in root.iter(f"{ATOM}updated", f"{ATOM}published")]
    assert [date for date in dates if not RFC3339.fullmatch(date)] == []
    # Section 4.2.2: a term is required, scheme and label are not.
    assert [category for category in root.iter(f"{ATOM}category") if not category.get("term")] == []


@pytest.mark.parametrize("path", PATHS)
def test_json_feed(filled: Agency, path: str) -> None:
    found: dict[str, Any] = json.loads(feed(f"{path}.json"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["title"]
    assert found["feed_url"] == f"http://127.0.0.1:8000{path}.json"
    assert is_absolute(found["home_page_url"])
    assert found["language"] in {"en", "ru"}
    _check_authors(found)
    assert len({item["id"] for item in found["items"]}) == len(found["items"])
    for item in found["items"]:
        assert isinstance(item["id"], str)
        assert ("content_html" in item) or ("content_text" in item)
        assert [
            item[name] for name in ("url", "external_url", "image") if name in item and not is_absolute(item[name])
        ] == []
        assert RFC3339.fullmatch(item["date_published"])
        assert RFC3339.fullmatch(item["date_modified"])
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
        _check_authors(item)
        # Extensions are objects whose names begin with an underscore; no other names are known to the standard.
        assert isinstance(item["_dateline"], dict)
        assert item.keys() <= {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
                               "date_published", "date_modified", "authors", "tags", "_dateline"}  # fmt: skip


def _check_authors(holder: dict[str, Any]) -> None:
    authors = holder.get("authors", [])
    assert all(author.get("name") or author.get("url") for author in authors)
    assert "author" not in holder, "version 1.1 has authors instead"


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_media_rss(filled: Agency, form: str) -> None:
    contents = list(etree.fromstring(feed(f"/en/all.{form}")).iter(f"{MEDIA}content"))
    assert [(each.get("medium"), each.get("type"), each.get("width"), each.get("height")) for each in contents] == [
        ("image", "image/jpeg", "1280", "213"),
        ("image", "image/jpeg", "1280", "720"),
    ]
    for content in contents:
        assert is_absolute(content.get("url"))
        assert content.findtext(f"{MEDIA}credit") == "Anna Lind/MERIDIAN"
        assert content.findtext(f"{MEDIA}copyright") == "© Meridian"
        description = content.find(f"{MEDIA}description")
        assert description is not None
        assert (description.get("type"), description.text) == ("plain", "The harbour at noon")
