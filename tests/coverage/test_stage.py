"""The stage: what is assigned, what never is, and that a kill or a restart changes nothing."""

import datetime as dt

import pytest

from dateline.archive.annotations import everything_of
from dateline.archive.models import LedgerEvent
from dateline.archive.verbs import By
from dateline.coverage import desk, stage
from dateline.coverage.models import Assigned, Coverage
from dateline.coverage.reading import leads_to, number_of
from tests.coverage.conftest import MINUTE, NOW, Press
from tests.coverage.copy import BUDGET, BUDGET_TOO, FERRY, FERRY_AGAIN, FERRY_RU, FERRY_TOO

EDITOR = By(actor="chief")


def test_outlets_and_languages_are_joined_and_said_so(press: Press) -> None:
    ours, theirs, russian, other = (
        press.tell("meridian", *FERRY),
        press.tell("herald", *FERRY_TOO),
        press.tell("russkie", *FERRY_RU),
        press.tell("herald", *BUDGET),
    )
    press.group()
    event = press.event_of(ours)
    assert [each.story for each in event.tellings] == [ours, theirs, russian]
    assert event.outlets == 3
    assert number_of(other) is None
    filed = everything_of([ours, theirs, russian, other])
    assert {filed[story].coverage for story in (ours, theirs, russian)} == {(str(event.number),)}
    assert other not in filed or filed[other].coverage == ()
    assert LedgerEvent.objects.filter(subject="coverage", subject_id=event.number, verb="regrouped").exists()


def test_a_story_alone_says_nothing_in_public(press: Press) -> None:
    press.tell("meridian", *FERRY)
    before = LedgerEvent.objects.count()
    press.group()
    assert Assigned.objects.count() == 1
    assert (Coverage.objects.count(), LedgerEvent.objects.count()) == (0, before)


def test_internal_and_embargoed_copy_moves_nothing(press: Press) -> None:
    press.outlet("inside", policy="internal", rights="internal")
    press.tell("meridian", *FERRY)
    held = press.tell("wire", *FERRY_TOO, embargo=NOW + dt.timedelta(days=1))
    hidden = press.tell("inside", *FERRY_AGAIN)
    press.group()
    assert not Assigned.objects.filter(pk__in=[held, hidden]).exists()
    assert Coverage.objects.count() == 0


def test_what_is_killed_leaves_and_the_number_stays(press: Press) -> None:
    ours = press.tell("meridian", *FERRY)
    theirs = press.tell("herald", *FERRY_TOO, uri="https://herald.example/ferry")
    again = press.tell("gazette", *FERRY_AGAIN)
    press.group()
    number = press.event_of(ours).number
    press.kill("herald", "https://herald.example/ferry")
    assert theirs not in [each.story for each in press.event_of(ours).tellings]
    press.group()
    assert press.event_of(ours).number == number
    assert [each.story for each in press.event_of(ours).tellings] == [ours, again]
    assert not Assigned.objects.filter(pk=theirs).exists()


@pytest.mark.parametrize("save", [True, False], ids=["in good order", "killed"])
def test_a_restart_goes_on_where_it_was(press: Press, save: bool) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.group()
    number = press.event_of(ours).number
    press.restart(save=save)
    russian, other = press.tell("russkie", *FERRY_RU), press.tell("gazette", *BUDGET)
    press.group()
    assert press.event_of(russian).number == number
    assert Assigned.objects.get(pk=other).group not in {None, number}


def test_a_kill_before_the_commit_leaves_no_trace_and_is_made_good(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.group()
    events, at = LedgerEvent.objects.count(), stage.cursor()
    theirs = press.tell("gazette", *FERRY_AGAIN)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("dateline.coverage.stage.Mark.objects.update_or_create", killed)
        with pytest.raises(KeyboardInterrupt):
            press.group()
    assert (stage.cursor(), LedgerEvent.objects.count()) == (at, events + 1)
    assert number_of(theirs) is None
    press.group()
    assert press.event_of(theirs).number == press.event_of(ours).number
    again = LedgerEvent.objects.count()
    press.group()
    assert LedgerEvent.objects.count() == again


def test_memory_made_from_the_records_is_what_was_saved(press: Press) -> None:
    for slug, text in (("meridian", FERRY), ("herald", FERRY_TOO), ("russkie", FERRY_RU), ("gazette", BUDGET)):
        press.tell(slug, *text)
    press.group()
    assert press.stage
    live = press.stage.engine()
    press.restart()
    press.group()
    assert press.stage
    saved = press.stage.engine()
    press.restart(save=False)
    (press.folder / "coverage.npz").unlink()
    press.group()
    made = press.stage.engine() if press.stage else None
    assert made is not None
    assert live.of == saved.of == made.of
    assert [g.keys for g in live.groups.values()] == [g.keys for g in saved.groups.values()]


def test_a_merge_of_the_desk_leads_on_and_survives(press: Press) -> None:
    ferry, budget = press.tell("meridian", *FERRY), press.tell("meridian", *BUDGET)
    press.tell("herald", *FERRY_TOO), press.tell("herald", *BUDGET_TOO)
    press.group()
    ends, goes_on = press.event_of(budget).number, press.event_of(ferry).number
    desk.merge(ends, goes_on, EDITOR, NOW)
    assert leads_to(ends) == goes_on
    assert press.event_of(budget).number == goes_on
    press.restart(save=False)
    again = press.tell("gazette", *FERRY_AGAIN)
    press.group()
    assert press.event_of(again).number == goes_on
    assert len(press.event_of(again).tellings) == 5


def test_a_split_of_the_desk_survives_and_takes_the_next_ones(press: Press) -> None:
    ours, theirs = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    number = press.event_of(ours).number
    made = desk.split([theirs], number, EDITOR, NOW)
    assert made != number
    assert Assigned.objects.get(pk=theirs).group == made
    assert everything_of([theirs])[theirs].coverage == () if theirs in everything_of([theirs]) else True
    press.group()
    assert press.stage
    assert press.stage.engine().of[theirs] == made
    with pytest.raises(desk.RefusedError):
        desk.split([theirs], number, EDITOR, NOW)


def test_an_excluded_source_leaves_and_stays_out(press: Press) -> None:
    ours, theirs = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    desk.exclude(press.outlet("herald"), EDITOR, NOW)
    more = press.tell("herald", *FERRY_AGAIN)
    press.group()
    assert [each.story for each in press.event_of(ours).tellings] == [ours]
    assert {Assigned.objects.get(pk=story).left for story in (theirs, more)} == {"excluded"}


def test_reprints_stand_behind_their_origin(press: Press) -> None:
    ours = press.tell("meridian", *FERRY)
    copies = [press.tell(f"paper{n}", f"Ferry aground, says agency {n}", FERRY[1]) for n in range(3)]
    other = press.tell("herald", *FERRY_TOO)
    press.group()
    event = press.event_of(ours)
    assert [[each.story for each in family] for family in event.families] == [[ours, *copies], [other]]
    assert event.outlets == 2
    assert event.first and event.first.story == ours


def test_first_is_said_only_where_the_source_says_when(press: Press) -> None:
    unsaid = press.tell("herald", *FERRY_TOO, published=None)
    press.tell("meridian", *FERRY)
    press.group()
    event = press.event_of(unsaid)
    assert [each.stated for each in event.tellings] == [False, True]
    assert event.first is None


def test_a_clock_ahead_says_nothing(press: Press) -> None:
    ours = press.tell("meridian", *FERRY, published=NOW + dt.timedelta(days=40))
    press.tell("herald", *FERRY_TOO)
    press.group()
    told = press.event_of(ours).tellings
    assert (told[0].story, told[0].stated) == (ours, False)
    assert told[0].at <= NOW + MINUTE


def test_grouping_again_with_the_same_code_changes_nothing(press: Press) -> None:
    from dateline.coverage.regroup import apply, moves

    for slug, text in (("meridian", FERRY), ("herald", FERRY_TOO), ("russkie", FERRY_RU), ("gazette", BUDGET)):
        press.tell(slug, *text)
    press.group()
    assert moves(1000) == ()
    ferry = press.event_of(1 + Assigned.objects.order_by("pk").values_list("pk", flat=True)[0] - 1)
    wrong = ferry.tellings[1].story
    Assigned.objects.filter(pk=wrong).update(group=999)
    found = moves(1000)
    assert [(each.story, each.before, each.after) for each in found] == [(wrong, 999, ferry.number)]
    apply(found, NOW)
    assert Assigned.objects.get(pk=wrong).group == ferry.number
