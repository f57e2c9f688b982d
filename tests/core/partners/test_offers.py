"""Partners' feeds, friendly and hostile: what is taken over, what is not, and why."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.partners.offers import HEADLINE, MOST, Reading, on_site, read

NOW = dt.datetime(2026, 3, 28, 15, 0, tzinfo=dt.UTC)
HOSTS = frozenset(["gazette.example"])


def rss(*items: str, channel: str = "") -> bytes:
    namespaces = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    written = (
        f'<rss version="2.0" {namespaces}><channel><title>Gazette</title>{channel}{"".join(items)}</channel></rss>'
    )
    return written.encode()


def item(title: str = "Cranes painted blue", link: str = "https://gazette.example/1", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>{more}</item>"


def reading(*items: str, channel: str = "") -> Reading:
    return read(rss(*items, channel=channel), HOSTS, NOW)


def test_a_headline_and_where_it_leads() -> None:
    (offer,) = reading(item(more="<pubDate>Sat, 28 Mar 2026 14:00:00 GMT</pubDate>")).offers
    assert (offer.headline, offer.url) == ("Cranes painted blue", "https://gazette.example/1")
    assert offer.published == NOW - dt.timedelta(hours=1)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://evil.example/1",
        "https://gazette.example.evil.example/1",
        "https://gazette.example@evil.example/1",
        "https://xn--gzette-8fg.example/1",
        "https://g\u0430zette.example/1",
        "https://gazettе.example/1",
        "https://notgazette.example/1",
        "http:///1",
        "ftp://gazette.example/1",
        "",
        "https://gazette.example/" + "a" * 3000,
    ],
)
def test_what_leads_elsewhere_is_refused(link: str) -> None:
    found = reading(item(link=link), item("Good one", "https://gazette.example/2"))
    assert [offer.headline for offer in found.offers] == ["Good one"]
    assert len(found.refused) == 1


@pytest.mark.parametrize(
    "url", ["https://gazette.example/1", "http://www.gazette.example/1", "https://GAZETTE.example./1"]
)
def test_what_is_on_the_partners_site(url: str) -> None:
    assert on_site(url, HOSTS)


def test_a_backslash_is_not_read_in_two_ways() -> None:
    assert not on_site("https://evil.example\\@gazette.example/1", HOSTS)
    assert not on_site("https://gazette.example\\.evil.example/", HOSTS)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;Cranes", None),
        ("Cranes \u202ebackwards", "Cranes backwards"),
        ("Two\n lines\t here", "Two lines here"),
        ("word " * 100, None),
    ],
)
def test_headlines_are_one_plain_line(title: str, shown: str | None) -> None:
    (offer,) = reading(item(title)).offers
    assert shown is None or offer.headline == shown
    assert len(offer.headline) <= HEADLINE + 1
    assert not {"\n", "\u202e"} & set(offer.headline)


@pytest.mark.parametrize(
    "more",
    [
        '<media:rating scheme="urn:simple">adult</media:rating>',
        "<media:adult>true</media:adult>",
        "<itunes:explicit>yes</itunes:explicit>",
        "<rating>adult</rating>",
        '<media:content url="https://gazette.example/x.jpg"><media:rating>adult</media:rating></media:content>',
    ],
)
def test_what_is_not_for_everybody_is_refused(more: str) -> None:
    found = reading(item(more=more), item("For everybody", "https://gazette.example/2"))
    assert [offer.headline for offer in found.offers] == ["For everybody"]


def test_a_whole_feed_that_is_not_for_everybody() -> None:
    assert reading(item(), channel="<itunes:explicit>true</itunes:explicit>").offers == ()


def test_what_says_that_it_is_for_everybody_is_taken() -> None:
    clean = '<media:rating scheme="urn:simple">nonadult</media:rating><itunes:explicit>no</itunes:explicit>'
    assert len(reading(item(more=clean)).offers) == 1


def test_ten_thousand_items_are_not_read() -> None:
    items = [item(f"Number {number}", f"https://gazette.example/{number}") for number in range(10_000)]
    assert len(reading(*items).offers) == MOST


def test_the_same_story_twice_is_one_offer() -> None:
    assert len(reading(item("First"), item("Second")).offers) == 1


@pytest.mark.parametrize("data", [b"", b"<html><body>maintenance</body></html>", b"\x00\x01\x02", b"<rss><chan"])
def test_what_is_no_feed_is_a_fault_and_no_empty_offer(data: bytes) -> None:
    assert read(data, HOSTS, NOW).fault


def test_an_empty_feed_offers_nothing_any_longer() -> None:
    found = reading()
    assert (found.offers, found.fault) == ((), "")


def test_an_entity_bomb_is_a_fault() -> None:
    entities = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = entities + b"<rss><channel><item><title>&b;</title></item></channel></rss>"
    assert read(bomb, HOSTS, NOW).fault


def test_json_feed_and_atom() -> None:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "items": [{"id": "1", "url": "https://gazette.example/1", "title": "Cranes", "content_text": "x"}],
    }
    assert [offer.headline for offer in read(json.dumps(told).encode(), HOSTS, NOW).offers] == ["Cranes"]
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>urn:1</id><title>Cranes</title>'
        b'<link rel="alternate" href="https://gazette.example/1"/><updated>2026-03-28T14:00:00Z</updated></entry></feed>'
    )
    assert [offer.key for offer in read(atom, HOSTS, NOW).offers] == ["urn:1"]


@given(st.binary(max_size=400))
def test_nothing_is_raised(data: bytes) -> None:
    for offer in read(data, HOSTS, NOW).offers:
        assert on_site(offer.url, HOSTS)
