"""Feeds of filtered lists: the same stories, valid, asked for again like any other."""

import datetime as dt
from urllib.parse import quote, quote_plus

import feedparser
import pytest
from django.test import Client

from dateline.core.story import Code
from tests.out.agency import MINUTE, NOW, WEATHER, Agency
from tests.out.fetch import FORMS

PATHS = [f"/en/{place}.{form}" for place in ("all", "topics/weather") for form in FORMS]


@pytest.fixture
def agency(agency: Agency) -> Agency:
    """With stories of which a filter leaves some out."""
    agency.full("Harbour frozen")
    agency.full("Harbour open", now=NOW - MINUTE)
    agency.tell("Chess", topics=(Code(value="medtop:15000000"),))
    return agency


def titles(path: str) -> list[str]:
    """The headlines in a feed, whatever its form."""
    answer = Client().get(path)
    assert answer.status_code == 200, answer.content
    if path.partition("?")[0].endswith("json"):
        return [item["title"] for item in answer.json()["items"]]
    return [entry.title for entry in feedparser.parse(answer.content).entries]


@pytest.mark.parametrize("path", PATHS)
def test_what_passes_is_in_it(agency: Agency, path: str) -> None:
    assert titles(f"{path}?f=frozen") == ["Harbour frozen"]
    assert titles(f"{path}?f=topic%3Asport") == (["Chess"] if "all" in path else [])
    assert titles(f"{path}?f=topic%3Aweather+-frozen") == ["Harbour open"]


@pytest.mark.parametrize("form", FORMS)
def test_it_names_itself_and_its_page(agency: Agency, form: str) -> None:
    text = Client().get(f"/en/all.{form}?f=topic%3Aweather").content.decode()
    assert f"http://127.0.0.1:8000/en/all.{form}?f=topic%3Aweather" in text
    assert '"http://127.0.0.1:8000/en/all?f=topic%3Aweather"' in text or ">http://127.0.0.1:8000/en/all?f=topic" in text
    assert "Meridian: All news: topic:weather" in text


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_one_is_not_sent_again(agency: Agency, path: str) -> None:
    first = Client().get(f"{path}?f=harbour")
    for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = Client().get(f"{path}?f=harbour", headers={name: first.headers[header]})
        assert (again.status_code, again.content) == (304, b"")
    agency.tell("Harbour closed", now=NOW + MINUTE, topics=(Code(value=WEATHER),))
    again = Client().get(f"{path}?f=harbour", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_what_changes_as_time_goes_by_has_no_time_of_its_last_change(agency: Agency) -> None:
    answer = Client().get("/en/all.rss?f=since%3A7d")
    assert "Last-Modified" not in answer.headers
    assert "ETag" in answer.headers


@pytest.mark.parametrize("form", FORMS)
def test_one_filter_has_one_address(agency: Agency, form: str) -> None:
    answer = Client().get(f"/en/all.{form}?f={quote('тема:погода')}")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/all.{form}?f={quote_plus('topic:weather')}")
    assert Client().get(f"/en/all.{form}?f=")["Location"] == f"/en/all.{form}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("en", "The filter cannot be read at character 7, “wether”."),
        ("ru", "Фильтр не удалось прочитать: знак 7, «wether»."),
    ],
)
def test_a_filter_that_cannot_be_read(agency: Agency, form: str, edition: str, said: str) -> None:
    answer = Client().get(f"/{edition}/all.{form}?f=topic:wether")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().startswith(said)


def test_head_and_ranges(agency: Agency) -> None:
    answer = Client().head("/en/all.rss?f=harbour")
    assert (answer.status_code, answer.content) == (200, b"")
    assert Client().get("/en/all.rss?f=harbour", headers={"Range": "bytes=0-9"}).status_code == 200


def test_a_mute_is_part_of_the_address(agency: Agency) -> None:
    until = (dt.datetime.now(tz=dt.UTC) + dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%MZ")
    assert titles(f"/en/all.rss?f={quote_plus(f'since:{until} OR -topic:weather')}") == ["Chess"]
