"""Random newsrooms: whatever happens to stories and topics, what passes a filter is what the reference says."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from dateline.archive import topics as desk_topics
from dateline.archive.models import Source, Story, Topic
from dateline.archive.names import AgencyNames
from dateline.archive.record import record, release_due
from dateline.archive.vocabulary import OWN, add_topic
from dateline.core.desk import Refused, StateVerb
from dateline.core.filters import Field, Node, parse
from dateline.core.filters.match import match
from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from dateline.core.story import Code, Pubstatus, Signal
from dateline.core.text.clean import paragraphs
from dateline.core.topic_changes import Refused as TopicRefused
from dateline.index.facts import facts_of
from dateline.index.feed.disk import Disk
from dateline.index.feed.index import FeedIndex
from dateline.index.pages import Cursor
from dateline.index.words import Asked
from tests.contract.newsroom import do
from tests.contract.samples import HOUR, NOW, item

ZONE = ZoneInfo("Europe/Moscow")
WEATHER, SPORT, CONFLICT = "medtop:17000000", "medtop:15000000", "medtop:16000000"
LABELS = ("Harbour ice", "Old town", "Quay four")
_TERMS = [
    "topic:weather", "topic:sport", "topic:conflict", "topic:sport,weather", "lang:en", "lang:ru", "source:wire",
    "source:late,wire", "urgency:<=3", "urgency:>4", "is:correction", "is:flash,correction", "kind:interview",
    "has:photo", "place:helsinki", "place:russia,sweden", 'author:"ann lee"', "since:12h", "since:today",
    "until:yesterday", "until:2026-03-28", "since:3d", "since:2026-03-29", "until:40h",
]  # fmt: skip
_WORDS = [
    "rain", "title:rain", '"rains"', '"heavy rain"', "WHO", "who", "title:who", "harbour", "порт", '"порта"',
    "ports", '"ice storm"', "storm",
]  # fmt: skip
_SAID = ["rain", "rains", "heavy", "WHO", "who", "harbour", "порту", "порта", "ports", "ice", "storm", "in"]


AT_FIRST = 200
ASKED: Counter[str] = Counter()
"""Filters by whether they passed some stories and not others: those that do not say little."""


def written(dice: Random, terms: Sequence[str]) -> str:
    """A filter of two to five terms, some behind a minus, some in brackets."""
    chosen = [dice.choice(["", "", "", "-"]) + dice.choice(terms) for _ in range(dice.randint(1, 4))]
    if len(chosen) > 2:
        return f"({chosen[0]} OR {chosen[1]}) {' '.join(chosen[2:])}"
    return dice.choice([" ", " OR "]).join(chosen)


class Newsroom(RuleBasedStateMachine):
    """An archive, the index that follows it, and filters saved by readers. The clock moves with each rule."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.folder = TemporaryDirectory()
        self.index = self.opened()
        sources = [("wire", "auto"), ("late", "auto"), ("paper", "coverage")]
        self.sources = [
            Source.objects.create(slug=slug, name=slug, policy=policy, language="en") for slug, policy in sources
        ]
        self.topics = [add_topic(label, "", WEATHER).pk for label in LABELS]
        self.sent = 0
        self.dice = Random(0)

    def teardown(self) -> None:
        """It is asked in the end, whether or not on the way; then back to an empty archive."""
        try:
            self.ask(self.sent)
        finally:
            self.folder.cleanup()
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def opened(self) -> FeedIndex:
        """A process that begins."""
        index = FeedIndex(Disk(Path(self.folder.name)))
        index.open()
        return index

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=17)
        return self.now

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        """There are some stories."""
        self.send(seed, AT_FIRST)

    @rule(seed=st.integers(0, 2**32), count=st.integers(1, 20))
    def send(self, seed: int, count: int) -> None:
        """Copy comes in, some of it old, some of it embargoed, some again in another version."""
        dice = Random(seed)
        for _ in range(count):
            self._send_one(dice)

    def _send_one(self, dice: Random) -> None:
        again = dice.random() < 0.3
        number = dice.randrange(self.sent) if again and self.sent else self.sent
        self.sent = max(self.sent, number + 1)
        now = self.tick()
        text = " ".join(dice.choices(_SAID, k=6))
        sent = item(
            f"urn:{number}",
            version=self.sent + int(now.timestamp()),
            headline=" ".join(dice.choices(_SAID, k=3)),
            body_html=paragraphs(f"{text} of number {number}"),
            language=dice.choice(["en", "en", "ru"]),
            byline=dice.choice(["", "By Ann Lee and Ivan Petrov"]),
            urgency=dice.randint(1, 8),
            kind=dice.choice(["", "interview"]),
            published=dice.choice([now, now - dice.randint(1, 90) * HOUR]),
            embargo=now + dice.randint(1, 5) * HOUR if dice.random() < 0.1 else None,
            pubstatus=Pubstatus.WITHHELD if dice.random() < 0.05 else Pubstatus.USABLE,
            signal=dice.choice([Signal.NONE] * 5 + [Signal.CORRECTION, Signal.FLASH, Signal.KILL]),
            topics=tuple(Code(value=code, scheme=OWN) for code in dice.sample(self.codes(), k=dice.randint(0, 2))),
            places=tuple(Code(value=place) for place in dice.sample(["Helsinki", "Moscow", "Stockholm"], k=1)),
        )
        # A story stays with its source, as it does in the world.
        record(sent, self.sources[number % len(self.sources)], now=now, backfill=dice.random() < 0.2)

    def codes(self) -> list[str]:
        own = Topic.objects.filter(pk__in=self.topics).values_list("code", flat=True)
        return [*own, SPORT, CONFLICT]

    @rule(verb=st.sampled_from(StateVerb), which=st.integers(0, 1000))
    def decide_at_the_desk(self, verb: StateVerb, which: int) -> None:
        """An editor kills, withdraws, holds, releases or restores stories."""
        now = self.tick()
        ids = list(Story.objects.order_by("pk").values_list("pk", flat=True))
        for story_id in ids[which % max(len(ids), 1) :: 7]:
            with suppress(Refused):
                do(verb, story_id, now, lift=True)

    @rule()
    def release(self) -> None:
        """Embargoes end."""
        release_due(self.tick())

    @rule(which=st.integers(0, 2), to=st.sampled_from([SPORT, CONFLICT, WEATHER, ""]))
    def move_a_topic(self, which: int, to: str) -> None:
        """Its stories lie under another one from now on."""
        parent = Topic.objects.filter(code=to).values_list("pk", flat=True).first()
        self._change(lambda: desk_topics.move(self.topics[which], parent, actor="ann", now=self.tick()))

    @rule(which=st.integers(0, 2), into=st.integers(0, 2), back=st.booleans())
    def merge_a_topic(self, which: int, into: int, back: bool) -> None:
        """Or is taken for another, or is not any more."""
        if back:
            self._change(lambda: desk_topics.restore(self.topics[which], actor="ann", now=self.tick()))
        else:
            self._change(lambda: desk_topics.merge(self.topics[which], self.topics[into], actor="ann", now=self.tick()))

    @rule(which=st.integers(0, 2), number=st.integers(0, 99))
    def rename_a_topic(self, which: int, number: int) -> None:
        """Its address changes, what is filed there stays."""
        label = f"Renamed {number}"
        self._change(lambda: desk_topics.rename(self.topics[which], label, "", actor="ann", now=self.tick()))

    def _change(self, change: Callable[[], object]) -> None:
        with suppress(TopicRefused):
            change()

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        """Time passes."""
        self.now += hours * HOUR

    @rule()
    def follow_in_part(self) -> None:
        """The index is in the middle of following."""
        self.index.catch_up(limit=3)

    @rule(save=st.booleans())
    def start_anew(self, save: bool) -> None:
        """The process ends and another begins."""
        if save:
            self.index.save()
        self.index = self.opened()

    @rule()
    def make_anew(self) -> None:
        """The index is rebuilt while it serves."""
        for _ in self.index.rebuild():
            self.index.catch_up(limit=2)

    @rule(seed=st.integers(0, 2**32))
    def ask(self, seed: int) -> None:
        """Every page, every count, and every saved filter."""
        dice = Random(seed)
        while self.index.catch_up():
            pass
        stories = facts_of(list(Story.objects.values_list("pk", flat=True)), others=True)
        own = facts_of(list(stories))
        for _ in range(6):
            self._ask(written(dice, _TERMS + self._slugs()), own, stories)
        self._ask_in_reverse(
            [written(dice, _TERMS + _WORDS + self._slugs()) for _ in range(40)], list(stories.values())
        )

    def _slugs(self) -> list[str]:
        slugs = Topic.objects.filter(pk__in=self.topics).values_list("slug", flat=True)
        return [f"topic:{slug}" for slug in slugs]

    def _ask(self, text: str, own: dict[int, Facts], everybodys: dict[int, Facts]) -> None:
        node = parse(text, AgencyNames())
        for others, stories in ((False, own), (True, everybodys)):
            asked = Asked(node, self.now, ZONE, others)
            passing = self._passing(node, stories)
            ASKED["some" if 0 < len(passing) < len(stories) else "all or none"] += 1
            assert self._pages(asked) == [each.story_id for each in passing], text
            assert self.index.count(asked) == len(passing), text
            days = [self.now + day * 24 * HOUR for day in range(-5, 2)]
            by_day = [sum(start <= each.listed_at < end for each in passing) for start, end in pairwise(days)]
            assert self.index.counts(asked, days) == by_day, text
            keys = [WEATHER, SPORT, CONFLICT]
            spread = [sum(key in each.filed[Field.TOPIC] for each in passing) for key in keys]
            assert self.index.spread(asked, Field.TOPIC, keys) == spread, text

    def _passing(self, node: Node, stories: dict[int, Facts]) -> list[Facts]:
        found = [each for each in stories.values() if match(node, each, self.now, ZONE)]
        return sorted(found, key=lambda each: (each.listed_at, each.story_id), reverse=True)

    def _pages(self, asked: Asked) -> list[int]:
        found: list[Cursor] = []
        while page := self.index.newest(asked, found[-1] if found else None, 7):
            found += page
        return [each.story_id for each in found]

    def _ask_in_reverse(self, texts: list[str], stories: list[Facts]) -> None:
        watches: Watches[str] = Watches()
        nodes = {text: parse(text, AgencyNames()) for text in texts}
        for text, node in nodes.items():
            watches.add(text, node)
        for story in stories[:60]:
            wanted = {text for text, node in nodes.items() if match(node, story, self.now, ZONE)}
            assert set(watches.matching(story, self.now, ZONE)) == wanted


@pytest.mark.usefixtures("topics")
def test_pages_counts_and_saved_filters_follow_the_archive() -> None:
    long = bool(os.environ.get("DATELINE_LONG"))
    examples = settings(deadline=None, max_examples=30 if long else 5, stateful_step_count=25 if long else 10)
    ASKED.clear()
    run_state_machine_as_test(Newsroom, settings=examples)
    assert ASKED["some"] > 0.3 * ASKED.total() > 0
