"""The room where sources are looked after."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dateline.archive.models import LedgerEvent, Source
from dateline.desk.people.rights import Role
from dateline.desk.sources.health import health
from dateline.intake.models import PushKey, State, Visit, Wire
from tests.desk.conftest import SignedIn
from tests.site.newsroom import Newsroom

FEED = "https://times.example/rss"


@pytest.fixture
def wire(newsroom: Newsroom) -> Wire:
    return Wire.objects.create(source=newsroom.sources["desk"], address=FEED, next_at=timezone.now())


def test_a_source_is_added_and_its_first_visit_waited_for(newsroom: Newsroom, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    said = {"kind": "feed", "address": "times.example", "name": "Example Times", "policy": "coverage"}
    answer = chief.post("/desk/sources/add/", said)
    wire = Wire.objects.get()
    assert answer.headers["Location"] == f"/desk/sources/wire/{wire.pk}/"
    assert (wire.address, wire.source.policy, wire.asked_for) == ("https://times.example", "coverage", True)
    page = chief.get(answer.headers["Location"]).content.decode()
    assert "A visit is under way" in page
    assert 'http-equiv="refresh"' in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"address": "javascript:alert(1)"}, "no address"),
        ({"address": FEED}, "already"),
        ({"kind": "mail", "address": "press"}, "no mailbox"),
        ({"kind": "folder", "address": "../x"}, "small letters"),
        ({"address": ""}, "required"),
    ],
)
def test_what_cannot_be_added_is_said_and_leaves_nothing(
    wire: Wire, signed_in: SignedIn, said: dict[str, str], words: str
) -> None:
    before = Source.objects.count()
    usual = {"kind": "feed", "name": "New", "policy": "desk"}
    answer = signed_in(Role.CHIEF).post("/desk/sources/add/", usual | said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (Wire.objects.count(), Source.objects.count()) == (1, before)


def test_who_may_not_change_sources_may_look(wire: Wire, signed_in: SignedIn) -> None:
    reporter = signed_in(Role.REPORTER)
    addresses = ["/desk/sources/", f"/desk/sources/of/{wire.source.slug}/", f"/desk/sources/wire/{wire.pk}/"]
    for address in addresses:
        assert reporter.get(address).status_code == 200
    for address in (
        *addresses[1:],
        f"/desk/sources/wire/{wire.pk}/remove/",
        f"/desk/sources/of/{wire.source.slug}/key/",
    ):
        assert reporter.post(address, {}).status_code in {302, 403}
    assert Wire.objects.filter(pk=wire.pk, state=State.ON.value).exists()
    assert not PushKey.objects.exists()


def test_rights_and_policy_are_changed(wire: Wire, signed_in: SignedIn) -> None:
    said = {
        "name": "Times",
        "policy": "auto",
        "rights": "link",
        "language": "ru",
        "text_allowed": "on",
        "terms": "Ask.",
    }
    answer = signed_in(Role.CHIEF).post(f"/desk/sources/of/{wire.source.slug}/", said)
    assert answer.status_code == 302
    source = Source.objects.get(slug=wire.source.slug)
    assert (source.policy, source.rights, source.language, source.text_allowed) == ("auto", "link", "ru", True)
    event = LedgerEvent.objects.get(subject="source", subject_id=source.pk)
    assert (event.verb, event.audience, event.actor) == ("updated", "public", "chief-editor")
    signed_in(Role.CHIEF).post(f"/desk/sources/of/{wire.source.slug}/", said | {"terms": "By letter."})
    assert LedgerEvent.objects.latest("seq") == event, "no reader sees the terms"


def test_our_own_desk_is_no_source_here(newsroom: Newsroom, signed_in: SignedIn) -> None:
    assert signed_in(Role.ADMINISTRATOR).get("/desk/sources/of/own/").status_code == 404


def test_pausing_fetching_and_removing(wire: Wire, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    address = f"/desk/sources/wire/{wire.pk}/"
    chief.post(f"{address}pause/")
    wire.refresh_from_db()
    assert wire.state == State.PAUSED.value
    chief.post(f"{address}fetch/")
    wire.refresh_from_db()
    assert (wire.state, wire.asked_for) == (State.ON.value, True)
    assert chief.get(f"{address}remove/").status_code == 405
    chief.post(f"{address}remove/")
    assert not Wire.objects.exists()


def test_the_log_is_shown_in_words(wire: Wire, signed_in: SignedIn) -> None:
    Visit.objects.create(wire=wire, at=timezone.now(), status=503, failed=True, words="<script>\nout of service")
    page = signed_in(Role.REPORTER).get(f"/desk/sources/wire/{wire.pk}/").content.decode()
    assert "&lt;script&gt;<br>out of service" in page


def test_a_token_is_shown_once(wire: Wire, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    address = f"/desk/sources/of/{wire.source.slug}/"
    assert "dlw_" in chief.post(f"{address}key/").content.decode()
    assert "dlw_" not in chief.get(address).content.decode()


def test_lists_of_feeds_in_and_out(wire: Wire, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    opml = f'<opml><body><outline text="A" xmlUrl="https://a.example/"/><outline xmlUrl="{FEED}"/></body></opml>'
    file = SimpleUploadedFile("feeds.opml", opml.encode())
    chief.post("/desk/sources/opml/add/", {"file": file, "policy": "internal"})
    assert Source.objects.get(name="A").policy == "internal"
    assert Wire.objects.count() == 2
    out = chief.get("/desk/sources/opml/")
    assert "https://a.example/" in out.content.decode()
    chief.post("/desk/sources/opml/add/", {"file": SimpleUploadedFile("x.opml", b"no list"), "policy": "desk"})
    assert "this is no OPML" in chief.get("/desk/sources/add/").content.decode()


def test_those_in_trouble_can_be_listed_alone(wire: Wire, signed_in: SignedIn) -> None:
    chief = signed_in(Role.CHIEF)
    assert FEED not in chief.get("/desk/sources/?trouble=1").content.decode()
    Wire.objects.update(error="the server refuses us (403)", failing_since=timezone.now())
    assert "the server refuses us (403)" in chief.get("/desk/sources/?trouble=1").content.decode()
    assert FEED in chief.get("/desk/sources/?q=TIMES.ex").content.decode()
    assert FEED not in chief.get("/desk/sources/?q=nothing").content.decode()


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({}, "new"),
        ({"visited_at": 0, "newest_at": 1}, "good"),
        ({"visited_at": 0}, "quiet"),
        ({"visited_at": 0, "newest_at": 30}, "quiet"),
        ({"visited_at": 0, "error": "x", "failing_since": 2}, "failing"),
        ({"state": "paused", "error": "x"}, "paused"),
        ({"state": "parked"}, "parked"),
    ],
)
def test_health_in_a_word(wire: Wire, said: dict[str, object], level: str) -> None:
    now = timezone.now()
    for name, value in said.items():
        setattr(wire, name, now - dt.timedelta(days=value) if isinstance(value, int) else value)
    assert health(wire, now).level == level


def test_the_first_page_warns_of_what_waits_and_what_fails(wire: Wire, newsroom: Newsroom, signed_in: SignedIn) -> None:
    until = timezone.now() + dt.timedelta(hours=2)
    newsroom.send("grown", source="auto", headline="Public still")
    newsroom.send("grown", source="auto", headline="Held until later", embargo=until)
    newsroom.send("new", source="auto", headline="Nothing is public of this", embargo=until)
    Wire.objects.update(error="the server refuses us (403)", failing_since=timezone.now())
    page = signed_in(Role.CHIEF).get("/desk/").content.decode()
    assert "Held until later" in page
    assert "Nothing is public of this" not in page
    assert "the server refuses us (403)" in page
    assert "Held until later" not in signed_in(Role.REPORTER).get("/desk/").content.decode()
