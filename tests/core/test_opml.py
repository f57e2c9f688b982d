"""Lists of feeds, in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.opml import OpmlError, Outline, read, write

LIST = b"""<?xml version="1.0"?><opml version="1.1"><head><title>Ours</title></head><body>
<outline text="World"><outline text="North &amp; South" type="rss" xmlUrl="https://north.example/rss" htmlUrl="https://north.example/"/>
<outline text="Deep"><outline title="East" XMLURL="http://east.example/feed.xml"/></outline></outline>
<outline text="Again" xmlUrl="https://north.example/rss"/><outline text="Bad" xmlUrl="javascript:alert(1)"/>
<outline text="A note"/></body></opml>"""


def test_folders_are_flattened_and_each_feed_comes_once() -> None:
    assert read(LIST) == (
        Outline(title="North & South", feed="https://north.example/rss", site="https://north.example/"),
        Outline(title="East", feed="http://east.example/feed.xml"),
    )


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"feeds", b"<rss><channel/></rss>"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(OpmlError, match="no OPML"):
        read(data)


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml><body><outline text="&a;" xmlUrl="http://a.example/"/></body></opml>'
    with pytest.raises(OpmlError, match="entities"):
        read(bomb)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_what_is_written_is_read(titles: list[str]) -> None:
    """Whatever a feed calls itself; white space counts once."""
    outlines = [Outline(title=title, feed=f"https://example.org/{number}") for number, title in enumerate(titles)]
    back = read(write(outlines, title="Ours"))
    assert [one.feed for one in back] == [one.feed for one in outlines]
    for one, title in zip(back, titles, strict=True):
        if title.isalnum():
            assert one.title == title
