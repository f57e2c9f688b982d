"""Copy that a source sends itself, and news that a hub sends."""

import datetime as dt
import hashlib
import hmac

import pytest
from django.test import Client
from django.utils import timezone

from dateline.archive.models import LedgerEvent, Source, Story, VersionPhoto
from dateline.core.wires.channel import Channel
from dateline.intake import adding
from dateline.intake.models import Subscription, Wire
from dateline.intake.models.subscriptions import Standing
from dateline.intake.push import new_key
from dateline.intake.websub import subscribe
from tests.commands.pictures import jpeg
from tests.intake.press import START, rss
from tests.intake.press import Story as Printed

SITE = "https://agency.example"
ONE = rss([Printed("one", "Bridge opens", START, "The bridge was opened today.")])


@pytest.fixture
def times(db: None) -> Source:
    return Source.objects.create(slug="times", name="Times", policy="auto", language="en")


def sent(source: str, token: str, body: bytes = ONE) -> tuple[int, dict[str, object]]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = Client().post(f"/wire/in/{source}", body, content_type="application/octet-stream", headers=headers)
    return answer.status_code, answer.json()


def test_what_is_pushed_is_recorded_and_told(times: Source) -> None:
    token = new_key(times, START)
    status, told = sent("times", token)
    assert status == 200
    event = LedgerEvent.objects.get()
    assert told["items"] == [{"uri": "one", "version": None, "outcome": "published", "seq": event.seq}]
    status, told = sent("times", token)
    assert (status, told["items"]) == (200, [{"uri": "one", "version": None, "outcome": "resent", "seq": None}])
    assert Story.objects.count() == 1


def test_a_picture_is_pushed_as_a_file(times: Source) -> None:
    status, told = sent("times", new_key(times, START), jpeg(headline="A ferry in Perm", caption="The first crossing"))
    assert (status, told["problems"]) == (200, [])
    assert VersionPhoto.objects.get().photo is not None


@pytest.mark.parametrize("source", ["times", "nobody"])
@pytest.mark.parametrize("token", ["", "wrong", "dlw_"])
def test_without_the_token_nothing_is_taken(times: Source, source: str, token: str) -> None:
    new_key(times, START)
    status, told = sent(source, token)
    assert status == 401
    assert "no such source, or not its token" in str(told["error"])
    assert Story.objects.count() == 0


def test_a_new_token_ends_the_old_one_and_none_is_kept(times: Source) -> None:
    old, new = new_key(times, START), new_key(times, START)
    assert sent("times", old)[0] == 401
    assert sent("times", new)[0] == 200
    times.refresh_from_db()
    assert new not in str(times.push_key.__dict__)


def test_another_source_s_token_is_no_use(times: Source) -> None:
    other = Source.objects.create(slug="other", name="Other", policy="auto")
    assert sent("times", new_key(other, START))[0] == 401


@pytest.mark.parametrize("body", [b"", b"no copy at all", b"<rss><channel><item></item></channel></rss>"])
def test_what_cannot_be_read_is_told(times: Source, body: bytes) -> None:
    status, told = sent("times", new_key(times, START), body)
    assert status == 422
    assert told["problems"]


def test_only_post_is_taken(times: Source) -> None:
    assert Client().get("/wire/in/times").status_code == 405


class TestHub:
    @pytest.fixture
    def subscription(self, times: Source) -> Subscription:
        wire = adding.add(times, "https://times.example/rss", START)
        channel = Channel(format="rss", hubs=("https://hub.example/",), self_url="https://times.example/feed")
        subscribe.note(wire, channel, SITE, START)
        return Subscription.objects.get()

    def call(self, subscription: Subscription, **said: str) -> tuple[int, str]:
        query = {f"hub.{name}": value for name, value in said.items()}
        answer = Client().get(f"/websub/{subscription.token}", query)
        return answer.status_code, answer.content.decode()

    def tell(self, subscription: Subscription, signature: str, body: bytes = ONE) -> int:
        address = f"/websub/{subscription.token}"
        headers = {"X-Hub-Signature": signature} if signature else {}
        return Client().post(address, body, content_type="application/rss+xml", headers=headers).status_code

    def signed(self, subscription: Subscription, method: str = "sha256", body: bytes = ONE) -> str:
        return f"{method}={hmac.new(subscription.secret.encode(), body, getattr(hashlib, method)).hexdigest()}"

    def test_the_hub_is_asked_with_a_secret_address_and_a_secret(self, subscription: Subscription) -> None:
        assert subscribe.due(START) == [subscription]
        request = subscribe.request(subscription, SITE)
        assert (request.url, request.method) == ("https://hub.example/", "POST")
        body = request.body.decode()
        for word in ("hub.mode=subscribe", "hub.topic=https%3A%2F%2Ftimes.example%2Ffeed", subscription.secret):
            assert word in body
        assert len(subscription.token) >= 32

    def test_a_subscription_that_we_wanted_is_confirmed_and_renewed_in_time(self, subscription: Subscription) -> None:
        said = {"mode": "subscribe", "topic": subscription.topic, "challenge": "<b>ok</b>", "lease_seconds": "86400"}
        assert self.call(subscription, **said) == (200, "<b>ok</b>")
        subscription.refresh_from_db()
        assert subscription.standing == Standing.ACTIVE.value
        left = subscription.renew_at - timezone.now()
        assert dt.timedelta(hours=20) < left < dt.timedelta(hours=24)

    @pytest.mark.parametrize(
        "said",
        [
            {"mode": "subscribe", "topic": "https://other.example/", "challenge": "x"},
            {"mode": "unsubscribe", "topic": "https://times.example/feed", "challenge": "x"},
            {},
        ],
    )
    def test_what_we_did_not_want_is_not_confirmed(self, subscription: Subscription, said: dict[str, str]) -> None:
        assert self.call(subscription, **said)[0] == 404

    def test_a_denial_is_noted(self, subscription: Subscription) -> None:
        assert self.call(subscription, mode="denied", topic=subscription.topic)[0] == 200
        subscription.refresh_from_db()
        assert subscription.standing == Standing.DENIED.value

    @pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
    def test_signed_news_are_recorded(self, subscription: Subscription, method: str) -> None:
        assert self.tell(subscription, self.signed(subscription, method)) == 202
        assert Story.objects.count() == 1
        assert Wire.objects.get().visits.get().words == "sent by its hub"

    @pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "md5=00", "sha256"])
    def test_others_are_thrown_away(self, subscription: Subscription, signature: str) -> None:
        assert self.tell(subscription, signature) == 202
        assert self.tell(subscription, self.signed(subscription, body=b"something else")) == 202
        assert Story.objects.count() == 0

    @pytest.mark.usefixtures("subscription")
    def test_who_does_not_know_the_address_learns_nothing(self) -> None:
        assert Client().post("/websub/guess", ONE, content_type="text/xml").status_code == 404

    def test_a_feed_that_names_no_hub_any_more_is_visited_only(self, subscription: Subscription) -> None:
        subscribe.note(subscription.wire, Channel(format="rss"), SITE, START)
        assert not Subscription.objects.exists()

    def test_nobody_could_reach_us_on_this_machine(self, times: Source) -> None:
        wire = adding.add(times, "https://times.example/rss", START)
        subscribe.note(wire, Channel(format="rss", hubs=("https://hub.example/",)), "http://127.0.0.1:8000", START)
        assert not Subscription.objects.exists()

    def test_a_hub_that_fails_is_asked_again_later(self, subscription: Subscription) -> None:
        subscribe.asked(subscription, "the hub answers 500", START)
        assert subscribe.due(START) == []
        assert subscribe.due(START + subscribe.PATIENCE) == [subscription]
