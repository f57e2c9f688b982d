"""Embargoes: set, moved, lifted, released, and a new embargoed version of a story that is public."""

import pytest

from dateline.archive.record import release_due
from dateline.core.decide import Outcome
from dateline.core.story import Pubstatus, Signal
from tests.contract.agency import GONE, Agency
from tests.contract.samples import HOUR, NOW, item

LATER = NOW + 2 * HOUR


def test_embargoed_story_is_unknown_to_the_public(agency: Agency) -> None:
    done = agency.send(item(embargo=LATER))
    assert done.outcome is Outcome.HELD
    assert agency.sees(done.story_id) is None
    assert agency.listed() == []
    assert agency.told(done.story_id) == [("held", "trusted")]


def test_release_at_its_time_and_once(agency: Agency) -> None:
    done = agency.send(item(embargo=LATER))
    assert release_due(LATER - HOUR) == []
    assert release_due(LATER) == [done.story_id]
    assert agency.sees(done.story_id) == "Rain 1"
    assert agency.told(done.story_id)[1:] == [("released", "public")]
    assert agency.story(done.story_id).listed_at == LATER
    assert release_due(LATER + HOUR) == []


def test_late_release_is_listed_at_its_embargo(agency: Agency) -> None:
    done = agency.send(item(embargo=LATER))
    release_due(LATER + 5 * HOUR)
    assert agency.story(done.story_id).listed_at == LATER


def test_passed_embargo_is_none(agency: Agency) -> None:
    done = agency.send(item(embargo=NOW))
    assert done.outcome is Outcome.PUBLISHED
    assert agency.story(done.story_id).listed_at == NOW


def test_moved(agency: Agency) -> None:
    done = agency.send(item(version=1, embargo=LATER))
    agency.send(item(version=2, embargo=LATER + HOUR))
    assert release_due(LATER) == []
    assert release_due(LATER + HOUR) == [done.story_id]
    assert agency.sees(done.story_id) == "Rain 2"


def test_lifted(agency: Agency) -> None:
    done = agency.send(item(version=1, embargo=LATER))
    agency.send(item(version=2), NOW + HOUR)
    assert agency.sees(done.story_id) == "Rain 2"
    assert agency.told(done.story_id) == [("held", "trusted"), ("released", "public")]
    assert agency.story(done.story_id).listed_at == NOW + HOUR
    assert release_due(LATER) == []


def test_embargoed_version_of_a_public_story_waits_and_the_public_one_stays(agency: Agency) -> None:
    first = agency.send(item(version=1))
    listed_at = agency.story(first.story_id).listed_at
    agency.send(item(version=2, embargo=LATER))
    assert agency.sees(first.story_id) == "Rain 1"
    assert agency.told(first.story_id)[-1] == ("held", "trusted")
    assert release_due(LATER) == [first.story_id]
    assert agency.sees(first.story_id) == "Rain 2"
    assert agency.story(first.story_id).listed_at == listed_at


def test_only_the_latest_of_several_is_released(agency: Agency) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2, embargo=LATER))
    agency.send(item(version=3, embargo=LATER))
    release_due(LATER)
    assert agency.sees(first.story_id) == "Rain 3"
    assert [verb for verb, _ in agency.told(first.story_id)] == ["published", "held", "held", "released"]


@pytest.mark.parametrize("public_before", [False, True])
def test_killed_story_is_not_released(agency: Agency, public_before: bool) -> None:
    first = agency.send(item(version=1)) if public_before else None
    done = agency.send(item(version=2, embargo=LATER))
    agency.send(item(version=3, signal=Signal.KILL))
    assert release_due(LATER) == []
    assert agency.sees(done.story_id) == (GONE if first else None)


def test_withheld_story_is_not_released(agency: Agency) -> None:
    done = agency.send(item(version=1, embargo=LATER))
    agency.send(item(version=2, embargo=LATER, pubstatus=Pubstatus.WITHHELD))
    assert release_due(LATER) == []
    assert agency.sees(done.story_id) is None


def test_copy_for_the_desk_is_not_released(agency: Agency) -> None:
    agency.source.policy = "desk"
    agency.source.save()
    done = agency.send(item(embargo=LATER))
    assert release_due(LATER) == []
    assert agency.sees(done.story_id) is None


def test_oldest_embargo_first_and_no_more_than_asked(agency: Agency) -> None:
    last = agency.send(item("urn:b", embargo=LATER))
    first = agency.send(item("urn:a", embargo=LATER - HOUR))
    assert release_due(LATER, limit=1) == [first.story_id]
    assert release_due(LATER, limit=1) == [last.story_id]


def test_what_cannot_be_released_does_not_stand_in_the_way(agency: Agency) -> None:
    agency.send(item("urn:withheld", embargo=LATER - HOUR, pubstatus=Pubstatus.WITHHELD))
    done = agency.send(item("urn:fine", embargo=LATER))
    assert release_due(LATER, limit=1) == [done.story_id]
