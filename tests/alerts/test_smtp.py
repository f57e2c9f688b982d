"""Mails on their way to a real server: nothing is lost, and nothing comes twice but under one Message-ID."""

from pathlib import Path

import pytest

from dateline.alerts.models import Address, Mail, MailState
from tests.alerts.conftest import Clock, Post, Subscribe, text_of
from tests.alerts.sink import Sink, free_port
from tests.site.newsroom import Newsroom


@pytest.fixture
def sink() -> Sink:
    return Sink(free_port())


@pytest.fixture
def post(tmp_path: Path, clock: Clock, newsroom: Newsroom, sink: Sink) -> Post:
    """Mails go to the sink."""
    return Post(tmp_path, clock, sink.office)


@pytest.fixture
def story(newsroom: Newsroom, subscribe: Subscribe, clock: Clock) -> None:
    """That three readers are to be told."""
    for name in ("ann", "bob", "cy"):
        subscribe(f"{name}@example.org")
    newsroom.send("Паром", now=clock(), published=clock(), headline="Ferry – “sails”", lead="Шторм кончился")


def to(sink: Sink) -> list[str]:
    """Whom the mails are to."""
    return sorted(str(each["To"]) for each in sink.mails)


EVERYBODY = ["ann@example.org", "bob@example.org", "cy@example.org"]


def test_a_server_gets_whole_mails(post: Post, sink: Sink, story: None) -> None:
    with sink.open():
        post.round()
    assert to(sink) == EVERYBODY
    for mail in sink.mails:
        assert mail["Subject"] == "Ferry – “sails”"
        assert "Шторм кончился" in text_of(mail)
        assert "Шторм кончился" in text_of(mail, "html")
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail["Auto-Submitted"] == "auto-generated"
    assert len({mail["List-Unsubscribe"] for mail in sink.mails}) == 3
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.SENT}


def test_a_day_without_a_server(post: Post, sink: Sink, clock: Clock, story: None) -> None:
    for _ in range(48):
        post.round()
        clock.wait(minutes=30)
    assert not sink.mails
    with sink.open():
        post.round()
        clock.wait(minutes=30)
        post.round()
    assert to(sink) == EVERYBODY


def test_what_is_not_wanted_now_comes_later(post: Post, sink: Sink, clock: Clock, story: None) -> None:
    sink.recipients["bob@example.org"] = "450 Greylisted, try again"
    with sink.open():
        post.round()
        assert to(sink) == ["ann@example.org", "cy@example.org"]
        sink.recipients.clear()
        post.round()
        assert len(sink.mails) == 2, "not before its time"
        clock.wait(minutes=1, seconds=5)
        post.round()
    assert to(sink) == EVERYBODY


@pytest.mark.parametrize("where", ["RCPT", "DATA"])
def test_what_is_refused_is_not_tried_again(post: Post, sink: Sink, clock: Clock, story: None, where: str) -> None:
    if where == "RCPT":
        sink.recipients["ann@example.org"] = "550 No such user"
    else:
        sink.data = ["554 This is spam"]
    with sink.open():
        post.round()
        clock.wait(days=1)
        post.round()
    assert to(sink) == EVERYBODY[1:]
    refused = Mail.objects.get(state=MailState.REFUSED)
    assert refused.trouble[:2] == "55"
    assert refused.address.refusals == 1


def test_an_address_that_bounces_for_days_is_left_alone(
    newsroom: Newsroom, post: Post, sink: Sink, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe("gone@example.org")
    sink.recipients["gone@example.org"] = "550 No such user"
    with sink.open():
        for day in range(8):
            newsroom.send(f"Story {day}", now=clock(), published=clock())
            post.round()
            clock.wait(days=1)
    assert Address.objects.get().refusals == 5
    assert Mail.objects.filter(state=MailState.DROPPED).count() == 3


def test_killed_between_acceptance_and_the_mark_the_same_message_comes_again(
    post: Post, sink: Sink, clock: Clock, story: None
) -> None:
    sink.drops = True
    with sink.open():
        post.round()
    assert len(sink.mails) == 1
    sink.drops = False
    post.restart()
    clock.wait(hours=1)
    with sink.open():
        post.round()
    assert len(sink.mails) == 4
    assert sink.mails[0]["To"] == sink.mails[1]["To"]
    assert sink.mails[0]["Message-ID"] == sink.mails[1]["Message-ID"]
    assert len({mail["Message-ID"] for mail in sink.mails}) == 3
