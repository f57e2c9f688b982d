"""Fifty sources with all their habits for a day: at its end the archive holds exactly what they said."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from django.db.models import Count

from dateline.archive.models import LedgerEvent, Source, Story, Version
from dateline.index.registry import catch_up_all
from dateline.intake import adding
from dateline.intake.models import State, Wire
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client
from dateline.intake.polling.due import due
from dateline.intake.polling.hosts import Hosts
from dateline.intake.polling.poller import Poller
from dateline.intake.polling.threads import Threads
from tests.contract.checks import chain_faults, follower_faults
from tests.intake import press as p
from tests.intake.press import START, Answer, Asked, Clock, Habit, Press, conditional, rss

pytestmark = pytest.mark.long

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)
END = START + 24 * HOUR
STEP = 5 * MINUTE
"""How far apart the moments are at which somebody is visited; what falls due between two is visited at the later."""
KEPT = 20
"""Stories that a feed shows."""


@dataclass(frozen=True)
class Outlet:
    """A source of the press: what it has said by some time, and how it behaves."""

    name: str
    every: dt.timedelta
    habit: Callable[["Outlet"], Habit]
    first: dt.datetime = START
    last: dt.datetime = END
    """It says nothing new from then on."""

    def said(self, at: dt.datetime) -> list[p.Story]:
        """Everything by ``at``, newest first."""
        count = max(0, int((min(at, self.last) - self.first) / self.every))
        return [self.story(number) for number in range(count, 0, -1)]

    def story(self, number: int) -> p.Story:
        at = self.first + number * self.every
        name = f"{self.name}-{number}"
        return p.Story(
            f"urn:{name}",
            f"Story {number} of {self.name}",
            at,
            f"Text of {name}.",
            f"https://{self.name}.example/{number}",
        )

    def feed(self, at: dt.datetime, channel: str = "") -> bytes:
        return rss(self.said(at)[:KEPT], channel=channel, title=self.name)


def polite(outlet: Outlet) -> Habit:
    return conditional(outlet.feed)


def forgetful(outlet: Outlet) -> Habit:
    """Never says 304, and changes its tag each time."""
    return lambda asked: Answer(body=outlet.feed(asked.at), headers=(("ETag", f'"{asked.at.timestamp()}"'),))


def cached(outlet: Outlet) -> Habit:
    return conditional(outlet.feed, Cache_Control="max-age=1800")


def with_ttl(outlet: Outlet) -> Habit:
    return conditional(lambda at: outlet.feed(at, "<ttl>60</ttl>"))


def asleep(outlet: Outlet) -> Habit:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(6))
    return conditional(lambda at: outlet.feed(at, f"<skipHours>{hours}</skipHours>"))


def stumbling(outlet: Outlet) -> Habit:
    """Out of service for the second quarter of each hour, and asks for ten minutes then."""

    def habit(asked: Asked) -> Answer:
        if 15 <= asked.at.minute < 30:
            return Answer(503, headers=(("Retry-After", "600"),))
        return conditional(outlet.feed)(asked)

    return habit


def broken_off(outlet: Outlet) -> Habit:
    """Hangs up in the middle at every third request."""
    counted = iter(range(1_000_000))

    def habit(asked: Asked) -> Answer:
        return Answer(body=outlet.feed(asked.at), hang_up=next(counted) % 3 == 2)

    return habit


def malformed(outlet: Outlet) -> Habit:
    """Bare ampersands, and an item in the middle that has nothing in it."""

    def feed(at: dt.datetime) -> bytes:
        return outlet.feed(at, "<copyright>A & B</copyright>").replace(b"</channel>", b"<item></item></channel>")

    return lambda asked: Answer(body=feed(asked.at))


def renaming(outlet: Outlet) -> Habit:
    """Gives its stories new identities each hour; their pages stay."""

    def feed(at: dt.datetime) -> bytes:
        stories = [
            p.Story(f"{at:%H}-{each.guid}", each.title, each.published, each.text, each.link)
            for each in outlet.said(at)
        ]
        return rss(stories[:KEPT])

    return lambda asked: Answer(body=feed(asked.at))


def correcting(outlet: Outlet) -> Habit:
    """Each story gets another text forty minutes after it came."""

    def feed(at: dt.datetime) -> bytes:
        stories = [
            p.Story(
                each.guid,
                each.title,
                each.published,
                f"{each.text} More." if at >= each.published + 40 * MINUTE else each.text,
                each.link,
            )
            for each in outlet.said(at)
        ]
        return rss(stories[:KEPT])

    return conditional(feed)


def moving(outlet: Outlet) -> Habit:
    """Moves for good at noon."""
    there = conditional(outlet.feed)
    here = f"/moved/{outlet.name}"

    def habit(asked: Asked) -> Answer:
        if asked.at >= START + 12 * HOUR and asked.path != here:
            return Answer(301, headers=(("Location", here),))
        return there(asked)

    return habit


def dying(outlet: Outlet) -> Habit:
    return lambda asked: Answer(410) if asked.at >= START + 6 * HOUR else conditional(outlet.feed)(asked)


def hostile(_: Outlet) -> Habit:
    return lambda _: Answer(302, headers=(("Location", "http://169.254.169.254/"),))


HABITS = (polite, forgetful, cached, with_ttl, asleep, stumbling, broken_off, malformed, renaming, correcting, moving)
_USUAL = (
    Outlet(f"outlet{number}", (17 + 7 * (number % 9)) * MINUTE, HABITS[number % len(HABITS)], last=END - HOUR)
    for number in range(46)
)
OUTLETS = (
    *_USUAL,
    Outlet("late", 20 * MINUTE, polite, first=START + 8 * HOUR),
    Outlet("early", 20 * MINUTE, polite, last=START + 3 * HOUR),
    Outlet("dying", 30 * MINUTE, dying, last=START + 5 * HOUR),
    Outlet("hostile", 30 * MINUTE, hostile, last=START),
)


@pytest.fixture
def lived(transactional_db: None) -> Press:
    """The press, and the archive at the end of its day."""
    press = Press(Clock())
    for outlet in OUTLETS:
        press.habits[f"/{outlet.name}"] = press.habits[f"/moved/{outlet.name}"] = outlet.habit(outlet)
    asyncio.run(_day(press))
    catch_up_all()
    return press


async def _day(press: Press) -> None:
    threads = Threads()
    try:
        async with p.printing(press):
            allow = AllowPrivate(frozenset({("127.0.0.1", press.port)}))
            async with Client(user_agent="test", allow=allow) as client:
                poller = Poller(client, threads, clock=press.clock, dice=lambda: 0.5, hosts=Hosts(0))
                await threads.write(lambda: _founded(press))
                while press.clock.now <= END + 2 * HOUR:
                    while found := await threads.write(lambda: due(press.clock(), 100)):
                        await poller.visit_all(found)
                    press.clock.now += STEP
    finally:
        threads.close()


def _founded(press: Press) -> None:
    for outlet in OUTLETS:
        source = Source.objects.create(slug=outlet.name, name=outlet.name, policy="auto", language="en")
        adding.add(source, press.url(f"/{outlet.name}"), press.clock())


@pytest.mark.long
def test_a_day_of_fifty_sources(lived: Press) -> None:
    said = {f"{outlet.name}: {each.title}" for outlet in OUTLETS for each in outlet.said(END)}
    kept = Version.objects.filter(number=1).values_list("story__source__name", "headline")
    assert {f"{name}: {headline}" for name, headline in kept} == said
    assert Story.objects.count() == len(said), "each story once, whatever its identities"
    _each_version_once()
    _everybody_as_they_are(lived)
    assert chain_faults(_rows) + follower_faults(_rows) == []


def _each_version_once() -> None:
    correcting_ones = {outlet.name for outlet in OUTLETS if outlet.habit is correcting}
    versions = dict(Story.objects.values_list("pk").annotate(Count("versions")))
    names = dict(Story.objects.values_list("pk", "source__name"))
    odd = {names[pk]: count for pk, count in versions.items() if count != 1 and names[pk] not in correcting_ones}
    assert odd == {}
    corrected = [count for pk, count in versions.items() if names[pk] in correcting_ones]
    assert set(corrected) <= {1, 2}
    assert LedgerEvent.objects.count() == Version.objects.count()


def _everybody_as_they_are(lived: Press) -> None:
    wires = {wire.source.name: wire for wire in Wire.objects.select_related("source")}
    assert wires["dying"].state == State.PARKED.value
    assert wires["hostile"].failures > 0
    assert {name for name, wire in wires.items() if wire.error} == {"dying", "hostile"}
    for outlet in OUTLETS:
        asked = lived.asked[f"/{outlet.name}"] + lived.asked.get(f"/moved/{outlet.name}", [])
        _nobody_was_pestered(outlet, asked)
        if outlet.habit is moving:
            assert wires[outlet.name].address.endswith(f"/moved/{outlet.name}")


def _nobody_was_pestered(outlet: Outlet, asked: list[Asked]) -> None:
    times = sorted(each.at for each in asked if each.path == f"/{outlet.name}")
    least = {cached: 30 * MINUTE, with_ttl: HOUR}.get(outlet.habit, MINUTE)
    assert all(later - earlier >= least for earlier, later in pairwise(times)), outlet.name
    assert len(asked) <= 24 * 60 / 5
    if outlet.habit is asleep:
        assert not [at for at in times[1:] if at.hour < 6 and at.minute >= STEP.seconds // 60]
    if outlet.habit is polite and len(asked) > 1:
        assert all("if-none-match" in each.headers for each in asked[1:])


def _rows(statement: str) -> list[tuple[object, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
