"""What of partners readers see, and when it is gone."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from dateline.archive.epochs import epochs
from dateline.partners import counting
from dateline.partners.models import Offer, Placement
from dateline.partners.showing import TRUST, Block, Spot, block
from tests.partners.conftest import Make, change, offers
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom

HOUR = dt.timedelta(hours=1)


def on_page(placement: Placement, now: dt.datetime | None = None, language: str = "en", **said: object) -> Block:
    spot = Spot(language, placement, now or timezone.now(), epochs().partners)
    return block(spot, 20, **said)  # type: ignore[arg-type]


def shown(now: dt.datetime | None = None, placement: Placement = Placement.FRONT, **said: object) -> set[str]:
    return {each.headline for each in on_page(placement, now, **said).shown}


def test_headlines_stand_on_the_front_page_the_story_page_and_their_own(
    make: Make, newsroom: Newsroom, read: Read
) -> None:
    make("gazette", "Cranes painted blue")
    story = newsroom.send("ours")
    newsroom.follow()
    for path in ("/en/", f"/en/story/{story}-ours", "/en/partners"):
        body = read(path).content.decode()
        assert "Cranes painted blue" in body
        assert "Partner" in body
        assert re.search(r'<a href="/go/o[^"]+" rel="nofollow noopener"', body)
        assert "gazette.example" not in body


def test_who_pays_is_marked(make: Make, read: Read) -> None:
    make("gazette", "Cranes painted blue", paid=True)
    body = read("/en/").content.decode()
    assert "Advertising: Gazette" in body
    assert 'rel="sponsored noopener"' in body


def test_what_is_hostile_is_text(make: Make, read: Read) -> None:
    make("gazette", '<script>alert(1)</script>"><img src=x onerror=alert(1)>')
    for path in ("/en/", "/en/partners"):
        assert "<script>alert" not in read(path).content.decode()
        assert "<img src=x" not in read(path).content.decode()


def test_what_left_the_feed_is_gone_from_the_page(make: Make, read: Read) -> None:
    gazette = make("gazette", "Cranes painted blue", "Bridge closed")
    href = re.findall(r'href="(/go/o[^"]+)"', read("/en/partners").content.decode())[0]
    assert read(href).status_code == 302
    offers(gazette, "Bridge closed")
    assert "Cranes" not in read("/en/").content.decode()
    assert "Bridge closed" in read("/en/").content.decode()
    assert read(href).status_code == 404


def test_an_offer_keeps_its_number_while_it_is_offered(make: Make) -> None:
    gazette = make("gazette", "Cranes painted blue", "Bridge closed")
    before = Offer.objects.get(headline="Bridge closed").pk
    offers(gazette, "New one", "Bridge closed")
    assert Offer.objects.get(headline="Bridge closed").pk == before


def test_our_own_stories_are_not_repeated(make: Make, newsroom: Newsroom) -> None:
    newsroom.send("ferry", headline="Ferries to sail again after two days of storm")
    newsroom.follow()
    make("gazette", "Ferries sail again after two days of storm", "Cranes painted blue")
    assert shown() == {"Cranes painted blue"}


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ({"on": False}, False),
        ({"expires_on": dt.date(2020, 1, 1)}, False),
        ({"expires_on": dt.date(2099, 1, 1)}, True),
        ({"headlines": 0}, False),
        ({"placements": "story page"}, False),
        ({"languages": "ru"}, False),
        ({"languages": "en ru"}, True),
    ],
)
def test_agreements_are_kept(make: Make, said: dict[str, object], seen: bool) -> None:
    gazette = make("gazette", "Cranes painted blue")
    change(gazette, **said)
    assert bool(shown()) is seen


def test_expiry_comes_with_the_day(make: Make) -> None:
    gazette = make("gazette", "Cranes painted blue")
    today = timezone.now().date()
    change(gazette, expires_on=today)
    assert shown()
    tomorrow = timezone.now() + dt.timedelta(days=1)
    change(gazette, expires_on=today, answered_at=tomorrow)
    assert not shown(tomorrow)


def test_topics_choose_the_stories_beside_which_it_stands(make: Make) -> None:
    make("gazette", "Cranes painted blue", topics="medtop:04000000")
    assert not shown(placement=Placement.STORY)
    assert not shown(placement=Placement.STORY, topics={"medtop:15000000"})
    assert shown(placement=Placement.STORY, topics={"medtop:15000000", "medtop:04000000"})
    assert shown(placement=Placement.FRONT)


def test_a_partner_that_answers_no_longer_is_no_longer_shown(make: Make) -> None:
    gazette = make("gazette", "Cranes painted blue")
    make("herald", "Bridge closed")
    change(gazette, answered_at=timezone.now() - TRUST - HOUR, failures=5, error="no answer")
    assert shown() == {"Bridge closed"}


def test_hidden_by_the_desk(make: Make, read: Read) -> None:
    gazette = make("gazette", "Cranes painted blue")
    href = re.findall(r'href="(/go/o[^"]+)"', read("/en/partners").content.decode())[0]
    Offer.objects.update(hidden=True)
    change(gazette)
    assert not shown()
    assert read(href).status_code == 404
    # It stays hidden when the feed is read again.
    offers(gazette, "Cranes painted blue")
    assert not shown()


def test_clicks_of_a_day_are_used_up(make: Make) -> None:
    gazette = make("gazette", "Cranes painted blue", clicks_a_day=2)
    now = timezone.now()
    for _ in range(2):
        assert shown()
        counting.clicked(gazette.pk, "front", now)
        counting.flush()
    assert not shown()
    assert not on_page(Placement.FRONT, now, "ru").shown


def test_a_block_says_until_when_it_holds(make: Make) -> None:
    now = timezone.now()
    # Clicks are agreed anew for each day of UTC, so that a partner may come back with it.
    midnight = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), dt.UTC)
    assert on_page(Placement.FRONT, now).until == midnight
    make("gazette", "Cranes painted blue")
    assert now < on_page(Placement.FRONT, now).until <= now + dt.timedelta(minutes=1)
