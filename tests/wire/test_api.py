"""The API over HTTP, as Django answers it."""

import datetime as dt
import gzip
import json
from typing import Any

import pytest
import zstandard
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from lxml import etree

from dateline.core.story import Signal
from dateline.run.wire import Wire
from dateline.wire import limits, tokens
from dateline.wire import models as wire
from dateline.wire.receipts import BUFFER
from dateline.wire.receivers import Scope
from tests.out.agency import NOW, Agency, picture, with_photo
from tests.wire.clients import LATER, Clients

NINJS_2 = "application/vnd.iptc.ninjs+json"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    limits.BUCKETS.clear()


def get(path: str, token: str = "", **headers: str) -> HttpResponse:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client(headers=given | ({"Authorization": token} if token else {})).get(path)  # type: ignore[return-value]


def found(path: str, token: str = "") -> Any:
    response = get(path, token)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def problem(response: HttpResponse, kind: str, status: int) -> dict[str, Any]:
    """The members of a problem of this kind."""
    told: dict[str, Any] = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (told["type"].rpartition("#")[2], told["status"], response.status_code) == (kind, status, status)
    return told


def configured(**said: Any) -> Any:
    values = {each: getattr(settings.CONFIG, each) for each in ("site", "designated", "proxies", "cache", "photos")}
    return override_settings(CONFIG=type("Config", (), values | {"wire": Wire(**said)}))


def test_stories_come_newest_first_page_by_page(agency: Agency) -> None:
    for number in range(5):
        agency.tell(f"Story {number}", now=NOW + dt.timedelta(minutes=number))
    first = get("/wire/stories?limit=2")
    told = json.loads(first.content)
    assert [each["headlines"][0]["value"] for each in told["stories"]] == ["Story 4", "Story 3"]
    assert f"before={told['next']}" in first.headers["Link"]
    rest = found(f"/wire/stories?limit=100&before={told['next']}")
    assert [each["headlines"][0]["value"] for each in rest["stories"]] == ["Story 2", "Story 1", "Story 0"]
    assert rest["next"] is None


def test_filters_choose_and_wrong_ones_say_what_is_wrong(agency: Agency) -> None:
    agency.full()
    agency.tell("Other")
    assert len(found("/wire/stories?f=topic:weather")["stories"]) == 1
    told = problem(get("/wire/stories?f=tpoic:weather"), "bad-filter", 400)
    assert told["position"] == 0 and "topic" in told["suggestions"]


@pytest.mark.parametrize(
    ("name", "accept", "media_type", "beginning"),
    [
        ("ninjs", "application/json", "application/json", b'{"standard":{"name":"ninjs","version":"3.1"'),
        ("ninjs-2.2", NINJS_2, NINJS_2, b'{"standard":{"name":"ninjs","version":"2.2"'),
        ("newsml-g2", "text/xml", "application/vnd.iptc.g2.newsitem+xml", b"<?xml"),
        ("nitf", "application/nitf+xml, */*;q=0.1", "application/nitf+xml", b"<?xml"),
        ("text", "text/plain;q=0.9, image/png", "text/plain", b"Id: tag:"),
    ],
)  # fmt: skip
def test_a_story_comes_in_the_format_that_is_asked_for(
    agency: Agency, name: str, accept: str, media_type: str, beginning: bytes
) -> None:
    path = f"/wire/stories/{agency.full().pk}"
    by_name, by_accept = get(f"{path}?format={name}"), get(path, Accept=accept)
    assert by_name.content == by_accept.content
    assert by_name.content.startswith(beginning)
    assert by_name.headers["Content-Type"].partition(";")[0] == media_type


def test_an_unknown_format_is_refused_with_those_that_there_are(agency: Agency) -> None:
    path = f"/wire/stories/{agency.full().pk}"
    assert "nitf" in problem(get(f"{path}?format=word"), "not-acceptable", 406)["formats"]
    problem(get(path, Accept="image/png"), "not-acceptable", 406)
    problem(get("/wire/stories?format=nitf"), "not-acceptable", 406)


def test_a_list_comes_as_a_message_with_or_without_a_package(agency: Agency) -> None:
    agency.tell("One")
    agency.tell("Two")
    roots = [etree.fromstring(get(f"/wire/stories?format=newsml-g2{more}").content) for more in ("", "&package=true")]
    assert [[etree.QName(one).localname for one in root[1]] for root in roots] == [
        ["newsItem", "newsItem"],
        ["packageItem", "newsItem", "newsItem"],
    ]


def test_fields_can_be_chosen(agency: Agency) -> None:
    story = agency.full()
    assert set(found(f"/wire/stories/{story.pk}?fields=headlines,by")) == {"uri", "headlines", "by"}
    assert problem(get(f"/wire/stories/{story.pk}?fields=headline"), "bad-request", 400)["unknown"] == ["headline"]


def test_the_history_has_every_public_version(agency: Agency) -> None:
    story = agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Fire out", signal=Signal.UPDATE)
    versions = found(f"/wire/stories/{story.pk}/versions")["stories"]
    assert [each["version"] for each in versions] == ["1", "2"]
    assert found(f"/wire/stories/{story.pk}/versions/1")["headlines"][0]["value"] == "Fire"
    problem(get(f"/wire/stories/{story.pk}/versions/3"), "not-found", 404)


def test_a_killed_story_is_gone_and_says_what_to_do(agency: Agency) -> None:
    story = agency.tell("Fire", version=1)
    agency.tell("Fire", version=2, headline="Kill", signal=Signal.KILL)
    for path in ("", "/versions", "/versions/1"):
        told = problem(get(f"/wire/stories/{story.pk}{path}"), "gone", 410)
        assert (told["pubStatus"], told["signal"]) == ("canceled", "kill")
        assert "Fire" not in json.dumps(told)


def test_unknown_and_embargoed_stories_look_alike(agency: Agency) -> None:
    hidden = agency.tell("Budget", embargo=LATER)
    answers = {get(f"/wire/stories/{number}").content for number in (hidden.pk, 999_999, 2**62)}
    assert len(answers) == 1
    problem(get("/wire/stories/0"), "bad-request", 400)


def test_an_embargoed_story_and_its_photo_are_for_those_who_are_sent_it(agency: Agency, clients: Clients) -> None:
    shot = picture("early")
    story = agency.full("Budget", embargo=LATER, **with_photo(shot))
    early, late = clients.token("early", embargoed=True), clients.token("late")
    told = found(f"/wire/stories/{story.pk}", early)
    assert told["embargoedUntil"] == LATER.isoformat()
    photo = told["associations"][0]["renditions"][0]["href"]
    path = photo[photo.index("/wire/") :]
    assert get(path, early).headers["Content-Type"] == "image/jpeg"
    problem(get(path, late), "not-found", 404)
    problem(get(path), "not-found", 404)
    problem(get(f"/wire/stories/{story.pk}", late), "not-found", 404)


def test_a_client_has_no_more_than_its_filter(agency: Agency, clients: Clients) -> None:
    story, other = agency.full(), agency.tell("Other")
    token = clients.token(filter="topic:weather")
    assert [each["uri"].rpartition("/")[2] for each in found("/wire/stories", token)["stories"]] == [str(story.pk)]
    problem(get(f"/wire/stories/{other.pk}", token), "not-found", 404)


def test_an_answer_that_the_client_has_is_not_sent_again(agency: Agency) -> None:
    agency.tell("Fire", version=1)
    first = get("/wire/stories")
    again = get("/wire/stories", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    agency.tell("Fire", version=2, headline="Fire out", signal=Signal.UPDATE)
    assert get("/wire/stories", If_None_Match=first.headers["ETag"]).status_code == 200


def test_answers_are_packed_as_the_client_likes(agency: Agency) -> None:
    agency.full()
    plain = get("/wire/stories").content
    zipped = get("/wire/stories", Accept_Encoding="gzip, br")
    assert gzip.decompress(zipped.content) == plain
    small = get("/wire/stories", Accept_Encoding="gzip, zstd")
    assert zstandard.ZstdDecompressor().decompress(small.content) == plain
    assert get("/wire/stories", Accept_Encoding="gzip;q=0").content == plain


@pytest.mark.parametrize(
    "token", ["Bearer dlc_wrong", "Basic dXNlcjpwYXNz", "Bearer", "Bearer " + "x" * 100_000, "Bearer \udcff"]
)
def test_a_wrong_token_opens_nothing(agency: Agency, token: str) -> None:
    response = get("/wire/stories", token.encode("utf-8", "surrogateescape").decode("latin-1"))
    problem(response, "bad-token", 401)
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_an_expired_token_says_so_and_a_removed_one_does_not(agency: Agency, clients: Clients) -> None:
    clients.add()
    client = wire.Client.objects.get()
    old = tokens.issue(client, now=NOW, expires_at=NOW + dt.timedelta(days=1))
    with_end = tokens.issue(client, now=NOW)
    assert "expired" in problem(get("/wire/stories", f"Bearer {old}"), "bad-token", 401)["detail"]
    wire.Client.objects.update(active=False)
    problem(get("/wire/stories", f"Bearer {with_end}"), "bad-token", 401)


def test_a_rotated_token_lives_on_for_a_while(agency: Agency, clients: Clients) -> None:
    clients.add()
    now = dt.datetime.now(dt.UTC)
    old = tokens.issue(wire.Client.objects.get(), now=now)
    new = tokens.rotate(wire.Token.objects.get(), now=now)
    assert [get("/wire/stories", f"Bearer {each}").status_code for each in (old, new)] == [200, 200]
    tokens.rotate(wire.Token.objects.order_by("pk").last() or pytest.fail(), now=now, grace=dt.timedelta(0))
    problem(get("/wire/stories", f"Bearer {new}"), "bad-token", 401)


def test_a_token_is_good_for_its_scopes_only(agency: Agency, clients: Clients) -> None:
    clients.add()
    token = tokens.issue(wire.Client.objects.get(), now=NOW, scopes=[Scope.LEDGER])
    problem(get("/wire/stories", f"Bearer {token}"), "no-scope", 403)


def test_the_public_may_be_shut_out(agency: Agency, clients: Clients) -> None:
    with configured(public=False):
        problem(get("/wire/stories"), "no-token", 401)
        assert get("/wire/stories", clients.token()).status_code == 200
        assert get("/wire/docs").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(agency: Agency, clients: Clients) -> None:
    with configured(public_rate=2):
        first = get("/wire/stories")
        assert first.headers["RateLimit-Policy"] == '"minute";q=2;w=60'
        assert first.headers["RateLimit"].startswith('"minute";r=1;t=')
        get("/wire/stories")
        third = get("/wire/stories")
        problem(third, "too-many-requests", 429)
        assert 1 <= int(third.headers["Retry-After"]) <= 30
        assert get("/wire/stories", clients.token()).status_code == 200


def test_what_a_client_fetched_is_noted(agency: Agency, clients: Clients) -> None:
    token = clients.token()
    story = agency.tell("Fire", version=1)
    get(f"/wire/stories/{story.pk}", token)
    get(f"/wire/stories/{story.pk}")
    BUFFER.flush()
    assert list(wire.Receipt.objects.values_list("client__slug", "story_id", "fetched", "told_gone_at")) == [
        ("paper", story.pk, 1, None)
    ]
    agency.tell("Fire", version=2, signal=Signal.UPDATE)
    get("/wire/stories", token)
    agency.tell("Fire", version=3, headline="Kill", signal=Signal.KILL)
    get(f"/wire/stories/{story.pk}", token)
    BUFFER.flush()
    receipt = wire.Receipt.objects.get()
    assert (receipt.fetched, receipt.told_gone_at is not None) == (2, True)


def test_the_document_describes_every_operation(agency: Agency) -> None:
    document = found("/wire/openapi.json")
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == {
        "/wire/", "/wire/stories", "/wire/stories/{story_id}", "/wire/stories/{story_id}/versions",
        "/wire/stories/{story_id}/versions/{number}", "/wire/photos/{digest}-{spec}", "/wire/ledger", "/wire/history",
    }  # fmt: skip
    page = get("/wire/docs").content.decode()
    assert all(f"GET {path}" in page for path in document["paths"])
    assert "<script" not in page and "style=" not in page


def test_what_is_no_address_is_told_as_a_problem(agency: Agency) -> None:
    problem(get("/wire/nothing/here"), "not-found", 404)
    assert Client().post("/wire/stories").status_code == 405
    problem(Client().delete("/wire/nothing"), "bad-method", 405)  # type: ignore[arg-type]


def test_the_root_says_who_asks(agency: Agency, clients: Clients) -> None:
    assert found("/wire/")["client"] is None
    assert found("/wire/", clients.token())["client"] == "paper"
