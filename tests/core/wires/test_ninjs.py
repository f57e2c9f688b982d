"""ninjs 1.x to 3.x: the same story in each version, what senders get wrong, and IPTC's own test suite."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.core.story import Code, Item, Link, PhotoRef, Pubstatus, Unreadable
from tests.core.wires.reading import only, results, unread
from tests.floors import keeps

ONE: dict[str, Any] = {
    "uri": "urn:wire.example:17",
    "type": "text",
    "version": "3",
    "firstcreated": "2016-03-28T17:00:00+03:00",
    "versioncreated": "2016-03-28T14:44:00Z",
    "embargoed": "2016-03-28T15:00:00Z",
    "pubstatus": "usable",
    "urgency": 3,
    "copyrightholder": "Example Wire",
    "copyrightnotice": "© 2016 Example Wire",
    "usageterms": "No archive use",
    "ednote": "Adds quotes",
    "language": "en-GB",
    "subject": [{"name": "sport", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "15000000"}],
    "place": [{"name": "Porto", "scheme": "wire", "code": "P1"}],
    "genre": [{"name": "Interview", "scheme": "http://cv.iptc.org/newscodes/genre/", "code": "Interview"}],
    "infosource": [{"name": "Example Wire Sport"}],
    "byline": "Ann Lee",
    "headline": "Harbour bridge opens",
    "slugline": "bridge-porto",
    "located": "Porto",
    "description_text": "Cars may cross.",
    "body_text": "PORTO, March 28. /WIRE/. Plain.",
    "body_html": "<p>PORTO, March 28. /WIRE/. Cars <b>crossed</b>.</p>",
    "associations": {
        "picture1": {
            "uri": "urn:wire.example:18",
            "type": "picture",
            "headline": "Bridge",
            "description_text": "The bridge at noon.",
            "byline": "Bo Lee",
            "renditions": {
                "thumbnail": {"href": "http://w.example/t.jpg", "mimetype": "image/jpeg", "width": 100},
                "highres": {"href": "http://w.example/h.jpg", "mimetype": "image/jpeg", "width": 2000},
            },
        },
        "film": {
            "type": "video",
            "headline": "The film",
            "renditions": {"main": {"href": "http://w.example/f.mp4", "mimetype": "video/mp4"}},
        },
    },
}
_TWO_ONLY = ("subject", "place", "genre", "infosource", "headline", "description_text", "body_text", "body_html")
TWO: dict[str, Any] = {
    **{name: value for name, value in ONE.items() if name not in (*_TWO_ONLY, "associations")},
    "subjects": [{"name": "sport", "uri": "http://cv.iptc.org/newscodes/mediatopic/15000000", "literal": "15000000"}],
    "places": [{"name": "Porto", "literal": "P1"}],
    "genres": [{"name": "Interview", "uri": "http://cv.iptc.org/newscodes/genre/Interview"}],
    "infosources": [{"name": "Example Wire Sport"}],
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Harbour bridge opens"}],
    "descriptions": [{"role": "caption", "value": "no"}, {"role": "summary", "value": "Cars may cross."}],
    "bodies": [
        {"role": "teaser", "contenttype": "text/html", "value": "<p>no</p>"},
        {"role": "main", "contenttype": "text/plain", "value": ONE["body_text"]},
        {"role": "main", "contenttype": "text/html", "value": ONE["body_html"]},
    ],
    "associations": [
        {
            "name": "picture1",
            "type": "picture",
            "headlines": [{"value": "Bridge"}],
            "descriptions": [{"role": "caption", "value": "The bridge at noon."}],
            "byline": "Bo Lee",
            "renditions": [
                {"name": "thumbnail", "href": "http://w.example/t.jpg", "contenttype": "image/jpeg", "width": 100},
                {"name": "highres", "href": "http://w.example/h.jpg", "contenttype": "image/jpeg", "width": 2000},
            ],
        },
        {
            "name": "film",
            "type": "video",
            "headlines": [{"value": "The film"}],
            "renditions": [{"name": "main", "href": "http://w.example/f.mp4", "contenttype": "video/mp4"}],
        },
    ],
}
_CAMEL = {
    "firstcreated": "firstCreated", "versioncreated": "versionCreated", "embargoed": "embargoedUntil",
    "pubstatus": "pubStatus", "copyrightholder": "copyrightHolder", "copyrightnotice": "copyrightNotice",
    "usageterms": "usageTerms", "ednote": "edNote", "infosources": "infoSources", "contenttype": "contentType",
    "byline": "by",
}  # fmt: skip


def camel(value: Any) -> Any:
    if isinstance(value, dict):
        return {_CAMEL.get(name, name): camel(one) for name, one in value.items()}
    return [camel(one) for one in value] if isinstance(value, list) else value


VERSIONS = [ONE, TWO, camel(TWO)]


def story(**members: Any) -> Item:
    return only(json.dumps({"uri": "urn:x", "headline": "Bridge", **members}))


@pytest.mark.parametrize("document", VERSIONS, ids=["1.x", "2.x", "3.x"])
def test_an_object_with_everything(document: dict[str, Any]) -> None:
    item = only(json.dumps(document))
    assert (item.format, item.uri, item.version) == ("ninjs", "urn:wire.example:17", 3)
    assert (item.headline, item.lead) == ("Harbour bridge opens", "Cars may cross.")
    assert item.body_html == "<p>Cars <b>crossed</b>.</p>"
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("PORTO", "WIRE")
    assert item.published == dt.datetime(2016, 3, 28, 14, tzinfo=dt.UTC)
    assert item.updated == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert (item.pubstatus, item.embargo) == (Pubstatus.USABLE, dt.datetime(2016, 3, 28, 15, tzinfo=dt.UTC))
    assert (item.byline, item.credit, item.slug) == ("Ann Lee", "Example Wire Sport", "bridge-porto")
    assert (item.language, item.urgency, item.located, item.kind) == ("en", 3, "Porto", "interview")
    assert (item.ednote, item.usage_terms) == ("Adds quotes", "No archive use\n© 2016 Example Wire")
    assert item.topics == (Code(value="15000000", scheme="http://cv.iptc.org/newscodes/mediatopic/", label="sport"),)
    assert [(place.value, place.label) for place in item.places] == [("P1", "Porto")]
    assert item.photos == (
        PhotoRef(url="http://w.example/h.jpg", caption="The bridge at noon.", credit="Bo Lee", byline="Bo Lee"),
    )
    assert item.links == (
        Link(url="http://w.example/f.mp4", rel="enclosure", title="The film", media_type="video/mp4"),
    )


@pytest.mark.parametrize(
    ("members", "pubstatus"),
    [
        ({}, Pubstatus.USABLE),
        ({"pubstatus": None}, Pubstatus.USABLE),
        ({"pubstatus": "usable"}, Pubstatus.USABLE),
        ({"pubStatus": "Withheld"}, Pubstatus.WITHHELD),
        ({"pubstatus": "canceled"}, Pubstatus.CANCELED),
        ({"pubstatus": "cancelled"}, Pubstatus.CANCELED),
        ({"pubstatus": "draft"}, Pubstatus.WITHHELD),
        ({"pubstatus": ""}, Pubstatus.WITHHELD),
        ({"pubstatus": {"code": "usable"}}, Pubstatus.WITHHELD),
    ],
)
def test_status(members: dict[str, Any], pubstatus: Pubstatus) -> None:
    assert story(**members).pubstatus is pubstatus


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_takes_a_story_away_needs_no_text(status: str) -> None:
    item = only(json.dumps({"uri": "urn:x:17", "pubstatus": status}))
    assert (item.uri, item.pubstatus) == ("urn:x:17", Pubstatus(status))


@pytest.mark.parametrize("embargo", ["Next Monday", {"until": "2026-04-01"}, True])
def test_an_embargo_that_cannot_be_read_withholds_the_story(embargo: Any) -> None:
    item = story(embargoed=embargo)
    assert (item.pubstatus, item.embargo) == (Pubstatus.WITHHELD, None)
    assert item.ednote.startswith("Embargoed: ")


def test_an_embargo_of_a_day_begins_with_it() -> None:
    assert story(embargoed="2026-04-01").embargo == dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("kind", ["event", "planning", "composite", "text", ""])
def test_what_is_no_story_is_told_with_its_identity(kind: str) -> None:
    result = unread(json.dumps({"uri": "urn:x:17", "type": kind, "versioncreated": "2016-03-28T14:44:00Z"}))
    assert (result.format, result.uri, result.where) == ("ninjs", "urn:x:17", "line 1")
    assert result.reason.endswith("which is no story")
    assert not result.story


def test_a_package_with_a_text_of_its_own_is_a_story() -> None:
    assert story(type="composite", body_text="Four texts on the bridge.").body_html


def test_a_package_without_a_text_lists_its_stories() -> None:
    parts = {
        "main": {"type": "text", "headline": "Bridge <opens>"},
        "picture": {"type": "picture", "headline": "Picture"},
        "later": {"type": "text", "headline": "Secret", "embargoed": "2030-01-01T00:00:00Z"},
        "sidebar": {"type": "text", "headline": "Trams follow"},
    }
    item = story(type="composite", associations=parts)
    assert item.body_html == "<ul><li>Bridge &lt;opens&gt;</li><li>Trams follow</li></ul>"


def test_a_picture_is_a_headline_and_a_photo() -> None:
    item = only(
        json.dumps(
            {
                "uri": "urn:x",
                "type": "picture",
                "descriptions": [
                    {"role": "creditline", "value": "Ann Lee/WIRE"},
                    {"role": "caption", "value": "The bridge at noon, seen from the old port."},
                ],
                "by": "Ann Lee",
                "usageTerms": "Editorial use only",
                "renditions": [
                    {
                        "name": "main",
                        "href": "http://w.example/1",
                        "width": 400,
                        "height": 200,
                        "poi": {"x": 100, "y": 50},
                    }
                ],
            }
        )
    )
    assert item.headline == "The bridge at noon, seen from the old port."
    assert (item.lead, item.body_html) == ("", "")
    assert item.photos == (
        PhotoRef(
            url="http://w.example/1",
            caption="The bridge at noon, seen from the old port.",
            credit="Ann Lee/WIRE",
            byline="Ann Lee",
            rights="Editorial use only",
            focus=(0.25, 0.25),
        ),
    )


def test_what_is_associated_but_not_free_is_not_shown() -> None:
    pictures = {
        f"p{number}": {"type": "picture", "renditions": {"main": {"href": f"http://w.example/{number}.jpg"}}, **members}
        for number, members in enumerate(
            [
                {},
                {"pubstatus": "withheld"},
                {"pubstatus": "canceled"},
                {"embargoed": "2030-01-01T00:00:00Z"},
                {"embargoed": "soon"},
                {"embargoed": "2020-01-01T00:00:00Z"},
            ]
        )
    }
    assert [photo.url for photo in story(associations=pictures).photos] == [
        "http://w.example/0.jpg",
        "http://w.example/5.jpg",
    ]


def test_a_picture_under_the_embargo_of_its_story_comes_with_it() -> None:
    renditions = {"main": {"href": "http://w.example/1"}}
    picture = {"type": "picture", "embargoed": "2030-01-01T00:00:00Z", "renditions": renditions}
    assert story(embargoed="2030-01-01T00:00:00Z", associations={"a": picture}).photos
    assert not story(embargoed="2029-12-31T00:00:00Z", associations={"a": picture}).photos


@pytest.mark.parametrize(
    ("members", "body"),
    [
        ({"body_text": "One.\nTwo <b>."}, "<p>One.</p>\n<p>Two &lt;b&gt;.</p>"),
        ({"body_text": "One\nline.\n\nTwo."}, "<p>One\nline.</p>\n<p>Two.</p>"),
        ({"body_xhtml": "<div><p>One.</p></div>"}, "<p>One.</p>"),
        ({"body_new": "One."}, "<p>One.</p>"),
        ({"bodies": [{"value": "<p>One.</p>"}]}, "<p>One.</p>"),
        ({"bodies": [{"contenttype": "text/plain", "value": "<p>"}]}, "<p>&lt;p&gt;</p>"),
        ({"body_html": "<p>a<script>x()</script><a href='javascript:x()'>b</a></p>"}, None),
    ],
)
def test_bodies(members: dict[str, Any], body: str | None) -> None:
    found = story(**members).body_html
    if body is None:
        assert "script" not in found
    else:
        assert found == body


@pytest.mark.shared
def test_every_valid_document_of_the_suite_is_read(shared: Path) -> None:
    files = sorted((shared / "wires" / "ninjs").rglob("should_pass/*.json"))
    stories = others = 0
    for file in files:
        (found,) = results(file.read_bytes())
        stories += isinstance(found, Item)
        others += isinstance(found, Unreadable) and found.uri != "" and not found.story
    assert stories + others == len(files)
    assert keeps("ninjs", "read", stories + others)
    assert keeps("ninjs", "stories", stories)


@pytest.mark.shared
def test_no_invalid_document_of_the_suite_raises(shared: Path) -> None:
    for file in (shared / "wires" / "ninjs").rglob("should_fail/*.json"):
        assert all(isinstance(found, Item | Unreadable) for found in results(file.read_bytes()))
