"""What a subscriber finds in a feed, and what nobody may find there."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.archive.models import Source, Story
from dateline.archive.record import release_due
from dateline.core.story import Code, Dateline, Link, Pubstatus, Signal
from dateline.core.text.clean import CleanHtml, paragraphs
from dateline.index.registry import catch_up_all
from tests.out.agency import MINUTE, NOW, WEATHER, Agency, picture, with_photo
from tests.out.fetch import FORMS, entries, feed, items, titles

FEEDS = [f"/en/{place}.{form}" for place in ("all", "topics/weather") for form in FORMS]


@pytest.mark.parametrize("form", FORMS)
def test_newest_first_and_fifty_of_them(agency: Agency, form: str) -> None:
    for number in range(52):
        agency.tell(f"Story {number}", published=NOW + number * MINUTE, now=NOW + number * MINUTE)
    found = titles(f"/en/all.{form}")
    assert found == [f"Story {number}" for number in range(51, 1, -1)]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_takes_five_queries(agency: Agency, path: str) -> None:
    for number in range(3):
        agency.full(f"Story {number}", body_html=paragraphs(f"{number} " * 80), **with_photo(picture(str(number))))
    with CaptureQueriesContext(connection) as queries:
        assert len(entries(path)) == 3
    assert len(queries) == 5


@pytest.mark.parametrize("form", FORMS)
def test_each_edition_has_its_own_language(agency: Agency, form: str) -> None:
    agency.tell("Harbour frozen")
    agency.tell("Порт замёрз", language="ru")
    assert titles(f"/en/all.{form}") == ["Harbour frozen"]
    assert titles(f"/ru/all.{form}") == ["Порт замёрз"]
    assert "Все новости" in feed(f"/ru/all.{form}").decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_topic_has_what_lies_under_it(agency: Agency, form: str) -> None:
    agency.tell("Flood", topics=(Code(value="medtop:20000151"),))
    agency.tell("Chess", topics=(Code(value="medtop:20000967"),))
    assert titles(f"/en/topics/disaster.{form}") == ["Flood"]
    assert titles(f"/en/topics/weather.{form}") == []


@pytest.mark.parametrize("path", ["/en/topics/no-such-topic.rss", "/xx/all.rss", "/xx/topics/weather.atom"])
def test_unknown_topics_and_editions_are_the_sites_404(agency: Agency, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 404
    assert response.content == Client().get("/en/no/such/page").content


@pytest.mark.parametrize("form", FORMS)
def test_an_update_keeps_the_id_and_moves_the_time(agency: Agency, form: str) -> None:
    agency.tell("Harbour", version=1)
    before = entries(f"/en/all.{form}")[0]
    assert (before.published, before.updated) == (NOW, NOW)
    agency.tell("Harbour", version=2, headline="Harbour frozen", now=NOW + 5 * MINUTE)
    after = entries(f"/en/all.{form}")[0]
    assert (after.id, after.url, after.published) == (before.id, before.url, before.published)
    assert (after.title, after.updated) == ("Harbour frozen", NOW + 5 * MINUTE)


def test_ids_are_tag_uris_and_the_same_in_every_feed(agency: Agency) -> None:
    story = agency.full()
    ids = {entry.id for path in FEEDS for entry in entries(path)}
    assert ids == {f"tag:127.0.0.1,2026-03-28:story/{story.pk}"}


def test_an_old_story_from_an_archive_is_not_dated_by_its_import(agency: Agency) -> None:
    long_ago = dt.datetime(1987, 2, 26, 15, 1, tzinfo=dt.UTC)
    agency.tell("From the archive", published=long_ago)
    seen = entries("/en/all.atom")[0]
    assert (seen.published, seen.updated) == (long_ago, long_ago)


def test_the_dateline_opens_the_first_paragraph(agency: Agency) -> None:
    agency.full()
    agency.full("Undated", dateline=None, body_html=paragraphs("Nothing before this. " * 9))
    agency.full("A list", body_html=CleanHtml("<ul><li>" + "One thing. " * 12 + "</li></ul>"))
    content = {item["title"]: item["content_html"] for item in items("/en/all.json")}
    assert content["Harbour frozen"].startswith("<p>MOSCOW, March 28. /MRD/. The first paragraph, long")
    assert content["Undated"].startswith("<p>Nothing before")
    assert content["A list"].startswith("<p>MOSCOW, March 28. /MRD/.</p>\n<ul>")


def test_the_agencys_own_sign_stands_in_for_a_missing_one(agency: Agency) -> None:
    agency.tell("Порт", language="ru", dateline=Dateline(place="МОСКВА", date=dt.date(2026, 3, 28)))
    agency.tell("Wired", source="wire", dateline=Dateline(place="PARIS", date=dt.date(2026, 3, 28)))
    assert items("/ru/all.json")[0]["content_html"].startswith("<p>МОСКВА, 28 марта. /МРД/. ")
    assert items("/en/all.json")[0]["content_html"].startswith("<p>PARIS, March 28. All")


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_is_seen(agency: Agency, form: str) -> None:
    agency.full(version=1)
    assert "Correction" not in feed(f"/en/all.{form}").decode()
    agency.full(version=2, signal=Signal.CORRECTION, correction="The ice is 20 cm thick, not 2 & more.")
    body = feed(f"/en/all.{form}").decode()
    assert "Correction:" in body
    assert "correction" in body.replace("Correction:", "")
    assert "20 cm thick, not 2" in body


def test_a_correction_without_words_says_at_least_that(agency: Agency) -> None:
    agency.full(version=1)
    agency.full(version=2, signal=Signal.CORRECTION, body_html=paragraphs("Put right. " * 12))
    item = items("/en/all.json")[0]
    assert item["content_html"].endswith("<p><strong>Correction:</strong> this version corrects an earlier one.</p>")
    assert item["_dateline"]["signal"] == "sig:correction"


def test_copy_is_credited_to_whom_it_belongs(agency: Agency) -> None:
    agency.tell("With a by-line", byline="Ivan Petrov", source="wire")
    agency.tell("With a credit", credit="CWR", source="wire")
    agency.tell("With neither", source="wire")
    agency.tell("Our own")
    authors = {item["title"]: item.get("authors") for item in items("/en/all.json")}
    assert authors == {
        "With a by-line": [{"name": "Ivan Petrov"}],
        "With a credit": [{"name": "CWR"}],
        "With neither": [{"name": "City Wire"}],
        "Our own": None,
    }


@pytest.mark.parametrize("form", FORMS)
def test_linked_copy_is_headline_lead_and_the_way_to_it(agency: Agency, form: str) -> None:
    agency.tell(
        "Linked story",
        source="linked",
        lead="What it says in short.",
        body_html=paragraphs("CANARYBODY " * 30),
        links=(Link(url="https://linked.example/story?a=1&b=2", rel="canonical"),),
        **with_photo(picture("CANARYPHOTO")),
    )
    body = feed(f"/en/all.{form}").decode()
    assert "Linked story" in body
    assert "What it says in short." in body
    assert "https://linked.example/story?a=1" in body
    assert "Linked Times" in body
    assert "CANARYBODY" not in body
    assert "/img/" not in body


def test_linked_copy_without_a_web_address_is_headline_and_lead(agency: Agency) -> None:
    agency.tell("Linked story", source="linked", lead="In short.", body_html=paragraphs("CANARYBODY " * 30))
    item = items("/en/all.json")[0]
    assert (item["title"], item["content_text"]) == ("Linked story", "In short.")
    assert "external_url" not in item


@pytest.mark.parametrize("path", FEEDS)
def test_what_is_not_public_is_in_no_feed(agency: Agency, path: str) -> None:
    secret = {"lead": "CANARY lead", "byline": "CANARY", "topics": (Code(value=WEATHER),), "correction": "CANARY"}
    agency.tell("CANARY in house", source="inhouse", **secret)
    agency.tell("CANARY for coverage", source="others", **secret)
    agency.tell("CANARY waits for an editor", source="drafts", **secret)
    agency.tell("CANARY embargoed", embargo=NOW + 60 * MINUTE, **secret)
    agency.tell("CANARY withheld", pubstatus=Pubstatus.WITHHELD, **secret)
    agency.full("Public", version=1)
    agency.full("Public", version=2, embargo=NOW + 60 * MINUTE, headline="CANARY to come", **secret)
    assert titles(path) == ["Public"]
    assert b"CANARY" not in feed(path)


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("signal", [Signal.KILL, Signal.WITHDRAW])
def test_what_is_taken_down_is_gone_before_the_lists_follow(agency: Agency, path: str, signal: Signal) -> None:
    story = agency.full("CANARY", version=1)
    assert titles(path) == ["CANARY"]
    # The same as recording the kill, but for the followers, which have not heard of it yet.
    Story.objects.filter(pk=story.pk).update(fate="killed" if signal is Signal.KILL else "withdrawn")
    assert b"CANARY" not in feed(path)
    agency.full("CANARY", version=2, signal=signal, headline="CANARY killed")
    assert b"CANARY" not in feed(path)


@pytest.mark.parametrize("path", FEEDS)
def test_a_source_that_becomes_internal_is_gone_at_once(agency: Agency, path: str) -> None:
    agency.full("CANARY")
    Source.objects.filter(slug="desk").update(rights="internal")
    assert titles(path) == []


@pytest.mark.parametrize("path", FEEDS)
def test_a_released_embargo_appears_with_its_time(agency: Agency, path: str) -> None:
    agency.full("Budget", embargo=NOW + 30 * MINUTE)
    assert titles(path) == []
    release_due(NOW + 30 * MINUTE)
    catch_up_all()
    seen = entries(path)
    assert [(entry.title, entry.published) for entry in seen] == [("Budget", NOW + 30 * MINUTE)]
    assert seen[0].updated >= seen[0].published


@pytest.mark.parametrize("path", FEEDS)
def test_the_editors_note_stays_in_the_house(agency: Agency, path: str) -> None:
    story = agency.full()
    assert story.public is not None
    assert "CANARYNOTE" in story.public.ednote
    assert b"CANARYNOTE" not in feed(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_photo_comes_with_its_credit(agency: Agency, form: str) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    agency.full("Credit alone", body_html=paragraphs("No picture here. " * 9), photos=with_photo(photo)["photos"])
    body = feed(f"/en/all.{form}").decode()
    assert body.count(f"http://127.0.0.1:8000/img/{photo.digest}-w1280.jpg") == (2 if form == "json" else 1)
    assert "Anna Lind/MERIDIAN" in body
    assert "The harbour at noon" in body


def test_a_narrow_photo_is_told_in_its_real_size(agency: Agency) -> None:
    agency.full(**with_photo(picture(size=(800, 600))))
    photo = items("/en/all.json")[0]["_dateline"]["photos"][0]
    assert (photo["width"], photo["height"]) == (800, 600)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_copy_stays_text(agency: Agency, form: str) -> None:
    agency.tell("<b>Bold</b> & ]]> 👩‍👩‍👧 \u202eRTL \x0b end", lead="<script>alert(1)</script>")
    # Control characters do not survive XML; everything else does.
    expected = "<b>Bold</b> & ]]> 👩‍👩‍👧 \u202eRTL \x0b end"
    assert titles(f"/en/all.{form}") == [expected if form == "json" else expected.replace("\x0b", "")]
