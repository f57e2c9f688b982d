"""Asking again: ETag, Last-Modified, 304, HEAD (RFC 9110, sections 8.8, 9.3.2 and 13)."""

import datetime as dt
from email.utils import parsedate_to_datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils.http import http_date

from dateline.core.story import Signal
from dateline.site.conditional import answer
from tests.out.agency import MINUTE, NOW, Agency
from tests.out.fetch import FORMS

SECOND = dt.timedelta(seconds=1)
PATHS = [f"/en/{place}.{form}" for place in ("all", "topics/weather") for form in FORMS]


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_feed_is_not_sent_again(agency: Agency, path: str) -> None:
    agency.full()
    first = Client().get(path)
    assert first.headers["ETag"].startswith('"'), "a strong one"
    assert parsedate_to_datetime(first.headers["Last-Modified"]) == NOW
    by_etag = Client().get(path, headers={"If-None-Match": f'"other", W/{first.headers["ETag"]}'})
    by_time = Client().get(path, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    for again in (by_etag, by_time):
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == "no-cache"
        assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("signal", [Signal.NONE, Signal.CORRECTION, Signal.KILL])
def test_a_changed_feed_is_sent_again(agency: Agency, path: str, signal: Signal) -> None:
    agency.full(version=1)
    first = Client().get(path)
    agency.full(version=2, signal=signal, lead="New.", now=NOW + MINUTE)
    for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = Client().get(path, headers={name: first.headers[header]})
        assert again.status_code == 200
        assert again.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_the_etag_counts_more_than_the_time(agency: Agency, path: str) -> None:
    agency.full()
    first = Client().get(path)
    headers = {"If-None-Match": '"something else"', "If-Modified-Since": first.headers["Last-Modified"]}
    assert Client().get(path, headers=headers).status_code == 200


def test_news_elsewhere_leaves_a_topics_etag_alone(agency: Agency) -> None:
    agency.full()
    first = Client().get("/en/topics/weather.rss")
    agency.tell("Chess", now=NOW + MINUTE)
    again = Client().get("/en/topics/weather.rss", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(agency: Agency, path: str) -> None:
    agency.full()
    get, head = Client().get(path), Client().head(path)
    assert head.content == b""
    assert head.headers == get.headers
    assert get.headers["Content-Length"] == str(len(get.content))
    assert Client().head(path, headers={"If-None-Match": get.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", PATHS)
def test_only_reading_is_allowed(agency: Agency, path: str) -> None:
    response = Client().post(path)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", PATHS)
def test_nothing_depends_on_who_asks(agency: Agency, path: str) -> None:
    agency.full()
    plain = Client().get(path)
    other = Client().get(path, headers={"Accept-Language": "ru", "Origin": "https://reader.example", "Cookie": "a=b"})
    assert plain.content == other.content
    assert plain.headers == other.headers
    assert not plain.cookies
    assert "Vary" not in plain.headers


def get(body: bytes, changed: dt.datetime, now: dt.datetime, since: str = "") -> HttpResponse:
    """An answer at a moment of one's choice."""
    request = HttpRequest()
    request.method = "GET"
    if since:
        request.META["HTTP_IF_MODIFIED_SINCE"] = since
    return answer(request, body, content_type="text/plain", changed=changed, now=now)


def test_two_changes_within_one_second_are_told_apart() -> None:
    # A reader that knows no ETag fetches between them: its copy must not pass for the later one.
    changed = NOW.replace(microsecond=100_000)
    between = get(b"one", changed, changed + SECOND / 5)
    later = get(b"two", changed + SECOND / 2, NOW + 5 * SECOND, between.headers["Last-Modified"])
    assert (later.status_code, later.content) == (200, b"two")
    settled = get(b"two", changed + SECOND / 2, NOW + 9 * SECOND, later.headers["Last-Modified"])
    assert settled.status_code == 304


def test_last_modified_is_never_in_the_future() -> None:
    early = get(b"one", NOW + 60 * SECOND, NOW)
    assert parsedate_to_datetime(early.headers["Last-Modified"]) <= NOW


@pytest.mark.parametrize("nonsense", ["yesterday", "", "Sun, 99 Foo 2026 00:00:00 GMT", http_date(0)])
def test_a_time_that_is_none_gets_the_feed(nonsense: str) -> None:
    assert get(b"one", NOW, NOW + 9 * SECOND, nonsense).status_code == 200
