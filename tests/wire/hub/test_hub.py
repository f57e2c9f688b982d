"""The hub as subscribers meet it: W3C WebSub, sections 5 to 8."""

import asyncio
import datetime as dt
import hashlib
import hmac
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client as Browser
from django.test import override_settings

from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client as Net
from dateline.intake.settings import Intake
from dateline.wire.delivery.records import Records
from dateline.wire.hub import distributing
from dateline.wire.hub.service import Hub
from dateline.wire.limits import BUCKETS
from dateline.wire.models import HubRequest, Subscriber
from tests.out.agency import Agency
from tests.out.conftest import agency as agency  # noqa: PLC0414
from tests.wire.clients import LATER
from tests.wire.delivery.receiver import Answer, Call, Receiver, receiving

pytestmark = pytest.mark.django_db(transaction=True)
SITE = settings.CONFIG.site
TOPIC = f"{SITE}/en/all.atom"


def confirms(call: Call) -> int | Answer:
    """As a subscriber answers that meant it."""
    if call.method == "POST":
        return 204
    return 200, {}, parse_qs(urlsplit(call.path).query)["hub.challenge"][0].encode()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    BUCKETS.clear()
    with receiving(Receiver(answer=confirms)) as found, letting_through(found.port):
        yield found
    connections.close_all()


def letting_through(*ports: int) -> Any:
    """As the operator does in dateline.toml."""
    before = settings.INTAKE
    allowed = tuple(("127.0.0.1", port) for port in ports)
    changed = Intake(site=before.site, drop=before.drop, paused=before.paused, allow_private=allowed)
    return override_settings(INTAKE=changed)


def ask(callback: str, mode: str = "subscribe", topic: str = TOPIC, **more: str) -> tuple[int, str]:
    """Status and words of the hub's answer."""
    said = {"hub.mode": mode, "hub.topic": topic, "hub.callback": callback}
    said |= {f"hub.{name}": value for name, value in more.items()}
    answer = Browser().post("/hub", said)
    return answer.status_code, answer.content.decode()


def work(of: type[Records] = Records) -> None:
    """Everything that the hub has to do."""

    async def scene() -> None:
        records = of()
        allow = AllowPrivate(frozenset(settings.INTAKE.allow_private))
        async with Net(user_agent="test", allow=allow) as net:
            hub = Hub(records, net)
            await hub.look()
            while hub.busy:
                await asyncio.sleep(0.01)
                await hub.look()
            await hub.close()
        records.close()

    asyncio.run(scene())


def told(receiver: Receiver) -> list[list[str]]:
    """The headlines of each feed that was distributed."""
    return [[entry.title for entry in feedparser.parse(call.body).entries] for call in posts(receiver)]


def posts(receiver: Receiver) -> list[Call]:
    return [call for call in receiver.taken if call.method == "POST"]


def test_from_the_feed_to_its_distribution(agency: Agency, receiver: Receiver) -> None:
    story = agency.tell("Fire", version=1)
    # discovery (section 4), in the answer's fields and in the feed
    answer = Browser().get("/en/all.atom")
    links = feedparser.parse(answer.content).feed.links
    found = {each["rel"]: each["href"] for each in links}
    assert answer.headers["Link"] == f'<{SITE}/hub>; rel="hub", <{TOPIC}>; rel="self"'
    assert (found["hub"], found["self"]) == (f"{SITE}/hub", TOPIC)

    # subscription, verified with the callback's own query left as it is (section 5.3)
    assert ask(f"{receiver.url}?id=7", secret="of ours", lease_seconds="864000")[0] == 202
    assert not Subscriber.objects.exists()
    work()
    verified = parse_qs(urlsplit(receiver.calls[0].path).query)
    assert verified["hub.mode"] == ["subscribe"] and verified["hub.topic"] == [TOPIC] and verified["id"] == ["7"]
    assert verified["hub.lease_seconds"] == ["864000"]

    # distribution of the feed's bytes, signed (sections 7 and 7.1)
    agency.tell("Snow", version=1)
    work()
    call = posts(receiver)[-1]
    assert told(receiver)[-1] == ["Snow", "Fire"]
    assert call.body == Browser().get("/en/all.atom").content
    assert call.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert call.headers["link"] == f'<{SITE}/hub>; rel="hub", <{TOPIC}>; rel="self"'
    expected = hmac.new(b"of ours", call.body, hashlib.sha256).hexdigest()
    assert call.headers["x-hub-signature"] == f"sha256={expected}"
    count = len(posts(receiver))
    work()
    assert len(posts(receiver)) == count

    # what is killed is out of the next one
    story.refresh_from_db()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", note="", seen=story.last_seq), now=LATER)
    work()
    assert told(receiver)[-1] == ["Snow"]

    # and the end of it
    assert ask(f"{receiver.url}?id=7", "unsubscribe")[0] == 202
    work()
    assert not Subscriber.objects.exists()


class Late(Records):
    """Has looked who subscribed, and says so only when whoever was asked meanwhile has confirmed."""

    async def read(self, work: Callable[[], Any]) -> Any:
        found = await super().read(work)
        if isinstance(work, partial) and work.func is distributing.subscribed:
            while await super().read(HubRequest.objects.exists):
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)
        return found


def test_who_is_verified_while_feeds_are_read_is_told(agency: Agency, receiver: Receiver) -> None:
    agency.tell("Fire", version=1)
    ask(receiver.url)
    work(Late)
    assert told(receiver) == [["Fire"]]


def test_nobody_is_subscribed_who_did_not_mean_it(agency: Agency, receiver: Receiver) -> None:
    receiver.answer = lambda _: (200, {}, b"anything")
    ask(receiver.url)
    work()
    assert not Subscriber.objects.exists() and not HubRequest.objects.exists()
    # Nor can a stranger end what another has, or change its secret.
    receiver.answer = confirms
    ask(receiver.url, secret="mine")
    work()
    receiver.answer = lambda _: 404
    ask(receiver.url, secret="theirs")
    ask(receiver.url, "unsubscribe")
    work()
    assert Subscriber.objects.get().secret == "mine"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"mode": "publish"}, 400),
        ({"topic": f"{SITE}/en/all"}, 404),
        ({"topic": f"{SITE}/en/topics/none.atom"}, 404),
        ({"topic": "https://elsewhere.example/en/all.atom"}, 404),
        ({"topic": f"{SITE}/desk/"}, 404),
        ({"topic": f"{SITE}/en/all.atom?f=%28"}, 404),
        ({"callback": "https://10.0.0.1/x"}, 400),
        ({"callback": "http://localhost:8000/"}, 400),
        ({"callback": "http://[::1]/"}, 400),
        ({"callback": ""}, 400),
        ({"callback": "https://x.example/" + "a" * 2000}, 400),
        ({"secret": "x" * 200}, 400),
        ({"lease_seconds": "-1"}, 400),
    ],
)
def test_what_is_refused(agency: Agency, receiver: Receiver, said: dict[str, str], status: int) -> None:
    assert ask(**({"callback": receiver.url} | said))[0] == status
    assert not HubRequest.objects.exists()


def test_how_often_one_may_ask_is_bounded(agency: Agency, receiver: Receiver) -> None:
    statuses = {ask(f"{receiver.url}?{number}", mode="x")[0] for number in range(80)}
    assert statuses == {400, 429}


def test_who_does_not_take_it_is_told_later_what_is_so_then(agency: Agency, receiver: Receiver) -> None:
    ask(receiver.url)
    work()
    receiver.answer = lambda call: 500 if call.method == "POST" else confirms(call)
    with receiving(Receiver(answer=confirms)) as other, letting_through(receiver.port, other.port):
        ask(other.url)
        work()
        story = agency.tell("Fire", version=1)
        work()
        assert told(other)[-1] == ["Fire"]
    assert Subscriber.objects.get(callback=receiver.url).trouble == "it answers 500"
    story.refresh_from_db()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", note="", seen=story.last_seq), now=LATER)
    agency.tell("Snow", version=1)
    receiver.answer = confirms
    Subscriber.objects.update(due_at=LATER - dt.timedelta(days=1), until=dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    work()
    assert told(receiver)[-1] == ["Snow"]


def test_a_lease_ends_and_410_ends_it_sooner(agency: Agency, receiver: Receiver) -> None:
    ask(receiver.url)
    work()
    Subscriber.objects.update(until=dt.datetime.now(dt.UTC))
    agency.tell("Fire", version=1)
    count = len(posts(receiver))
    work()
    assert len(posts(receiver)) == count and not Subscriber.objects.exists()
    ask(receiver.url)
    work()
    receiver.answer = lambda _: 410
    agency.tell("Snow", version=1)
    work()
    assert not Subscriber.objects.exists()
