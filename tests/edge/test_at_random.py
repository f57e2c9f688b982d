"""Stories are published, changed, killed and released at random while readers poll kept pages, feeds and streams.

Judged twice. By order: a page that is asked for after the web process has looked at a kill does not have the story, and
a list that is asked for after the indexes have followed is the one that the plain evaluator makes. And by the times
that the ledger has: a second after a kill nobody sees the story, a second after any event lists are as the plain
evaluator has them, and nothing is anywhere before its embargo ends, for which nothing is allowed. To the second is
added the longest time for which the machine let one of those wait who record, follow or look: that is its own.
"""

import bisect
import datetime as dt
import random
import re
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.utils import timezone

from dateline.archive import ledger
from dateline.archive.models import LedgerEvent
from dateline.archive.names import AgencyNames
from dateline.archive.record import release_due
from dateline.core.filters import Node, parse, text
from dateline.core.filters.match import match
from dateline.core.filters.nodes import all_of
from dateline.core.story import Pubstatus, Signal
from dateline.edge.change import Change, Seen
from dateline.index.facts import facts_of
from dateline.site.depends import in_language
from tests.edge.stand import Listener, Stand
from tests.sampled import one_in
from tests.searching import follow_all, new_search, no_search
from tests.site.newsroom import CHESS, TRANSPORT, WEATHER, Newsroom, medtop

STEPS = 60
STORIES = 12
FILTERS = ("", "storm", "topic:weather", "-storm", "topic:chess,weather -storm", '"storm nears"')
ZONE = ZoneInfo("Europe/Moscow")
_TOLD = re.compile(r"(?<= )mark[a-z]{8}end")
"""In a headline; an address keeps the words of the first one."""
_ROW = re.compile(r'class="row__link" href="/en/story/(\d+)-')


ALLOWED = 1.0
"""Seconds."""


@dataclass
class Looks:
    """A listener that notes how far the web process has seen the ledger at what time."""

    times: list[float] = field(default_factory=list)
    seqs: list[int] = field(default_factory=list)

    @property
    def longest(self) -> float:
        """Seconds from one look to the next."""
        return max((later - earlier for earlier, later in pairwise(self.times)), default=0.0)

    def note(self, seq: int) -> None:
        self.times.append(time.time())
        self.seqs.append(seq)

    def seen_by(self, moment: float) -> int:
        """What had been seen when a request was begun."""
        at = bisect.bisect_right(self.times, moment)
        return self.seqs[at - 1] if at else 0

    def begins(self, seq: int) -> None:
        self.note(seq)

    def turned(self, what: Collection[str]) -> None:
        pass

    def happened(self, changes: Sequence[Change]) -> None:
        pass

    def learnt(self, seen: Sequence[Seen]) -> None:
        pass

    def reached(self, seq: int) -> None:
        self.note(seq)


@dataclass(frozen=True)
class Life:
    """When a wording was public, by ``seq``: from, until (none while it is); and when the ledger says that it ended."""

    since: int
    until: int | None = None
    ended: float | None = None


class World:
    """The stories, their wordings, and every list as the plain evaluator has it after each event."""

    def __init__(self, newsroom: Newsroom, chance: random.Random) -> None:
        self.newsroom, self.chance = newsroom, chance
        self.lives: dict[str, list[Life]] = {}
        """Of each wording: what was withheld may come back."""
        self.nodes: dict[str, Node] = {
            each: all_of([in_language("en"), parse(each, AgencyNames())]) for each in FILTERS
        }
        self.lists: list[tuple[int, dict[str, list[int]]]] = []
        self.at: list[float] = []
        """The ledger's time of each."""
        self.embargoes: dict[str, float] = {}
        """When each wording that had one was to be released."""
        self.slowest = 0.0
        """Seconds in which something was recorded."""
        self._versions: dict[str, int] = {}
        self.note()

    def step(self) -> None:
        """Something happens."""
        name = f"story {self.chance.randrange(STORIES)}"
        self._versions[name] = version = self._versions.get(name, 0) + 1
        mark = "mark" + "".join(self.chance.choices("abcdefgh", k=8)) + "end"
        said: dict[str, Any] = {
            "headline": f"{self.chance.choice(['Storm nears', 'Calm sea', 'A storm of words'])} {mark}",
            "version": version,
            "topics": medtop(self.chance.choice([CHESS, TRANSPORT, WEATHER])),
        }
        kind = self.chance.choice(["new", "new", "new", "correct", "kill", "withhold", "embargo"])
        match kind:
            case "correct":
                said["signal"] = Signal.CORRECTION
            case "kill":
                said["signal"] = Signal.KILL
            case "withhold":
                said["pubstatus"] = Pubstatus.WITHHELD
            case "embargo":
                said["embargo"] = timezone.now() + self.chance.choice([1, 2]) * dt.timedelta(seconds=0.3)
        if "embargo" in said:
            self.embargoes[mark] = said["embargo"].timestamp()
        began = time.monotonic()
        self.newsroom.send(name, now=timezone.now(), **said)
        self.note()
        self.slowest = max(self.slowest, time.monotonic() - began)

    def release(self) -> None:
        """Embargoes end."""
        if release_due(timezone.now()):
            self.note()

    def between(self, noted: int, answered: int) -> list[dict[str, list[int]]]:
        """The lists at an event and at those after it, up to another."""
        before = [lists for seq, lists in self.lists if seq <= noted]
        return before[-1:] + [lists for seq, lists in self.lists if noted < seq <= answered]

    def within(self, begin: float, end: float) -> list[dict[str, list[int]]]:
        """The lists that stood at some moment from one time to another."""
        first = max(bisect.bisect_right(self.at, begin) - 1, 0)
        return [lists for _, lists in self.lists[first : max(bisect.bisect_right(self.at, end), first + 1)]]

    def note(self) -> None:
        """Write down which wordings stand, and every list."""
        from dateline.archive.models import Story

        seq = ledger.last_seq()
        at = LedgerEvent.objects.get(seq=seq).at.timestamp() if seq else 0.0
        shown = dict(
            Story.objects.filter(public__isnull=False, pubstatus="usable", fate="").values_list(
                "pk", "public__headline"
            )
        )
        standing = {found[0] for headline in shown.values() if (found := _TOLD.findall(headline))}
        for mark in standing:
            lives = self.lives.setdefault(mark, [])
            if not lives or lives[-1].until is not None:
                lives.append(Life(seq))
        for mark, lives in self.lives.items():
            if mark not in standing and lives[-1].until is None:
                lives[-1] = Life(lives[-1].since, seq, at)
        facts = facts_of(list(shown))
        now = timezone.now()
        ordered = sorted(facts.values(), key=lambda each: (each.listed_at, each.story_id), reverse=True)
        lists = {
            text: [each.story_id for each in ordered if match(node, each, now, ZONE)]
            for text, node in self.nodes.items()
        }
        self.lists.append((seq, lists))
        self.at.append(at)


@dataclass(frozen=True)
class Sight:
    """What somebody saw."""

    asked: float
    came: float
    """When the answer was there; both in seconds since 1970."""
    noted: int
    """Everything that pages read had seen the ledger up to here when it was asked for."""
    answered: int
    """The ledger's end when the answer had come."""
    address: str
    marks: frozenset[str]
    ids: tuple[int, ...]


@contextmanager
def at_work(*tasks: Any) -> Iterator[None]:
    """Each again and again in a thread of its own."""
    stop, faults = threading.Event(), []

    def work(task: Any) -> None:
        try:
            while not stop.is_set():
                task()
                stop.wait(0.002)
        except Exception as error:  # noqa: BLE001, told below
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert faults == []


def address(written: str) -> str:
    """Of the list with a filter, which has one form."""
    names = AgencyNames()
    return f"/en/all?{urlencode({'f': text(parse(written, names), names)})}" if written else "/en/all"


@pytest.fixture(autouse=True)
def _search(stand: Stand) -> Iterator[None]:
    """News search, since some filters have words."""
    new_search()
    yield
    no_search()


@pytest.mark.parametrize("seed", one_in(2, range(2)))
def test_nobody_sees_what_is_not_there_any_more_or_not_yet(stand: Stand, furnished: Newsroom, seed: int) -> None:
    chance, looks, sights = random.Random(seed), Looks(), []
    stand.follower.listen(looks)
    world = World(furnished, chance)
    polled = [*map(address, FILTERS), "/en/", "/en/all.rss", "/en/topics/weather", "/en/topics/chess.json"]
    ours, streams = random.Random(seed), [stand.listen(f"/en/all/live?{each}") for each in ("", "f=storm")]

    def poll() -> None:
        where, asked, noted = ours.choice(polled), time.time(), stand.follower.noted
        body, came = stand.read(where).body.decode(), time.time()
        told, rows = frozenset(_TOLD.findall(body)), tuple(map(int, _ROW.findall(body)))
        sights.append(Sight(asked, came, noted, ledger.last_seq(), where, told, rows))

    slowest = [0.0]

    def follow() -> None:
        began = time.monotonic()
        follow_all()
        slowest[0] = max(slowest[0], time.monotonic() - began)

    def look() -> None:
        stand.now = time.time()
        stand.look()

    with at_work(poll, poll, poll, look, follow):
        for _ in range(STEPS):
            world.step()
            time.sleep(chance.random() * 0.2)
            world.release()
    follow_all()
    look()
    assert [fault for sight in sights for fault in _wrong(sight, world, looks)] == []
    allowed = ALLOWED + max(looks.longest, world.slowest, *slowest)
    assert [fault for sight in sights for fault in _late(sight, world, allowed)] == []
    assert len(sights) > STEPS
    for written in FILTERS:
        got = stand.read(address(written)).body.decode()
        assert [int(each) for each in _ROW.findall(got)] == world.lists[-1][1][written][:50]
    for stream, written in zip(streams, ("", "storm"), strict=True):
        assert _standing(stream, set(world.lists[0][1][written])) == set(world.lists[-1][1][written])


def _wrong(sight: Sight, world: World, looks: Looks) -> Iterator[str]:
    seen = looks.seen_by(sight.asked)
    for mark in sight.marks:
        lives = world.lives.get(mark, [])
        if not any(life.until is None or life.until > seen for life in lives):
            yield f"{sight.address}: {mark} was public {lives}, seen was {seen}"
    written = next((each for each in FILTERS if address(each) == sight.address), None)
    if written is not None:
        yield from _differs(sight, [set(lists[written]) for lists in world.between(sight.noted, sight.answered)])


def _late(sight: Sight, world: World, allowed: float) -> Iterator[str]:
    """By the ledger's times."""
    for mark in sight.marks:
        ends = [life.ended for life in world.lives.get(mark, [])]
        if not any(end is None or sight.asked <= end + allowed for end in ends):
            yield f"{sight.address}: {mark} ended at {ends}, and was asked for at {sight.asked}"
        if sight.came < world.embargoes.get(mark, 0.0):
            yield f"{sight.address}: {mark} was there {world.embargoes[mark] - sight.came} s before its time"
    written = next((each for each in FILTERS if address(each) == sight.address), None)
    if written is not None:
        states = world.within(sight.asked - allowed, sight.came)
        yield from _differs(sight, [set(lists[written]) for lists in states])


def _differs(sight: Sight, states: Sequence[set[int]]) -> Iterator[str]:
    """What stood in the list all the while is there, and nothing that never did."""
    if missing := set.intersection(*states) - set(sight.ids):
        yield f"{sight.address}: {missing} are missing at {sight.noted}"
    if others := set(sight.ids) - set.union(*states):
        yield f"{sight.address}: {others} are not in the list at {sight.noted}"


def _standing(stream: Listener, before: set[int]) -> set[int]:
    """What a reader who had the list before has now."""
    standing = set(before)
    for kind, data in stream.events:
        (standing.discard if kind == "removed" else standing.add)(data["id"])
    return standing
