"""Saved filters against the reference."""

import datetime as dt
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters import EVERYTHING, Node, parse
from dateline.core.filters.match import match
from dateline.core.filters.nodes import All, OneOf, When, Without, all_of, one_of
from dateline.core.filters.reverse import Watches
from dateline.core.filters.reverse.clauses import clauses
from dateline.core.filters.reverse.written import DamagedError, read, written
from dateline.core.filters.story import Facts
from tests.core.filters.agency import AGENCY, NOW, nodes, stories
from tests.core.filters.crowd import crowd, filters

ZONE = ZoneInfo("Europe/Moscow")


def watching(nodes: list[Node]) -> Watches[int]:
    watches: Watches[int] = Watches()
    for key, node in enumerate(nodes):
        watches.add(key, node)
    return watches


def passing(saved: dict[int, Node], story: Facts, now: dt.datetime = NOW) -> list[int]:
    """By the reference."""
    return [key for key, node in saved.items() if match(node, story, now, ZONE)]


def whenever(node: Node) -> Node:
    """The filter with every time, and its opposite, taken to hold."""
    match node:
        case When() | Without(When()):
            return EVERYTHING
        case All():
            return all_of(whenever(part) for part in node.parts)
        case OneOf():
            return one_of(whenever(part) for part in node.parts)
    return node


@given(st.lists(nodes(), min_size=1, max_size=40), st.lists(stories(), min_size=1, max_size=5))
def test_a_story_finds_the_filters_that_it_passes(saved: list[Node], told: list[Facts]) -> None:
    watches = watching(saved)
    for story in told:
        assert sorted(watches.matching(story, NOW, ZONE)) == passing(dict(enumerate(saved)), story)
        timeless = {key: whenever(node) for key, node in enumerate(saved)}
        assert sorted(watches.touching(story)) == passing(timeless, story)


def test_filters_come_change_and_go() -> None:
    dice = Random(7)
    watches: Watches[int] = Watches()
    saved: dict[int, Node] = {}
    pool = filters(dice, 4000)
    for node in pool:
        key = dice.randrange(3000)
        watches.add(key, node)
        saved[key] = node
    told = crowd(dice, 12)
    _agree(watches, saved, told)
    # So many go that what is left is put in order again.
    for key in dice.sample(sorted(saved), len(saved) - 300):
        watches.remove(key)
        del saved[key]
    _agree(watches, saved, told)
    for key, node in enumerate(pool[:500], 10_000):
        watches.add(key, node)
        saved[key] = node
    _agree(watches, saved, told)


def _agree(watches: Watches[int], saved: dict[int, Node], told: list[Facts]) -> None:
    assert len(watches) == len(saved)
    for story in told:
        assert sorted(watches.matching(story, NOW, ZONE)) == sorted(passing(saved, story))


def test_filters_too_wide_to_be_multiplied_out_are_matched_all_the_same() -> None:
    pairs = " OR ".join(f"(syria n{n}) OR (-war since:{n}h air)" for n in range(1, 16))
    node = parse(pairs, AGENCY)
    assert not clauses(node).exact
    dice = Random(5)
    watches = watching([node, EVERYTHING])
    told = crowd(dice, 60)
    found = [watches.matching(story, NOW, ZONE) for story in told]
    assert [0 in keys for keys in found] == [match(node, story, NOW, ZONE) for story in told]
    assert 0 < sum(0 in keys for keys in found) < len(told)
    assert all(1 in keys for keys in found)
    assert [0 in watches.touching(story) for story in told] == [
        match(whenever(node), story, NOW, ZONE) for story in told
    ]


def test_equal_filters_are_everybodys() -> None:
    watches = watching([parse("syria", AGENCY)] * 5)
    story = next(each for each in crowd(Random(1), 50) if match(parse("syria", AGENCY), each, NOW, ZONE))
    assert sorted(watches.matching(story, NOW, ZONE)) == [0, 1, 2, 3, 4]
    for key in (0, 3):
        watches.remove(key)
    assert sorted(watches.matching(story, NOW, ZONE)) == [1, 2, 4]
    for key in (1, 2, 4, 4, 99):
        watches.remove(key)
    assert watches.matching(story, NOW, ZONE) == []
    assert len(watches) == 0


def test_a_key_has_one_filter() -> None:
    watches: Watches[str] = Watches()
    watches.add("ann", parse("syria", AGENCY))
    watches.add("ann", parse("-syria", AGENCY))
    for story in crowd(Random(2), 30):
        assert bool(watches.matching(story, NOW, ZONE)) is match(parse("-syria", AGENCY), story, NOW, ZONE)


def test_what_is_written_is_read_back() -> None:
    dice = Random(11)
    saved = dict(enumerate(filters(dice, 600)))
    saved[1000] = parse(" OR ".join(f"(syria n{n}) OR (-war since:{n}h air)" for n in range(1, 16)), AGENCY)
    watches: Watches[int] = Watches()
    for key, node in saved.items():
        watches.add(key, node)
    for key in range(0, 600, 4):
        watches.remove(key)
        del saved[key]
    again = read(written(watches))
    told = crowd(dice, 15)
    _agree(again, saved, told)
    # It goes on as if nothing had been: known filters are known again, and new ones come and go.
    for key, node in enumerate(filters(dice, 300), 2000):
        again.add(key, node)
        saved[key] = node
    for key in range(1, 600, 4):
        again.add(-key, saved[key])
        saved[-key] = saved[key]
        again.remove(key)
        del saved[key]
    _agree(again, saved, told)
    _agree(read(written(again)), saved, told)


def test_damaged_bytes_are_refused() -> None:
    whole = written(watching([parse("syria", AGENCY)]))
    for held in (b"", whole[:-1], whole[:40] + b"x" + whole[41:], b"x" + whole[1:]):
        with pytest.raises(DamagedError):
            read(held)


def test_nothing_is_written_and_read() -> None:
    assert len(read(written(Watches()))) == 0
