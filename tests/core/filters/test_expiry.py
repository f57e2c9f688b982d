"""When a filter's stories change by themselves: never sooner than found, by the plain evaluator's word."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters.expiry import changes_at
from dateline.core.filters.match import match
from dateline.core.filters.nodes import EVERYTHING, Age, Date, Day, Node, Phrase, When, all_of, one_of, without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part

NOW = dt.datetime(2026, 3, 28, 20, 30, tzinfo=dt.UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)
MIDNIGHT = dt.datetime(2026, 3, 28, 21, tzinfo=dt.UTC)
SINCE_DAY = When(until=False, moment=Age(24))


@pytest.mark.parametrize(
    ("node", "oldest", "expected"),
    [
        (EVERYTHING, NOW, None),
        (Phrase(("storm",)), NOW, None),
        (When(until=False, moment=Date(dt.date(2026, 3, 1))), NOW, None),
        (When(until=False, moment=Day(0)), NOW, MIDNIGHT),
        (When(until=True, moment=Day(1)), None, MIDNIGHT),
        (SINCE_DAY, NOW - 23 * HOUR, NOW + HOUR + dt.timedelta(microseconds=1)),
        (all_of([Phrase(("storm",)), SINCE_DAY]), NOW - 23 * HOUR, NOW + HOUR + dt.timedelta(microseconds=1)),
        (SINCE_DAY, None, NOW + SECOND),
        (When(until=True, moment=Age(24)), NOW - 30 * HOUR, NOW + SECOND),
        (without(SINCE_DAY), NOW - 30 * HOUR, NOW + SECOND),
        (one_of([Phrase(("storm",)), SINCE_DAY]), NOW, NOW + SECOND),
        (all_of([SINCE_DAY, When(until=False, moment=Day(0))]), NOW - 2 * HOUR, MIDNIGHT),
    ],
)
def test_when_it_changes(node: Node, oldest: dt.datetime | None, expected: dt.datetime | None) -> None:
    assert changes_at(node, NOW, MOSCOW, oldest) == expected


def test_a_day_ends_where_the_edition_is() -> None:
    new_york = ZoneInfo("America/New_York")
    found = changes_at(When(until=False, moment=Day(0)), NOW, new_york, None)
    assert found == dt.datetime(2026, 3, 29, 4, tzinfo=dt.UTC)


_MOMENTS = st.one_of(
    st.integers(1, 60).map(Age),
    st.integers(0, 1).map(Day),
    st.dates(dt.date(2026, 3, 25), dt.date(2026, 3, 30)).map(Date),
)
_TIMES = st.builds(When, until=st.booleans(), moment=_MOMENTS)
_NODES = st.recursive(
    st.one_of(_TIMES, st.just(Phrase(("storm",)))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(all_of),
        st.lists(inner, min_size=1, max_size=3).map(one_of),
        inner.map(without),
    ),
    max_leaves=5,
)
_LISTED = st.integers(0, 70 * 60).map(lambda minutes: NOW - dt.timedelta(minutes=minutes))


@given(_NODES, st.lists(_LISTED, min_size=1, max_size=8), st.integers(0, 70 * 60))
def test_nothing_changes_before(node: Node, listed: list[dt.datetime], later: int) -> None:
    title = part("A storm", "en")
    stories = [Facts(story_id=number, listed_at=at, language="en", title=title) for number, at in enumerate(listed)]

    def passing(now: dt.datetime) -> set[int]:
        return {story.story_id for story in stories if match(node, story, now, MOSCOW)}

    shown = passing(NOW)
    oldest = min((story.listed_at for story in stories if story.story_id in shown), default=None)
    ends = changes_at(node, NOW, MOSCOW, oldest)
    moment = NOW + dt.timedelta(minutes=later)
    if ends is None or moment < ends:
        assert passing(moment) == shown
