"""Which feeds a page offers."""

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
