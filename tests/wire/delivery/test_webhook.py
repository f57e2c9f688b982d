"""Webhooks as a client's server sees them."""

import base64
import datetime as dt
import hashlib
import hmac
import time
from typing import Any

import pytest

from dateline.archive.record import release_due
from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.core.story import Code, Signal
from dateline.wire.delivery import adding
from dateline.wire.delivery.carriers.signing import signature
from dateline.wire.models import Aside, Client, Delivery, GivenUp, Handed, Kind, State
from tests.out.agency import DISASTER, WEATHER, Agency
from tests.wire.clients import LATER
from tests.wire.delivery.office import Office
from tests.wire.delivery.receiver import Call, Receiver, receiving

pytestmark = pytest.mark.django_db(transaction=True)


def opens(call: Call, secret: str) -> bool:
    """Whether a signature is right, worked out as the document of Standard Webhooks says."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{call.headers['webhook-id']}.{call.headers['webhook-timestamp']}.".encode() + call.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return f"v1,{expected}" in call.headers["webhook-signature"].split(" ")


def kill(story: Any) -> None:
    story.refresh_from_db()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", note="", seen=story.last_seq), now=LATER)


def test_the_example_of_the_standard() -> None:
    # From the documentation of the reference implementation.
    assert (
        signature(
            ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            b'{"test": 2432232314}',
        )
        == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_each_event_comes_once_signed_and_in_order(agency: Agency, office: Office, receiver: Receiver) -> None:
    agency.tell("Before", version=1)
    delivery = office.webhook(receiver.port)
    agency.tell("Fire", version=1, ednote="for clients")
    agency.tell("Fire", version=2, headline="Fire out", signal=Signal.UPDATE)
    agency.tell("Snow", version=1)
    office.send()
    office.send()
    assert receiver.headlines == ["Fire", "Fire out", "Snow"]
    first = receiver.taken[0]
    assert all(opens(call, delivery.secret) for call in receiver.taken)
    assert not opens(first, "whsec_" + base64.b64encode(b"guessed" * 4).decode())
    assert abs(int(first.headers["webhook-timestamp"]) - time.time()) < 600
    assert len({call.headers["webhook-id"] for call in receiver.taken}) == 3
    assert first.headers["content-type"] == "application/json" and first.headers["dateline-verb"] == "published"
    assert "for clients" in first.body.decode()
    handed = Handed.objects.order_by("story_id").first()
    assert handed and (handed.sent, handed.acknowledged) == (2, 2) and handed.acknowledged_at


def test_a_kill_is_told_and_what_was_killed_meanwhile_never_leaves(
    agency: Agency, office: Office, receiver: Receiver
) -> None:
    office.webhook(receiver.port)
    story = agency.tell("Fire", version=1)
    office.send()
    kill(story)
    agency.tell("Hoax", version=1, headline="CANARYHOAX")
    agency.tell("Hoax", version=2, headline="Kill", signal=Signal.KILL)
    office.send()
    assert receiver.headlines == ["Fire", "canceled", "canceled"]
    assert receiver.taken[1].headers["dateline-takes"] == "true"
    assert not any(b"CANARYHOAX" in call.body for call in receiver.calls)
    handed = Handed.objects.get(story_id=story.pk)
    assert handed.gone_sent_at and handed.gone_at


def test_embargoed_copy_goes_to_those_alone_who_are_sent_it(agency: Agency, office: Office) -> None:
    with receiving() as paper, receiving() as trusted:
        office.webhook(paper.port)
        office.webhook(trusted.port, "trusted", embargoed=True)
        end = LATER + dt.timedelta(hours=1)
        agency.tell("Budget", version=1, embargo=end)
        office.send()
        assert paper.calls == [] and trusted.headlines == ["Budget"]
        assert b"embargo" in trusted.taken[0].body
        release_due(end)
        office.send()
        assert paper.headlines == ["Budget"] and trusted.headlines == ["Budget", "Budget"]


def test_a_correction_reaches_who_has_the_mistake(agency: Agency, office: Office, receiver: Receiver) -> None:
    office.webhook(receiver.port, filter="topic:weather")
    agency.tell("Storm", version=1, topics=(Code(value=WEATHER),))
    agency.tell("Quake", version=1, topics=(Code(value=DISASTER),))
    agency.tell("Storm", version=2, topics=(Code(value=DISASTER),), headline="No storm", signal=Signal.CORRECTION)
    office.send()
    assert receiver.headlines == ["Storm", "No storm"]


def test_what_is_not_taken_waits_with_its_story_and_others_go_on(
    agency: Agency, office: Office, receiver: Receiver
) -> None:
    refuse = True
    receiver.answer = lambda call: 422 if refuse and b"Fire" in call.body else 204
    office.webhook(receiver.port)
    agency.tell("Fire", version=1)
    agency.tell("Snow", version=1)
    agency.tell("Fire", version=2, headline="Fire out")
    agency.tell("Rain", version=1)
    office.send()
    assert receiver.headlines == ["Snow", "Rain"]
    aside = Aside.objects.get()
    assert (aside.tries, aside.trouble) == (1, "it answers 422")
    refuse = False
    office.later()
    assert receiver.headlines == ["Snow", "Rain", "Fire", "Fire out"]
    assert not Aside.objects.exists()
    # It has its place in the ledger again.
    agency.tell("Fire", version=3, headline="Fire again")
    office.send()
    assert receiver.headlines[4:] == ["Fire again"]


def test_what_was_killed_while_it_waited_is_not_sent_late(agency: Agency, office: Office, receiver: Receiver) -> None:
    receiver.answer = lambda _: 503
    office.webhook(receiver.port)
    story = agency.tell("Fire", version=1, headline="CANARYFIRE")
    office.send()
    assert len(receiver.calls) == 1 and Delivery.objects.get().tries == 1
    kill(story)
    receiver.calls.clear()
    receiver.answer = lambda _: 200
    office.send()
    # The kill does not wait until the delivery may be tried again.
    assert receiver.headlines == ["canceled"]
    assert not any(b"CANARYFIRE" in call.body for call in receiver.calls)
    assert Delivery.objects.get().tries == 0


def test_one_that_is_dead_delays_nobody(agency: Agency, office: Office, receiver: Receiver) -> None:
    with receiving() as gone:
        pass
    dead = office.webhook(gone.port, "dead")
    office.webhook(receiver.port)
    agency.tell("Fire", version=1)
    office.send()
    assert receiver.headlines == ["Fire"]
    dead.refresh_from_db()
    assert dead.tries == 1 and "no connections" in dead.trouble
    waits = [dead.due_at - dead.failing_since] if dead.failing_since else []
    for _ in range(6):
        before = dt.datetime.now(dt.UTC)
        office.later()
        dead.refresh_from_db()
        waits.append(dead.due_at - before)
    assert waits[-1] > 15 * waits[0], waits
    # It comes back, and has missed nothing.
    agency.tell("Snow", version=1)
    with receiving(Receiver(port=gone.port)) as back:
        office.later()
        assert back.headlines == ["Fire", "Snow"]


@pytest.mark.parametrize(
    ("status", "headers", "trouble"),
    [
        (410, {}, "it answers 410: it wants no more"),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, "it answers with a redirect, which is not followed"),
        (429, {"Retry-After": "600"}, "it answers 429"),
    ],
)
def test_what_answers_mean(
    agency: Agency, office: Office, receiver: Receiver, status: int, headers: dict[str, str], trouble: str
) -> None:
    receiver.answer = lambda _: (status, headers, b"")
    delivery = office.webhook(receiver.port)
    agency.tell("Fire", version=1)
    office.send()
    delivery.refresh_from_db()
    assert len(receiver.calls) == 1
    assert delivery.trouble == trouble
    assert delivery.state == (State.ENDED if status == 410 else State.ON)
    wait = delivery.due_at - dt.datetime.now(dt.UTC)
    assert (wait > dt.timedelta(seconds=500)) == (status == 429)


def test_private_addresses_are_refused_when_added_and_when_called(
    agency: Agency, office: Office, receiver: Receiver
) -> None:
    for url in (receiver.url, "https://10.0.0.1/hook", "https://localhost/hook", "https://[::1]/", "ftp://x.example/"):
        with pytest.raises(adding.NotAddedError):
            office.add(Kind.WEBHOOK, url)
    with pytest.raises(adding.NotAddedError, match="https"):
        office.add(Kind.WEBHOOK, "http://gazette.example/hook")
    delivery = office.webhook(receiver.port)
    # What the operator let through once and does no more.
    office.ports = ()
    agency.tell("Fire", version=1)
    office.send()
    delivery.refresh_from_db()
    assert receiver.calls == [] and "refused" in delivery.trouble


def test_a_secret_is_replaced_without_a_gap(agency: Agency, office: Office, receiver: Receiver) -> None:
    delivery = office.webhook(receiver.port)
    old = delivery.secret
    new = adding.rotate(delivery, now=dt.datetime.now(dt.UTC))
    agency.tell("Fire", version=1)
    office.send()
    assert opens(receiver.taken[0], old) and opens(receiver.taken[0], new)
    Delivery.objects.update(former_until=dt.datetime.now(dt.UTC))
    agency.tell("Snow", version=1)
    office.send()
    assert not opens(receiver.taken[1], old) and opens(receiver.taken[1], new)


def test_replay_sends_again_what_may_be_sent_now(agency: Agency, office: Office, receiver: Receiver) -> None:
    delivery = office.webhook(receiver.port)
    story = agency.tell("Fire", version=1)
    agency.tell("Snow", version=1)
    office.send()
    kill(story)
    office.send()
    receiver.taken.clear()
    adding.replay(delivery, 0, now=dt.datetime.now(dt.UTC))
    office.send()
    assert receiver.headlines == ["Snow", "canceled"]


def test_backfill_is_no_news(agency: Agency, office: Office, receiver: Receiver) -> None:
    from dateline.archive.models import LedgerEvent

    office.webhook(receiver.port)
    agency.tell("Old", version=1)
    LedgerEvent.objects.update(backfill=True)
    agency.tell("New", version=1)
    office.send()
    assert receiver.headlines == ["New"]


def test_what_is_refused_for_days_is_given_up_and_written_down(
    agency: Agency, office: Office, receiver: Receiver
) -> None:
    receiver.answer = lambda call: 400 if b"Fire" in call.body else 204
    office.webhook(receiver.port)
    agency.tell("Fire", version=1)
    office.send()
    Aside.objects.update(failing_since=dt.datetime.now(dt.UTC) - dt.timedelta(days=4))
    office.later()
    given = GivenUp.objects.get()
    assert given.trouble == "it answers 400" and not Aside.objects.exists()


def test_one_that_took_nothing_for_days_is_paused_where_it_is(
    agency: Agency, office: Office, receiver: Receiver
) -> None:
    receiver.answer = lambda _: 503
    delivery = office.webhook(receiver.port)
    agency.tell("Fire", version=1)
    office.send()
    Delivery.objects.update(failing_since=dt.datetime.now(dt.UTC) - dt.timedelta(days=6))
    office.later()
    delivery.refresh_from_db()
    assert delivery.state == State.PAUSED
    receiver.answer = lambda _: 200
    adding.resume(delivery, now=dt.datetime.now(dt.UTC))
    office.send()
    assert receiver.headlines == ["Fire"]


def test_a_client_that_is_switched_off_is_sent_nothing(agency: Agency, office: Office, receiver: Receiver) -> None:
    office.webhook(receiver.port)
    Client.objects.update(active=False)
    agency.tell("Fire", version=1)
    office.send()
    assert receiver.calls == []


def test_a_kill_overtakes_what_has_piled_up(agency: Agency, office: Office, receiver: Receiver) -> None:
    office.webhook(receiver.port)
    story = agency.tell("Fire", version=1)
    office.send()
    for number in range(25):
        agency.tell(f"Story {number}", version=1)
    kill(story)
    agency.tell("Last", version=1)
    office.send()
    assert receiver.headlines[:2] == ["Fire", "canceled"]
    assert receiver.headlines[2:] == [*(f"Story {number}" for number in range(25)), "Last"]
