"""The bitmaps against the reference, over stories that come in any order, change and go."""

import datetime as dt
from dataclasses import replace
from random import Random
from zoneinfo import ZoneInfo

import pytest

from dateline.core.filters import Field, Node, parse
from dateline.core.filters.forward import Feed, Position, ask, position
from dateline.core.filters.match import match
from dateline.core.filters.nodes import Phrase, all_of
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from tests.core.filters.agency import AGENCY, KEYS, NOW

ZONE = ZoneInfo("Europe/Moscow")
PAGE = 7


class Site:
    """A feed, and beside it the plain list of what is listed."""

    def __init__(self) -> None:
        self.feed = Feed()
        self.listed: dict[int, Facts] = {}

    def put(self, story: Facts) -> None:
        """New or changed; a story keeps the time at which it was first listed."""
        if known := self.listed.get(story.story_id):
            story = replace(story, listed_at=known.listed_at)
        self.listed[story.story_id] = story
        self.feed.put(position(story.listed_at, story.story_id), story.filed)

    def drop(self, story_id: int) -> None:
        story = self.listed.pop(story_id)
        assert self.feed.drop(position(story.listed_at, story_id))

    def passing(self, node: Node) -> list[Position]:
        """By the reference, newest first."""
        found = (each for each in self.listed.values() if match(node, each, NOW, ZONE))
        return sorted((position(each.listed_at, each.story_id) for each in found), reverse=True)


def told(dice: Random, story_id: int) -> Facts:
    """A story that has something in most fields."""
    language = dice.choice(["en", "ru"])
    filed = {field: frozenset(key for key in keys if dice.random() < 0.3) for field, keys in KEYS.items()}
    return Facts(
        story_id=story_id,
        listed_at=NOW - dt.timedelta(minutes=dice.choice([60, dice.randint(0, 14 * 24 * 60)])),
        language=language,
        title=part("", language),
        filed={**filed, Field.LANGUAGE: frozenset([language]), Field.URGENCY: frozenset([dice.choice("123456789")])},
    )


def played(dice: Random, rounds: int) -> Site:
    """Stories come in any order, change and go; now and then segments are sealed."""
    site = Site()
    for _ in range(rounds):
        site.put(told(dice, dice.randint(1, rounds)))
        if dice.random() < 0.1:
            site.drop(dice.choice(list(site.listed)))
        if dice.random() < 0.05:
            site.feed.seal()
    return site


def test_thousands_of_stories_are_sealed_and_merged() -> None:
    dice = Random(3)
    site = Site()
    for number in dice.sample(range(40_000), 40_000):
        site.put(plain(number))
    for number in range(0, 40_000, 3):
        site.drop(number)
    assert 1 < len(site.feed.sealed) < 12
    for written in ("topic:conflict", "-topic:conflict urgency:<=3", "lang:ru since:10d", "source:tass", "lang:en"):
        node = parse(written, AGENCY)
        passing = site.passing(node)
        assert 0 < len(passing) < len(site.listed)
        question = ask(node, NOW, ZONE)
        assert site.feed.newest(question, 50) == passing[:50]
        middle = len(passing) // 2
        assert site.feed.newest(question, 50, passing[middle]) == passing[middle + 1 :][:50]


def plain(number: int) -> Facts:
    """A story with four keys."""
    dice = Random(number)
    filed = {
        Field.TOPIC: dice.choice(["16000000", "11000000"]),
        Field.LANGUAGE: dice.choice(["en", "ru"]),
        Field.URGENCY: dice.choice("12345"),
        Field.SOURCE: "tass" if number % 1000 == 1 else "harbour",
    }
    return Facts(
        story_id=number,
        listed_at=NOW - dt.timedelta(minutes=dice.randint(0, 20_000)),
        language=filed[Field.LANGUAGE],
        title=part("", "en"),
        filed={field: frozenset([key]) for field, key in filed.items()},
    )


def test_words_are_not_asked_of_facets() -> None:
    with pytest.raises(ValueError, match="words"):
        ask(all_of([parse("lang:en", AGENCY), Phrase(("syria",))]), NOW, ZONE)


def test_what_is_not_listed_is_not_dropped() -> None:
    site = played(Random(1), 20)
    before = len(site.feed)
    assert not site.feed.drop(position(NOW, 999))
    assert len(site.feed) == before
