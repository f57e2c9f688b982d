"""The JSON form of what was read: the same keys always."""

import json

from dateline.core.wires import as_json
from tests.core.wires.reading import only, rss, rss_item, unread
from tests.core.wires.test_capture import ENGLISH

KEYS = (
    "file format uri version pubstatus embargo headline lead body_text body_html byline credit dateline stamp "
    "pages_stated published updated language topics places urgency priority signal located usage_terms ednote photos "
    "links feed error"
)


def test_every_result_has_the_same_keys() -> None:
    for result in (only(ENGLISH), rss_item("<title>x</title>"), unread(b"?"), unread(rss("<item/>"))):
        assert list(as_json(result, file="f")) == KEYS.split()


def test_an_item_in_full() -> None:
    record = json.loads(json.dumps(as_json(only(ENGLISH), file="page.txt")))
    assert record["file"] == "page.txt"
    assert record["pubstatus"] == "usable"
    assert record["published"] == "2017-05-03T09:05:00+03:00"
    assert record["stamp"] == {"text": "May 3, 2017, 09:05 UTC+3 PORTO", "offset": "+03:00", "place": "PORTO"}
    assert record["dateline"] == {
        "place": "PORTO", "date": "2017-05-03", "agency": "WIRE", "text": "PORTO, May 3. /WIRE/.",
    }  # fmt: skip
    assert record["photos"] == [
        {"url": None, "caption": None, "credit": "Ann Lee/WIRE", "byline": "Ann Lee", "rights": None, "focus": None}
    ]
    assert record["body_text"].startswith("The harbour bridge opened")
    assert record["body_html"].startswith("<p>The harbour bridge opened")
    assert record["pages_stated"] == 2


def test_what_is_absent_is_null_and_lists_are_lists() -> None:
    record = as_json(rss_item("<title>x</title>"), file="f")
    assert record["headline"] == "x"
    for key in (
        "version",
        "embargo",
        "lead",
        "body_text",
        "dateline",
        "stamp",
        "published",
        "signal",
        "urgency",
        "error",
    ):
        assert record[key] is None, key
    assert record["topics"] == record["photos"] == []
    assert record["feed"] == {"title": "Wire", "link": "http://wire.example/", "language": None}


def test_topics_carry_their_scheme() -> None:
    record = as_json(rss_item("<title>x</title><category domain='http://s.example/'>Sport</category>"), file="f")
    assert record["topics"] == [{"value": "Sport", "scheme": "http://s.example/", "label": None}]


def test_what_could_not_be_read_says_why_where_and_what() -> None:
    record = as_json(unread(rss("<item><guid>17</guid></item>")), file="feed.xml")
    assert (record["format"], record["uri"]) == ("rss", "17")
    assert record["error"] == "item 1, line 1: an item with neither a headline nor a text"
    assert record["headline"] is None
