"""My feed and tabs, kept by the reader's browser."""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client

from dateline.archive import topics
from dateline.archive.models import Topic
from dateline.site.mine.kept import Kept, Tab, packed, unpacked
from tests.site.newsroom import CHESS, HOUR, NOW, TRANSPORT, WEATHER, Newsroom, medtop
from tests.site.reading import Page, by_class

HEADLINES = by_class("row__link")
WEATHER_ONLY = {"choose": "1", "t": "weather", "always": "1", "as": "own"}


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """With a few stories."""
    newsroom.send("Storm", now=NOW - HOUR, topics=medtop(WEATHER))
    newsroom.send("Trains", now=NOW - 2 * HOUR, topics=medtop(TRANSPORT))
    newsroom.send("Draw", now=NOW - 3 * HOUR, topics=medtop(CHESS))
    newsroom.follow()
    return newsroom


class Reader(Client):
    """A browser with its cookies."""

    def page(self, path: str) -> Page:
        """A page of the English edition."""
        return Page(self.get(path))  # type: ignore[arg-type]

    def act(self, name: str, fields: dict[str, str], **headers: str) -> HttpResponse:
        """A form of My feed, sent from our own page."""
        origin = {"Origin": "http://testserver"} | headers
        return self.post(f"/en/my/{name}", fields, headers=origin)  # type: ignore[return-value]

    @property
    def kept(self) -> Kept:
        """What the browser keeps now."""
        cookie = self.cookies.get("mine")
        return unpacked(cookie.value if cookie else "")

    def keep(self, kept: Kept) -> None:
        """As if it had been saved."""
        self.cookies["mine"] = packed(kept)


@pytest.fixture
def reader(db: None) -> Reader:
    return Reader()


def test_without_a_feed_the_way_to_one_is_shown(newsroom: Newsroom, reader: Reader) -> None:
    page = reader.page("/en/my")
    assert page.response.status_code == 200
    assert "/en/all?panel=open#filter" in page.all("//main//a/@href")
    assert not page.texts(HEADLINES)


def test_saving_and_reading(newsroom: Newsroom, reader: Reader) -> None:
    answer = reader.act("save", WEATHER_ONLY)
    assert (answer.status_code, answer["Location"]) == (303, "/en/my")
    cookie = answer.cookies["mine"]
    assert (cookie["samesite"], cookie["path"], bool(cookie["httponly"])) == ("Lax", "/", False)
    assert reader.kept.own == "topic:weather OR is:correction,flash"
    page = reader.page("/en/my")
    assert page.texts(HEADLINES) == ["Storm"]
    assert page.response["Cache-Control"] == "private, no-store"
    assert page.response["Vary"] == "Cookie"


def test_my_feed_is_in_the_other_edition_too(newsroom: Newsroom, reader: Reader) -> None:
    newsroom.send("Шторм", language="ru", topics=medtop(WEATHER))
    newsroom.follow()
    reader.act("save", WEATHER_ONLY)
    assert reader.page("/ru/my").texts(HEADLINES) == ["Шторм"]


def test_the_hidden_and_their_reasons(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:weather"))
    page = reader.page("/en/my?hidden=1")
    assert page.texts(HEADLINES) == ["Storm", "Trains", "Draw"]
    assert page.one('//form[@id="row"]/@method') == "post"
    answer = reader.act("change", {"drop": "topic:weather", "hidden": "1"})
    assert answer["Location"] == "/en/my?hidden=1"
    assert reader.kept == Kept()


def test_changes_beside_a_row_change_the_feed(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:weather,economy"))
    reader.act("change", {"less": "topic:transport"})
    assert reader.page("/en/my").texts(HEADLINES) == ["Storm"]
    reader.act("change", {"more": "topic:sport"})
    assert reader.page("/en/my").texts(HEADLINES) == ["Storm", "Draw"]
    reader.act("change", {"mute": "topic:weather"})
    assert reader.page("/en/my").texts(HEADLINES) == ["Draw"]


def test_why_here(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:weather"))
    answer = reader.act("change", {"why": str(newsroom.stories["Storm"])})
    assert reader.page(answer["Location"]).text(by_class("pick__why")) == "Here because: Topic: Weather"


def test_tabs(newsroom: Newsroom, reader: Reader) -> None:
    for name in ("Погода", "Погода", "Weather"):
        reader.act("save", WEATHER_ONLY | {"as": "tab", "name": name})
    assert [tab.name for tab in reader.kept.tabs] == ["Погода", "Weather"]
    found = reader.get("/en/my/tabs").json()["tabs"]
    assert found[0] == {"name": "Погода", "href": "/en/all?f=topic%3Aweather+OR+is%3Acorrection%2Cflash"}
    assert reader.get(found[0]["href"]).status_code == 200
    reader.act("forget", {"name": "Погода"})
    assert [tab.name for tab in reader.kept.tabs] == ["Weather"]


def test_the_limits_are_told(newsroom: Newsroom, reader: Reader) -> None:
    kept = Kept(tabs=tuple(Tab(f"Tab {n}", "storm") for n in range(5)))
    reader.keep(kept)
    page = Page(reader.act("save", WEATHER_ONLY | {"as": "tab", "name": "Sixth"}))
    assert page.response.status_code == 400
    assert page.text('//*[@role="alert"]') == "There are five tabs already. Forget one before you save another."
    assert reader.kept == kept


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"choose": "1", "as": "own"}, "Nothing is chosen yet, so there is nothing to save."),
        (WEATHER_ONLY | {"as": "tab", "name": " "}, "The tab needs a name."),
    ],
)
def test_what_cannot_be_saved_is_said(newsroom: Newsroom, reader: Reader, fields: dict[str, str], said: str) -> None:
    page = Page(reader.act("save", fields))
    assert (page.response.status_code, page.text('//*[@role="alert"]')) == (400, said)


def test_what_cannot_be_read_is_shown_where_it_is(newsroom: Newsroom, reader: Reader) -> None:
    page = Page(reader.act("save", WEATHER_ONLY | {"place": "Nowherexyz"}))
    assert page.response.status_code == 400
    assert page.text("//mark") == '"Nowherexyz"'


def test_a_renamed_topic_leads_on_and_one_that_is_gone_is_said(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:weather"))
    topics.rename(Topic.objects.get(slug="weather").pk, "Skies", "Небо", actor="chief", now=NOW)
    assert reader.page("/en/my").texts(HEADLINES) == ["Storm"]
    reader.keep(Kept("topic:horoscopes"))
    page = reader.page("/en/my")
    assert page.response.status_code == 200
    assert "“horoscopes”" in page.text('//*[@role="alert"]/p[1]')
    (mend,) = page.all('//*[@role="alert"]//a/@href')
    assert Page(reader.get(mend)).text("//mark") == "horoscopes"  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", "nonsense", "1cAAAA", "0abc", "9" * 4000])
def test_a_cookie_of_nonsense_is_survived(newsroom: Newsroom, reader: Reader, value: str) -> None:
    reader.cookies["mine"] = value
    for path in ("/en/my", "/en/my/tabs", "/en/", "/en/all"):
        assert reader.get(path).status_code == 200
    reader.act("save", WEATHER_ONLY)
    assert reader.kept.own


def test_taking_over_from_another_browser(newsroom: Newsroom, reader: Reader) -> None:
    kept = Kept("topic:weather", (Tab("Поезда", "train"),))
    reader.keep(kept)
    address = reader.page("/en/my").one('//*[@id="export"]/@value')
    other = Reader()
    page = other.page(address)
    assert other.kept == Kept()
    assert "Поезда: train" in page.texts(by_class("mine__tabs") + "/li")
    other.act("take", {"code": page.one('//input[@name="code"]/@value')})
    assert other.kept == kept
    assert "incomplete" in Page(reader.get("/en/my?take=1cxx")).text('//*[@role="alert"]')  # type: ignore[arg-type]


def test_forgetting_everything(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:weather", (Tab("a", "storm"),)))
    reader.act("front", {"on": "1"})
    answer = reader.act("forget", {"what": "all"})
    assert answer.cookies["mine"].value == answer.cookies["front"].value == ""


def test_the_front_page_follows_when_asked_to(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("topic:sport"))
    everybody = reader.get("/en/").content
    assert b"Storm" in everybody
    reader.act("front", {"on": "1"})
    own = reader.get("/en/")
    assert b"Storm" not in own.content
    assert b"Draw" in own.content
    assert own["Cache-Control"] == "private, no-store"
    assert own.depends is None  # type: ignore[attr-defined]
    assert Client().get("/en/").content == everybody
    reader.act("front", {"on": "0"})
    assert reader.get("/en/").content == everybody


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver"}, 303),
    ],
)
def test_other_sites_change_nothing(newsroom: Newsroom, headers: dict[str, str], status: int) -> None:
    assert Client().post("/en/my/save", WEATHER_ONLY, headers=headers).status_code == status


def test_only_forms_change_something(newsroom: Newsroom, reader: Reader) -> None:
    for act in ("save", "change", "forget", "take", "front"):
        assert reader.get(f"/en/my/{act}").status_code == 405
    assert reader.post("/xx/my/save", {}).status_code == 404


def test_a_cross_site_fetch_without_an_origin(newsroom: Newsroom) -> None:
    answer: Any = Client().post("/en/my/save", WEATHER_ONLY, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_a_link_to_the_filter_of_my_feed(newsroom: Newsroom, reader: Reader) -> None:
    reader.keep(Kept("паром"))
    page = reader.page("/en/my?panel=open")
    assert page.one('//*[@id="share-address"]/@value').endswith(f"/en/all?f={quote('паром')}")
    assert page.one('//form[@id="boxes"]/@action') == "/en/my/save"


def test_beside_a_story_stands_what_is_new_in_my_feed(newsroom: Newsroom, reader: Reader) -> None:
    newsroom.send("Gale", now=NOW - HOUR, topics=medtop(WEATHER))
    newsroom.follow()
    path = f"/en/story/{newsroom.stories['Storm']}-storm"
    reader.act("save", WEATHER_ONLY)
    plain = reader.page(path)
    assert not plain.all("//section[@id='mine']")
    assert plain.response["Cache-Control"] == "no-cache"
    reader.act("front", {"on": "1"})
    own = reader.page(path)
    assert own.texts("//section[@id='mine']//li/a") == ["Gale"]
    assert own.response["Cache-Control"] == "private, no-store"
    reader.act("forget", {"what": "own"})
    assert not reader.page(path).all("//section[@id='mine']")
