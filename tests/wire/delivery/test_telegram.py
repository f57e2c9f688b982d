"""A Telegram channel, against a stand-in that enforces the documented limits."""

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.core.story import Signal
from dateline.core.text.clean import CleanHtml
from dateline.wire.delivery import adding
from dateline.wire.models import Aside, Delivery, Handed, Kind
from tests.out.agency import Agency, picture, with_photo
from tests.wire.clients import LATER
from tests.wire.delivery.office import Office
from tests.wire.delivery.receiver import receiving
from tests.wire.delivery.telegram import CHAT, TOKEN, Telegram

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def telegram(agency: Agency, office: Office) -> Iterator[Telegram]:
    """A channel that nothing stands in yet."""
    found = Telegram()
    with receiving(found.receiver()) as server:
        office.ports = (server.port,)
        office.telegram = f"http://127.0.0.1:{server.port}"
        office.add(Kind.TELEGRAM, CHAT, "channel", password=TOKEN, embargoed=True)
        yield found


def kill(story: Any) -> None:
    story.refresh_from_db()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", note="", seen=story.last_seq), now=LATER)


def test_a_post_is_edited_by_what_follows_and_deleted_by_a_kill(
    agency: Agency, office: Office, telegram: Telegram
) -> None:
    story = agency.tell("Fire in <Lisbon> & Porto", version=1, lead="Ten houses burn.", ednote="CANARYNOTE")
    office.send()
    page = f"/en/story/{story.pk}-fire-in-lisbon-porto"
    assert telegram.shown == ["Fire in <Lisbon> & Porto\n\nTen houses burn.\n\nRead on"]
    assert page in telegram.posts[1].source and "CANARYNOTE" not in telegram.posts[1].source
    agency.tell(
        "Fire in <Lisbon> & Porto",
        version=2,
        headline="Fire in Porto",
        signal=Signal.CORRECTION,
        correction="Not in Lisbon.",
    )
    office.send()
    assert telegram.shown[0].startswith("Correction: Fire in Porto\n\nNot in Lisbon.")
    agency.tell("Fire in <Lisbon> & Porto", version=3, headline="Fire in Porto is out", signal=Signal.UPDATE)
    office.send()
    assert telegram.shown[0].startswith("Updated: Fire in Porto is out") and len(telegram.shown) == 1
    kill(story)
    office.send()
    assert telegram.shown == []
    handed = Handed.objects.get()
    assert handed.gone_at and not handed.by_hand


def test_a_kill_of_an_old_post_takes_its_words_and_asks_for_a_hand(
    agency: Agency, office: Office, telegram: Telegram
) -> None:
    story = agency.tell("Fire", version=1, source="wire", language="ru", headline="Пожар")
    office.send()
    telegram.clock = lambda: time.time() + 49 * 3600
    kill(story)
    office.send()
    assert telegram.shown == ["Агентство отозвало это сообщение."]
    handed = Handed.objects.get()
    assert handed.gone_sent_at and handed.gone_at is None
    assert handed.by_hand.startswith("remove post 1 by hand: Bad Request: message can't be deleted")


def test_what_the_public_may_not_have_is_never_posted(agency: Agency, office: Office, telegram: Telegram) -> None:
    agency.tell("Budget", version=1, embargo=LATER + dt.timedelta(hours=1))
    agency.tell("Hoax", version=1)
    agency.tell("Hoax", version=2, headline="Kill", signal=Signal.KILL)
    office.send()
    assert telegram.methods == []


def test_more_than_one_a_second_is_not_sent(agency: Agency, office: Office, telegram: Telegram) -> None:
    for number in range(3):
        agency.tell(f"Story {number}", version=1)
    office.send()
    assert [text.partition("\n")[0] for text in telegram.shown] == ["Story 0", "Story 1", "Story 2"]
    assert telegram.limited == 0


def test_too_many_requests_are_waited_out(agency: Agency, office: Office, telegram: Telegram) -> None:
    telegram.last = time.monotonic() + 0.5
    agency.tell("Fire", version=1)
    office.send()
    delivery = Delivery.objects.get()
    assert telegram.limited == 1 and delivery.trouble.startswith("Too Many Requests")
    time.sleep(1.6)
    office.later()
    # Nothing of the first try arrived, so nobody has to look for a second post.
    assert telegram.shown and Handed.objects.get().by_hand == ""


@pytest.mark.parametrize("letters", [100, 1020, 1100, 4080, 9000])
@pytest.mark.parametrize("photo", [False, True])
def test_posts_fit(agency: Agency, office: Office, telegram: Telegram, letters: int, photo: bool) -> None:
    said: dict[str, Any] = with_photo(picture("x")) if photo else {}
    agency.tell("Long", version=1, headline="Long & <long> " * 20, lead="& <words> " * (letters // 10), **said)
    office.send()
    assert len(telegram.shown) == 1 and not Aside.objects.exists()
    assert bool(telegram.posts[1].photo) == photo
    assert len(telegram.shown[0]) <= (1024 if photo else 4096)
    assert len(telegram.shown[0]) > min(letters, 1024 if photo else 4096) * 0.9


def test_photos_come_and_go(agency: Agency, office: Office, telegram: Telegram) -> None:
    agency.tell("Port", version=1, **with_photo(picture("one")))
    office.send()
    first = telegram.posts[1].photo
    agency.tell("Port", version=2, headline="Port shut", **with_photo(picture("one")))
    office.send()
    assert telegram.posts[1].photo == first and telegram.shown[0].startswith("Port shut")
    agency.tell("Port", version=3, headline="Port open", **with_photo(picture("other")))
    office.send()
    assert telegram.posts[1].photo != first and telegram.shown[0].startswith("Port open")
    # The rights to the photo are gone.
    agency.tell("Port", version=4, headline="Port", body_html=CleanHtml("<p>All is well in the port.</p>"))
    time.sleep(1)
    office.send()
    (post,) = telegram.posts.values()
    assert post.photo == "" and post.text.startswith("Port\n\nAll is well")


def test_an_answer_that_was_lost_asks_for_a_look(agency: Agency, office: Office, telegram: Telegram) -> None:
    telegram.lost = 1
    agency.tell("Fire", version=1)
    office.send()
    assert Delivery.objects.get().tries == 1
    time.sleep(1)
    office.later()
    assert len(telegram.shown) == 2
    assert "second post" in Handed.objects.get().by_hand


def test_what_was_deleted_in_the_channel(agency: Agency, office: Office, telegram: Telegram) -> None:
    story = agency.tell("Fire", version=1)
    office.send()
    telegram.posts.clear()
    agency.tell("Fire", version=2, headline="Fire out")
    time.sleep(1)
    office.send()
    assert len(telegram.shown) == 1 and telegram.shown[0].startswith("Fire out")
    telegram.posts.clear()
    kill(story)
    office.send()
    assert Handed.objects.get().gone_at


@pytest.mark.parametrize(
    ("target", "token"), [("meridian", TOKEN), ("@x", TOKEN), ("@meridian", "secret"), ("@meridian", "")]
)
def test_channels_that_are_none(office: Office, target: str, token: str) -> None:
    with pytest.raises(adding.NotAddedError):
        office.add(Kind.TELEGRAM, target, password=token)
