"""An event is told once, however many stories we have of it."""

import pytest

from dateline.alerts import follower
from dateline.coverage.reading import number_of
from dateline.coverage.stage import Stage
from dateline.index.registry import catch_up_all
from tests.alerts.conftest import Clock, Post, Subscribe, text_of
from tests.coverage.copy import BUDGET, FERRY, FERRY_AGAIN, FERRY_TOO
from tests.site.newsroom import Newsroom


class Agency:
    """Sends stories; what is sent is grouped when the test says so."""

    def __init__(self, newsroom: Newsroom, clock: Clock) -> None:
        self.newsroom, self.clock = newsroom, clock
        self.stage = Stage(None, clock)

    def send(self, name: str, copy: tuple[str, str], **said: object) -> int:
        found = self.newsroom.send(name, now=self.clock(), headline=copy[0], body_html=f"<p>{copy[1]}</p>", **said)
        catch_up_all()
        return found

    def group(self) -> None:
        while self.stage.step():
            pass
        catch_up_all()


@pytest.fixture
def agency(newsroom: Newsroom, clock: Clock) -> Agency:
    return Agency(newsroom, clock)


def test_a_second_story_of_an_event_is_no_news(agency: Agency, post: Post, subscribe: Subscribe) -> None:
    subscribe(filter="ferry OR budget")
    first = agency.send("a", FERRY)
    agency.group()
    assert post.subjects() == [FERRY[0]]
    second = agency.send("b", FERRY_AGAIN)
    agency.group()
    assert number_of(first) == number_of(second)
    assert post.subjects() == []
    agency.send("c", BUDGET)
    agency.group()
    assert post.subjects() == [BUDGET[0]]


def test_both_at_once_are_one_mail(agency: Agency, post: Post, subscribe: Subscribe) -> None:
    subscribe(filter="ferry")
    agency.send("a", FERRY), agency.send("b", FERRY_AGAIN)
    agency.group()
    (mail,) = post.new()
    assert FERRY[0] in text_of(mail)
    assert FERRY_AGAIN[0] not in text_of(mail)


def test_who_follows_the_event_is_told_all_of_it(agency: Agency, post: Post, subscribe: Subscribe) -> None:
    first = agency.send("a", FERRY)
    agency.send("x", FERRY_TOO, source="coverage")
    agency.group()
    subscribe(filter=f"coverage:{number_of(first)}")
    for name, copy in (("b", FERRY_AGAIN), ("c", BUDGET)):
        agency.send(name, copy)
        agency.group()
    assert post.subjects() == [FERRY_AGAIN[0]]


def test_where_the_first_one_was_killed_the_second_is_news(agency: Agency, post: Post, subscribe: Subscribe) -> None:
    from dateline.core.story import Signal

    subscribe(filter="ferry")
    agency.send("a", FERRY)
    agency.group()
    assert len(post.new()) == 1
    agency.send("a", FERRY, signal=Signal.KILL)
    agency.send("b", FERRY_AGAIN)
    agency.group()
    assert FERRY_AGAIN[0] in post.subjects()


def test_what_is_not_grouped_yet_waits_but_not_for_ever(
    agency: Agency, post: Post, subscribe: Subscribe, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency.send("before", BUDGET)
    agency.group()
    subscribe(filter="ferry")
    post.round()
    agency.send("a", FERRY)
    assert post.subjects() == []
    monkeypatch.setattr(follower, "PATIENCE", -1.0)
    assert post.subjects() == [FERRY[0]]
