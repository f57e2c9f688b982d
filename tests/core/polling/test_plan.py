"""When a source is asked again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.polling import plan
from dateline.core.polling.freshness import LONGEST, fresh_for, wait_asked
from dateline.core.polling.plan import Manners, after_answer, after_failure
from dateline.core.polling.rhythm import Rhythm, learnt

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
SPANS = st.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=400))
DICE = st.floats(0, 1)


def headers(**said: str) -> plan.dt.timedelta:
    return fresh_for(lambda name: said.get(name.replace("-", "_"), ""), NOW)


@pytest.mark.parametrize(
    ("said", "fresh"),
    [
        ({}, dt.timedelta(0)),
        ({"cache_control": "max-age=300"}, 5 * MINUTE),
        ({"cache_control": 'public, Max-Age="300"', "age": "60"}, 4 * MINUTE),
        ({"cache_control": "max-age=300", "age": "900"}, dt.timedelta(0)),
        ({"cache_control": "max-age=300, no-cache"}, dt.timedelta(0)),
        ({"cache_control": "max-age=31536000"}, LONGEST),
        ({"cache_control": "max-age=soon", "expires": "Mon, 23 Nov 2026 12:10:00 GMT"}, 10 * MINUTE),
        ({"expires": "Mon, 23 Nov 2026 13:00:00 GMT", "date": "Mon, 23 Nov 2026 12:50:00 GMT"}, 10 * MINUTE),
        ({"expires": "0"}, dt.timedelta(0)),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, dt.timedelta(0)),
        ({"cache_control": "max-age=" + "9" * 4000}, LONGEST),
    ],
)
def test_how_long_an_answer_is_fresh(said: dict[str, str], fresh: dt.timedelta) -> None:
    assert headers(**said) == fresh


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("", dt.timedelta(0)),
        ("120", 2 * MINUTE),
        ("Mon, 23 Nov 2026 12:30:00 GMT", 30 * MINUTE),
        ("Mon, 23 Nov 2026 11:30:00 GMT", dt.timedelta(0)),
        ("in a while", dt.timedelta(0)),
        ("99999999999999999999", LONGEST),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str, wait: dt.timedelta) -> None:
    assert wait_asked(lambda name: said if name == "retry-after" else "", NOW) == wait


def test_a_busy_wire_is_asked_twice_per_item() -> None:
    published = [NOW - 10 * MINUTE * number for number in range(12)]
    rhythm = learnt(Rhythm(), published, NOW)
    assert rhythm == Rhythm(gap=10 * MINUTE, newest=NOW)
    assert after_answer(rhythm, Manners(), NOW, dice=0) == NOW + 5 * MINUTE


def test_items_without_dates_teach_by_when_they_come() -> None:
    rhythm = learnt(Rhythm(), [], NOW)
    assert after_answer(rhythm, Manners(), NOW, dice=0) == NOW + plan.FIRST
    rhythm = learnt(rhythm, [], NOW + HOUR)
    assert rhythm.gap == HOUR


def test_a_silent_source_is_asked_ever_more_rarely_and_at_least_once_a_day() -> None:
    rhythm = Rhythm(gap=10 * MINUTE, newest=NOW)
    pauses = [
        after_answer(rhythm, Manners(), NOW + wait, dice=0) - NOW - wait for wait in (HOUR, 16 * HOUR, 999 * HOUR)
    ]
    assert pauses == [5 * MINUTE, HOUR, plan.LONGEST]


def test_a_fixed_pause_holds_but_not_against_the_source() -> None:
    manners = Manners(ttl=30 * MINUTE)
    assert after_answer(Rhythm(), Manners(), NOW, dice=0, every=2 * MINUTE) == NOW + 2 * MINUTE
    assert after_answer(Rhythm(), manners, NOW, dice=0, every=2 * MINUTE) == NOW + 30 * MINUTE


def test_hours_and_days_that_the_feed_skips() -> None:
    night = Manners(skip_hours=frozenset({12, 13, 14}))
    assert after_answer(Rhythm(), night, NOW, dice=0) == NOW.replace(hour=15)
    monday = Manners(skip_days=frozenset({0}))
    assert after_answer(Rhythm(), monday, NOW, dice=0) == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    never = Manners(skip_hours=frozenset(range(24)))
    assert after_answer(Rhythm(), never, NOW, dice=0) == NOW + plan.FIRST


def test_failures_lengthen_the_pause_by_even_steps() -> None:
    pauses = [after_failure(number, Manners(), NOW, dice=0) - NOW for number in (1, 2, 3, 10_000)]
    assert pauses == [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, plan.LONGEST]
    assert after_failure(1, Manners(), NOW, dice=0, asked=2 * HOUR) == NOW + 2 * HOUR


@given(SPANS, SPANS, SPANS, st.frozensets(st.integers(0, 23)), st.frozensets(st.integers(0, 6)), DICE)
def test_nobody_is_asked_sooner_than_allowed_nor_forgotten(
    gap: dt.timedelta,
    quiet: dt.timedelta,
    ttl: dt.timedelta,
    hours: frozenset[int],
    days: frozenset[int],
    dice: float,
) -> None:
    manners = Manners(ttl=ttl, skip_hours=hours, skip_days=days)
    next_at = after_answer(Rhythm(gap=gap, newest=NOW - quiet), manners, NOW, dice=dice)
    assert next_at >= NOW + max(plan.SHORTEST, min(ttl, plan.LONGEST))
    assert next_at <= NOW + plan.LONGEST * (1 + plan.JITTER) + dt.timedelta(days=8)
    if len(hours) < 24 and len(days) < 7:
        assert next_at.hour not in hours
        assert next_at.weekday() not in days
