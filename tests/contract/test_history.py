"""The public history has the versions that readers have seen, and no other."""

from dateline.archive.history import appearances
from dateline.archive.record import release_due
from dateline.core.story import Pubstatus, Signal
from tests.contract.agency import Agency
from tests.contract.samples import HOUR, NOW, item


def history(story_id: int) -> list[tuple[str, str]]:
    return [(each.verb.value, each.headline) for each in appearances(story_id)]


def test_only_what_was_public(agency: Agency) -> None:
    story = agency.send(item(version=1)).story_id
    agency.send(item(version=3))
    agency.send(item(version=2, headline="Late"))
    agency.send(item(version=4, headline="For editors", signal=Signal.ADVISORY))
    agency.send(item(version=5, embargo=NOW + HOUR))
    agency.send(item(version=6, embargo=NOW + HOUR))
    assert history(story) == [("published", "Rain 1"), ("updated", "Rain 3")]
    release_due(NOW + HOUR)
    assert history(story) == [("published", "Rain 1"), ("updated", "Rain 3"), ("released", "Rain 6")]


def test_kill_empties_it(agency: Agency) -> None:
    story = agency.send(item(version=1)).story_id
    agency.send(item(version=2, signal=Signal.KILL))
    assert history(story) == []


def test_what_was_withheld_does_not_come_back_as_an_old_version(agency: Agency) -> None:
    story = agency.send(item(version=1)).story_id
    agency.send(item(version=2, pubstatus=Pubstatus.WITHHELD))
    assert history(story) == []
    agency.send(item(version=3))
    assert history(story) == [("restored", "Rain 3")]


def test_embargoed_story_has_none(agency: Agency) -> None:
    assert history(agency.send(item(embargo=NOW + HOUR)).story_id) == []
