"""JSON Feed 1.0 and 1.1, member by member (jsonfeed.org)."""

import datetime as dt
import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.story import Code, Feed, Item, Link, PhotoRef, Unreadable
from dateline.core.text.plain import plain
from dateline.core.wires import read
from dateline.core.wires.json_feed.members import members
from tests.core.wires.reading import RECEIVED, only, results

VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: object, **members_: object) -> str:
    return json.dumps({"version": VERSION, "title": "Wire", **members_, "items": list(items)})


def item(**members_: object) -> Item:
    return only(feed({"id": "1", "title": "x", **members_}))


def test_an_item_with_everything() -> None:
    found = only(
        feed(
            {
                "id": "wire-17",
                "url": "/news/17",
                "external_url": "http://other.example/story",
                "title": "AT&T <opens> a\n bridge",
                "content_html": "<p>PORTO, March 28. /WIRE/. Cars <a href='/x'>may</a> cross.</p><script>x</script>",
                "content_text": "not this",
                "summary": "Cars may cross.",
                "image": "a.jpg",
                "banner_image": "wide.jpg",
                "date_published": "2016-03-28T17:44:00+03:00",
                "date_modified": "2016-03-28T18:00:00+03:00",
                "authors": [{"name": "Ann Lee", "url": "http://a.example"}, {"name": "Bob Ray"}],
                "author": {"name": "Ann Lee"},
                "tags": ["Transport", "Politics", "Transport"],
                "language": "pt-BR",
                "attachments": [
                    {"url": "a.mp3", "mime_type": "audio/mpeg", "title": "Listen", "size_in_bytes": 7},
                    {"url": "b.png", "mime_type": "image/png"},
                ],
                "_extension": {"deep": [[1]]},
            },
            home_page_url="http://wire.example/",
            language="en-GB",
        )
    )
    assert (found.uri, found.format, found.headline) == ("wire-17", "json-feed", "AT&T <opens> a bridge")
    assert found.lead == "Cars may cross."
    assert found.body_html == ('<p>Cars <a href="http://wire.example/x" rel="nofollow noopener">may</a> cross.</p>')
    assert found.dateline is not None
    assert found.dateline.agency == "WIRE"
    assert found.published == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert found.updated == dt.datetime(2016, 3, 28, 15, 0, tzinfo=dt.UTC)
    assert (found.byline, found.language) == ("Ann Lee, Bob Ray", "pt")
    assert found.topics == (Code(value="Transport"), Code(value="Politics"))
    assert found.photos == (
        PhotoRef(url="http://wire.example/news/a.jpg"),
        PhotoRef(url="http://wire.example/news/b.png"),
    )
    assert found.links == (
        Link(url="http://wire.example/news/17", rel="canonical"),
        Link(url="http://other.example/story", rel="related"),
        Link(url="http://wire.example/news/a.mp3", rel="enclosure", title="Listen", media_type="audio/mpeg"),
    )
    assert found.feed == Feed(title="Wire", link="http://wire.example/", language="en-GB")


@pytest.mark.parametrize("slash", ["/", "\\/"])
@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1.1"])
def test_a_feed_is_known_by_its_version_wherever_that_stands(version: str, slash: str) -> None:
    document = json.dumps({"items": [{"id": "1", "title": "x"}], "version": version}).replace("/", slash)
    assert only("\ufeff \n" + document).format == "json-feed"


def test_a_long_feed_whose_version_comes_last_is_known_by_its_items() -> None:
    items = [{"id": str(number), "content_text": "Cars may cross. " * 200} for number in range(30)]
    found = results(json.dumps({"items": items, "title": "Wire", "version": VERSION}))
    assert len(found) == 30
    assert {one.feed.title for one in found if isinstance(one, Item)} == {"Wire"}


def test_other_json_is_no_feed() -> None:
    (result,) = results('{"type": "text", "version": "1", "items": [{"uri": "x"}]}')
    assert isinstance(result, Unreadable)
    assert result.format != "json-feed"


def test_the_feeds_authors_and_language_speak_for_its_items() -> None:
    new = only(feed({"id": "1", "title": "x"}, authors=[{"name": "The desk"}], language="ru"))
    assert (new.byline, new.language) == ("The desk", "ru")
    old = only(feed({"id": "1", "title": "x"}, author={"name": "The desk"}))
    assert old.byline == "The desk"


def test_plain_content_is_paragraphs_and_a_missing_title_its_first_words() -> None:
    found = only(feed({"id": 17, "content_text": "Bread <b> costs & more.\n\nSo they say."}))
    assert found.uri == "17"
    assert found.body_html == "<p>Bread &lt;b&gt; costs &amp; more.</p>\n<p>So they say.</p>"
    assert found.headline == "Bread <b> costs & more. So they say."
    assert item(summary="Short.").lead == "Short."
    assert plain(item(summary="Long words. " * 60).body_html).startswith("Long words.")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://["])
def test_only_web_addresses_become_links(url: str) -> None:
    found = item(url=url, external_url=url, image=url, attachments=[{"url": url, "mime_type": "audio/mpeg"}])
    assert (found.links, found.photos) == ((), ())


WRONG: list[Any] = [None, True, 3, 1e400, [], {}, [[]], [None], "", " ", {"name": 3}, "\ud800\0x"]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_values_of_another_type_are_not_there_and_no_error(wrong: object) -> None:
    names = ("url", "external_url", "summary", "image", "date_published", "authors", "author", "tags", "language",
             "attachments", "content_html", "content_text")  # fmt: skip
    found = only(feed({"id": "1", "title": "x", **dict.fromkeys(names, wrong)}, **dict.fromkeys(names, wrong)))
    assert found.headline == "x"
    assert "\ud800" not in repr(found)


def test_one_bad_item_leaves_the_rest() -> None:
    document = feed({"id": "a", "title": "a"}, "BAD", {"id": "c", "title": "c"})
    for bad, reason in (
        ('{"id": "b", "title": }', "not well-formed JSON"),
        ("7", "no JSON object"),
        ('{"id": "b"}', "neither a headline nor a text"),
        ('{"id": "b", "title": ' + "[" * 5000 + "]" * 5000 + "}", "nested more than"),
        ('{"id": ' + "1" * 5000 + "}", "too many digits"),
        ('{"id": "b", "content_html": "' + "<div>" * 100_000 + '"}', "deep"),
    ):
        first, second, third = results(document.replace('"BAD"', bad))
        assert isinstance(first, Item)
        assert isinstance(second, Unreadable)
        assert reason in second.reason
        assert "item 2, line 1" in second.where
        assert isinstance(third, Item)


@pytest.mark.parametrize("end", ['{"id": "c", "ti', '{"id": "c"}', "", "[[[[", "}"])
def test_what_breaks_off_gives_its_complete_items_and_the_line(end: str) -> None:
    whole = feed({"id": "a", "title": "a"}, {"id": "b", "title": "b"})
    *found, told = results("\n" + whole.removesuffix("]}") + ",\n" + end)
    assert [one.uri for one in found if isinstance(one, Item)] == ["a", "b"]
    assert isinstance(told, Unreadable)
    assert told.where == "line 3"


def test_depth_never_exhausts_the_stack() -> None:
    for deep in ("[" * 1_000_000, '{"a":' * 200_000, "[" * 50_000 + "]" * 50_000):
        found = results('{"version": "' + VERSION + '", "x": ' + deep + ', "items": [{"id": "1", "title": "x"}]}')
        assert all(isinstance(one, Item | Unreadable) for one in found)


class Endless(io.RawIOBase):
    """A stream that is made while it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def read(self, size: int = -1) -> bytes:  # noqa: ARG002
        return next(self._parts, b"")


def test_a_large_feed_is_read_in_bounded_memory() -> None:
    one = json.dumps({"id": "1", "title": "x", "content_text": "All about it. " * 500}).encode()
    start = f'{{"version": "{VERSION}", "items": ['.encode()
    tracemalloc.start()
    parts = iter([start, *[one + b","] * 2000, one, b"]}"])
    found = sum(isinstance(each, Item) for each in read(Endless(parts), received=RECEIVED))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 2001
    assert peak < 8_000_000


def test_an_item_that_never_ends_is_stopped() -> None:
    def parts() -> Iterator[bytes]:
        yield f'{{"version": "{VERSION}", "items": [{{"id": "1", "title": "x"}}, {{"id": "'.encode()
        for _ in range(1000):
            yield b"y" * 60_000

    first, told = read(Endless(parts()), received=RECEIVED)  # type: ignore[arg-type]
    assert isinstance(first, Item)
    assert isinstance(told, Unreadable)
    assert "more than 16 MB" in told.reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), JSON, max_size=5), st.lists(JSON, max_size=4),
       st.integers(1, 20), st.sampled_from([None, 2]))  # fmt: skip
def test_members_are_what_json_says_whatever_the_chunks(
    said: dict[str, Any], items: list[Any], size: int, indent: int | None
) -> None:
    document = json.dumps({**said, "items": items, "last": 1}, indent=indent)
    found = list(members((document[at : at + size] for at in range(0, len(document), size)), "items"))
    assert [json.loads(one.value) for one in found if one.name == "items"] == items
    assert {one.name: json.loads(one.value) for one in found if one.name != "items"} == {**said, "last": 1}


@given(st.data())
def test_no_mutation_raises(data: st.DataObject) -> None:
    seed = feed({"id": "1", "title": "x", "content_html": "<p>y</p>", "tags": ["a"]}, {"id": "2", "title": "z"})
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 20)))
    junk = data.draw(st.text(max_size=10) | st.sampled_from(['"', "\\", "[{", "}]", "\\u0000", "\\ud800"]))
    for result in results((seed[:start] + junk + seed[end:]).encode("utf-8", "replace")):
        assert isinstance(result, Item | Unreadable)
