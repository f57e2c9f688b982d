"""Another Dateline's ledger, taken event by event."""

import datetime as dt
import json
from typing import Any

import pytest

from dateline.archive.models import Source, Story
from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.intake import adding
from dateline.intake.models import Kind, Peer, Wire
from dateline.intake.peers.page import BadPageError, page_of
from dateline.intake.peers.take import due, take
from dateline.intake.peers.visit import Aim, Brought

NOW = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
URI = "tag:agency.example,2026-03-28:story/7"


def event(verb: str = "published", number: int = 1, **said: Any) -> dict[str, Any]:
    item = {
        "standard": {"name": "ninjs", "version": "3.1"}, "uri": URI, "version": str(number), "language": "en",
        "pubStatus": "usable", "versionCreated": "2026-03-28T11:00:00Z",
        "headlines": [{"value": f"Version {number}"}],
        "bodies": [{"contentType": "text/html", "value": "<p>Words.</p>"}],
    }  # fmt: skip
    return {"verb": verb, "backfill": False, "item": item | said}


def taken(verb: str, number: int) -> dict[str, Any]:
    signals = {"killed": "kill", "withdrawn": "withdraw"}
    genres = [{"uri": f"http://cv.iptc.org/newscodes/signal/{signals[verb]}", "literal": signals[verb]}]
    return event(verb, number, pubStatus="canceled", genres=genres, headlines=[], bodies=[])


def page(*events: Any, cursor: str = "next") -> bytes:
    return json.dumps({"events": list(events), "cursor": cursor, "more": False}).encode()


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"events": 1, "cursor": "x"}', b'{"events": []}', b'{"events": [], "cursor": 5}',
     b'{"events": [], "cursor": "' + b"x" * 200 + b'"}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises(BadPageError):
        page_of(body, NOW)


def test_a_page_is_read_event_by_event() -> None:
    found = page_of(
        page(event(), {"verb": "updated", "item": None}, "nonsense", {"item": {"uri": "x"}}, taken("killed", 2)), NOW
    )
    assert [(each.verb, each.item and each.item.headline) for each in found.events] == [
        ("published", "Version 1"), ("updated", None), ("killed", URI),
    ]  # fmt: skip
    assert (found.cursor, found.more) == ("next", False)


@pytest.fixture
def aim(db: None) -> Aim:
    adding.add_new("https://agency.example/", "Peer", None, NOW, kind=Kind.DATELINE, token="dlc_x")
    Source.objects.update(policy="auto")
    (found,) = due(NOW, ())
    return found


def bring(aim: Aim, *events: Any) -> None:
    take(Brought(aim=aim, page=page_of(page(*events), NOW)), lambda: NOW, 0)


def standing() -> tuple[str, bool]:
    story = Story.objects.select_related("public").get()
    return story.fate, story.public is not None


def test_the_ledger_s_address_is_found_from_the_site_s(aim: Aim) -> None:
    assert aim.url == "https://agency.example/wire/ledger"
    assert "dlc_x" not in repr(aim)
    assert aim.headers_for("https://agency.example/img/x") == {"authorization": "Bearer dlc_x"}
    assert aim.headers_for("https://elsewhere.example/img/x") == aim.headers_for("http://agency.example/") == {}


def test_the_same_page_again_changes_nothing(aim: Aim) -> None:
    for _ in range(2):
        bring(aim, event(), event("updated", 2))
    assert Story.objects.get().versions.count() == 2
    assert Peer.objects.get().cursor == "next"


@pytest.mark.parametrize(("verb", "fate"), [("killed", "killed"), ("withdrawn", "withdrawn")])
def test_what_is_taken_back_there_goes_here_and_comes_back_with_it(aim: Aim, verb: str, fate: str) -> None:
    bring(aim, event(), taken(verb, 2))
    assert standing() == (fate, False)
    bring(aim, event("restored", 3))
    assert standing() == ("", True)


def test_what_our_desk_killed_stays_killed(aim: Aim) -> None:
    bring(aim, event())
    story = Story.objects.get()
    change(story.pk, StateVerb.KILL, by=By(actor="chief", seen=story.last_seq), now=NOW)
    bring(aim, event("restored", 3))
    assert standing() == ("killed", False)


def test_a_peer_that_was_restored_is_asked_from_the_beginning(aim: Aim) -> None:
    bring(aim, event())
    take(Brought(aim=aim, restart=True), lambda: NOW, 0)
    assert Peer.objects.get().cursor == ""


def test_a_peer_that_does_not_answer_is_asked_again_soon(aim: Aim) -> None:
    take(Brought(aim=aim, error="no answer"), lambda: NOW, 0)
    wire = Wire.objects.get()
    assert NOW < wire.next_at <= NOW + dt.timedelta(seconds=10)
    assert wire.error == "no answer"
