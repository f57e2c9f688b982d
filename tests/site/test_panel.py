"""The panel as a form without a script: what it offers, and what comes of what is ticked."""

import datetime as dt
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.http import QueryDict

from dateline.site.filtering import form
from tests.site.conftest import Read
from tests.site.newsroom import CHESS, TRANSPORT, WEATHER, Newsroom, filed, medtop
from tests.site.reading import Page, by_class

BOXES = '//form[@id="boxes"]//input[@name]'


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """With some stories of today."""
    now = dt.datetime.now(tz=dt.UTC)
    for name, topic, place in (
        ("Wind", WEATHER, "MURMANSK"),
        ("Rain", WEATHER, "MURMANSK"),
        ("Match", CHESS, "KAZAN"),
        ("Trains", TRANSPORT, "MOSCOW"),
    ):
        newsroom.send(name, now=now, topics=medtop(topic), dateline=filed(place, now))
    newsroom.follow()
    return newsroom


def opened(read: Read, written: str = "", path: str = "/en/all") -> Page:
    """The panel of a list with a filter."""
    query = urlencode({"f": written, "panel": "open"} if written else {"panel": "open"})
    return Page(read(f"{path}?{query}"))


def sent(page: Page, ticked: tuple[str, ...] = (), **typed: str) -> str:
    """The address that a browser asks for when the form is sent with some more boxes ticked and fields filled."""
    fields: list[tuple[str, str]] = []
    for each in page.all(BOXES):
        name, kind, value = each.get("name"), each.get("type"), each.get("value", "")
        if kind in {"checkbox", "radio"}:
            on = each.get("checked") is not None or f"{name}={value}" in ticked
            fields += [(name, value)] if on else []
        elif name != "name":
            fields.append((name, typed.get(name, value)))
    action = page.one('//form[@id="boxes"]/@action')
    return f"{action}?{urlencode(fields)}"


def chosen(read: Read, address: str) -> str:
    """The filter that the form comes to."""
    answer = read(address)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return parse_qs(urlsplit(answer["Location"]).query).get("f", [""])[0]


def chosen_address(read: Read) -> str:
    """The list after two topics were ticked."""
    return read(sent(opened(read), ("t=weather", "t=sport")))["Location"]


def labels(page: Page, part: str) -> list[str]:
    """The boxes of a section, with their figures."""
    return page.texts(f'//*[@data-part="{part}"]/ul//label')


def test_the_biggest_topics_with_todays_figures(newsroom: Newsroom, read: Read) -> None:
    assert labels(opened(read), "topics") == ["Weather 2", "Economy, business and finance 1", "Sport 1"]
    assert labels(opened(read, path="/ru/all"), "topics") == []


def test_the_rest_of_the_tree_unfolds(newsroom: Newsroom, read: Read) -> None:
    page = opened(read)
    tree = page.texts('//details[@id="all-topics"]//label')
    assert "Transport 1" in tree
    assert not set(tree) & set(labels(page, "topics"))


def test_the_days_places(newsroom: Newsroom, read: Read) -> None:
    assert labels(opened(read), "places")[:2] == ["Russia 4", "Murmansk 2"]


@pytest.mark.parametrize(
    ("ticked", "typed", "written"),
    [
        (("t=weather",), {}, "topic:weather OR is:correction,flash"),
        (("t=weather", "t=sport"), {}, "is:correction,flash OR topic:sport,weather"),
        (("t=weather", "p=murmansk"), {}, "is:correction,flash OR topic:weather place:murmansk"),
        ((), {"place": "Мурманск"}, "is:correction,flash OR place:murmansk"),
        ((), {"with": "storm, “air force”"}, '"air force" OR is:correction,flash OR storm'),
        ((), {"with": "air force", "without": "sport; chess"}, "is:correction,flash OR air-force -chess -sport"),
        (("lang=both", "t=weather"), {}, "lang:en,ru (is:correction,flash OR topic:weather)"),
        (("lang=both",), {}, "lang:en,ru"),
        ((), {}, ""),
    ],
)
def test_what_is_ticked_becomes_a_filter(
    newsroom: Newsroom, read: Read, ticked: tuple[str, ...], typed: dict[str, str], written: str
) -> None:
    from dateline.core.filters import parse, text
    from dateline.site.filtering.names import PageNames

    address = sent(opened(read), ticked, **typed)
    if "lang=both" in ticked:
        address = address.replace("&lang=&", "&")
    assert chosen(read, address) == text(parse(written, PageNames()), PageNames())


@pytest.mark.parametrize(
    "written",
    [
        "is:correction,flash OR topic:weather",
        "topic:weather",
        "topic:weather OR place:murmansk",
        "-topic:sport -place:kazan",
        '("air force" OR storm) -war',
        "lang:en,ru (is:correction,flash OR topic:weather)",
        "lang:de",
        "urgency:<=3 source:own title:storm",
        "(since:2016-03-29T14:44Z OR -topic:sport)",
        "topic:religion",
    ],
)
def test_sending_the_panel_as_it_is_changes_nothing(newsroom: Newsroom, read: Read, written: str) -> None:
    """But that a mute which is over is gone."""
    from dateline.core.filters import parse, text
    from dateline.site.filtering.names import PageNames

    canonical = text(parse(written, PageNames()), PageNames())
    page = opened(read, canonical)
    assert page.response.status_code == 200
    assert chosen(read, sent(page)) == ("" if written.startswith("(since") else canonical)


def test_what_no_box_stands_for_can_be_dropped(newsroom: Newsroom, read: Read) -> None:
    page = opened(read, "urgency:<=3 -topic:sport")
    assert labels(page, "besides") == ["Not: Sport", "Urgency: 1, 2, 3"]


def test_a_place_that_nobody_knows(newsroom: Newsroom, read: Read) -> None:
    page = Page(read(sent(opened(read), place="Murmansq")))
    assert page.response.status_code == 400
    assert page.text("//mark") == '"Murmansq"'
    assert any("place:murmansk" in each for each in page.texts(by_class("ways") + "//code"))


def test_how_much_is_chosen_is_said(newsroom: Newsroom, read: Read) -> None:
    page = Page(read(chosen_address(read)))
    assert page.text('//*[@id="use-filter"]') == "Use filter (2)"


def test_reset_share_and_feed(newsroom: Newsroom, read: Read) -> None:
    page = opened(read, "topic:weather")
    assert page.one('//*[@id="reset"]/@href') == "/en/all"
    assert page.one('//*[@id="share-address"]/@value').endswith("/en/all?f=topic%3Aweather")
    assert page.all('//*[@id="feed"]//a/@href')[0] == "/en/all.rss?f=topic%3Aweather"
    assert page.one('//textarea[@id="f"]').text.strip() == "topic:weather"


def test_other_sources_stay_while_choosing(newsroom: Newsroom, read: Read) -> None:
    page = Page(read("/en/all?sources=all&panel=open"))
    answer = read(sent(page, ("t=weather",)))
    assert answer["Location"].startswith("/en/all?sources=all&f=")


@pytest.mark.parametrize(
    ("typed", "names"), [("Murm", ["Murmansk"]), ("mur", ["Murmansk"]), ("%", []), ("", []), ("x" * 500, [])]
)
def test_places_while_somebody_types(newsroom: Newsroom, read: Read, typed: str, names: list[str]) -> None:
    found = read(f"/en/places.json?{urlencode({'q': typed})}").json()["places"]
    assert [each["name"] for each in found if each["name"] == "Murmansk"] == names


def test_places_while_somebody_types_russian(newsroom: Newsroom, read: Read) -> None:
    found = read("/ru/places.json?" + urlencode({"q": "мурм"})).json()["places"]
    assert {"name": "Мурманск"}.items() <= found[0].items()
    assert "Россия" in found[0]["note"]


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("with=OR", '("OR")'),
        ("with=topic:sport", "(topic-sport)"),
        ("with=)(&without=--", ""),
        ("with=U.S.,O'Brien", "(U.S. OR O'Brien)"),
        ('t=a"b&place=a,b', 'topic:"ab" place:"a","b"'),
    ],
)
def test_whatever_is_typed_is_words(query: str, written: str) -> None:
    assert form.written(QueryDict(query), ["en", "ru"]) == written
