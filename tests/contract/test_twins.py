"""The same copy under another identity is one story."""

import dataclasses

from dateline.archive.models import Source, Story
from dateline.archive.record import record
from dateline.core.decide import Outcome
from dateline.core.story import Pubstatus
from tests.contract.agency import GONE, Agency
from tests.contract.samples import HOUR, NOW, item


def test_twin_is_no_second_story(agency: Agency) -> None:
    first = agency.send(item("urn:a"))
    again = agency.send(dataclasses.replace(item("urn:a"), uri="urn:b"), NOW + HOUR)
    assert (again.outcome, again.story_id, again.seq) == (Outcome.TWIN, first.story_id, None)
    assert agency.listed() == ["Rain 1"]


def test_further_versions_of_the_twin_belong_to_the_story(agency: Agency) -> None:
    first = agency.send(item("urn:a"))
    agency.send(dataclasses.replace(item("urn:a"), uri="urn:b"))
    agency.send(item("urn:b", version=2))
    assert agency.sees(first.story_id) == "Rain 2"
    agency.send(item("urn:b", version=3, pubstatus=Pubstatus.CANCELED))
    assert agency.sees(first.story_id) == GONE


def test_days_apart_it_is_a_story_of_its_own(agency: Agency) -> None:
    agency.send(item("urn:a", published=NOW - 72 * HOUR))
    again = agency.send(dataclasses.replace(item("urn:a"), uri="urn:b", published=NOW))
    assert again.outcome is Outcome.PUBLISHED


def test_another_source_has_its_own_story(agency: Agency) -> None:
    first = agency.send(item("urn:a"))
    other = Source.objects.create(slug="other", name="Other", policy="auto", language="en")
    second = record(item("urn:a"), other, now=NOW)
    assert second.story_id != first.story_id
    assert second.outcome is Outcome.PUBLISHED


def test_long_identities_are_told_apart(agency: Agency) -> None:
    first = agency.send(item("urn:" + "x" * 5000 + "1"))
    second = agency.send(item("urn:" + "x" * 5000 + "2"))
    assert first.story_id != second.story_id
    assert agency.send(item("urn:" + "x" * 5000 + "1")).story_id == first.story_id
    assert Story.objects.count() == 2
