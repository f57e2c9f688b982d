"""Notifications on their way to a service that checks what services check, and to a browser that reads them."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from dateline.alerts import throttle
from dateline.alerts.keeping import CONFIRMATIONS
from dateline.alerts.models import Address, Alert, Browser, Mail, MailState
from dateline.alerts.office import identity
from dateline.alerts.post.folder import Folder
from dateline.alerts.push.office import AT_ONCE, PushOffice
from dateline.alerts.service import Service as Worker
from dateline.core.alerts.channels import Channel
from dateline.core.story import Signal
from dateline.intake.settings import Intake, intake
from tests.alerts import push_service
from tests.alerts.conftest import Clock, Post, Subscribe
from tests.alerts.push_service import Service
from tests.site.newsroom import WEATHER, Newsroom, medtop

FORM = {"f": "topic:weather", "frequency": "instant", "zone": "Asia/Tokyo", "corrections": "1"}


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    """That is let through, as an operator would let one through."""
    with Service().open() as running:
        known: Intake = settings.INTAKE
        settings.INTAKE = Intake(
            site=known.site, drop=known.drop, paused=known.paused, allow_private=(("127.0.0.1", running.port),)
        )
        throttle.BUCKETS.clear()
        yield running


class Reader(Client):
    """A browser with the form's script."""

    def ask(self, browser: push_service.Browser, *, edition: str = "en", **said: str) -> Any:
        fields = FORM | browser.form | said
        return self.post(f"/{edition}/alert/browser", fields, headers={"Origin": "http://testserver"})

    def confirm(self, told: dict[str, Any]) -> None:
        """What the worker script does when a first notification comes."""
        assert self.post(urlsplit(told["confirm"]).path).status_code == 200


@pytest.fixture
def post(post: Post, service: Service, tmp_path: Any, clock: Clock) -> Post:
    """With notifications, too."""
    office = PushOffice(identity(), "tests", intake().private)
    post.service = Worker({Channel.MAIL: Folder(tmp_path / "mails"), Channel.PUSH: office}, clock)
    return post


@pytest.fixture
def subscribed(newsroom: Newsroom, post: Post, service: Service) -> push_service.Browser:
    """A browser whose alert about the weather is on."""
    browser = service.subscribed()
    assert Reader().ask(browser).status_code == 200
    post.round()
    (first,) = service.said()
    Reader().confirm(first)
    return browser


def send(newsroom: Newsroom, clock: Clock, name: str, **said: Any) -> int:
    now = clock()
    return newsroom.send(name, now=now, **{"published": now, "topics": medtop(WEATHER)} | said)


def test_from_the_button_to_the_notification(newsroom: Newsroom, service: Service, post: Post, clock: Clock) -> None:
    reader, browser = Reader(), service.subscribed()
    answer = reader.ask(browser).json()
    assert answer["said"] == "A first notification is on its way. When it is here, the alert is on."
    send(newsroom, clock, "Too early")
    post.round()
    (first,) = service.said()
    assert first["title"] == "The alert is on: Meridian"
    assert first["body"] == "Topic: Weather"
    assert Alert.objects.get().confirmed_at is None, "that it was sent proves nothing"
    reader.confirm(first)
    story = send(newsroom, clock, "Storm", lead="It blows & snows", urgency=4)
    send(newsroom, clock, "Draw", topics=medtop("15000000"))
    post.round()
    (received,) = service.received
    assert received.said["title"] == "Storm"
    assert received.said["body"] == "It blows & snows"
    assert f"/en/story/{story}-storm" in received.said["address"]
    assert (received.headers["ttl"], received.headers["urgency"]) == ("86400", "normal")
    assert len(received.headers["topic"]) == 32
    claims = json.loads(received.headers["claims"])
    assert claims["k"] == identity().public_key
    assert claims["sub"].startswith("mailto:alerts@")
    assert "Stop these notifications" in reader.get(urlsplit(received.said["stop"]).path).content.decode()
    service.said()
    assert reader.post(urlsplit(received.said["stop"]).path).status_code == 200
    assert not Address.objects.exists()
    assert not Browser.objects.exists()
    send(newsroom, clock, "Storm II")
    post.round()
    assert service.said() == []


def test_a_kill_and_a_correction_take_the_place_of_what_is_shown(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    story = send(newsroom, clock, "Slander")
    post.round()
    correction = {"signal": Signal.CORRECTION, "correction": "It was not so."}
    send(newsroom, clock, "Slander", version=2, headline="Slander, milder", **correction)
    post.round()
    send(newsroom, clock, "Slander", version=3, signal=Signal.KILL)
    post.round()
    headers = [each.headers for each in service.received]
    first, second, third = service.said()
    assert first["tag"] == second["tag"] == third["tag"] == f"story-{story}"
    assert len({each["topic"] for each in headers}) == 1, "an undelivered one is replaced, too"
    assert (second["title"], second["body"]) == ("Correction: Slander, milder", "It was not so.")
    assert third["title"] == "Taken back: a story that we sent you"
    assert "lander" not in json.dumps({**third, "address": ""})
    assert third["gone"] == [story], "it is taken out of what has others beside it"
    assert [each["again"] for each in (first, second, third)] == [False, True, True]
    assert [each["urgency"] for each in headers[1:]] == ["high", "high"]
    assert {each["ttl"] for each in headers[1:]} == {str(28 * 86400)}


def test_a_flood_is_one_notification(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    stories = [send(newsroom, clock, f"Storm {number}", lead="x" * 2000) for number in range(9)]
    post.round()
    (received,) = service.received
    assert received.size <= 4096
    assert received.said["title"] == "Meridian: 9 stories"
    assert received.said["body"].splitlines()[:2] == ["Storm 0", "Storm 1"]
    assert received.said["stories"] == stories
    assert received.said["address"].endswith("/en/all?f=topic%3Aweather")


def test_in_russian(newsroom: Newsroom, service: Service, post: Post) -> None:
    browser = service.subscribed()
    Reader().ask(browser, edition="ru", f="тема:погода")
    post.round()
    (first,) = service.said()
    assert (first["title"], first["lang"]) == ("Уведомления включены: Меридиан", "ru")
    assert first["stop_label"] == "Отписаться"


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_ended_is_forgotten(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock, status: int
) -> None:
    send(newsroom, clock, "Storm")
    service.answers = [(status, {})]
    post.round()
    for table in (Address, Alert, Mail, Browser):
        assert not table.objects.exists(), table


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_is_busy_is_asked_again(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock, status: int
) -> None:
    send(newsroom, clock, "Storm")
    service.answers = [(status, {"Retry-After": "600"})]
    post.round()
    clock.wait(minutes=9)
    post.round()
    assert service.said() == [], "not before it said"
    clock.wait(minutes=1, seconds=5)
    post.round()
    assert [each["title"] for each in service.said()] == ["Storm"]


def test_a_message_that_is_refused_is_not_tried_again(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    send(newsroom, clock, "Storm")
    service.answers = [(403, {})]
    post.round()
    clock.wait(days=1)
    post.round()
    assert service.said() == []
    assert Mail.objects.filter(state=MailState.REFUSED).count() == 1
    assert Address.objects.get().refusals == 1


def test_one_service_that_is_away_holds_up_no_other(
    newsroom: Newsroom,
    service: Service,
    post: Post,
    subscribed: push_service.Browser,
    clock: Clock,
    subscribe: Subscribe,
) -> None:
    row = Browser.objects.get()
    away = Address.objects.create(channel="push", given="x", sent_to="", folded="push:x", key="x" * 16, made_at=clock())
    keys = {"public_key": row.public_key, "secret": row.secret}
    Browser.objects.create(address=away, endpoint="https://127.0.0.1:1/", **keys)
    subscribe("ann@example.org", filter="topic:weather")
    Alert.objects.filter(address__folded="ann@example.org").update(address=away)
    subscribe("bob@example.org", filter="topic:weather")
    send(newsroom, clock, "Storm")
    (mail,) = post.new()
    assert mail["To"] == "bob@example.org"
    assert [each["title"] for each in service.said()] == ["Storm"]
    refused = Mail.objects.get(address=away)
    assert refused.state == MailState.REFUSED
    assert "this machine itself" in refused.trouble


def test_many_go_over_few_connections(newsroom: Newsroom, service: Service, post: Post, clock: Clock) -> None:
    for _ in range(throttle.NETWORK):
        Reader().ask(service.subscribed())
    post.round()
    for first in service.said():
        Reader().confirm(first)
    before = service.connections
    for number in range(5):
        send(newsroom, clock, f"Storm {number}")
    post.round()
    assert len(service.received) == 50
    assert service.connections - before <= AT_ONCE
    topics = {each.headers["topic"] for each in service.received}
    assert len(topics) == 50, "they tell nobody that readers are told of the same story"


@pytest.mark.parametrize(
    "endpoint",
    [
        "", "nonsense", "http://push.example.net/x", "https://127.0.0.1/x", "https://localhost/x", "https://10.0.0.1/x",
        "https://[::1]/x", "https://169.254.169.254/latest/meta-data", "https://user@push.example.net/x",
        "ftp://push.example.net/x", "https://push.example.net/" + "x" * 3000, "https://push.example.net/\r\nX: y",
        "https://2130706433/x",
    ],
)  # fmt: skip
def test_what_is_no_push_service_is_refused(newsroom: Newsroom, service: Service, endpoint: str) -> None:
    answer = Reader().ask(push_service.Browser(endpoint))
    assert answer.status_code == 400
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    "said",
    [{"public_key": "x"}, {"secret": ""}, {"public_key": "A" * 5000}, {"zone": "Mars/Olympus"}, {"f": "tpoic:weather"},
     {"frequency": "hourly"}],
)  # fmt: skip
def test_a_form_that_is_not_ours_is_refused(newsroom: Newsroom, service: Service, said: dict[str, str]) -> None:
    assert Reader().ask(service.subscribed(), **said).status_code == 400
    assert not Address.objects.exists()


def test_another_site_signs_nobody_up(newsroom: Newsroom, service: Service) -> None:
    fields = FORM | service.subscribed().form
    answer = Client().post("/en/alert/browser", fields, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert Client().get("/en/alert/browser").status_code == 405
    assert not Address.objects.exists()


def test_many_from_one_place_are_few(newsroom: Newsroom, service: Service, post: Post) -> None:
    browser = service.subscribed()
    statuses = [Reader().ask(browser).status_code for _ in range(throttle.NETWORK + 3)]
    assert statuses == [200] * throttle.NETWORK + [429] * 3
    post.round()
    assert len(service.said()) == CONFIRMATIONS


def test_what_is_not_confirmed_is_gone(newsroom: Newsroom, service: Service, post: Post, clock: Clock) -> None:
    Reader().ask(service.subscribed())
    clock.wait(hours=48, minutes=11)
    post.round()
    assert not Browser.objects.exists()


def test_data_is_shown_downloaded_and_deleted(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    story = send(newsroom, clock, "Storm")
    post.round()
    path = Reader().ask(subscribed, f="storm").json()["data"]
    page = Client().get(path).content.decode()
    assert "127.0.0.1" in page
    assert subscribed.endpoint not in page
    data = Client().get(f"{path}?as=json").json()
    assert data["channel"] == "push"
    assert data["browser"] == subscribed.form
    assert story in data["mails"][-2]["stories"]
    assert "Everything is deleted" in Client().post(path).content.decode()
    assert not Browser.objects.exists()
    assert Client().get(path).status_code == 404


def test_a_browser_that_is_reached_elsewhere_now(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    """Push API, ``pushsubscriptionchange``: the worker says where, and alert and link stay."""
    links = Reader().ask(subscribed).json()
    elsewhere = service.subscribed()
    service.said()
    assert Client().get(links["moved"]).status_code == 405
    assert Client().post(links["data"].replace("data", "moved"), elsewhere.form).status_code == 404
    assert Client().post(links["moved"], elsewhere.form | {"secret": "short"}).status_code == 400
    assert Client().post(links["moved"], elsewhere.form).status_code == 204
    assert Client().post(links["moved"], elsewhere.form).status_code == 204, "said twice"
    send(newsroom, clock, "Storm")
    post.round()
    assert {each.path for each in service.received} == {urlsplit(elsewhere.endpoint).path}
    assert "Storm" in [said["title"] for said in service.said()]
    assert Client().get(f"{links['data']}?as=json").json()["alerts"]


def test_who_asked_from_there_meanwhile_is_told_once(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    before, elsewhere = Reader().ask(subscribed).json(), service.subscribed()
    now = Reader().ask(elsewhere).json()
    post.round()
    for said in service.said():
        Reader().confirm(said)
    assert Client().post(before["moved"], elsewhere.form).status_code == 204
    send(newsroom, clock, "Storm")
    post.round()
    assert [said["title"] for said in service.said()] == ["Storm"]
    assert Client().get(before["data"]).status_code == 404
    assert Client().get(f"{now['data']}?as=json").json()["confirmed_at"]


def test_who_knows_the_address_alone_learns_nothing(
    newsroom: Newsroom, service: Service, subscribed: push_service.Browser
) -> None:
    guessed = push_service.Browser(subscribed.endpoint)
    mine, theirs = (Reader().ask(each).json()["data"] for each in (subscribed, guessed))
    assert mine != theirs
    assert Client().get(f"{theirs}?as=json").json()["confirmed_at"] is None


def test_the_workers_script(newsroom: Newsroom) -> None:
    answer = Client().get("/alerts.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer["Content-Security-Policy"]
    again = Client().get("/alerts.js", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert Client().post("/alerts.js").status_code == 405


def test_old_news_is_no_notification(
    newsroom: Newsroom, service: Service, post: Post, subscribed: push_service.Browser, clock: Clock
) -> None:
    send(newsroom, clock, "Old", published=clock() - dt.timedelta(days=3))
    post.round()
    assert service.said() == []


def test_what_is_told_is_among_all_that_is_public(newsroom: Newsroom, clock: Clock) -> None:
    """The embargo and kill tests listen to notifications as to mails."""
    from tests.mailed import mails

    send(newsroom, clock, "Storm")
    assert [said for said in mails() if said.startswith(b'{"title":"Storm"')]


def test_a_day_without_a_service(newsroom: Newsroom, settings: Any, post: Post, clock: Clock) -> None:
    """Nothing is lost, and nothing comes twice."""
    gone = Service()
    with gone.open():
        known: Intake = settings.INTAKE
        settings.INTAKE = replace(known, allow_private=(("127.0.0.1", gone.port),))
        post.service = Worker({Channel.PUSH: PushOffice(identity(), "tests", intake().private)}, clock)
        Reader().ask(gone.subscribed())
        post.round()
        Reader().confirm(gone.said()[0])
    send(newsroom, clock, "Storm")
    for _ in range(24):
        post.round()
        clock.wait(hours=1)
    with gone.open():
        for _ in range(3):
            clock.wait(hours=2)
            post.round()
    assert [each["title"] for each in gone.said()] == ["Storm"]
