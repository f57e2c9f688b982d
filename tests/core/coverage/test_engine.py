"""What the engine makes of streams, the good and the bad."""

import random

import pytest

from dateline.core.coverage import Engine, Report
from dateline.core.coverage.scoring import bcubed
from dateline.core.coverage.values import DAY, Left
from tests.core.coverage.told import bilingual, in_few_towns, report
from tests.floors import keeps

FERRY = (
    "A ferry ran aground",
    (
        "A passenger ferry ran aground off Izmir on Monday with 212 people on board. The coast guard brought everybody "
        "ashore. Captain Kemal Aydin blamed the fog."
    ),
)
FERRY_TOO = (
    "Izmir ferry passengers safe",
    (
        "All 212 passengers of the ferry that ran aground near Izmir are safe, the coast guard said. Its captain, "
        "Kemal Aydin, is being questioned about the fog."
    ),
)
FERRY_AGAIN = (
    "Turkish coast guard empties stranded ferry",
    (
        "Fog off Izmir sent a ferry onto a sandbank. Boats of the coast guard took off the 212 people; captain Aydin "
        "was questioned."
    ),
)
BUS = (
    "Bus falls into gorge near Arequipa",
    (
        "Seventeen people died when a night bus left the road near Arequipa in Peru and fell 120 metres into a gorge. "
        "The driver had been at the wheel for 14 hours."
    ),
)
BUS_TOO = (
    "Peru bus plunge kills 17",
    "A bus plunged 120 metres into a gorge outside Arequipa, Peru, killing 17. Its driver had not slept for 14 hours.",
)
BUS_AGAIN = (
    "Driver of Arequipa bus was tired",
    (
        "The driver of the bus that fell into a gorge at Arequipa had driven for 14 hours, Peru's police said of the "
        "plunge in which 17 people died."
    ),
)
BUDGET = (
    "Parliament rejects budget",
    (
        "Moldova's parliament in Chisinau voted down the budget by 51 to 49. Prime Minister Ion Sturzu promised a new "
        "draft by April."
    ),
)


def test_two_tellings_of_one_event_are_together_and_another_event_is_not() -> None:
    engine = Engine()
    first, second, other = (engine.add(report(key, *text)) for key, text in enumerate((FERRY, FERRY_TOO, BUDGET), 1))
    assert first.group == second.group != other.group
    assert second.reprint_of is None


@pytest.mark.parametrize("crowded", [False, True], ids=["", "in four towns"])
@pytest.mark.parametrize("part", ["tune", "keep"])
def test_events_are_joined_across_languages(part: str, crowded: bool) -> None:
    """Also where all of them happen in four towns, so that a place in common tells little."""
    scores = []
    for seed in range(10):
        told = in_few_towns(bilingual(part), seed) if crowded else bilingual(part)
        random.Random(seed).shuffle(told)
        engine = Engine()
        groups = [engine.add(each.report).group for each in told]
        scores.append(bcubed([each.event for each in told], groups))
    assert keeps(
        "coverage own events",
        f"{part}{' crowded' if crowded else ''} precision",
        round(sum(s.precision for s in scores) / 10, 4),
    )
    assert keeps(
        "coverage own events",
        f"{part}{' crowded' if crowded else ''} recall",
        round(sum(s.recall for s in scores) / 10, 4),
    )


def test_the_same_stream_gives_the_same_groups() -> None:
    told = bilingual("keep")
    one, other = Engine(), Engine()
    assert [one.add(each.report) for each in told] == [other.add(each.report) for each in told]


def test_five_hundred_copies_are_one_group_and_one_voice() -> None:
    engine = Engine()
    made = [engine.add(report(key, *FERRY)) for key in range(1, 501)]
    assert {each.group for each in made} == {1}
    assert [each.reprint_of for each in made] == [None, *[1] * 499]
    assert engine.groups[1].weight == 1
    assert engine.add(report(501, *FERRY_TOO)).group == 1


@pytest.mark.parametrize("text", ["", " \n ", "…", "Photo", "#### ==== ####"])
def test_empty_bodies_are_left_out(text: str) -> None:
    engine = Engine()
    made = [engine.add(Report(key=key, text=text, language="en")) for key in (1, 2)]
    assert {(each.group, each.left) for each in made} == {(None, Left.EMPTY)}
    assert len(engine) == 0


def test_a_clock_in_the_future_makes_nothing_be_forgotten() -> None:
    engine, now = Engine(), 1_458_000_000.0
    engine.add(report(1, *FERRY, at=now))
    engine.add(report(2, *BUDGET, at=now + 400 * DAY))
    for key in range(3, 200):
        engine.add(report(key, f"Item {key}", f"Mayor Number{key} of Town{key} opened bridge{key}.", at=now + key))
    assert engine.add(report(200, *FERRY_TOO, at=now + 300)).group == 1


def test_an_archive_sent_at_once_joins_nothing_of_today() -> None:
    engine, now = Engine(), 1_458_000_000.0
    today = engine.add(report(1, *FERRY, at=now)).group
    years_ago = engine.add(report(2, *FERRY_TOO, at=now - 900 * DAY))
    assert years_ago.group != today


def test_what_is_older_than_the_window_is_forgotten() -> None:
    engine, now = Engine(), 1_458_000_000.0
    engine.add(report(1, *FERRY, at=now))
    for key in range(2, 300):
        at = now + 60 * DAY + key
        engine.add(report(key, f"Item {key}", f"Mayor Number{key} of Town{key} opened bridge{key}.", at=at))
    assert 1 not in engine.sketches
    assert 1 not in engine.groups


def test_a_killed_report_leaves() -> None:
    engine = Engine()
    engine.add(report(1, *FERRY))
    engine.add(report(2, *FERRY_TOO))
    engine.remove(1)
    assert engine.groups[1].members == [2]
    engine.remove(2)
    assert engine.groups == {}


def test_a_group_that_was_two_events_is_parted() -> None:
    engine = Engine()
    for key, text in enumerate((FERRY, FERRY_TOO, FERRY_AGAIN), 1):
        assert engine.add(report(key, *text)).group == 1
    assert engine.add(report(4, *BUS)).group == engine.add(report(5, *BUS_TOO)).group != 1
    for key in (4, 5):
        engine.move(key, 1)
    made = engine.add(report(6, *BUS_AGAIN))
    assert [engine.of[key] for key in (1, 2, 3)] == [1, 1, 1]
    assert engine.of[4] == engine.of[5] == engine.of[6] == made.group != 1
    assert {key for key, _ in made.moved} == {4, 5, 6}
