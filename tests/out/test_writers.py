"""The three writers: whatever the text, what they write is well-formed and comes back equal."""

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from lxml import etree

from dateline.out.feeds import atom, jsonfeed, rss
from dateline.out.feeds.values import Channel, Entry
from tests.out.channels import BARE, ENTRY, channel, channels

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
# XML 1.0, production 2.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kept(text: str) -> str:
    """What XML has a place for."""
    return FORBIDDEN.sub("", text)


def child(element: etree._Element, path: str) -> str:
    """The text of the one child at ``path``; empty where there is none."""
    found = element.findall(path)
    assert len(found) <= 1, path
    return (found[0].text or "") if found else ""


def unescaped(text: str) -> str:
    """HTML's escapes undone, those of the three characters that are escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(channels())
def test_rss_keeps_every_text(given_channel: Channel) -> None:
    top = etree.fromstring(rss.write(given_channel)).find("channel")
    assert top is not None
    assert child(top, "title") == kept(given_channel.title)
    assert child(top, "link") == kept(given_channel.address)
    items = top.findall("item")
    assert len(items) == len(given_channel.entries)
    for item, entry in zip(items, given_channel.entries, strict=True):
        assert child(item, "title") == kept(entry.title)
        assert child(item, "guid") == kept(entry.id)
        assert unescaped(child(item, "description")) == kept(entry.summary)
        assert child(item, f"{CONTENT}encoded") == kept(entry.content)
        assert child(item, f"{DC}creator") == kept(entry.author)
        assert child(item, f"{DC}rights") == kept(entry.usage_terms)
        assert [each.text or "" for each in item.findall(f"{DC}subject")] == [kept(c.code) for c in entry.categories]
        _same_pictures(item, entry)


@given(channels())
def test_atom_keeps_every_text(given_channel: Channel) -> None:
    root = etree.fromstring(atom.write(given_channel))
    assert child(root, f"{ATOM}title") == kept(given_channel.title)
    assert child(root, f"{ATOM}author/{ATOM}name") == kept(given_channel.publisher)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(given_channel.entries)
    for element, entry in zip(entries, given_channel.entries, strict=True):
        assert child(element, f"{ATOM}id") == kept(entry.id)
        assert child(element, f"{ATOM}title") == kept(entry.title)
        assert child(element, f"{ATOM}summary") == kept(entry.summary)
        assert child(element, f"{ATOM}content") == kept(entry.content)
        assert child(element, f"{ATOM}author/{ATOM}name") == kept(entry.author)
        filed = (*entry.categories, *((entry.corrected,) if entry.corrected else ()))
        shown = [(c.get("term"), c.get("scheme"), c.get("label")) for c in element.findall(f"{ATOM}category")]
        assert shown == [(kept(c.term), kept(c.scheme), kept(c.label)) for c in filed]
        _same_pictures(element, entry)


def _same_pictures(element: etree._Element, entry: Entry) -> None:
    shown = element.findall(f"{MEDIA}content")
    assert [each.get("url") for each in shown] == [kept(each.url) for each in entry.pictures]
    for content, picture in zip(shown, entry.pictures, strict=True):
        assert (content.get("width"), content.get("height")) == (str(picture.width), str(picture.height))
        assert child(content, f"{MEDIA}credit") == kept(picture.credit)
        assert child(content, f"{MEDIA}description") == kept(picture.caption)


@given(channels())
def test_json_feed_keeps_every_text(given_channel: Channel) -> None:
    def whole(text: str) -> str:
        return text.encode("utf-8", "replace").decode()

    feed = json.loads(jsonfeed.write(given_channel))
    assert feed["title"] == whole(given_channel.title)
    for item, entry in zip(feed["items"], given_channel.entries, strict=True):
        assert (item["id"], item["url"], item["title"]) == (whole(entry.id), whole(entry.url), whole(entry.title))
        assert item.get("summary", "") == whole(entry.summary)
        assert item.get("content_html", "") == whole(entry.content)
        assert item.get("tags", []) == [whole(category.label) for category in entry.categories]
        credits_ = [photo.get("credit", "") for photo in item["_dateline"].get("photos", [])]
        assert credits_ == [whole(picture.credit) for picture in entry.pictures]


@pytest.mark.parametrize("write", [rss.write, atom.write, jsonfeed.write])
@given(given_channel=channels())
def test_output_is_utf_8_and_repeatable(write: Callable[[Channel], bytes], given_channel: Channel) -> None:
    assert write(given_channel).decode("utf-8")
    assert write(given_channel) == write(given_channel)


def test_rss_dates_are_rfc_822_in_gmt() -> None:
    far = dt.timezone(dt.timedelta(hours=-9, minutes=-30))
    moment = dt.datetime(2026, 3, 1, 20, 30, 59, 999, tzinfo=far)
    for month in range(1, 13):
        assert rss.rfc822(moment.replace(month=month)) == _by_the_library(moment.replace(month=month))


def _by_the_library(moment: dt.datetime) -> str:
    from email.utils import format_datetime

    return format_datetime(moment.astimezone(dt.UTC), usegmt=True)


def test_rss_item_without_copy_has_no_empty_elements() -> None:
    item = etree.fromstring(rss.write(channel(BARE))).find("channel/item")
    assert item is not None
    assert [element.tag for element in item] == ["title", "link", "guid", "pubDate", f"{ATOM}updated"]


def test_json_feed_item_always_has_content() -> None:
    # JSON Feed 1.1: one of content_html and content_text must be there.
    items = json.loads(jsonfeed.write(channel(ENTRY, BARE)))["items"]
    assert "content_html" in items[0]
    assert items[1]["content_text"] == "Flash"


def test_empty_feed_is_dated_by_the_last_change() -> None:
    root = etree.fromstring(atom.write(channel()))
    assert child(root, f"{ATOM}updated") == "2026-03-28T12:00:00Z"
