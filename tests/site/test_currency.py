"""The converter as readers and programs use it."""

import datetime as dt
import json
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from dateline.core.money.values import Quote
from dateline.markets.keep import keep
from tests.core.money.books import day
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom

ONE = Decimal(1)


def text(body: bytes) -> str:
    """What a page says, tags left out and spaces made plain."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body.decode())).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def roubles(newsroom: Newsroom) -> dt.date:
    """The Bank of Russia's rates for tomorrow and for a day of 2022; the day that the newest ones are for."""
    tomorrow = timezone.now().date() + dt.timedelta(days=1)
    quotes = [
        Quote("USD", day("2022-03-03"), ONE, Decimal("103.2487"), "RUB"),
        Quote("USD", tomorrow - dt.timedelta(days=1), ONE, Decimal("79.9"), "RUB"),
        Quote("USD", tomorrow, ONE, Decimal("80.5012"), "RUB"),
        Quote("EUR", tomorrow, ONE, Decimal("90.1874"), "RUB"),
    ]
    keep("cbr", quotes, "a test", timezone.now())
    return tomorrow


def test_easter_monday_2016(newsroom: Newsroom, read: Read) -> None:
    page = text(read("/en/currency?amount=100&from=USD&to=EUR&date=2016-03-28").content)
    assert "100.00 USD = 89.65 EUR" in page
    assert "1 USD = 0.896539 EUR. European Central Bank, rate of March 24, 2016." in page
    assert "No rate was published on March 28, 2016." in page


def test_numbers_and_dates_are_the_editions(newsroom: Newsroom, read: Read) -> None:
    page = text(read("/ru/currency?amount=1234567,5&from=USD&to=JPY&date=2016-03-28").content)
    assert "1 234 567,50 USD = " in page
    assert "курс на 24 марта 2016 г." in page


def test_roubles_after_their_end(roubles: dt.date, read: Read) -> None:
    page = text(read("/en/currency?amount=100&from=USD&to=RUB&date=2022-03-03").content)
    assert "100.00 USD = 10,324.87 RUB" in page
    assert "Bank of Russia, rate of March 3, 2022" in page
    assert "the rates of RUB ended; the last one is of March 1, 2022" in page


def test_roubles_after_their_end_without_the_bank_of_russia(newsroom: Newsroom, read: Read) -> None:
    page = text(read("/en/currency?amount=100&from=USD&to=RUB&date=2022-03-03").content)
    assert "European Central Bank: the rates of RUB ended; the last one is of March 1, 2022." in page


def test_the_russian_edition_says_whose_rates_it_lacks(newsroom: Newsroom, read: Read) -> None:
    assert "Курсы «Банк России» сюда не загружены" in text(read("/ru/currency").content)


def test_several_targets_and_the_way_back(newsroom: Newsroom, read: Read) -> None:
    body = read("/en/currency?amount=5&from=GBP&to=USD&to=EUR&to=CHF&date=2016-03-24").content.decode()
    assert len(re.findall('class="result__line"', body)) == 3
    assert 'href="/en/currency?amount=5&amp;from=USD&amp;to=GBP&amp;to=EUR&amp;to=CHF&amp;date=2016-03-24"' in body


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("amount=ten", "“ten” is no amount"),
        ("amount=-5", "cannot be negative"),
        ("amount=99999999999999999999", "too large"),
        ("from=USA&to=EUR", "There is no currency “USA”. Did you mean USD (US Dollar)"),
        ("from=EUR&to=UDS", "Did you mean USD (US Dollar)"),
        ("from=USD&to=EUR&date=yesterday", "is no date"),
        ("from=USD&to=EUR&date=1998-12-31", "the rates of USD begin on January 4, 1999"),
        ("from=USD&to=EUR&date=2099-01-01", "no rate for a day to come"),
        ("from=ISK&to=EUR&date=2012-06-01", "between December 9, 2008 and February 1, 2018"),
        ("from=USD&to=EUR&source=boj", "No bank is called “boj”"),
        ("from=USD&to=EUR&source=cbr", "Bank of Russia: no rates are loaded here yet"),
        ("from=%3Cscript%3E&to=EUR", "There is no currency “&lt;SCRIPT&gt;”"),
    ],
)
def test_what_is_wrong_is_said(newsroom: Newsroom, read: Read, query: str, words: str) -> None:
    answer = read(f"/en/currency?{query}")
    assert answer.status_code == 200
    assert words in text(answer.content)
    assert b"<script>" not in answer.content.replace(b"<script src", b"")


def test_a_slip_is_one_click_away_from_what_was_meant(newsroom: Newsroom, read: Read) -> None:
    body = read("/en/currency?amount=7&from=EUR&to=USD&to=CHX").content.decode()
    assert 'href="/en/currency?amount=7&amp;from=EUR&amp;to=USD&amp;to=CHF"' in body


def test_the_chart_can_be_read_without_seeing_it(newsroom: Newsroom, read: Read) -> None:
    body = read("/en/currency?from=EUR&to=USD&date=2016-03-28&range=month").content.decode()
    assert 'role="img" aria-labelledby="chart-heading chart-summary"' in body
    assert "From 1.1026 on February 22, 2016 to 1.1154 on March 24, 2016" in text(body.encode())
    assert "<td>1.1154</td>" in body
    assert "style=" not in body


def test_the_header_says_which_day_its_rates_are_for(roubles: dt.date, read: Read) -> None:
    for path in ("/ru/", "/ru/all", "/ru/story/999999"):
        body = read(path).content.decode()
        assert "USD/RUB <b>80,5012</b>" in body
        assert "EUR/RUB <b>90,1874</b>" in body
        assert f'ЦБ РФ на <time datetime="{roubles.isoformat()}">' in body


def test_new_rates_are_on_the_page_at_once(roubles: dt.date, read: Read) -> None:
    read("/ru/")
    keep("cbr", [Quote("USD", roubles, ONE, Decimal("81.0000"), "RUB")], "a revision", timezone.now())
    assert "USD/RUB <b>81,0000</b>" in read("/ru/").content.decode()


def test_the_converter_comes_first_in_the_menu_and_stands_on_the_front_page(newsroom: Newsroom, read: Read) -> None:
    body = read("/en/").content.decode()
    menu = body[body.index('class="menu"') :]
    assert menu.index("Currency converter") < menu.index("All news")
    assert 'action="/en/currency"' in body


# For programs.


def test_as_json(newsroom: Newsroom, read: Read) -> None:
    answer = read("/currency.json?amount=100&from=usd&to=eur&date=2016-03-28")
    told = json.loads(answer.content)
    assert (told["result"], told["rate_date"], told["source"], told["error"]) == ("89.65", "2016-03-24", "ecb", None)
    assert told["rate"].startswith("0.896539358")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_as_json_for_an_edition(roubles: dt.date, read: Read) -> None:
    told = json.loads(read("/currency.json?from=USD&to=RUB&to=EUR&edition=ru").content)
    assert [each["to"] for each in told["targets"]] == ["RUB", "EUR"]
    assert "Банк России" in told["targets"][0]["rate_of"]


def test_as_json_what_is_wrong(newsroom: Newsroom, read: Read) -> None:
    answer = read("/currency.json?amount=ten&from=USD&to=EUR")
    assert answer.status_code == 400
    assert json.loads(answer.content)["result"] is None
    told = json.loads(read("/currency.json?from=USD&to=RUB&date=2023-01-01").content)
    assert told["result"] is None
    assert "ended" in told["error"]


def test_asked_again_it_is_not_sent_again(newsroom: Newsroom, read: Read) -> None:
    first = read("/currency.json?from=USD&to=EUR&date=2016-03-28")
    assert (
        read("/currency.json?from=USD&to=EUR&date=2016-03-28", if_none_match=first.headers["ETag"]).status_code == 304
    )
