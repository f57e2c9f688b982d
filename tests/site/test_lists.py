"""All news, the front page, topics: what stands where, and on which day."""

import datetime as dt

import pytest

from dateline.archive.models import Edition
from dateline.core.story import Signal
from tests.site.conftest import Read
from tests.site.newsroom import CHESS, ECONOMY, HOUR, NOW, TRANSPORT, WEATHER, Newsroom, medtop
from tests.site.reading import Page, by_class

HEADLINES = by_class("row__link")
WITNESS = "20000115"
"""Retired, so that nobody gave it a Russian label."""


def at(newsroom: Newsroom, *moments: str) -> None:
    """A story at each of these times."""
    for moment in moments:
        newsroom.send(moment, now=dt.datetime.fromisoformat(moment))
    newsroom.follow()


def days(page: Page) -> list[tuple[str, list[str]]]:
    """Headings with the times under them."""
    sections = page.all(by_class("day"))
    return [
        (
            section.xpath(".//h2/time/@datetime")[0],
            [time.text for time in section.xpath('.//time[contains(@class, "row__time")]')],
        )
        for section in sections
    ]


def test_days_are_those_of_the_edition(newsroom: Newsroom, read: Read) -> None:
    at(newsroom, "2026-03-27T20:59:00+00:00", "2026-03-27T21:00:00+00:00", "2026-03-28T20:59:00+00:00")
    page = Page(read("/en/all"))
    assert days(page) == [("2026-03-28", ["23:59", "00:00"]), ("2026-03-27", ["23:59"])]
    assert page.texts("//h2/time") == ["Saturday, March 28, 2026", "Friday, March 27, 2026"]


def test_the_night_on_which_the_clocks_go_back(newsroom: Newsroom, read: Read) -> None:
    Edition.objects.filter(code="en").update(zone="Europe/Berlin")
    at(newsroom, "2025-10-25T23:30:00+00:00", "2025-10-26T00:30:00+00:00", "2025-10-26T01:30:00+00:00")
    page = Page(read("/en/all"))
    assert days(page) == [("2025-10-26", ["02:30", "02:30", "01:30"])]
    assert page.text(by_class("day__zone")) == "UTC+1 / UTC+2"
    assert page.all(by_class("row__time") + "/@datetime") == [
        "2025-10-26T02:30+01:00",
        "2025-10-26T02:30+02:00",
        "2025-10-26T01:30+02:00",
    ]


def test_the_night_on_which_the_clocks_go_forward(newsroom: Newsroom, read: Read) -> None:
    Edition.objects.filter(code="en").update(zone="Europe/Berlin")
    at(newsroom, "2026-03-29T00:30:00+00:00", "2026-03-29T01:30:00+00:00")
    assert days(Page(read("/en/all"))) == [("2026-03-29", ["03:30", "01:30"])]


def test_moscow_time_of_2012_beside_that_of_today(newsroom: Newsroom, read: Read) -> None:
    at(newsroom, "2012-07-01T20:30:00+00:00", "2026-07-01T20:30:00+00:00")
    page = Page(read("/en/all"))
    assert days(page) == [("2026-07-01", ["23:30"]), ("2012-07-02", ["00:30"])]
    assert page.texts(by_class("day__zone")) == ["UTC+3", "UTC+4"]


def test_editions_hold_their_own_language(furnished: Newsroom, read: Read) -> None:
    assert "Центральный банк сохранил ставку" not in Page(read("/en/all")).texts(HEADLINES)
    assert "Центральный банк сохранил ставку" in Page(read("/ru/all")).texts(HEADLINES)


def test_show_more_goes_through_everything_once(newsroom: Newsroom, read: Read) -> None:
    sent = [newsroom.send(f"{number}", now=NOW - HOUR * (number // 3)) for number in range(120)]
    newsroom.follow()
    path, seen, pages = "/en/all", [], 0
    while path:
        page = Page(read(path))
        seen += [int(href.split("/")[3].split("-")[0]) for href in page.all(HEADLINES + "/@href")]
        path = next(iter(page.all('//a[@rel="next"]/@href')), "")
        pages += 1
    assert (pages, sorted(seen), len(seen)) == (3, sorted(sent), 120)


def test_a_story_that_comes_while_somebody_reads_moves_nothing(newsroom: Newsroom, read: Read) -> None:
    for number in range(60):
        newsroom.send(f"{number}", now=NOW - HOUR * number)
    newsroom.follow()
    second = Page(read("/en/all")).one('//a[@rel="next"]/@href')
    before = Page(read(second)).texts(HEADLINES)
    newsroom.send("new", now=NOW + HOUR)
    newsroom.follow()
    assert Page(read(second)).texts(HEADLINES) == before


def test_the_last_page_leads_back_and_not_on(newsroom: Newsroom, read: Read) -> None:
    for number in range(51):
        newsroom.send(f"{number}", now=NOW - HOUR * number)
    newsroom.follow()
    page = Page(read(Page(read("/en/all")).one('//a[@rel="next"]/@href')))
    assert not page.all('//a[@rel="next"]')
    assert page.one(by_class("onward") + "/a/@href") == "/en/all"


@pytest.mark.parametrize("path", ["/en/", "/en/all", "/en/topics/weather", "/ru/", "/ru/all"])
def test_nothing_published_is_said_plainly(newsroom: Newsroom, read: Read, path: str) -> None:
    page = Page(read(path))
    assert page.response.status_code == 200
    assert page.text(by_class("empty")) in {
        "Nothing has been published here yet.",
        "Здесь пока ничего не опубликовано.",
    }


def test_flash_and_urgent_stand_out(furnished: Newsroom, read: Read) -> None:
    page = Page(read("/en/all"))
    assert page.texts(by_class("row--flash") + HEADLINES) == ["Flash Spacecraft lands"]
    assert page.texts(by_class("row--urgent") + HEADLINES) == ["Central bank keeps its rate and speaks of a pause"]


def test_signals_in_russian(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("a", language="ru", headline="Корабль сел", signal=Signal.FLASH)
    newsroom.follow()
    assert Page(read("/ru/all")).texts(HEADLINES) == ["Молния Корабль сел"]


def test_the_most_urgent_of_the_day_leads(furnished: Newsroom, read: Read) -> None:
    page = Page(read("/en/"))
    assert page.texts(by_class("lead__headline"))[:2] == [
        "Spacecraft lands",
        "Central bank keeps its rate and speaks of a pause",
    ]


def test_yesterdays_flash_leads_no_more(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("old", now=NOW - 30 * HOUR, headline="Old flash", urgency=1)
    for number in range(3):
        newsroom.send(f"{number}", now=NOW - HOUR * number, headline=f"New {number}", urgency=6)
    newsroom.follow()
    assert "Old flash" not in Page(read("/en/")).texts(by_class("lead__headline"))


def test_no_story_stands_twice_on_the_front_page(furnished: Newsroom, read: Read) -> None:
    links = [href for href in Page(read("/en/")).all("//main//a/@href") if "/story/" in href]
    assert len(links) == len(set(links))
    assert len(links) > 10


def test_front_page_groups_the_rest_by_topic(newsroom: Newsroom, read: Read) -> None:
    for number in range(20):
        topic = (TRANSPORT, WEATHER, CHESS)[number % 3]
        newsroom.send(f"{number}", now=NOW - HOUR * number, topics=medtop(topic))
    newsroom.follow()
    assert set(Page(read("/en/")).texts(by_class("section") + "/h2")) == {
        "Economy, business and finance",
        "Weather",
        "Sport",
    }


def test_a_topic_holds_what_lies_under_it(furnished: Newsroom, read: Read) -> None:
    economy = Page(read("/en/topics/economy"))
    assert "Ferries to sail again after two days of storm" in economy.texts(HEADLINES)
    assert economy.text("//h1") == "Economy, business and finance"
    assert not any("Chess" in headline for headline in economy.texts(HEADLINES))
    transport = Page(read("/en/topics/transport"))
    assert [link.get("href") for link in transport.all(by_class("path") + "//a")] == [
        "/en/topics",
        "/en/topics/economy",
        "/en/topics/economic-sector",
    ]


def test_topics_are_in_the_readers_language(furnished: Newsroom, read: Read) -> None:
    assert Page(read("/ru/topics/economy")).text("//h1") == "Экономика, бизнес и финансы"
    page = Page(read("/ru/topics/economic-sector"))
    assert page.texts(by_class("below") + "//a[not(@lang)]") == ["Транспорт"]


def test_a_topic_without_a_russian_label_says_that_it_is_english(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("trial", language="ru", topics=medtop(WITNESS, TRANSPORT))
    newsroom.follow()
    page = Page(read(read(f"/ru/story/{newsroom.stories['trial']}")["Location"]))
    assert page.texts(by_class("chips") + '//a[@lang="en"]') == ["Witness"]
    assert page.texts(by_class("chips") + "//a[not(@lang)]") == ["Транспорт"]


def test_an_unknown_topic(newsroom: Newsroom, read: Read) -> None:
    assert read("/en/topics/horoscopes").status_code == 404


def test_the_tree_links_what_has_stories_and_names_the_rest(furnished: Newsroom, read: Read) -> None:
    page = Page(read("/en/topics"))
    assert "/en/topics/economy" in page.all(by_class("tree") + "//a/@href")
    assert "Religion and belief" in page.texts(by_class("tree__empty") + "//li")
    assert "/en/topics/religion" not in page.all("//a/@href")
    for href in page.all(by_class("tree") + "//a/@href"):
        assert Page(read(href)).texts(HEADLINES)


def test_a_killed_story_empties_its_topic(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("a", topics=medtop(ECONOMY), version=1)
    newsroom.follow()
    assert "/en/topics/economy" in Page(read("/en/topics")).all("//a/@href")
    newsroom.send("a", signal=Signal.KILL, version=2)
    newsroom.follow()
    assert "/en/topics/economy" not in Page(read("/en/topics")).all("//a/@href")
