"""News search as readers meet it."""

import datetime as dt
import json
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from dateline.core.story import Signal
from dateline.core.text.clean import clean, paragraphs
from dateline.index.search.public.embedded import snapshot
from tests.searching import follow_all, new_search, no_search
from tests.site.conftest import Read
from tests.site.newsroom import ECONOMY, HOUR, NOW, TRANSPORT, Newsroom, filed, medtop
from tests.site.reading import Page, by_class

DAY = dt.timedelta(days=1)


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Iterator[Newsroom]:
    """With a few stories of several years, and an index of them."""
    for number, (year, month) in enumerate(((2014, 5), (2015, 11), (2026, 2), (2026, 3))):
        at = dt.datetime(year, month, 10, 12, tzinfo=dt.UTC)
        newsroom.send(
            f"ports {year} {month}",
            now=at,
            headline=f"Ports shut by storm number {number}",
            body_html=paragraphs("Ferries wait. The harbour of Kerch has ice, and nobody knows for how long."),
            topics=medtop(TRANSPORT if number % 2 else ECONOMY),
            dateline=filed("KERCH", at),
        )
    newsroom.send(
        "ru", headline="Порты закрыты из-за шторма", body_html=paragraphs("В порту Керчи лёд."), language="ru"
    )
    newsroom.send("Airports open", source="auto", lead="The <b>storm</b> is over & gone")
    new_search()
    newsroom.follow()
    yield newsroom
    no_search()


def page(read: Read, asked: str, edition: str = "en", **ways: str) -> Page:
    tail = "".join(f"&{name}={quote(value)}" for name, value in ways.items())
    answer = read(f"/{edition}/search?q={quote(asked)}{tail}")
    assert answer.status_code == 200, answer.content.decode()
    return Page(answer)


def headlines(found: Page) -> list[str]:
    return found.texts(by_class("hit__headline"))


def count(found: Page) -> str:
    return found.text(by_class("search__count"))


def test_what_is_found_stands_newest_first_with_the_words_marked(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "port kerch")
    assert count(found) == "4 stories"
    assert headlines(found) == [f"Ports shut by storm number {number}" for number in (3, 2, 1, 0)]
    assert found.all("//h2//mark/text()") == ["Ports"] * 4
    assert found.all(f"({by_class('hit__passage')})[1]//mark/text()") == ["Kerch"]


def test_quotes_mean_this_very_form(newsroom: Newsroom, read: Read) -> None:
    assert count(page(read, '"ports" kerch')) == "4 stories"
    assert count(page(read, '"port" kerch')) == "0 stories"


def test_the_editions_language_comes_first_and_others_are_told_of(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "порт")
    assert count(found) == "0 stories"
    (other,) = found.all("//a[contains(., '1 more in Russian')]/@href")
    assert other.startswith("/ru/search?")
    assert headlines(Page(read(other))) == ["Порты закрыты из-за шторма"]
    assert headlines(page(read, "портов", "ru")) == ["Порты закрыты из-за шторма"]


def test_each_value_leads_to_as_many_as_it_says(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "storm")
    values = found.all(f"{by_class('facet')}//li[a]")
    assert len(values) >= 4
    for value in values:
        (href,) = value.xpath("./a/@href")
        said = value.xpath("string(.//*[contains(@class, '__count')])")
        assert count(Page(read(href))).split()[0] == said, href


def test_years_are_bars_and_a_few_years_are_months(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "storm kerch")
    labels = found.texts(by_class("bar__label"))
    assert (labels[0], labels[-1], len(labels)) == ("2014", "2026", 13)
    assert found.texts(by_class("bar__count"))[:3] == ["1", "1", "0"]
    within = page(read, "storm since:2026-01-01 kerch")
    assert within.texts(by_class("bar__label")) == ["February 2026", "March 2026"]


def test_the_form_s_days_become_part_of_the_question(newsroom: Newsroom, read: Read) -> None:
    answer = read("/en/search?q=storm&since=2015-01-01&until=2015-12-31")
    assert parse_qs(urlsplit(answer["Location"]).query) == {"q": ["storm since:2015-01-01 until:2015-12-31"]}
    assert headlines(Page(read(answer["Location"]))) == ["Ports shut by storm number 1"]


def test_days_in_words_are_shown_as_they_were_understood(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "шторм 28 марта 2026", "ru")
    assert [chip.split(" ", 1)[1] for chip in found.texts(f"{by_class('search__chosen')}//a")] == [
        "шторм ×", "since:2026-03-28 ×", "until:2026-03-28 ×",
    ]  # fmt: skip
    assert count(found) == "1 новость"


def test_a_question_can_be_kept_as_a_filter_and_as_a_feed(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "Storm Kerch")
    assert found.all("//a[.='Save as filter']/@href") == ["/en/all?f=kerch+storm"]
    assert found.all("//a[.='As feed']/@href") == ["/en/all.rss?f=kerch+storm"]


def test_the_best_come_first_where_that_is_asked_for(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("ice", headline="Ice", body_html=paragraphs("Ice. " * 5), now=NOW - 40 * DAY)
    follow_all()
    assert headlines(page(read, "ice"))[0] == "Ports shut by storm number 3"
    assert headlines(page(read, "ice", order="best"))[0] == "Ice"


def test_pages_continue_where_the_last_one_ended(newsroom: Newsroom, read: Read) -> None:
    for number in range(45):
        newsroom.send(f"Tram {number} is late", now=NOW - number * HOUR)
    follow_all()
    for order in ("", "best"):
        seen: list[str] = []
        found = page(read, "tram late", **({"order": order} if order else {}))
        while True:
            seen += headlines(found)
            more = found.all("//a[@rel='next']/@href")
            if not more:
                break
            found = Page(read(more[0]))
        assert sorted(seen) == sorted(f"Tram {number} is late" for number in range(45))
    assert read("/en/search?q=tram&before=x").status_code == 400
    assert read("/en/search?q=tram&from=99999").status_code == 400


def test_a_slip_of_the_keyboard_is_answered_with_a_question(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "feries kerch")
    assert count(found) == "0 stories"
    assert found.text(by_class("search__guess")) == "Did you mean ferries kerch (4)?"
    assert page(read, "kerchh").text(by_class("search__guess")) == "Did you mean kerch (4)?"
    assert "порт" in page(read, "porty").text(by_class("search__guess")), "another alphabet"
    assert not page(read, "ferry kerch").has("search__guess")


def test_where_nothing_is_found_each_part_says_what_it_has(newsroom: Newsroom, read: Read) -> None:
    found = page(read, "ferry topic:weather source:own")
    assert found.texts(f"{by_class('search__alone')}/li") == ["ferry: 4", "topic:weather: 0", "source:own: 4"]
    assert "How to ask" in found.texts("//h2")


def test_copy_is_never_markup(newsroom: Newsroom, read: Read) -> None:
    newsroom.send(
        "x",
        headline="<script>alert(1)</script> tram",
        lead='"><img src=x onerror=alert(1)>',
        body_html=clean("<p>tram</p>"),
    )
    follow_all()
    found = page(read, "tram <script>alert(2)</script>")
    assert not found.all("//script[not(@src)]")
    found = page(read, "tram")
    assert headlines(found) == ["<script>alert(1)</script> tram"]
    assert not found.all("//img")
    assert not page(read, "over").all("//b[.='storm']")


def test_of_link_only_sources_nothing_but_the_lead_is_shown(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("gazette", source="link", headline="Tram", lead="The lead", body_html=paragraphs("A secret tramway"))
    follow_all()
    assert page(read, "tram").texts(by_class("hit__passage")) == ["The lead"]


def test_what_is_killed_is_gone_before_the_index_knows(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("Airports open", source="auto", signal=Signal.KILL, version=2, now=NOW + HOUR)
    assert headlines(page(read, "airport")) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"tram', "The quotation marks are not closed."),
        ("(tram", "The bracket is not closed."),
        ("tram topik:war", "There is no field of this name."),
        ("OR", "OR needs something on either side."),
        ("tram\x07", "There is a character here that cannot be printed."),
        ("w " * 1500, "The filter is too long. There is room for 2,000 characters."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(newsroom: Newsroom, read: Read, written: str, said: str) -> None:
    answer = read(f"/en/search?q={quote(written)}")
    assert answer.status_code == 400
    assert said in Page(answer).text(by_class("search__error"))
    for way in Page(answer).all(f"{by_class('search__error')}//li/a/@href"):
        assert read(way).status_code == 200


def test_what_would_cost_too_much_is_refused(newsroom: Newsroom, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_MOST_WORK", 5)
    assert read("/en/search?q=storm").status_code == 200
    assert read("/en/search?q=storm%20-x%20topic:economy").status_code == 200, "the rarest part leads"
    answer = read("/en/search?q=storm%20OR%20ferries")
    assert (answer.status_code, "too many stories" in answer.content.decode()) == (400, True)


def test_without_an_index_the_page_says_so(newsroom: Newsroom, read: Read) -> None:
    no_search()
    answer = read("/en/search?q=tram")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "being made" in answer.content.decode()
    assert read("/en/search").status_code == 200
    assert json.loads(read("/en/search/suggest?q=tr").content) == {}


def test_suggestions_by_sort(newsroom: Newsroom, read: Read) -> None:
    def suggested(written: str, edition: str = "en") -> dict[str, list[str]]:
        found = json.loads(read(f"/{edition}/search/suggest?q={quote(written)}").content)
        return {sort: [each["label"] for each in every] for sort, every in found.items()}

    assert suggested("transp")["topics"] == ["Transport"]
    assert suggested("ker")["places"] == ["Kerch"]
    assert suggested("storm")["headlines"][0] == "Ports shut by storm number 3"
    assert suggested("shut por")["headlines"][0] == "Ports shut by storm number 3"
    assert suggested("порт", "ru") == {"headlines": ["Порты закрыты из-за шторма"]}
    assert suggested("p") == {}
    assert suggested('"<') == {}


def test_the_archive_by_year_month_and_day(newsroom: Newsroom, read: Read) -> None:
    years = Page(read("/en/archive"))
    assert years.texts(f"{by_class('calendar')}/li")[-2:] == ["2015 1", "2014 1"]
    months = Page(read("/en/archive/2014"))
    assert months.all(f"{by_class('calendar')}//a/@href") == ["/en/archive/2014/05"]
    days = Page(read("/en/archive/2014/05"))
    assert days.all(f"{by_class('calendar')}//a/@href") == ["/en/archive/2014/05/10"]
    day = Page(read("/en/archive/2014/05/10"))
    assert day.texts(by_class("row__link")) == ["Ports shut by storm number 0"]
    assert Page(read("/ru/archive/2026/03")).text("//h1") == "Март 2026"
    for gone in ("2013", "2014/13", "2014/02/30", "2099", "2014/04", "0"):
        assert read(f"/en/archive/{gone}").status_code == 404


def test_a_day_of_the_archive_is_one_of_the_edition_s_zone(newsroom: Newsroom, read: Read) -> None:
    newsroom.send("Midnight in Moscow", now=dt.datetime(2026, 3, 9, 21, 30, tzinfo=dt.UTC))
    newsroom.follow()
    assert "Midnight in Moscow" in read("/en/archive/2026/03/10").content.decode()
    assert "Midnight in Moscow" not in read("/en/archive/2026/03/09").content.decode()
