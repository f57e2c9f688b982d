"""Asking for alerts, confirming, stopping, and having one's data; and everything that somebody could try instead."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from dateline.alerts import throttle
from dateline.alerts.keeping import CONFIRMATIONS
from dateline.alerts.models import Address, Alert, Mail, SavedFilter
from dateline.alerts.tokens import Purpose, token
from tests.alerts.conftest import Clock, Post, Subscribe, text_of
from tests.site.newsroom import WEATHER, Newsroom, medtop

FORM = {
    "f": "topic:weather",
    "address": "ann@example.org",
    "frequency": "instant",
    "zone": "Asia/Tokyo",
    "updates": "1",
}


class Reader(Client):
    """A browser."""

    def ask(self, *, client: str = "192.0.2.1", edition: str = "en", **said: str) -> HttpResponse:
        """The form, sent from our own page."""
        fields = {name: value for name, value in (FORM | said).items() if value}
        headers = {"Origin": "http://testserver"}
        return self.post(f"/{edition}/alert", fields, headers=headers, REMOTE_ADDR=client)  # type: ignore[return-value]


@pytest.fixture
def reader(newsroom: Newsroom) -> Reader:
    throttle.BUCKETS.clear()
    return Reader()


def link_in(text: str, purpose: Purpose) -> str:
    """The path of a link in a mail."""
    (found,) = {word for word in text.split() if f"/mail/{purpose}/" in word}
    return urlsplit(found).path


def test_the_form_says_what_is_chosen_and_what_is_kept(reader: Reader) -> None:
    page = reader.get("/en/alert?f=topic:weather")
    assert page.status_code == 200
    said = page.content.decode()
    assert "<b>Topic: Weather</b>" in said
    assert "within 48 hours" in said
    assert "<option selected>Europe/Moscow</option>" in said


def test_the_panel_leads_here_with_its_filter(newsroom: Newsroom, reader: Reader) -> None:
    newsroom.send("Storm", topics=medtop(WEATHER))
    newsroom.follow()
    assert 'href="/en/alert?f=topic%3Aweather"' in reader.get("/en/all?f=topic%3Aweather&panel=open").content.decode()
    of_topic = reader.get("/en/topics/weather?f=storm&panel=open").content.decode()
    assert 'href="/en/alert?f=storm+topic%3Aweather"' in of_topic


def test_from_the_form_to_the_mail_and_out_again(newsroom: Newsroom, reader: Reader, post: Post, clock: Clock) -> None:
    assert reader.ask().status_code == 200
    newsroom.send("Too early", now=clock(), published=clock(), topics=medtop(WEATHER))
    (asked,) = post.new()
    assert asked["To"] == "ann@example.org"
    assert "List-Unsubscribe" not in asked
    path = link_in(text_of(asked), Purpose.CONFIRM)
    assert "Yes, send me these mails" in reader.get(path).content.decode()
    assert Alert.objects.get().confirmed_at is None, "looking changes nothing"
    for _ in range(2):
        assert "The alert is on" in reader.post(path).content.decode()
    newsroom.send("Storm", now=clock(), published=clock(), topics=medtop(WEATHER))
    (told,) = post.new()
    assert told["Subject"] == "Storm"
    path = link_in(text_of(told), Purpose.STOP)
    assert told["List-Unsubscribe"].endswith(f"{path}>")
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Stop these mails" in reader.get(path).content.decode()
    # As a mail program does it by itself: RFC 8058, section 3.2. It sends no Origin.
    answer = Client().post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    for table in (Address, Alert, Mail, SavedFilter):
        assert not table.objects.exists(), "nothing is kept of who has left"
    assert Client().post(path).status_code == 200
    assert reader.get(path).status_code == 404
    newsroom.send("Storm II", now=clock(), published=clock(), topics=medtop(WEATHER))
    assert post.new() == []


def test_in_russian(reader: Reader, post: Post) -> None:
    answer = reader.ask(edition="ru", f="тема:погода")
    assert "Проверьте почту" in answer.content.decode()
    (asked,) = post.new()
    assert asked["Subject"] == "Подтвердите подписку на уведомления: Меридиан"
    page = reader.get(link_in(text_of(asked), Purpose.CONFIRM)).content.decode()
    assert "Да, присылайте" in page
    assert "<b>Тема: Погода</b>" in page


@pytest.mark.parametrize(
    "address",
    [
        "", "ann", "ann@example", "ann@@example.org", "ann@exa mple.org", "ann@example.org,bob@example.org",
        "ann@example.org\r\nBcc: bob@example.org", "ann@example.org\nBcc:bob@example.org", "Ann <ann@example.org>",
        "ann@example.org\0", '"ann\r\n"@example.org', "ann@[127.0.0.1]", "ann@127.0.0.1", "a" * 65 + "@example.org",
        "ann@" + "a." * 130 + "org", "ann@-x.org", "анна@example.org", "ann@example.org%0aBcc:bob@example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(reader: Reader, address: str) -> None:
    answer = reader.ask(address=address)
    assert answer.status_code == 400
    assert "This is no mail address" in answer.content.decode()
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    "said", [{"frequency": "hourly"}, {"frequency": ""}, {"zone": "Mars/Olympus"}, {"f": "tpoic:weather"}, {"f": "("}]
)
def test_a_form_that_is_not_ours_is_refused(reader: Reader, said: dict[str, str]) -> None:
    assert reader.ask(**said).status_code == 400
    assert not Address.objects.exists()


def test_another_sites_form_signs_nobody_up(reader: Reader) -> None:
    answer = reader.post("/en/alert", FORM, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Address.objects.exists()


def test_the_answer_is_the_same_whoever_asks(reader: Reader, subscribe: Subscribe) -> None:
    subscribe("known@example.org", filter="topic:weather")
    answers = {reader.ask(address=each).content for each in ("known@example.org", "new@example.org")}
    answers |= {reader.ask(address="known@example.org").content for _ in range(CONFIRMATIONS + 1)}
    assert len(answers) == 1


def test_an_address_is_asked_three_times_a_day(reader: Reader, post: Post) -> None:
    for spelling in ("ann@example.org", "Ann@Example.ORG", " ann@example.org ", "ANN@EXAMPLE.ORG", "ann@example.org"):
        reader.ask(address=spelling)
    assert len(post.new()) == CONFIRMATIONS
    assert Alert.objects.count() == CONFIRMATIONS


def test_ten_thousand_from_one_place_are_ten(reader: Reader) -> None:
    statuses = [reader.ask(address=f"a{at}@example.org", client=f"192.0.2.{at % 250}").status_code for at in range(200)]
    assert statuses.count(200) == throttle.NETWORK
    assert set(statuses[throttle.NETWORK :]) == {429}
    assert Address.objects.count() == throttle.NETWORK
    assert reader.ask(address="far@example.org", client="198.51.100.1").status_code == 200
    assert int(reader.ask(client="192.0.2.9")["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.250", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        ("2001:db8:1:1::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("nonsense", "", True),
    ],
)
def test_networks(one: str, other: str, same: bool) -> None:
    assert (throttle.network_of(one) == throttle.network_of(other)) is same


def test_what_is_not_confirmed_is_gone_after_48_hours(reader: Reader, post: Post, clock: Clock) -> None:
    reader.ask()
    (asked,) = post.new()
    clock.wait(hours=47)
    post.round()
    assert Address.objects.exists()
    clock.wait(hours=1, minutes=10)
    post.round()
    assert not Address.objects.exists()
    assert not SavedFilter.objects.exists()
    assert reader.get(link_in(text_of(asked), Purpose.CONFIRM)).status_code == 404


def test_asking_again_takes_the_place_of_the_former_alert(reader: Reader, subscribe: Subscribe, post: Post) -> None:
    subscribe(filter="topic:weather")
    reader.ask(frequency="daily")
    (asked,) = post.new()
    assert Alert.objects.filter(confirmed_at__isnull=False).get().frequency == "instant"
    reader.post(link_in(text_of(asked), Purpose.CONFIRM))
    assert Alert.objects.get().frequency == "daily"


def test_data_is_shown_downloaded_and_deleted(
    newsroom: Newsroom, reader: Reader, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    alert = subscribe("Ann@Example.org", filter="topic:weather")
    subscribe("bob@example.org")
    newsroom.send("Storm", now=clock(), published=clock(), topics=medtop(WEATHER))
    mail = next(each for each in post.new() if each["To"] == alert.address.sent_to)
    path = link_in(text_of(mail), Purpose.DATA)
    page = reader.get(path)
    assert "Ann@Example.org" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    download = reader.get(f"{path}?as=json")
    assert download["Content-Disposition"].startswith("attachment")
    data: dict[str, Any] = json.loads(download.content)
    assert data["address"] == "Ann@Example.org"
    assert [each["filter"] for each in data["alerts"]] == ["topic:weather"]
    assert [each["stories"] for each in data["mails"]] == [[newsroom.stories["Storm"]]]
    assert "bob" not in download.content.decode()
    assert "Everything is deleted" in reader.post(path).content.decode()
    assert [each.given for each in Address.objects.all()] == ["bob@example.org"]
    assert reader.get(path).status_code == 404


def test_a_token_opens_one_thing_and_no_other(reader: Reader, subscribe: Subscribe) -> None:
    alert = subscribe()
    good = token(Purpose.STOP, alert.key)
    for path in (
        f"/mail/data/{good}", f"/mail/confirm/{good}", f"/mail/stop/{good[:-1]}", f"/mail/stop/{alert.key}",
        f"/mail/stop/{good[:-1]}é", "/mail/stop/%00", f"/mail/stop/{token(Purpose.DATA, alert.key)}",
        f"/mail/data/{token(Purpose.DATA, alert.key)}",
    ):  # fmt: skip
        assert reader.get(path).status_code == 404, path
        reader.post(path)
    assert Alert.objects.exists()
    assert reader.put(f"/mail/stop/{good}").status_code == 405
