"""Sitemaps, the news sitemap, robots.txt and the list of feeds."""

import datetime as dt
import urllib.robotparser

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from dateline.archive.models import Edition
from dateline.core import opml
from dateline.core.story import Code, Signal
from dateline.edge.sitemaps import named
from dateline.out.sitemaps import stretches
from tests.out.agency import NOW, WEATHER, Agency

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def tree(name: str, now: dt.datetime = NOW) -> etree._Element:
    found = named(name, now)
    assert found
    return etree.fromstring("".join(stretches.whole(found)).encode())


def addresses(name: str, now: dt.datetime = NOW) -> list[str]:
    return [one.text or "" for one in tree(name, now).iter(f"{MAPS}loc")]


def test_the_index_names_every_map(agency: Agency) -> None:
    agency.tell("Fire")
    agency.tell("Пожар", language="ru")
    root = etree.fromstring(stretches.index(NOW).encode())
    names = [(one.text or "").rpartition("/")[2] for one in root.iter(f"{MAPS}loc")]
    assert names == ["pages.xml", "stories-0.xml", "news-en-0.xml", "news-ru-0.xml"]
    assert all(named(name, NOW) for name in names)


def test_a_story_is_there_in_its_own_edition_until_it_is_taken_back(agency: Agency) -> None:
    story = agency.tell("Fire & <smoke>", version=1)
    other = agency.tell("Пожар", language="ru")
    site = settings.CONFIG.site
    there = [f"{site}/en/story/{story.pk}-{story.slug}", f"{site}/ru/story/{other.pk}-{other.slug}"]
    assert addresses("stories-0.xml") == there
    agency.tell("Fire & <smoke>", version=2, signal=Signal.KILL)
    assert addresses("stories-0.xml") == there[1:]


def test_an_update_moves_the_date(agency: Agency) -> None:
    later = NOW + dt.timedelta(hours=3)
    agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, signal=Signal.UPDATE, headline="Fire out", now=later)
    assert [one.text for one in tree("stories-0.xml").iter(f"{MAPS}lastmod")] == [later.isoformat()]


@pytest.mark.parametrize(("hours", "there"), [(0, True), (47, True), (49, False)])
def test_news_are_of_two_days_at_the_time_of_asking(agency: Agency, hours: int, there: bool) -> None:
    agency.tell("Fire & <smoke>")
    root = tree("news-en-0.xml", NOW + dt.timedelta(hours=hours))
    assert [one.text for one in root.iter(f"{NEWS}title")] == (["Fire & <smoke>"] if there else [])
    if there:
        assert [one.text for one in root.iter(f"{NEWS}publication_date")] == [NOW.isoformat()]
        assert [one.text for one in root.iter(f"{NEWS}name")] == ["Meridian"]
        assert [one.text for one in root.iter(f"{NEWS}language")] == ["en"]


def test_a_thousand_news_are_a_map(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        agency.tell(f"Story {number}", now=NOW + dt.timedelta(minutes=number))
    monkeypatch.setattr(stretches, "NEWS", 2)
    assert "news-en-1" in stretches.index(NOW + dt.timedelta(hours=1))


def test_lists_are_there_if_they_hold_something(agency: Agency) -> None:
    agency.tell("Snow", topics=(Code(value=WEATHER),))
    found = addresses("pages.xml")
    assert any(each.endswith("/en/topics/weather") for each in found)
    assert not any("disaster" in each for each in found)


@pytest.mark.parametrize(
    "name", ["", "stories-.xml", "stories-0.xml.gz", "news-fr-0.xml", "../pages.xml", "stories-" + "9" * 30]
)
def test_other_names_are_none(agency: Agency, name: str) -> None:
    assert named(name, NOW) is None


def test_a_block_beyond_the_last_story_is_empty(agency: Agency) -> None:
    assert addresses("stories-999999999.xml") == []


def test_robots_may_read_what_is_public() -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(Client().get("/robots.txt").content.decode().splitlines())
    assert robots.can_fetch("x", "/en/all") and robots.can_fetch("x", "/img/x")
    assert not robots.can_fetch("x", "/desk/") and not robots.can_fetch("x", "/wire/stories")
    assert (robots.site_maps() or [""])[0].endswith("/sitemap.xml")


def test_every_feed_of_the_list_is_there(agency: Agency) -> None:
    agency.tell("Snow", topics=(Code(value=WEATHER),))
    outlines = opml.read(Client().get("/feeds.opml").content)
    assert [one.title for one in outlines] == ["Meridian: All news", "Meridian: Weather", "Меридиан: Все новости"]
    assert Edition.objects.count() == 2
    for one in outlines:
        path = one.feed[one.feed.index("/", 8) :]
        assert Client().get(path).status_code == 200
