"""What alerts live through: filters that cannot be read any more, and crowds."""

import pytest
from django.test import Client

from dateline.alerts import throttle
from dateline.alerts.models import Address, SavedFilter
from dateline.archive.models import Topic
from tests.alerts.conftest import Clock, Post, Subscribe, text_of
from tests.alerts.test_pages import FORM
from tests.site.newsroom import CHESS, WEATHER, Newsroom, medtop


@pytest.mark.parametrize("written", ["x" * 3000, " ".join(f"word{number}" for number in range(2000)), "(" * 500])
def test_an_overlong_filter_is_refused(newsroom: Newsroom, written: str) -> None:
    throttle.BUCKETS.clear()
    assert Client().get("/en/alert", {"f": written}).status_code == 400
    answer = Client().post("/en/alert", FORM | {"f": written}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 400
    assert not Address.objects.exists()


@pytest.mark.parametrize("text", ["topic:horoscopes", "(broken", "colour:red"])
def test_a_filter_that_is_read_no_more_harms_no_other(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock, text: str
) -> None:
    """As when its topic is gone, or another version of the language wrote it."""
    broken = subscribe("ann@example.org", filter="topic:weather")
    SavedFilter.objects.filter(pk=broken.filter_id).update(text=text)
    subscribe("bob@example.org", filter="topic:sport")
    newsroom.send("Storm", now=clock(), published=clock(), topics=medtop(WEATHER))
    newsroom.send("Draw", now=clock(), published=clock(), topics=medtop(CHESS))
    assert [(mail["To"], mail["Subject"]) for mail in post.new()] == [("bob@example.org", "Draw")]


def test_a_mail_is_written_though_the_topic_went_meanwhile(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    alert = subscribe(filter="topic:weather", frequency="daily")
    newsroom.send("Storm", now=clock(), published=clock(), topics=medtop(WEATHER))
    post.round()
    Topic.objects.filter(slug="weather").update(slug="skies", label_en="Skies", label_ru="Небо")
    clock.wait(days=1)
    (mail,) = post.new()
    assert mail["Subject"] == "Storm"
    assert f"about: {alert.filter.text} Stop" in " ".join(text_of(mail).split())


def test_ten_thousand_ask_from_one_place() -> None:
    throttle.BUCKETS.clear()
    for network in ("192.0.2.{}", "2001:db8:1:{:x}::1"):
        taken = sum(throttle.wait_for(network.format(at % 250)) == 0 for at in range(10_000))
        assert taken == throttle.NETWORK
    throttle.BUCKETS.clear()


def test_ten_thousand_ask_from_everywhere() -> None:
    throttle.BUCKETS.clear()
    taken = sum(throttle.wait_for(f"10.{at // 250}.{at % 250}.1") == 0 for at in range(10_000))
    assert taken == throttle.EVERYBODY
    throttle.BUCKETS.clear()
