"""Amounts in stories, told in the reader's currency at the rates of the story's day."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from dateline.archive.models import Edition, Story
from dateline.archive.record import record
from dateline.core.money.values import Quote
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
from dateline.index.models import FollowerCursor
from dateline.markets import beside
from dateline.markets.keep import keep
from dateline.markets.models import KeptRates, RatesBeside
from tests.core.money.books import day
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom

EASTER = dt.datetime(2016, 3, 28, 9, 0, tzinfo=dt.UTC)
BODY = paragraphs(
    "The port will spend $5.6 million on a pier and 300 euros on a bell, its head said.",
    "A year ago it had $5, he added. About 12 percent is lent.",
)


@pytest.fixture
def port(newsroom: Newsroom) -> str:
    """A story of Easter Monday 2016; its address."""
    pk = newsroom.send(
        "port", now=EASTER, headline="Port to spend $5.6 million", lead="Pier for $5.6 million.", body_html=BODY
    )
    newsroom.follow()
    return f"/en/story/{pk}-{Story.objects.get(pk=pk).slug}"


def worths(page: str) -> list[str]:
    """What is noted at amounts, with the amount."""
    found = re.findall(r'<span class="amount"[^>]*>([^<]*)<span class="amount__worth"[^>]*>([^<]*)</span>', page)
    return [f"{amount}: {said}".replace("\u00a0", " ") for amount, said in found]


def test_off_until_a_currency_is_chosen(port: str, read: Read) -> None:
    page = read(port).content.decode()
    assert "data-amounts" in page
    assert '<option value="EUR">' in page
    assert worths(page) == []
    assert "amount__worth" not in page


def test_worth_on_the_storys_day(port: str, read: Read) -> None:
    page = read(f"{port}?currency=EUR").content.decode()
    assert worths(page) == [
        "$5.6 million: about 5.02 million EUR", "$5.6 million: about 5.02 million EUR", "$5: about 4.48 EUR"
    ]  # fmt: skip
    assert "European Central Bank, March 24, 2016." in page
    assert '<option value="EUR" selected>' in page
    assert re.search(rf'<link rel="canonical" href="https?://[^/"]+{port}">', page)


def test_in_the_russian_editions_words(newsroom: Newsroom, read: Read) -> None:
    body = paragraphs("Порт потратит 5,6 млн долларов на причал.")
    pk = newsroom.send("порт", now=EASTER, headline="Порт построит причал", language="ru", body_html=body)
    newsroom.follow()
    page = read(f"/ru/story/{pk}-{Story.objects.get(pk=pk).slug}?currency=EUR").content.decode()
    assert worths(page) == ["5,6 млн долларов: около 5,02 миллиона EUR"]
    note = re.findall(r"По курсам на день публикации: ([^<]*)", page)
    assert note == ["Европейский центральный банк, 24 марта 2016\u202fг."]


def test_a_story_without_amounts_has_no_switch(newsroom: Newsroom, read: Read) -> None:
    pk = newsroom.send("calm", now=EASTER, body_html=paragraphs("Nothing was bought. About 12 percent is lent."))
    newsroom.follow()
    page = read(f"/en/story/{pk}-{Story.objects.get(pk=pk).slug}?currency=EUR").content.decode()
    assert "data-amounts" not in page


def test_before_any_rate_there_is_no_switch(newsroom: Newsroom, read: Read) -> None:
    pk = newsroom.send("old", now=dt.datetime(1987, 3, 1, tzinfo=dt.UTC), body_html=paragraphs("It cost $5 million."))
    newsroom.follow()
    page = read(f"/en/story/{pk}-{Story.objects.get(pk=pk).slug}?currency=EUR").content.decode()
    assert "data-amounts" not in page
    beside.follow()
    assert not RatesBeside.objects.exists()


def test_a_currency_that_no_bank_had(port: str, read: Read) -> None:
    page = read(f"{port}?currency=AFN").content.decode()
    assert "No bank had a rate for this on the story&#x27;s day." in page
    assert worths(page) == []


@pytest.mark.parametrize("code", ["XYZ", "1", "<script>", "A" * 10_000])
def test_what_is_no_currency_is_not_found(port: str, read: Read, code: str) -> None:
    assert read(f"{port}?currency={code}").status_code == 404


def test_the_stored_text_is_untouched(port: str, read: Read) -> None:
    before = Story.objects.get().public.body_html
    read(f"{port}?currency=EUR")
    assert Story.objects.get().public.body_html == before == BODY


def test_rates_are_kept_beside_the_version_and_outlive_a_revision(port: str, read: Read) -> None:
    beside.follow()
    story = Story.objects.get()
    assert list(RatesBeside.objects.values_list("version_id", "rates__bank", "rates__day")) == [
        (story.public_id, "ecb", day("2016-03-24"))
    ]
    before = worths(read(f"{port}?currency=EUR").content.decode())
    keep("ecb", [Quote("USD", day("2016-03-24"), Decimal("2.2308"), Decimal(1), "EUR")], "a test", timezone.now())
    assert worths(read(f"{port}?currency=EUR").content.decode()) == before
    # What is published from now on, of the same day, has the revised rate; the old one stays beside the old version.
    source = story.source
    record(
        Item(uri="urn:newsroom:port", format="test", headline="Pier", language="en", body_html=BODY,
             version=2, published=EASTER),
        source, now=EASTER + dt.timedelta(hours=1),
    )  # fmt: skip
    beside.follow()
    assert RatesBeside.objects.count() == KeptRates.objects.count() == 2
    after = worths(read(f"/en/story/{story.pk}-{Story.objects.get().slug}?currency=EUR").content.decode())
    assert "$5.6 million: about 2.51 million EUR" in after


def test_following_twice_keeps_once(port: str) -> None:
    beside.follow()
    FollowerCursor.objects.filter(name="rates").update(seq=0)
    beside.follow()
    assert RatesBeside.objects.count() == 1


def test_an_embargoed_story_has_none_until_it_is_out(newsroom: Newsroom) -> None:
    later = timezone.now() + dt.timedelta(days=1)
    newsroom.send("secret", now=timezone.now(), body_html=BODY, embargo=later)
    newsroom.follow()
    beside.follow()
    assert not RatesBeside.objects.exists()


def test_a_storys_day_is_that_of_the_edition_in_its_language(newsroom: Newsroom) -> None:
    # Not the first one, and by language, not by country.
    Edition.objects.filter(code="en").update(language="en-GB", zone="Pacific/Auckland", position=9)
    evening = dt.datetime(2016, 3, 23, 20, 0, tzinfo=dt.UTC)
    newsroom.send("port", now=evening, body_html=BODY)
    newsroom.follow()
    beside.follow()
    assert [kept.rates.day for kept in RatesBeside.objects.select_related("rates")] == [day("2016-03-24")]
