"""What a receiver is told of the ledger, and what it is not."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from dateline.archive.record import release_due
from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.core.story import Code, PhotoRef, Pubstatus, Signal
from dateline.run.wire import Wire
from dateline.wire.receivers import ANYBODY
from tests.out.agency import BODY, DISASTER, MINUTE, NOW, WEATHER, Agency, picture, with_photo
from tests.wire.clients import LATER, Clients, brief, told


def by(story: Any) -> By:
    story.refresh_from_db()
    return By(actor="chief", note="CANARYNOTE", seen=story.last_seq)


def test_versions_come_in_order_each_as_it_was(agency: Agency) -> None:
    agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Fire out", signal=Signal.UPDATE)
    agency.tell("Fire", version=3, headline="Fire in Porto", signal=Signal.CORRECTION, correction="Not in Lisbon.")
    entries = told()
    assert brief(entries) == [
        ("published", "Fire", 1, "usable"),
        ("updated", "Fire out", 2, "usable"),
        ("corrected", "Fire in Porto", 3, "usable"),
    ]
    assert [each.previous for each in entries] == [None, entries[0].seq, entries[1].seq]
    assert len({each.uri for each in entries}) == 1
    last = entries[2].sending
    assert last and last.item.signal is Signal.CORRECTION and last.item.correction == "Not in Lisbon."


@pytest.mark.parametrize("said", [{"signal": Signal.KILL}, {"pubstatus": Pubstatus.CANCELED}])
def test_a_kill_is_told_and_no_text_is_given_out_after_it(agency: Agency, said: dict[str, Any]) -> None:
    agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Kill", ednote="wrong", **said)
    assert brief(told()) == [("published", "", 1, ""), ("killed", "", 2, "canceled")]
    kill = told()[1]
    assert kill.takes and kill.sending and kill.sending.item.signal is Signal.KILL
    assert not kill.sending.item.ednote


def test_the_house_may_name_what_it_kills(agency: Agency) -> None:
    agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Kill", signal=Signal.KILL)
    config = type("Config", (), {"wire": Wire(kill_headlines=True), "site": settings.CONFIG.site, "designated": None})
    with override_settings(CONFIG=config):
        assert brief(told())[1] == ("killed", "Fire", 2, "canceled")


def test_what_comes_back_begins_anew(agency: Agency) -> None:
    story = agency.tell("Fire", version=1)
    change(story.pk, StateVerb.KILL, by=by(story), now=NOW)
    change(story.pk, StateVerb.RESTORE, by=by(story), now=NOW)
    assert brief(told()) == [
        ("published", "", 1, ""),
        ("killed", "", 2, "canceled"),
        ("restored", "Fire", 3, "usable"),
    ]


def test_a_hold_takes_back_without_a_kill(agency: Agency) -> None:
    story = agency.tell("Fire", version=1)
    change(story.pk, StateVerb.HOLD, by=by(story), now=NOW)
    assert brief(told())[1] == ("held", "", 2, "withheld")


def test_an_embargo_is_for_those_who_are_sent_it(agency: Agency, clients: Clients) -> None:
    agency.tell("Budget", embargo=LATER)
    early, late = clients.add("early", embargoed=True), clients.add("late")
    (entry,) = told(early)
    assert entry.embargo == LATER
    assert entry.sending and entry.sending.item.embargo == LATER
    assert told(late) == told(ANYBODY) == []
    release_due(LATER)
    assert brief(told(late)) == [("released", "Budget", 1, "usable")]
    assert brief(told(early)) == [("released", "Budget", 2, "usable")]


def test_an_embargoed_version_of_a_public_story_waits_for_the_others(agency: Agency, clients: Clients) -> None:
    agency.tell("Budget", version=1)
    agency.tell("Budget", version=2, headline="Budget doubled", embargo=LATER)
    assert brief(told()) == [("published", "Budget", 1, "usable")]
    assert brief(told(clients.add(embargoed=True)))[1] == ("held", "Budget doubled", 2, "usable")


def test_of_versions_that_wait_only_the_last_is_told(agency: Agency, clients: Clients) -> None:
    agency.tell("Budget", version=1, embargo=LATER)
    agency.tell("Budget", version=3, headline="Budget doubled", embargo=LATER)
    agency.tell("Budget", version=2, headline="Budget delayed", embargo=LATER)
    entries = told(clients.add(embargoed=True))
    assert brief(entries) == [("held", "Budget doubled", 2, "usable")]
    assert not entries[0].takes


def test_who_has_an_embargoed_story_is_told_of_its_kill(agency: Agency, clients: Clients) -> None:
    story = agency.tell("Budget", embargo=LATER)
    change(story.pk, StateVerb.KILL, by=by(story), now=NOW)
    assert brief(told(clients.add(embargoed=True))) == [("held", "", 1, "withheld"), ("killed", "", 2, "canceled")]
    assert told() == []


@pytest.mark.parametrize("source", ["inhouse", "others", "drafts"])
def test_what_is_not_ours_to_send_is_not_sent(agency: Agency, clients: Clients, source: str) -> None:
    agency.tell("Fire", source=source, embargo=LATER if source == "drafts" else None)
    assert told() == told(clients.add(embargoed=True)) == []


def test_a_linked_source_gives_no_more_than_headline_and_lead(agency: Agency) -> None:
    agency.full(source="linked", **with_photo(picture()))
    (entry,) = told()
    assert entry.sending
    item = entry.sending.item
    assert (item.headline, item.lead) == ("Harbour frozen", "Ships wait outside.")
    assert (item.body_html, item.photos, item.byline) == ("", (), "")


def test_notes_to_editors_are_for_clients(agency: Agency, clients: Clients) -> None:
    agency.full()
    assert [each.sending and each.sending.item.ednote for each in told()] == [""]
    assert [each.sending and each.sending.item.ednote for each in told(clients.add())] == ["CANARYNOTE not for readers"]


def test_a_story_whose_photo_may_not_be_sent_comes_without_it(agency: Agency, clients: Clients) -> None:
    agency.full(**with_photo(picture()))
    (with_it,), (without,) = told(clients.add("all")), told(clients.add("text", photos=False))
    assert with_it.sending and without.sending
    (photo,) = with_it.sending.item.photos
    assert (photo.caption, photo.credit) == ("The harbour at noon", "Anna Lind/MERIDIAN")
    assert not without.sending.item.photos
    assert without.sending.item.body_html == BODY


def test_a_credit_without_a_picture_is_no_photo(agency: Agency) -> None:
    agency.full(photos=(PhotoRef(credit="Somebody"),))
    assert [each.sending and each.sending.item.photos for each in told()] == [()]


def test_a_filter_holds_for_all_that_becomes_of_a_story(agency: Agency, clients: Clients) -> None:
    agency.tell("Fire", version=1, topics=(Code(value=DISASTER),))
    agency.tell("Snow", version=1, topics=(Code(value=WEATHER),))
    agency.tell("Fire", version=2, headline="No fire at all", signal=Signal.CORRECTION, topics=(Code(value=WEATHER),))
    agency.tell("Snow", version=2, headline="Kill", signal=Signal.KILL)
    paper = clients.add(filter="topic:disaster")
    assert brief(told(paper)) == [("published", "Fire", 1, "usable"), ("corrected", "No fire at all", 2, "usable")]
    assert [each.uri for each in told(clients.add("snow", filter="snow"))] == [told()[1].uri] * 2


def test_small_windows_tell_the_same(agency: Agency, clients: Clients) -> None:
    for number in range(5):
        agency.tell(f"Story {number}", version=1)
        agency.tell(f"Story {number}", version=2, signal=Signal.UPDATE, headline=f"Story {number} again")
    paper = clients.add(filter="again")
    assert brief(told(paper, window=1)) == brief(told(paper, window=1000))
    assert brief(told(window=3)) == brief(told())


def test_times_and_places_are_the_receivers_business(agency: Agency) -> None:
    agency.full()
    agency.full(version=2, now=NOW + MINUTE, headline="Harbour free", signal=Signal.UPDATE)
    first, second = (each.sending for each in told())
    assert first and second
    assert first.dateline == "MOSCOW, March 28. /MRD/."
    assert [code.label for code in first.item.topics] == ["Weather", "Natural disaster"]
    assert (first.item.published, second.item.published) == (NOW, NOW)
    assert second.item.updated == NOW + dt.timedelta(minutes=1)
