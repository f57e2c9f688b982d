"""Taking away: cancel, kill, withdraw, withhold, before and after the story is known."""

import pytest

from dateline.core.decide import Outcome
from dateline.core.story import Pubstatus, Signal
from tests.contract.agency import GONE, Agency
from tests.contract.samples import NOW, item

CANCEL = {"pubstatus": Pubstatus.CANCELED}
KILL = {"signal": Signal.KILL}
WITHDRAW = {"signal": Signal.WITHDRAW}
TAKE_AWAY = pytest.mark.parametrize(
    ("said", "fate"),
    [(CANCEL, "killed"), (KILL, "killed"), (WITHDRAW, "withdrawn")],
    ids=["cancel", "kill", "withdraw"],
)


@TAKE_AWAY
def test_every_version_is_gone(agency: Agency, said: dict[str, object], fate: str) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2))
    done = agency.send(item(version=3, **said))
    assert done.outcome is Outcome.TAKEN_DOWN
    assert agency.sees(first.story_id) == GONE
    assert agency.listed() == []
    assert agency.story(first.story_id).fate == fate
    assert agency.told(first.story_id)[-1] == (fate, "public")


@TAKE_AWAY
def test_before_the_story_is_known_nothing_of_it_ever_shows(agency: Agency, said: dict[str, object], fate: str) -> None:
    done = agency.send(item(version=2, **said))
    agency.send(item(version=1))
    agency.send(item(version=3))
    assert agency.sees(done.story_id) is None
    assert agency.listed() == []
    assert agency.story(done.story_id).fate == fate
    assert {audience for _, audience in agency.told(done.story_id)} == {"trusted"}


@TAKE_AWAY
def test_later_versions_do_not_bring_it_back(agency: Agency, said: dict[str, object], fate: str) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2, **said))
    assert agency.send(item(version=3)).outcome is Outcome.HELD
    assert agency.sees(first.story_id) == GONE
    assert agency.story(first.story_id).fate == fate


def test_old_number_takes_away_as_well(agency: Agency) -> None:
    first = agency.send(item(version=5))
    agency.send(item(version=5, **CANCEL))
    assert agency.sees(first.story_id) == GONE


def test_notice_is_no_copy(agency: Agency) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2, headline="KILL KILL KILL", **KILL))
    story = agency.story(first.story_id)
    assert story.head is not None
    assert story.head.headline == "Rain 1"


def test_withdrawal_may_become_a_kill_and_not_the_reverse(agency: Agency) -> None:
    first = agency.send(item(version=1))
    agency.send(item(version=2, **WITHDRAW))
    agency.send(item(version=3, **KILL))
    assert agency.story(first.story_id).fate == "killed"
    agency.send(item(version=4, **WITHDRAW))
    assert agency.story(first.story_id).fate == "killed"


def test_withheld_then_usable(agency: Agency) -> None:
    first = agency.send(item(version=1))
    listed_at = agency.story(first.story_id).listed_at
    agency.send(item(version=2, pubstatus=Pubstatus.WITHHELD))
    assert agency.sees(first.story_id) is None
    assert agency.listed() == []
    agency.send(item(version=3), NOW)
    assert agency.sees(first.story_id) == "Rain 3"
    assert agency.story(first.story_id).listed_at == listed_at
    assert agency.told(first.story_id) == [("published", "public"), ("held", "public"), ("restored", "public")]


def test_withheld_from_the_start(agency: Agency) -> None:
    first = agency.send(item(version=1, pubstatus=Pubstatus.WITHHELD))
    assert agency.sees(first.story_id) is None
    assert agency.told(first.story_id) == [("held", "trusted")]
    agency.send(item(version=2))
    assert agency.sees(first.story_id) == "Rain 2"


def test_withheld_in_an_old_version_hides_nothing(agency: Agency) -> None:
    first = agency.send(item(version=2))
    agency.send(item(version=1, pubstatus=Pubstatus.WITHHELD))
    assert agency.sees(first.story_id) == "Rain 2"
