"""Stories that pass a filter, asked through the one door for all of the site."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from dateline.archive import topics as desk_topics
from dateline.archive.models import Source, Topic
from dateline.archive.names import AgencyNames
from dateline.archive.record import record
from dateline.archive.vocabulary import OWN, add_topic
from dateline.core.filters import Field, Node, parse
from dateline.core.story import Code, Item, Signal
from dateline.index.feed import current
from dateline.index.filtered import count, counts, read_filtered, spread
from dateline.index.pages import Cursor
from tests.contract.newsroom import KILL, PUBLISH, RESTORE, UPDATE, copy, do, say
from tests.contract.samples import HOUR, NOW, item
from tests.searching import follow_all, new_search, no_search

pytestmark = pytest.mark.usefixtures("topics")
ZONE = ZoneInfo("Europe/Moscow")
CONFLICT, SPORT = "medtop:16000000", "medtop:15000000"


@pytest.fixture(params=["walking", "searching"], autouse=True)
def words(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """Filters with words are answered without an index, and with one."""
    if request.param == "searching":
        new_search()
    yield
    no_search()


def told(headline: str, *codes: str, now: dt.datetime = NOW, **said: object) -> int:
    """A public story of the desk's."""
    filed = tuple(Code(value=code, scheme=OWN) for code in codes)
    return say(PUBLISH, copy(headline, uri=f"urn:own:{headline}", topics=filed, **said), now).story_id


def parsed(written: str) -> Node:
    return parse(written, AgencyNames())


def ids(written: str, before: Cursor | None = None, limit: int = 50, *, others: bool = False) -> tuple[int, ...]:
    follow_all()
    return read_filtered(parsed(written), NOW + HOUR, ZONE, before=before, limit=limit, others=others).ids


@pytest.mark.parametrize("written", ["topic:conflict", "topic:conflict palmyra"])
def test_what_passes_is_listed_newest_first(written: str) -> None:
    first = told("Palmyra taken", CONFLICT, now=NOW)
    later = told("Palmyra held", "medtop:20000056", now=NOW + dt.timedelta(minutes=1))
    told("Palmyra plays", SPORT, now=NOW)
    assert ids(written) == (later, first)
    page = read_filtered(parsed(written), NOW + HOUR, ZONE, limit=1)
    assert page.ids == (later,)
    assert page.more is not None
    assert read_filtered(parsed(written), NOW + HOUR, ZONE, before=page.more, limit=1) == type(page)((first,), None)


@pytest.mark.parametrize("written", ["topic:conflict", "topic:conflict palmyra"])
def test_what_is_killed_goes_and_comes_back_to_its_place(written: str) -> None:
    first, later = told("Palmyra taken", CONFLICT), told("Palmyra held", CONFLICT, now=NOW + HOUR)
    do(KILL, first)
    assert ids(written) == (later,)
    do(RESTORE, first, NOW + 2 * HOUR)
    assert ids(written) == (later, first)


def test_an_update_is_seen_and_moves_nothing() -> None:
    first, later = told("Palmyra taken", CONFLICT), told("Palmyra held", CONFLICT, now=NOW + HOUR)
    assert ids("is:update") == ()
    again = copy("Palmyra retaken", uri="urn:own:Palmyra taken", signal=Signal.UPDATE)
    say(UPDATE, again, NOW + 2 * HOUR)
    assert ids("is:update") == (first,)
    assert ids("retaken") == (first,)
    assert ids("source:desk") == (later, first)


@pytest.mark.parametrize("written", ["source:wire", "source:wire rain"])
def test_what_is_embargoed_is_nowhere(agency: object, source: Source, written: str) -> None:
    record(item(embargo=NOW + HOUR, headline="Rain"), source, now=NOW)
    assert ids(written) == ()


@pytest.mark.parametrize("written", ["source:paper", "source:paper rain"])
def test_other_outlets_stories_are_there_for_who_asks(written: str) -> None:
    paper = Source.objects.create(slug="paper", name="Paper", policy="coverage", language="en")
    other = record(item(headline="Rain"), paper, now=NOW).story_id
    assert ids(written) == ()
    assert ids(written, others=True) == (other,)
    assert count(parsed(written), NOW, ZONE, others=True) == 1


def test_a_topic_that_is_moved_takes_its_stories_along() -> None:
    ice = add_topic("Harbour ice", "", "medtop:17000000")
    story = told("Ice", ice.code)
    assert ids("topic:weather") == (story,)
    assert ids("topic:sport") == ()
    desk_topics.move(ice.pk, Topic.objects.get(code=SPORT).pk, actor="ann", now=NOW)
    assert ids("topic:sport") == (story,)
    assert ids("topic:weather") == ()
    desk_topics.merge(ice.pk, Topic.objects.get(code=CONFLICT).pk, actor="ann", now=NOW)
    assert ids("topic:harbour-ice") == ids("topic:conflict") == (story,)


@pytest.mark.parametrize("words", ["", " palmyra"])
def test_counts_by_day_and_by_topic(words: str) -> None:
    for number, day in enumerate((0, 1, 1, 3)):
        assert len(current.feed()) == number
        told(f"Palmyra {number}", CONFLICT if day < 3 else SPORT, now=NOW + dt.timedelta(days=day))
        follow_all()
    asked, now = parsed("lang:en" + words), NOW + dt.timedelta(days=9)
    days = [NOW - HOUR + dt.timedelta(days=day) for day in range(5)]
    assert counts(asked, now, ZONE, days) == [1, 2, 0, 1]
    assert count(asked, now, ZONE) == 4
    assert spread(asked, now, ZONE, Field.TOPIC, [SPORT, CONFLICT, "medtop:17000000"]) == {
        SPORT: 1, CONFLICT: 3, "medtop:17000000": 0,
    }  # fmt: skip


def test_what_is_opened_later_has_what_came_before() -> None:
    first = told("Palmyra taken", CONFLICT)
    assert ids("topic:conflict") == (first,)
    current.forget()
    later = told("Palmyra held", CONFLICT, now=NOW + HOUR)
    assert ids("topic:conflict") == (later, first)


def test_an_archive_that_went_back_is_read_anew(source: Source) -> None:
    record(item(), source, now=NOW)
    assert len(ids("source:wire")) == 1
    current.feed()._kept.seq += 10
    record(Item(uri="urn:b", format="test", headline="B", version=1), source, now=NOW)
    assert len(ids("source:wire")) == 2
