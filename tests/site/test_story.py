"""The story page, part by part."""

import datetime as dt
from typing import Any

import pytest

from dateline.archive.models import Edition
from dateline.core.story import Dateline, PhotoRef, Signal, Stamp
from dateline.core.text.clean import clean, paragraphs
from tests.site import newsroom as agency
from tests.site.conftest import Read
from tests.site.newsroom import HOUR, NOW, TRANSPORT, Newsroom, filed, medtop
from tests.site.reading import Page, by_class


def opened(read: Read, newsroom: Newsroom, name: str, query: str = "") -> Page:
    """A story at its canonical address."""
    newsroom.follow()
    return Page(read(read(f"/en/story/{newsroom.stories[name]}{query}")["Location"]))


def test_parts_stand_in_the_order_of_the_page_that_the_product_is_built_from(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "ferry")
    order = [
        "menu", "story__headline", "story__stamp", "story__lead", "photo", "photo__credit", "dateline", "story__body",
        "story__foot", "more",
    ]  # fmt: skip
    text = page.response.content.decode()
    places = [text.index(f'class="{name}"') for name in order if name not in {"dateline", "story__body"}]
    assert places == sorted(places)
    assert page.text(by_class("photo__credit")) == "© Viktor Lanskoy/MERIDIAN"
    assert page.text(by_class("story__body") + "/p[1]").startswith("KERCH, March 28. /MERIDIAN/. Ferries across")


@pytest.mark.parametrize(
    ("moment", "place", "stamp"),
    [
        (dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC), "MOSCOW", "March 28, 2016, 17:44 UTC+3 MOSCOW"),
        (dt.datetime(2012, 7, 1, 12, 0, tzinfo=dt.UTC), "MOSCOW", "July 1, 2012, 16:00 UTC+4 MOSCOW"),
        (dt.datetime(2012, 7, 1, 21, 0, tzinfo=dt.UTC), "", "July 2, 2012, 01:00 UTC+4"),
        (
            dt.datetime(2016, 3, 28, 23, 0, tzinfo=dt.UTC),
            "WASHINGTON",
            "March 29, 2016, 02:00 UTC+3 (March 28, 19:00 UTC-4 WASHINGTON)",
        ),
    ],
)
def test_stamp_has_the_offset_of_its_day(
    newsroom: Newsroom, read: Read, moment: dt.datetime, place: str, stamp: str
) -> None:
    newsroom.send("a", published=moment, dateline=Dateline(place=place) if place else None)
    page = opened(read, newsroom, "a")
    assert page.text(by_class("story__stamp")) == stamp
    machine = page.one(by_class("story__stamp") + "/time/@datetime")
    assert dt.datetime.fromisoformat(machine) == moment


def test_stamp_place_of_a_page_without_dateline(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("a", stamp=Stamp(text="x", offset="+03:00", place="TULA"))
    assert opened(read, newsroom, "a").text(by_class("story__stamp")).endswith("UTC+3 TULA")


def test_a_zone_that_is_not_moscow(newsroom: Newsroom, read: Read) -> None:
    Edition.objects.filter(code="en").update(zone="America/St_Johns")
    newsroom.send("a", published=dt.datetime(2026, 1, 2, 12, 0, tzinfo=dt.UTC))
    assert opened(read, newsroom, "a").text(by_class("story__stamp")) == "January 2, 2026, 08:30 UTC-3:30"


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("<p>Words.</p>", "OMSK. Words."),
        ('<p lang="en">Words.</p>', "OMSK. Words."),
        ("<blockquote><p>Said.</p></blockquote>", "OMSK."),
        ("Bare words", "OMSK."),
    ],
)
def test_dateline_stands_before_the_first_words(newsroom: Newsroom, read: Read, body: str, first: str) -> None:
    newsroom.send("a", source="auto", body_html=clean(body), dateline=Dateline(place="OMSK"))
    page = opened(read, newsroom, "a")
    assert page.texts(by_class("story__body") + "/p")[0] == first


def test_no_dateline_is_invented(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("a", body_html=paragraphs("Words."))
    assert not opened(read, newsroom, "a").has("dateline")


def test_russian_dateline_and_stamp(furnished: Newsroom, read: Read) -> None:
    page = Page(read(read(f"/en/story/{furnished.stories['ferry-ru']}")["Location"]))
    assert page.text(by_class("dateline")) == "КЕРЧЬ, 28 марта. /МЕРИДИАН/."
    assert page.text(by_class("story__stamp")) == "28 марта 2026, 17:30 UTC+3 КЕРЧЬ"
    assert page.one("/html/@lang") == "ru"


def test_a_credit_without_picture_shows_an_empty_frame(furnished: Newsroom, read: Read) -> None:
    page = Page(read(read(f"/en/story/{furnished.stories['ferry-ru']}")["Location"]))
    assert page.text(by_class("photo__missing")) == "Изображение не предоставлено"
    assert page.text(by_class("photo__credit")) == "© Виктор Ланской/МЕРИДИАН"
    assert not page.all("//img")


def test_photo_comes_in_sizes_with_its_place_kept(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "ferry")
    image = page.one(by_class("photo") + "//img")
    assert (image.get("width"), image.get("height")) == ("1600", "1067")
    assert image.get("alt") == "A ferry at its berth in the evening"
    webp = page.one(by_class("photo") + '//source[@type="image/webp"]/@srcset').split(", ")
    assert [source.rsplit("-", 1)[1] for source in webp] == ["w640.webp 640w", "w1280.webp 1280w"]


def test_every_photo_of_the_version_is_shown(newsroom: Newsroom, read: Read) -> None:
    shots = tuple(PhotoRef(caption=f"Caption {number}", credit="Somebody") for number in range(3))
    newsroom.send("a", photos=(*shots, PhotoRef(caption="says nothing"), PhotoRef()))
    page = opened(read, newsroom, "a")
    assert page.texts("//figcaption") == [f"Caption {number} © Somebody" for number in range(3)]


def test_corrections_stay_when_further_updates_come(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "corrected")
    box = page.text(by_class("corrections"))
    assert box.startswith("Correction The bridge was built in four years, not in five.")
    assert page.text(by_class("story__changed")).startswith("Updated March 28, 2026, 16:00 UTC+3")
    assert page.one(by_class("story__changed") + "/a/@href").endswith("/versions")


def test_an_unchanged_story_has_no_update_marker(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "ferry")
    assert not page.has("story__changed")
    assert not page.has("corrections")


def test_credits(furnished: Newsroom, read: Read) -> None:
    foot = opened(read, furnished, "ferry").text(by_class("story__foot"))
    for line in ("Olga Ryabova", "Source: Meridian", "For editorial use only."):
        assert line in foot


def test_translations_lead_to_each_other(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "ferry")
    link = page.one(by_class("story__translation") + "/a")
    assert page.text(by_class("story__translation")).startswith("In Russian: Паромы")
    there = Page(read(link.get("href")))
    assert there.text(by_class("story__translation")).startswith("На английском: Ferries")


def test_a_translation_that_is_not_public_is_not_mentioned(furnished: Newsroom, read: Read) -> None:
    furnished.send("ferry-ru", version=2, signal=Signal.KILL, headline="x", language="ru")
    page = opened(read, furnished, "ferry")
    assert not page.has("story__translation")
    assert not page.all('//link[@hreflang="ru"]')
    assert page.one(by_class("switch") + "//a/@href") == "/ru/"


def test_link_only_sources_show_no_copy(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "link")
    text = page.response.content.decode()
    assert "Copy that only the Gazette may show" not in text
    assert "The council chose between three shades" in text
    assert page.one(by_class("story__elsewhere") + "/a/@href") == "https://gazette.example/cranes"
    assert "javascript:" not in text


def test_reading_pages(furnished: Newsroom, read: Read) -> None:
    first = opened(read, furnished, "paged")
    assert first.text(by_class("story__pages")) == "Page 1 of 3"
    assert first.text(by_class("story__body")) == "First part."
    second = Page(read(first.one('//a[@rel="next"]/@href')))
    assert second.text(by_class("story__body")) == "Second part.Said."
    assert not second.has("story__lead")
    third = Page(read(second.one('//a[@rel="next"]/@href')))
    assert third.text(by_class("story__pages")) == "Page 3 of 3"
    assert not third.all('//a[@rel="next"]')
    assert third.one('//link[@rel="canonical"]/@href').endswith("?page=3")


def test_one_page_is_not_counted(furnished: Newsroom, read: Read) -> None:
    assert not opened(read, furnished, "ferry").has("story__pages")


def test_more_on_this_is_under_the_same_topics(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "ferry")
    assert page.text('//h2[@id="more-heading"]') == "More on this"
    shown = page.texts(by_class("more") + by_class("row__link"))
    assert "Rail freight grows for the third month in a row" in shown
    assert not any("Ferries" in headline or "Chess" in headline for headline in shown)


def test_more_on_this_else_the_latest(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "flash")
    assert page.text('//h2[@id="more-heading"]') == "More on this"
    assert page.text('//section[@id="more"]/p[@class="aside"]').endswith("The latest:")
    assert "Spacecraft lands" not in page.texts(by_class("more") + by_class("row__link"))


def test_show_more_lengthens_the_list_and_then_leads_to_the_topic(newsroom: Newsroom, read: Read) -> None:
    for number in range(60):
        newsroom.send(f"{number}", now=NOW - HOUR * number, topics=medtop(TRANSPORT), dateline=filed("OMSK"))
    page = opened(read, newsroom, "0")
    counts = []
    while True:
        counts.append(len(page.all(by_class("more") + by_class("row"))))
        onward = page.one(by_class("more") + by_class("button") + "/@href")
        if "/topics/" in onward:
            break
        assert onward.endswith("#more")
        page = Page(read(onward))
    assert counts[0] == 6
    assert counts[-1] == 48
    assert counts == sorted(set(counts))


def test_hostile_copy_stays_text(furnished: Newsroom, read: Read) -> None:
    page = opened(read, furnished, "hostile")
    assert page.text("//h1") == '</title><script>alert("x")</script> & "quotes"'
    scripts = page.all("//script[not(@src)]")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert not page.all("//svg | //main//b[not(@class)] | //i | //*[@onerror] | //*[@onclick] | //*[@onload]")
    assert page.jsonld["headline"] == '</title><script>alert("x")</script> & "quotes"'


def test_versions_page_tells_what_was_public(furnished: Newsroom, read: Read) -> None:
    path = opened(read, furnished, "corrected").one(by_class("story__changed") + "/a/@href")
    page = Page(read(path))
    labels = page.texts(by_class("version") + by_class("tag"))
    assert labels == ["Update", "Correction", "Update", "Published"]
    assert page.texts(by_class("version__headline"))[0] == "New bridge carries its first thousand lorries"
    assert page.texts(by_class("version__correction")) == ["The bridge was built in four years, not in five."]
    assert page.texts(by_class("version") + "//time")[-1] == "March 28, 2026, 13:00 UTC+3"


def test_json_ld_says_what_the_page_says(furnished: Newsroom, read: Read) -> None:
    data: dict[str, Any] = opened(read, furnished, "ferry").jsonld
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Ferries to sail again after two days of storm"
    assert dt.datetime.fromisoformat(data["datePublished"]) == agency.NOW - 40 * agency.MINUTE
    assert dt.datetime.fromisoformat(data["dateModified"]).tzinfo is not None
    assert data["author"] == {"@type": "Person", "name": "Olga Ryabova"}
    assert data["publisher"]["name"] == "Meridian"
    assert data["dateline"] == "KERCH, March 28. /MERIDIAN/."
    assert data["inLanguage"] == "en"
    assert data["articleSection"] == ["Transport", "Weather"]
    (image,) = data["image"]
    assert image.startswith("http://127.0.0.1:8000/img/")
    assert image.endswith("-w1200.jpg")
    assert data["mainEntityOfPage"].startswith("http://127.0.0.1:8000/en/story/")


def test_corrections_are_told_to_machines(furnished: Newsroom, read: Read) -> None:
    (correction,) = opened(read, furnished, "corrected").jsonld["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] == "The bridge was built in four years, not in five."


def test_link_only_stories_are_not_said_to_be_free(furnished: Newsroom, read: Read) -> None:
    assert opened(read, furnished, "link").jsonld["isAccessibleForFree"] is False


def test_more_on_this_goes_up_the_tree_but_not_to_its_trunk(newsroom: Newsroom, read: Read) -> None:
    air, water, central_bank = "20000338", "20000343", "20000350"
    newsroom.send("plane", topics=medtop(air))
    newsroom.send("another plane", topics=medtop(air), now=NOW - 9 * HOUR)
    newsroom.send("ship", topics=medtop(water))
    newsroom.send("bank", topics=medtop(central_bank))
    page = opened(read, newsroom, "plane")
    assert page.texts(by_class("more") + by_class("row__link")) == ["another plane", "ship"]
