"""What a feed says of itself as a whole: RSS 2.0, RSS 1.0 Syndication, RFC 4287, WebSub, JSON Feed."""

import datetime as dt
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.wires.channel import Channel, channel
from tests.core.wires.reading import atom, rss


def test_an_rss_channel_with_everything() -> None:
    found = channel(
        rss(
            "<item><title>x</title></item>",
            "<link>/home</link><language>en-GB</language><ttl>60</ttl>"
            '<atom:link rel="self" href="http://wire.example/rss" type="application/rss+xml"/>'
            '<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="hub" href="https://hub2.example/"/>'
            "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>25</hour></skipHours>"
            "<skipDays><day>Saturday</day><day> sunday </day><day>Someday</day></skipDays>",
        ).encode()
    )
    assert found == Channel(
        format="rss",
        title="Wire",
        link="http://wire.example/home",
        language="en-GB",
        self_url="http://wire.example/rss",
        hubs=("https://hub.example/", "https://hub2.example/"),
        ttl_minutes=60,
        skip_hours=frozenset([0, 7]),
        skip_days=frozenset([5, 6]),
    )
    assert found.hub == "https://hub.example/"


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 0.5),
        ("<sy:updatePeriod> Daily </sy:updatePeriod>", 24),
        ("<sy:updateFrequency>4</sy:updateFrequency>", 6),
        ("<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 168),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
        ("", None),
    ],
)
def test_the_time_between_updates(said: str, hours: float | None) -> None:
    period = channel(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>{said}</channel><item/></rdf:RDF>'.encode()
    ).update_period
    assert period == (None if hours is None else dt.timedelta(hours=hours))


@pytest.mark.parametrize("ttl", ["0", "-5", "soon", "1.5", "99999999", "999999999999999999999", "٦٠", ""])
def test_a_ttl_that_makes_no_sense_is_none(ttl: str) -> None:
    assert channel(rss("", f"<ttl>{ttl}</ttl>").encode()).ttl_minutes is None


def test_an_atom_feed() -> None:
    found = channel(
        atom(
            "<entry><title>x</title></entry>",
            'xml:lang="ru"',
            '<title type="html">Wire &amp;amp; more</title><link href="/"/><link rel="SELF" href="/feed"/>'
            '<link rel="hub" href="https://hub.example/"/><link rel="hub" href="javascript:alert(1)"/>',
        )
        .replace("<feed", '<feed xml:base="http://wire.example/x/"')
        .encode()
    )
    assert (found.format, found.title, found.language) == ("atom", "Wire & more", "ru")
    assert (found.link, found.self_url) == ("http://wire.example/", "http://wire.example/feed")
    assert found.hubs == ("https://hub.example/",)


@pytest.mark.parametrize("items_first", [False, True])
def test_a_json_feed(items_first: bool) -> None:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "home_page_url": "http://wire.example/",
        "feed_url": "http://wire.example/feed.json",
        "language": "en",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}, {"type": "rssCloud"}, 7],
    }
    items = {"items": [{"id": "1", "content_text": "x"}]}
    found = channel(json.dumps({**items, **said} if items_first else {**said, **items}).encode())
    assert found == Channel(
        format="json-feed",
        title="Wire",
        link="http://wire.example/",
        language="en",
        self_url="http://wire.example/feed.json",
        hubs=("https://hub.example/",),
    )


def test_the_head_is_enough_cut_off_packed_or_broken() -> None:
    start = rss("", "<link>http://wire.example/</link><ttl>5</ttl>").removesuffix("</channel></rss>")
    whole = start + "<item><title>x</title></item>" * 50_000 + "</channel></rss>"
    assert channel(whole.encode()[:5000]).ttl_minutes == 5
    assert channel(gzip.compress(whole.encode())).ttl_minutes == 5
    assert channel(gzip.compress(whole.encode())[:3000]).ttl_minutes == 5
    assert channel((start + "<item><title>x</item></p>").encode()).ttl_minutes == 5


@pytest.mark.parametrize("document", [b"", b"<html/>", b"{}", b"\x1f\x8b", b"Hello", b"\xff\xfe"])
def test_what_is_no_feed_says_nothing(document: bytes) -> None:
    assert channel(document) == Channel()


def test_a_bomb_is_not_opened() -> None:
    document = '<!DOCTYPE rss [<!ENTITY a "x">]>' + rss("", "<ttl>5</ttl>")
    assert channel(document.encode()) == Channel(format="rss")


@given(st.binary(max_size=300), st.integers(0, 200))
def test_no_bytes_raise(junk: bytes, at: int) -> None:
    for seed in (rss("<item/>", "<ttl>5</ttl>"), atom("<entry/>"), '{"version": "https://jsonfeed.org/version/1"}'):
        assert isinstance(channel(seed.encode()[:at] + junk + seed.encode()[at:]), Channel)
    assert isinstance(channel(junk), Channel)
