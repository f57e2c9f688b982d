"""Lists with a filter: what they show and count, what is hidden and why, and filters that cannot be read."""

import datetime as dt
from urllib.parse import quote, quote_plus

import pytest

from dateline.archive import topics
from dateline.archive.models import Topic
from dateline.core.story import Signal
from tests.site.conftest import Read
from tests.site.newsroom import CHESS, ECONOMY, HOUR, NOW, TRANSPORT, WEATHER, Newsroom, filed, medtop
from tests.site.reading import Page, by_class

HEADLINES = by_class("row__link")
REASONS = by_class("row__reasons") + "/button"
DAY = 24 * HOUR


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """With five stories on two days."""
    newsroom.send("Storm over the port", now=NOW - HOUR, topics=medtop(WEATHER), dateline=filed("MURMANSK"))
    newsroom.send("Trains run again", now=NOW - 2 * HOUR, topics=medtop(TRANSPORT))
    newsroom.send("Chess: a draw", now=NOW - 3 * HOUR, topics=medtop(CHESS))
    newsroom.send("Tariffs fall", now=NOW - DAY, topics=medtop(ECONOMY))
    newsroom.send("Шторм стих", now=NOW - HOUR, topics=medtop(WEATHER), language="ru")
    newsroom.follow()
    return newsroom


def list_at(read: Read, query: str, path: str = "/en/all") -> Page:
    """The list with a query, as a reader's tools see it."""
    return Page(read(f"{path}?{query}"))


def filtered(read: Read, written: str, more: str = "", path: str = "/en/all") -> Page:
    """The list with a filter, however it is written."""
    answer = read(f"{path}?f={quote_plus(written)}{more}")
    return Page(read(answer["Location"]) if answer.status_code == 301 else answer)


def followed(read: Read, address: str) -> str:
    """Where a redirect leads."""
    answer = read(address)
    assert answer.status_code in {301, 302}
    return answer["Location"]


@pytest.mark.parametrize(
    ("written", "headlines"),
    [
        ("topic:weather", ["Storm over the port"]),
        ("topic:economy", ["Trains run again", "Tariffs fall"]),
        ("-topic:economy,sport", ["Storm over the port"]),
        ("storm", ["Storm over the port"]),
        ("train OR tariff", ["Trains run again", "Tariffs fall"]),
        ("lang:en,ru topic:weather", ["Шторм стих", "Storm over the port"]),
        ("lang:ru", ["Шторм стих"]),
        ("topic:religion", []),
    ],
)
def test_what_passes_is_shown(newsroom: Newsroom, read: Read, written: str, headlines: list[str]) -> None:
    assert filtered(read, written).texts(HEADLINES) == headlines


def test_topic_and_place_pages_filter_what_they_have(newsroom: Newsroom, read: Read) -> None:
    assert filtered(read, "tariff", path="/en/topics/economy").texts(HEADLINES) == ["Tariffs fall"]
    assert filtered(read, "storm", path="/en/topics/economy").texts(HEADLINES) == []
    assert filtered(read, "storm", path="/en/places/murmansk").texts(HEADLINES) == ["Storm over the port"]
    assert filtered(read, "-storm", path="/en/places/murmansk").texts(HEADLINES) == []


def test_an_empty_filter_is_none(newsroom: Newsroom, read: Read) -> None:
    assert followed(read, "/en/all?f=") == "/en/all"
    assert followed(read, "/en/all?f=++") == "/en/all"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("тема:погода", "topic:weather"),
        ("topic:Weather  AND   storms", "storms topic:weather"),
        ("topic:sport OR topic:weather", "topic:sport,weather"),
        ("язык:русский", "lang:ru"),
    ],
)
def test_one_filter_has_one_address(newsroom: Newsroom, read: Read, written: str, canonical: str) -> None:
    assert followed(read, f"/en/all?f={quote(written)}") == f"/en/all?f={quote_plus(canonical)}"
    assert (
        filtered(read, canonical).one('//link[@rel="canonical"]/@href').endswith(f"/en/all?f={quote_plus(canonical)}")
    )


def test_a_renamed_and_a_merged_topic_lead_on(newsroom: Newsroom, read: Read) -> None:
    now = dt.datetime.now(tz=dt.UTC)
    weather, chess = Topic.objects.get(slug="weather"), Topic.objects.get(slug="chess")
    topics.rename(weather.pk, "Skies", "Небо", actor="chief", now=now)
    topics.merge(chess.pk, weather.pk, actor="chief", now=now)
    assert followed(read, "/en/all?f=topic:weather") == "/en/all?f=topic%3Askies"
    assert followed(read, "/en/all?f=topic:chess") == "/en/all?f=topic%3Askies"


def test_a_retired_topic_is_said(newsroom: Newsroom, read: Read) -> None:
    topics.retire(Topic.objects.get(slug="weather").pk, actor="chief", now=dt.datetime.now(tz=dt.UTC))
    page = filtered(read, "topic:weather", "&panel=open")
    assert page.texts(HEADLINES) == ["Storm over the port"]
    assert "Weather (no longer used)" in page.texts(by_class("box") + "/span[1]")


def test_show_more_keeps_the_filter(newsroom: Newsroom, read: Read) -> None:
    for number in range(60):
        newsroom.send(f"Snow {number}", now=NOW - HOUR * number, topics=medtop(WEATHER))
    newsroom.follow()
    page = filtered(read, "topic:weather snow")
    onward = page.one('//a[@rel="next"]/@href')
    assert onward.startswith("/en/all?f=snow+topic%3Aweather&before=")
    second = Page(read(onward))
    assert len(second.texts(HEADLINES)) == 10
    assert second.one(by_class("onward") + "/a/@href") == "/en/all?f=snow+topic%3Aweather"


def test_each_day_says_how_many_of_how_many(newsroom: Newsroom, read: Read) -> None:
    assert filtered(read, "topic:economy").texts(by_class("day__count")) == ["1 of 3", "1 of 1"]
    assert filtered(read, "train OR tariff").texts(by_class("day__count")) == ["1 of 3", "1 of 1"]
    assert not list_at(read, "").has("day__count")


def test_the_result_line_counts_today(newsroom: Newsroom, read: Read) -> None:
    now = dt.datetime.now(tz=dt.UTC)
    for name, topic in (("Wind", WEATHER), ("Rain", WEATHER), ("Match", CHESS)):
        newsroom.send(name, now=now, topics=medtop(topic))
    newsroom.follow()
    assert filtered(read, "topic:weather").text('//*[@id="result"]') == "Showing 2 of 3 today · 1 hidden"
    assert list_at(read, "panel=open").text('//*[@id="result"]') == "3 stories today, none is hidden"
    assert list_at(read, "panel=open", "/ru/all").text('//*[@id="result"]') == "За сегодня 0 новостей, ничего не скрыто"


def test_the_hidden_stand_in_their_places(newsroom: Newsroom, read: Read) -> None:
    page = filtered(read, "topic:weather", "&hidden=1")
    everything = list_at(read, "").texts(HEADLINES)
    assert page.texts(HEADLINES) == everything
    assert page.texts(by_class("row--hidden") + HEADLINES) == everything[1:]


@pytest.mark.parametrize(
    ("written", "reasons"),
    [
        ("topic:weather", ["Not on topic: Weather ×"] * 3),
        ("-topic:sport", ["Left out: Sport ×"]),
        ("-trains", ["Has the word: trains ×"]),
        (
            "storm -topic:sport",
            ["Has none of the words: storm ×"] * 2 + ["Left out: Sport ×"] + ["Has none of the words: storm ×"],
        ),
        ("source:own -topic:weather urgency:1 OR is:correction,flash", None),
    ],
)
def test_each_hidden_story_tells_its_reasons(
    newsroom: Newsroom, read: Read, written: str, reasons: list[str] | None
) -> None:
    found = filtered(read, written, "&hidden=1").texts(REASONS)
    if reasons is None:
        assert "Does not fit: urgency:1 ×" in found
        assert "Left out: Weather ×" in found
    else:
        assert sorted(found) == sorted(reasons)


def test_dropping_a_reason(newsroom: Newsroom, read: Read) -> None:
    page = filtered(read, "storm -topic:sport", "&hidden=1")
    form = {each.get("name"): each.get("value") for each in page.all('//form[@id="row"]/input')}
    drop = page.all(REASONS + '[contains(., "Sport")]/@value')[0]
    assert form == {"f": "storm -topic:sport", "hidden": "1"}
    assert followed(read, f"/en/all?f={quote(form['f'])}&hidden=1&drop={quote(drop)}") == "/en/all?f=storm&hidden=1"


@pytest.mark.parametrize(
    ("pressed", "canonical"),
    [
        ("more=place:murmansk", "/en/all?f=topic%3Asport+OR+place%3Amurmansk"),
        ("less=topic:weather", "/en/all?f=topic%3Asport+-topic%3Aweather"),
    ],
)
def test_more_and_less(newsroom: Newsroom, read: Read, pressed: str, canonical: str) -> None:
    assert followed(read, f"/en/all?f=topic:sport&{pressed}") == canonical


def test_muting_ends_by_itself(newsroom: Newsroom, read: Read) -> None:
    address = followed(read, "/en/all?f=&mute=topic:weather")
    until = dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=24)
    assert f"{until:%Y-%m-%dT%H}" in address
    assert address.endswith("+OR+-topic%3Aweather")
    newsroom.send("Wind", now=dt.datetime.now(tz=dt.UTC), topics=medtop(WEATHER))
    newsroom.follow()
    assert "Wind" not in Page(read(address)).texts(HEADLINES)


def test_the_menu_of_a_row(newsroom: Newsroom, read: Read) -> None:
    page = list_at(read, "")
    assert [words.replace("\n", " ") for words in page.texts(by_class("pick") + "//button")][:3] == [
        "More: Murmansk",
        "Less: Weather",
        "Mute for 24 hours: Weather",
    ]
    trains = page.texts('//li[contains(., "Trains")]//button')
    economy = "Economy, business and finance"
    assert trains == ["More: Transport", "Less: Transport", f"Less: {economy}", f"Mute for 24 hours: {economy}"]
    assert not page.all('//button[@name="why"]')


def test_why_a_story_is_here(newsroom: Newsroom, read: Read) -> None:
    number = newsroom.stories["Trains run again"]
    page = filtered(read, "train topic:economy,sport", f"&why={number}")
    assert page.text(by_class("pick__why")) == "Here because: Word: train · Topic: Economy, business and finance"
    assert page.one(f'//*[@id="pick-{number}"]').get("open") is not None
    page = filtered(read, "-topic:sport", f"&why={number}")
    assert page.text(by_class("pick__why")) == "Here because: You leave nothing of it out."


def test_flashes_are_shown_whatever_is_chosen(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("Flash", now=NOW, signal=Signal.FLASH, topics=medtop(CHESS))
    newsroom.follow()
    written = "is:correction,flash OR topic:weather"
    number = newsroom.stories["Flash"]
    page = filtered(read, written, f"&why={number}")
    assert page.texts(HEADLINES) == ["Flash Flash", "Storm over the port"]
    assert page.text(by_class("pick__why")) == "Here because: Kind: Flash"


def test_both_languages_say_which_is_which(newsroom: Newsroom, read: Read) -> None:
    page = filtered(read, "lang:en,ru topic:weather")
    (russian,) = page.all('//a[@lang="ru"][contains(@class, "row__link")]')
    assert russian.get("href").startswith("/ru/story/")


@pytest.mark.parametrize(
    ("written", "wrong", "said", "meant"),
    [
        ("storm topik:weather", "topik:", "There is no field of this name.", "storm topic:weather"),
        ("topic:wether", "wether", "Nothing is called so here, or it is called so no longer.", "topic:weather"),
        ('storm "over the', '"over the', "The quotation marks are not closed.", '"over the" storm'),
        ("storm (a OR b", "(", "The bracket is not closed.", "storm (a OR b)"),
        ("storm)", ")", "This bracket closes, but none was opened before it.", "storm"),
        ("storm OR", "OR", "OR needs something on either side.", "storm"),
        ("storm since:soon", "soon", "This is no time. Write 2016-03-28, today, 12h, 7d or 2w.", ""),
        ("storm urgency:12", "12", "Urgency is a number from 1 to 9.", ""),
        ("storm\x00", "\N{REPLACEMENT CHARACTER}", "There is a character here that cannot be printed.", "storm"),
        ("topic:", "topic:", "There is nothing behind the colon.", ""),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(
    newsroom: Newsroom, read: Read, written: str, wrong: str, said: str, meant: str
) -> None:
    page = list_at(read, f"f={quote(written)}")
    assert page.response.status_code == 400
    assert page.text("//mark") == wrong
    assert said in page.texts("//main//p")
    assert page.one('//textarea[@name="f"]').text.strip("\r\n") == written.replace("\x00", "") or "\x00" in written
    if meant:
        assert meant in page.texts(by_class("ways") + "//code")
        assert f"/en/all?f={quote_plus(meant)}" in page.all(by_class("ways") + "//@href")


@pytest.mark.parametrize(
    "written", ["a " * 1500, "(" * 60 + "a" + ")" * 60, " ".join(f"w{n}" for n in range(150)), "x" * 5000]
)
def test_what_is_too_much_is_refused(newsroom: Newsroom, read: Read, written: str) -> None:
    page = list_at(read, f"f={quote(written)}")
    assert page.response.status_code == 400
    assert len(page.response.content) < 40_000


def test_ten_thousand_terms_are_refused_quickly(newsroom: Newsroom, read: Read) -> None:
    assert read("/en/all?f=" + "+".join(f"w{n}" for n in range(10_000))).status_code == 400


def test_in_russian(newsroom: Newsroom, read: Read) -> None:
    page = list_at(read, f"f={quote('тема:пагода')}", "/ru/all")
    assert page.response.status_code == 400
    assert "Здесь ничего так не называется или больше не называется." in page.texts("//main//p")
    assert "topic:weather" in page.texts(by_class("ways") + "//code")


def test_hostile_text_is_text(newsroom: Newsroom, read: Read) -> None:
    page = list_at(read, f"f={quote('topic:<script>alert(1)</script>')}")
    assert page.response.status_code == 400
    assert "<script>alert" not in page.response.content.decode()


@pytest.mark.parametrize("query", ["f=storm&before=x", "before=AAAA", "f=storm&before=" + "9" * 200])
def test_a_position_that_is_none(newsroom: Newsroom, read: Read, query: str) -> None:
    assert list_at(read, query).response.status_code == 400


def test_a_position_in_the_future_is_the_beginning(newsroom: Newsroom, read: Read) -> None:
    from dateline.index.pages import Cursor

    later = Cursor(dt.datetime(2999, 1, 1, tzinfo=dt.UTC), 1)
    assert filtered(read, "topic:weather", f"&before={later}").texts(HEADLINES) == ["Storm over the port"]


@pytest.mark.parametrize("button", ["more=storm", "less=lang:en", "mute=(", "drop=topic:nothing-such"])
def test_a_button_that_nobody_made(newsroom: Newsroom, read: Read, button: str) -> None:
    assert read(f"/en/all?f=topic:weather&{button}").status_code == 400


def test_all_sources_keep_the_filter_and_the_filter_the_sources(newsroom: Newsroom, read: Read) -> None:
    page = filtered(read, "storm", "&sources=all")
    assert page.response.status_code == 200
    assert "/en/all?f=storm" in page.all(by_class("all-sources") + "/a/@href")
    assert followed(read, "/en/all?sources=all&f=") == "/en/all?sources=all"


def test_the_feeds_of_a_filtered_list_are_linked(newsroom: Newsroom, read: Read) -> None:
    page = filtered(read, "topic:weather")
    assert page.all('//link[@rel="alternate"][@title]/@href') == [
        f"/en/all.{form}?f=topic%3Aweather" for form in ("rss", "atom", "json")
    ]
