"""Which feeds a page offers."""

import pytest

from dateline.intake.discover import feeds_in

PAGE = b"""<html><head><base href="https://cdn.example/x/">
<link rel="alternate" type="application/rss+xml" title="Comments &amp; more" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml; charset=utf-8" title="News" href="news.rss">
<link rel="ALTERNATE home" type="application/feed+json" href="https://times.example/feed.json">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" hreflang="ru" href="/ru/"></head>
<body><a href="/sport/rss">Sport</a> <a href="/about">About</a></body></html>"""


def test_declared_ones_come_first_and_comments_after_them() -> None:
    found = feeds_in(PAGE, "https://times.example/")
    assert [one.url for one in found if not one.guess] == [
        "https://cdn.example/x/news.rss",
        "https://times.example/feed.json",
        "https://cdn.example/comments/feed/",
        "https://cdn.example/sport/rss",
    ]
    assert [one.title for one in found][:3] == ["News", "", "Comments & more"]


def test_the_usual_places_are_guesses() -> None:
    found = feeds_in(b"<html><body>Nothing</body></html>", "https://times.example/world/")
    assert {one.guess for one in found} == {True}
    assert "https://times.example/rss.xml" in [one.url for one in found]


def test_what_is_no_page_offers_guesses_only() -> None:
    for page in (b"", b"\x00\xff", b"<div>" * 100_000):
        assert all(one.guess for one in feeds_in(page, "https://times.example/"))


def linked(page: str) -> list[str]:
    return [one.url for one in feeds_in(page.encode(), "https://times.example/world/") if not one.guess]


@pytest.mark.parametrize(
    "address",
    [
        "https://feeds.times.example/world",
        "https://rss.times.example/",
        "https://times.example/sport/rss",
        "https://times.example/FEED/",
        "https://times.example/feeds/world.xml",
        "https://times.example/export/rss2/index.php",
        "https://times.example/news.rss",
        "https://times.example/index.rdf?all",
        "https://times.example/index.xml",
        "https://times.example/rss-world.xml",
        "https://times.example/world_atom.xml",
        "https://times.example/rss.php?id=1",
        "https://times.example/?feed=rss2",
        "https://times.example/search?q=a&format=atom",
    ],
)
def test_a_link_that_looks_like_a_feed(address: str) -> None:
    assert linked(f'<a href="{address.replace("&", "&amp;")}">x</a>') == [address]


@pytest.mark.parametrize(
    "address",
    [
        "/feedback",
        "/atomic-energy",
        "/newsfeed/12345.html",
        "/brass-band.rsss",
        "/sitemap.xml",
        "/?q=feed",
        "mailto:feed@times.example",
        "javascript:feed('/rss')",
        "data:text/xml,/rss",
        "http://[::1/rss",
    ],
)
def test_a_link_that_only_sounds_like_one(address: str) -> None:
    assert linked(f'<a href="{address}">x</a>') == []


def test_each_address_once() -> None:
    page = (
        '<link rel="alternate" type="application/atom+xml" href="/atom#a"><a href="/atom">x</a><a href="/atom#b">x</a>'
    )
    assert linked(page) == ["https://times.example/atom"]


def test_in_the_page_s_own_encoding() -> None:
    page = '<meta charset="windows-1251"><link rel=alternate type="application/rss+xml" title="Новости" href="/лента">'
    first = feeds_in(page.encode("cp1251"), "https://times.example/")[0]
    assert (first.title, first.url) == ("Новости", "https://times.example/лента")
