"""The evaluators are held to the reference, and what holds them is held to find a mistake in any of their operators."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.filters import Field, Node
from dateline.core.filters.forward import Feed, Position, Question, ask, position
from dateline.core.filters.match import match
from dateline.core.filters.nodes import Age, All, Among, At, Date, Day, OneOf, Phrase, When, Without
from dateline.core.filters.reverse import Watches
from dateline.core.filters.story import Facts
from tests.core.filters.agency import NOW
from tests.core.filters.crowd import crowd, filters

ZONE = ZoneInfo("Europe/Moscow")
PAGE = 7
LONG = bool(os.environ.get("DATELINE_LONG"))
MANY = settings(deadline=None, max_examples=10_000 if LONG else 60)
PASSED: Counter[str] = Counter()
"""Filters by whether they pass some stories and not others: those that do not say little."""
Bug: TypeAlias = Callable[[Node], Node]


def same(node: Node) -> Node:
    return node


@cache
def world() -> list[Facts]:
    """Stories that all examples draw from."""
    return crowd(Random(1), 3000)


def passing(node: Node, stories: list[Facts]) -> list[Facts]:
    """By the reference, newest first."""
    found = [each for each in stories if match(node, each, NOW, ZONE)]
    PASSED["some" if 0 < len(found) < len(stories) else "all or none"] += 1
    return sorted(found, key=lambda each: (each.listed_at, each.story_id), reverse=True)


def played(dice: Random) -> tuple[Feed, list[Facts]]:
    """Stories come in any order, change and go, and segments are sealed; at least two hundred are left."""
    feed, listed = Feed(), {}
    for story in dice.sample(world(), 260):
        feed.put(position(story.listed_at, story.story_id), story.filed)
        listed[story.story_id] = story
        if dice.random() < 0.1:
            former = dice.choice(list(listed.values()))
            again = replace(dice.choice(world()), story_id=former.story_id, listed_at=former.listed_at)
            feed.put(position(again.listed_at, again.story_id), again.filed)
            listed[again.story_id] = again
        if dice.random() < 0.1 and len(listed) > 1:
            gone = listed.pop(dice.choice(list(listed)))
            assert feed.drop(position(gone.listed_at, gone.story_id))
        if dice.random() < 0.02:
            feed.seal()
    return feed, list(listed.values())


def pages(feed: Feed, question: Question) -> list[Position]:
    """Page after page."""
    found: list[Position] = []
    while page := feed.newest(question, PAGE, found[-1] if found else None):
        assert len(page) <= PAGE
        found += page
    return found


def check_feed(seed: int, asked: int = 2, bug: Bug = same) -> None:
    """Pages in full and in order, counts, and counts by day and by key."""
    dice = Random(seed)
    feed, stories = played(dice)
    assert len(feed) == len(stories) >= 200
    days = [NOW + dt.timedelta(days=day) for day in range(-15, 2)]
    for node in filters(dice, asked, words=False):
        wanted = passing(node, stories)
        question = ask(bug(node), NOW, ZONE)
        assert pages(feed, question) == [position(each.listed_at, each.story_id) for each in wanted]
        assert feed.count(question) == len(wanted)
        by_day = [sum(start <= each.listed_at < end for each in wanted) for start, end in pairwise(days)]
        assert feed.counts(question, [position(day, 0).at for day in days]) == by_day
        keys = [(Field.TOPIC, "16000000"), (Field.LANGUAGE, "ru"), (Field.PLACE, "nowhere")]
        by_key = [sum(key in each.filed[field] for each in wanted) for field, key in keys]
        assert feed.spread(question, keys) == by_key


def check_watches(seed: int, saved: int = 12, told: int = 3, bug: Bug = same) -> None:
    """Every filter that a story passes, and no other."""
    dice = Random(seed)
    nodes = dict(enumerate(filters(dice, saved)))
    watches: Watches[int] = Watches()
    for key, node in nodes.items():
        watches.add(key, bug(node))
    stories = dice.sample(world(), told)
    found: dict[int, set[int]] = {key: set() for key in nodes}
    for story in stories:
        for key in watches.matching(story, NOW, ZONE):
            found[key].add(story.story_id)
    for key, node in nodes.items():
        assert found[key] == {story.story_id for story in passing(node, stories)}


@MANY
@given(st.integers(0, 2**64))
def test_bitmaps_answer_as_the_reference_does(seed: int) -> None:
    check_feed(seed)


@MANY
@given(st.integers(0, 2**64))
def test_saved_filters_are_found_as_the_reference_finds_them(seed: int) -> None:
    check_watches(seed)


def test_a_thousand_filters_and_two_hundred_stories() -> None:
    PASSED.clear()
    for seed in range(3 if LONG else 1):
        check_watches(seed, saved=1000 if LONG else 300, told=200)
        check_feed(seed, asked=100)
    assert PASSED["some"] > 0.3 * PASSED.total() > 0


def everywhere(rule: Bug) -> Bug:
    """A rule for every node of a tree, from the leaves up."""

    def changed(node: Node) -> Node:
        match node:
            case All():
                return rule(All(tuple(map(changed, node.parts))))
            case OneOf():
                return rule(OneOf(tuple(map(changed, node.parts))))
            case Without():
                term = changed(node.term)
                return rule(Without(term)) if isinstance(term, Phrase | Among | When) else rule(node)
        return rule(node)

    return changed


def _later(node: Node) -> Node:
    """A time that is off by one."""
    match node:
        case When(until, Age(hours)):
            return When(until, Age(hours + 1))
        case When(until, Day(ago)):
            return When(until, Day(ago + 1))
        case When(until, Date(day)):
            return When(until, Date(day + dt.timedelta(days=1)))
        case When(until, At(time)):
            return When(until, At(time + dt.timedelta(microseconds=1)))
    return node


def _of(moment: type) -> Bug:
    return lambda node: _later(node) if isinstance(node, When) and isinstance(node.moment, moment) else node


BUGS: dict[str, Bug] = {
    "any instead of all": lambda node: OneOf(node.parts) if isinstance(node, All) else node,
    "all instead of any": lambda node: All(node.parts) if isinstance(node, OneOf) else node,
    "the last of all is forgotten": lambda node: All(node.parts[:-1]) if isinstance(node, All) else node,
    "minus is forgotten": lambda node: node.term if isinstance(node, Without) else node,
    "the first key only": lambda node: replace(node, keys=node.keys[:1]) if isinstance(node, Among) else node,
    "since is until": lambda node: replace(node, until=not node.until) if isinstance(node, When) else node,
    "ages": _of(Age),
    "days": _of(Day),
    "dates": _of(Date),
    "times": _of(At),
}
WORD_BUGS: dict[str, Bug] = {
    "the headline is anywhere": lambda node: replace(node, title=False) if isinstance(node, Phrase) else node,
    "to the letter is by the stem": lambda node: replace(node, exact=False) if isinstance(node, Phrase) else node,
    "capitals are small": lambda node: (
        replace(node, words=tuple(word.lower() for word in node.words)) if isinstance(node, Phrase) else node
    ),
    "the last word of a phrase is forgotten": lambda node: (
        replace(node, words=node.words[:-1] or node.words) if isinstance(node, Phrase) else node
    ),
    "words of a phrase stand anywhere": lambda node: (
        All(tuple(replace(node, words=(word,)) for word in node.words)) if isinstance(node, Phrase) else node
    ),
}


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_in_the_bitmaps_is_found(name: str) -> None:
    assert _finds(lambda seed: check_feed(seed, asked=10, bug=everywhere(BUGS[name])))


@pytest.mark.parametrize("name", [*BUGS, *WORD_BUGS])
def test_a_bug_in_the_watches_is_found(name: str) -> None:
    bug = everywhere({**BUGS, **WORD_BUGS}[name])
    assert _finds(lambda seed: check_watches(seed, saved=60, told=40, bug=bug))


def _finds(check: Callable[[int], None]) -> bool:
    """Within as many examples as the short run has."""
    for seed in range(60):
        try:
            check(seed)
        except AssertionError:
            return True
    return False
