"""The desk's verbs on a real archive: what readers see, what is told, and that a refusal leaves nothing."""

import dataclasses
import datetime as dt

import pytest

from dateline.archive import public
from dateline.archive.derived import hanging
from dateline.archive.history import appearances, texts
from dateline.archive.models import LedgerEvent, Version
from dateline.archive.record import release_due
from dateline.archive.translations import outdated_since
from dateline.archive.verbs import By, Relations, bring, change, move_embargo
from dateline.core.decide import Outcome
from dateline.core.desk import CopyVerb, Why
from dateline.core.story import Signal
from tests.contract.agency import GONE, Agency
from tests.contract.newsroom import (
    ADVISE,
    CORRECT,
    HOLD,
    KILL,
    PUBLISH,
    REFILE,
    RELEASE,
    RESTORE,
    UPDATE,
    WITHDRAW,
    copy,
    do,
    editor,
    own,
    refused,
    say,
)
from tests.contract.samples import HOUR, NOW, item

LATER = NOW + HOUR
pytestmark = pytest.mark.django_db


def test_who_and_why_are_kept(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain")).story_id
    do(KILL, story, note="the mayor is alive")
    event = LedgerEvent.objects.order_by("-seq")[0]
    assert (event.verb, event.actor, event.note) == ("killed", "vera", "the mayor is alive")
    assert agency.sees(story) == GONE


def test_embargo_is_moved_and_then_lifted(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain", embargo=LATER)).story_id
    move_embargo(story, LATER + HOUR, by=editor(story), now=NOW)
    assert release_due(LATER) == []
    do(RELEASE, story, LATER, lift=True)
    assert agency.sees(story) == "Rain"
    assert agency.told(story) == [("held", "trusted"), ("held", "trusted"), ("released", "public")]
    assert agency.story(story).listed_at == LATER
    assert release_due(LATER + HOUR) == []


def test_embargo_is_moved_there_and_back_on_a_wires_copy(agency: Agency) -> None:
    story = agency.send(item(version=7, embargo=LATER)).story_id
    move_embargo(story, LATER + HOUR, by=editor(story), now=NOW)
    move_embargo(story, LATER, by=editor(story), now=NOW)
    assert release_due(LATER) == [story]
    assert agency.sees(story) == "Rain 7"
    agency.send(item(version=8), LATER)
    assert agency.sees(story) == "Rain 8"


def test_moved_embargo_keeps_the_hold(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain", embargo=LATER)).story_id
    do(HOLD, story)
    move_embargo(story, LATER + HOUR, by=editor(story), now=NOW)
    assert release_due(LATER + HOUR) == []
    assert agency.sees(story) is None


def test_publishing_the_same_words_ends_a_hold(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain")).story_id
    do(HOLD, story)
    assert agency.sees(story) is None
    say(PUBLISH, copy("Rain"), LATER)
    assert agency.sees(story) == "Rain"
    assert agency.story(story).listed_at == NOW


def test_publishing_the_same_words_does_not_undo_a_kill(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain")).story_id
    do(KILL, story)
    with refused(Why.TAKEN_DOWN):
        say(PUBLISH, copy("Rain"))
    assert agency.sees(story) == GONE


@pytest.mark.parametrize("verb", [PUBLISH, UPDATE, CORRECT, REFILE, ADVISE])
def test_double_click_is_recorded_once(verb: CopyVerb) -> None:
    by = By(actor="vera")
    if verb is not PUBLISH:
        by = editor(say(PUBLISH, copy("Rain")).story_id)
    said = copy("Sleet", correction="Sleet." if verb is CORRECT else "")
    first = bring(said, own(), verb, by=by, now=NOW)
    again = bring(said, own(), verb, by=by, now=NOW)
    assert first.seq is not None
    assert (again.outcome, again.seq, again.story_id) == (Outcome.RESENT, None, first.story_id)


def test_refused_is_recorded_nowhere() -> None:
    with refused(Why.NOT_PUBLIC):
        say(UPDATE, copy("New"))
    story = say(PUBLISH, copy("Rain")).story_id
    with refused(Why.PUBLIC):
        say(PUBLISH, copy("More"))
    with refused(Why.SAME):
        say(UPDATE, copy("Rain"))
    with refused(Why.SAME):
        say(REFILE, copy("Rain"))
    with refused(Why.EMBARGO_ON_PUBLIC):
        say(UPDATE, copy("More", embargo=LATER))
    with refused(Why.NO_CORRECTION):
        say(CORRECT, copy("More"))
    with refused(Why.CHANGED):
        bring(copy("More"), own(), UPDATE, by=By(actor="boris", seen=0), now=NOW)
    with refused(Why.CHANGED):
        change(story, KILL, by=By(actor="boris"), now=NOW)
    with refused(Why.UNKNOWN):
        change(10**6, KILL, by=By(actor="boris"), now=NOW)
    with refused(Why.UNKNOWN):
        move_embargo(10**6, LATER, by=By(actor="boris"), now=NOW)
    do(HOLD, story)
    with refused(Why.NO_EMBARGO):
        move_embargo(story, LATER, by=editor(story), now=NOW)


def test_same_words_after_an_embargo_are_the_same(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain", embargo=LATER)).story_id
    release_due(LATER)
    assert agency.sees(story) == "Rain"
    with refused(Why.SAME):
        say(UPDATE, copy("Rain"), LATER)


def test_an_editor_is_never_older_than_the_copy_before() -> None:
    imported = dataclasses.replace(copy("Rain"), version=9, updated=NOW + 5 * HOUR)
    agency = Agency(own())
    story = agency.send(imported).story_id
    say(UPDATE, copy("Sleet"))
    assert agency.sees(story) == "Sleet"


def test_advisory_is_for_clients_only(agency: Agency) -> None:
    story = say(PUBLISH, copy("Rain")).story_id
    say(ADVISE, copy("Pictures at noon"))
    assert agency.sees(story) == "Rain"
    assert agency.told(story)[-1] == ("advised", "trusted")
    assert [each.headline for each in appearances(story)] == ["Rain"]


@pytest.mark.parametrize(("restored", "seen"), [(NOW, "Rain"), (LATER + HOUR, None)])
def test_restored_before_and_after_its_embargo(agency: Agency, restored: dt.datetime, seen: str | None) -> None:
    story = say(PUBLISH, copy("Rain", embargo=LATER)).story_id
    do(KILL, story)
    assert agency.sees(story) is None
    do(RESTORE, story, restored)
    assert agency.sees(story) is None
    release_due(LATER + HOUR)
    assert agency.sees(story) == seen
    if seen is None:
        do(RELEASE, story, LATER + HOUR)
        assert agency.sees(story) == "Rain"


def test_hold_and_restore_keep_the_place(agency: Agency) -> None:
    first = say(PUBLISH, copy("First", "urn:own:1")).story_id
    say(PUBLISH, copy("Second", "urn:own:2"), LATER)
    for away, back in ((HOLD, RELEASE), (WITHDRAW, RESTORE), (KILL, RESTORE)):
        do(away, first, LATER)
        assert agency.listed() == ["Second"]
        do(back, first, LATER + HOUR)
        assert agency.listed() == ["Second", "First"]


def with_policy(agency: Agency, policy: str) -> Agency:
    agency.source.policy = policy
    agency.source.save()
    return agency


def test_wire_copy_for_the_desk_is_released_version_by_version(agency: Agency) -> None:
    with_policy(agency, "desk")
    story = agency.send(item(version=1)).story_id
    assert agency.sees(story) is None
    do(RELEASE, story)
    assert (agency.sees(story), agency.listed()) == ("Rain 1", ["Rain 1"])
    agency.send(item(version=2))
    assert (agency.sees(story), agency.listed()) == ("Rain 1", ["Rain 1"])
    do(RELEASE, story)
    assert (agency.sees(story), agency.listed()) == ("Rain 2", ["Rain 2"])
    assert [verb for verb, _ in agency.told(story)] == ["held", "released", "held", "updated"]


def test_copy_that_never_leaves_is_not_released(agency: Agency) -> None:
    story = with_policy(agency, "internal").send(item()).story_id
    with refused(Why.NEVER_LEAVES):
        do(RELEASE, story, lift=True)
    do(KILL, story)
    do(RESTORE, story)
    assert (agency.sees(story), agency.listed()) == (None, [])


def test_coverage_copy_gets_no_page_by_any_verb(agency: Agency) -> None:
    story = with_policy(agency, "coverage").send(item(embargo=LATER)).story_id
    do(RELEASE, story, lift=True)
    do(HOLD, story)
    do(RELEASE, story, LATER + HOUR)
    assert (agency.sees(story), agency.listed(), public.rows([story])) == (None, [], [])


def test_a_hold_outlasts_the_wires_next_version(agency: Agency) -> None:
    story = agency.send(item(version=1)).story_id
    do(HOLD, story)
    agency.send(item(version=2))
    agency.send(item(version=3, signal=Signal.CORRECTION))
    assert (agency.sees(story), agency.listed()) == (None, [])
    do(RELEASE, story)
    assert agency.sees(story) == "Rain 3"


def takers(agency: Agency) -> tuple[int, int, int]:
    wire = agency.send(item()).story_id
    taken = say(PUBLISH, copy("Ours", "urn:own:1"), relations=Relations(taken_from=wire)).story_id
    second = say(PUBLISH, copy("Of ours", "urn:own:2"), relations=Relations(taken_from=taken)).story_id
    return wire, taken, second


def test_a_wires_kill_puts_on_hold_what_was_taken_from_it(agency: Agency) -> None:
    wire, taken, second = takers(agency)
    agency.send(item(version=2, signal=Signal.KILL))
    assert [agency.sees(story) for story in (wire, taken, second)] == [GONE, None, None]
    assert [agency.told(story)[-1] for story in (taken, second)] == [("held", "public")] * 2
    assert [len(agency.told(story)) for story in (taken, second)] == [2, 2]
    do(RELEASE, taken)
    assert agency.sees(taken) == "Ours"


def test_an_editors_kill_leaves_to_the_editor_what_hangs_on_it(agency: Agency) -> None:
    wire, taken, second = takers(agency)
    assert [each.pk for each in hanging(wire).takers] == [taken]
    do(KILL, wire)
    assert [agency.sees(story) for story in (taken, second)] == ["Ours", "Of ours"]


def test_what_is_gone_itself_does_not_hang_on_anything(agency: Agency) -> None:
    original = say(PUBLISH, copy("Rain")).story_id
    translated = say(PUBLISH, copy("Дождь", "urn:own:ru", language="ru"), relations=Relations(translation_of=original))
    assert [each.pk for each in hanging(original).translations] == [translated.story_id]
    do(KILL, translated.story_id)
    assert hanging(original).translations == ()


def test_translation_is_behind_a_corrected_original(agency: Agency) -> None:
    original = say(PUBLISH, copy("Rain"), NOW).story_id
    relations = Relations(translation_of=original)
    translated = say(PUBLISH, copy("Дождь", "urn:own:ru", language="ru"), NOW, relations).story_id
    say(UPDATE, copy("More rain"), NOW + HOUR)
    assert outdated_since(agency.story(translated)) is None
    say(CORRECT, copy("Sleet", correction="It was sleet."), NOW + 2 * HOUR)
    say(CORRECT, copy("Snow", correction="It was snow."), NOW + 3 * HOUR)
    assert outdated_since(agency.story(translated)) == NOW + 2 * HOUR
    assert outdated_since(agency.story(original)) is None
    do(HOLD, original)
    assert outdated_since(agency.story(translated)) is None
    do(RELEASE, original)
    assert outdated_since(agency.story(translated)) == NOW + 2 * HOUR
    say(UPDATE, copy("Снег", "urn:own:ru", language="ru"), NOW + 4 * HOUR)
    assert outdated_since(agency.story(translated)) is None


def test_translation_written_before_the_correction_and_released_after_it_is_behind(agency: Agency) -> None:
    original = say(PUBLISH, copy("Rain")).story_id
    waiting = copy("Дождь", "urn:own:ru", language="ru", embargo=NOW + 3 * HOUR)
    translated = say(PUBLISH, waiting, relations=Relations(translation_of=original)).story_id
    say(CORRECT, copy("Sleet", correction="It was sleet."), NOW + HOUR)
    assert outdated_since(agency.story(translated)) is None
    release_due(NOW + 3 * HOUR)
    assert outdated_since(agency.story(translated)) == NOW + HOUR


def test_texts_are_those_of_the_public_history(agency: Agency) -> None:
    story = agency.send(item(version=1)).story_id
    agency.send(item(version=2, embargo=LATER))
    agency.send(item(version=3))
    assert {number: words.headline for number, words in texts(story, [1, 2, 3, 9]).items()} == {
        1: "Rain 1",
        3: "Rain 3",
    }
    assert texts(story, []) == {}
    do(KILL, story)
    assert texts(story, [1, 2, 3]) == {}
    assert Version.objects.filter(story=story).count() == 3
