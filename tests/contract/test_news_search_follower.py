"""The index of news search holds what is public, whatever happens, and whenever its writer dies."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dateline.archive.models import Topic
from dateline.archive.topics import move
from dateline.archive.vocabulary import OWN, add_topic
from dateline.core.filters import Field
from dateline.core.filters.nodes import Phrase, among
from dateline.core.story import Code, Pubstatus, Signal
from dateline.index.registry import SEARCH
from dateline.index.search.public import reader
from dateline.index.search.public.embedded import folder
from dateline.index.search.public.embedded.reader import TantivyReader
from dateline.index.search.public.port import BusyError, NotReadyError
from dateline.index.words import Asked
from dateline.run.settings import CONFIG
from tests.contract.agency import Agency
from tests.contract.newsroom import PUBLISH, copy, say
from tests.contract.samples import NOW, item
from tests.searching import follow_search, new_search, no_search, searched

WEATHER, SPORT = "medtop:17000000", "medtop:15000000"
HOUR = dt.timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def search(db: None) -> Iterator[None]:
    new_search()
    yield
    no_search()


def found(word: str) -> list[int]:
    asked = Asked(Phrase((word,)), NOW, ZoneInfo("UTC"))
    return [where.story_id for where in reader().snapshot().newest(asked, None, 10)]


def test_what_is_published_is_found_and_what_is_killed_is_not(agency: Agency) -> None:
    story = agency.send(item("urn:1", headline="Harbours reopen", version=1)).story_id
    follow_search()
    assert found("harbour") == [story]
    agency.send(item("urn:1", headline="Airports reopen", version=2))
    follow_search()
    assert (found("harbour"), found("airport")) == ([], [story])
    agency.send(item("urn:1", version=3, signal=Signal.KILL))
    follow_search()
    assert searched() == set()


def test_what_is_not_public_never_comes_in(agency: Agency) -> None:
    agency.send(item("urn:1", headline="Harbours reopen", embargo=NOW + HOUR))
    agency.send(item("urn:2", headline="Harbours reopen", pubstatus=Pubstatus.WITHHELD))
    public = agency.send(item("urn:3", headline="Harbours reopen", version=1)).story_id
    agency.send(item("urn:3", headline="Secret harbours", version=2, embargo=NOW + HOUR))
    follow_search()
    assert found("harbour") == [public]
    assert found("secret") == []
    new_search()
    assert found("secret") == []


def test_a_moved_topic_takes_its_stories_along(topics: None) -> None:
    ice = add_topic("Harbour ice", "Лёд", WEATHER)
    story = say(PUBLISH, copy("Ice", topics=(Code(value=ice.code, scheme=OWN),))).story_id
    follow_search()
    assert (filed_under(WEATHER), filed_under(SPORT)) == ([story], [])
    move(ice.pk, Topic.objects.get(code=SPORT).pk, actor="ann", now=NOW)
    follow_search()
    assert (filed_under(WEATHER), filed_under(SPORT)) == ([], [story])


def filed_under(code: str) -> list[int]:
    asked = Asked(among(Field.TOPIC, [code]), NOW, ZoneInfo("UTC"))
    return [where.story_id for where in reader().snapshot().newest(asked, None, 10)]


def test_what_was_not_committed_is_applied_again(agency: Agency) -> None:
    story = agency.send(item("urn:1", headline="Harbours reopen")).story_id
    SEARCH.catch_up()
    SEARCH.commit()
    agency.send(item("urn:2", headline="Airports reopen"))
    SEARCH._committed_at = float("inf")  # the next commit is far away
    SEARCH.catch_up()
    SEARCH.close()
    SEARCH._committed_at = 0.0
    assert found("airport") == []
    follow_search()
    assert len(found("airport")) == 1
    assert found("harbour") == [story]


def test_the_old_index_serves_until_the_new_one_is_complete(agency: Agency) -> None:
    story = agency.send(item("urn:1", headline="Harbours reopen")).story_id
    follow_search()
    making = SEARCH.rebuild()
    next(making)
    agency.send(item("urn:2", headline="Airports reopen"))
    agency.send(item("urn:1", headline="Harbours shut", version=2, signal=Signal.KILL))
    assert found("harbour") == [story]
    with pytest.raises(BusyError):
        next(SEARCH.rebuild())
    list(making)  # to its end: how many steps that takes depends on the numbers that stories have
    assert found("harbour") == []
    assert len(found("airport")) == 1, "what happened meanwhile is in the new one"
    agency.send(item("urn:3", headline="Stations reopen"))
    follow_search()
    assert len(found("station")) == 1
    assert len([path for path in CONFIG.search_index.iterdir() if path.is_dir() and not path.is_symlink()]) == 1


def test_a_rebuild_that_is_given_up_leaves_the_old_index(agency: Agency) -> None:
    story = agency.send(item("urn:1", headline="Harbours reopen")).story_id
    follow_search()
    before = folder.current(CONFIG.search_index)
    making = SEARCH.rebuild()
    next(making)
    making.close()
    assert folder.current(CONFIG.search_index) == before
    assert found("harbour") == [story]


def test_an_index_of_another_archive_is_stale(agency: Agency) -> None:
    agency.send(item("urn:1", headline="Harbours reopen"))
    follow_search()
    assert not SEARCH.stale
    writer = SEARCH._writer
    assert writer is not None
    writer.commit(writer.seq + 1)
    assert SEARCH.stale


def test_without_an_index_nobody_is_told_that_nothing_was_found(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError):
        TantivyReader(tmp_path).snapshot()
