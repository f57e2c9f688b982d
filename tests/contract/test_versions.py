"""A story and its versions: first, newer, resent, late, corrected, backfilled."""

import datetime as dt

import pytest

from dateline.archive.models import LedgerEvent
from dateline.core.decide import Outcome
from dateline.core.story import Signal
from tests.contract.agency import Agency
from tests.contract.samples import HOUR, NOW, item

PUBLISHED = ("published", "public")


def test_first_version_is_published(agency: Agency) -> None:
    done = agency.send(item(headline="Rain"))
    assert done.outcome is Outcome.PUBLISHED
    assert agency.sees(done.story_id) == "Rain"
    assert agency.listed() == ["Rain"]
    assert agency.told(done.story_id) == [PUBLISHED]


@pytest.mark.parametrize(
    ("published", "listed_at"),
    [(NOW - HOUR, NOW - HOUR), (NOW + HOUR, NOW), (None, NOW)],
    ids=["the source's time", "not in the future", "arrival where the source has none"],
)
def test_listed_at_is_the_time_of_the_source(
    agency: Agency, published: dt.datetime | None, listed_at: dt.datetime
) -> None:
    done = agency.send(item(published=published))
    assert agency.story(done.story_id).listed_at == listed_at


def test_newer_version_replaces_and_does_not_move_the_story(agency: Agency) -> None:
    first = agency.send(item(version=1))
    second = agency.send(item(version=2, updated=NOW), NOW + HOUR)
    assert second.outcome is Outcome.UPDATED
    assert second.story_id == first.story_id
    assert agency.sees(first.story_id) == "Rain 2"
    assert agency.versions(first.story_id) == ["Rain 1", "Rain 2"]
    assert agency.told(first.story_id) == [PUBLISHED, ("updated", "public")]
    assert agency.story(first.story_id).listed_at == NOW - HOUR


def test_resend_changes_nothing(agency: Agency) -> None:
    first = agency.send(item())
    again = agency.send(item(), NOW + HOUR)
    assert (again.outcome, again.seq, again.story_id) == (Outcome.RESENT, None, first.story_id)
    assert agency.versions(first.story_id) == ["Rain 1"]
    assert LedgerEvent.objects.count() == 1


def test_resend_of_an_older_version_changes_nothing(agency: Agency) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2))
    assert agency.send(item(version=1)).outcome is Outcome.RESENT
    assert agency.sees(first.story_id) == "Rain 2"


def test_older_version_arriving_late_is_kept_and_not_shown(agency: Agency) -> None:
    second = agency.send(item(version=2))
    late = agency.send(item(version=1))
    assert late.outcome is Outcome.LATE
    assert agency.sees(second.story_id) == "Rain 2"
    assert agency.versions(second.story_id) == ["Rain 2", "Rain 1"]
    assert agency.told(second.story_id)[1:] == [("held", "trusted")]


def test_without_version_numbers_the_source_time_orders(agency: Agency) -> None:
    noon = agency.send(item(version=None, headline="Noon", updated=NOW))
    agency.send(item(version=None, headline="Morning", updated=NOW - HOUR))
    assert agency.sees(noon.story_id) == "Noon"
    agency.send(item(version=None, headline="Evening", updated=NOW + HOUR), NOW + HOUR)
    assert agency.sees(noon.story_id) == "Evening"


def test_correction_is_called_one(agency: Agency) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2, signal=Signal.CORRECTION, correction="It was snow."))
    assert agency.told(first.story_id) == [PUBLISHED, ("corrected", "public")]
    assert agency.sees(first.story_id) == "Rain 2"


def test_advisory_stays_with_the_desk(agency: Agency) -> None:
    first = agency.send(item(version=1))
    note = agency.send(item(version=2, headline="Note to editors", signal=Signal.ADVISORY))
    assert note.outcome is Outcome.ADVISED
    assert agency.sees(first.story_id) == "Rain 1"
    assert agency.told(first.story_id) == [PUBLISHED, ("advised", "trusted")]


def test_backfill_is_marked_and_listed(agency: Agency) -> None:
    done = agency.send(item(), backfill=True)
    assert LedgerEvent.objects.get(seq=done.seq).backfill
    assert agency.listed() == ["Rain 1"]


@pytest.mark.parametrize(
    ("policy", "seen"), [("auto", "Rain 1"), ("desk", None), ("coverage", None), ("internal", None)]
)
def test_policy_of_the_source_says_who_gets_a_page(agency: Agency, policy: str, seen: str | None) -> None:
    agency.source.policy = policy
    agency.source.save()
    done = agency.send(item())
    assert agency.sees(done.story_id) == seen
    assert agency.listed() == ([seen] if seen else [])


def test_story_keeps_the_policy_that_it_came_under(agency: Agency) -> None:
    agency.source.policy = "desk"
    agency.source.save()
    done = agency.send(item())
    agency.source.policy = "auto"
    agency.source.save()
    agency.send(item(version=2))
    assert agency.sees(done.story_id) is None


def test_rights_of_the_source_keep_internal_copy_internal(agency: Agency) -> None:
    agency.source.rights = "internal"
    agency.source.save()
    done = agency.send(item())
    assert agency.sees(done.story_id) is None
    assert agency.listed() == []
