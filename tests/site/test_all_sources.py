"""All news, and all sources by a switch: other outlets' headlines with links to their own pages."""

import datetime as dt

import pytest
from django.test import Client

from dateline.archive.models import Source, Story
from dateline.core.story import Link, Signal
from dateline.index.models import Listed
from tests.site import newsroom as agency
from tests.site.newsroom import HOUR, NOW, Newsroom

ELSEWHERE = "https://gazette.example/storm?a=1&b=2"
BEFORE = NOW - HOUR


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    found = agency.found()
    found.send("ours", now=BEFORE)
    found.send("theirs", source="coverage", links=(Link(url=ELSEWHERE, rel="canonical"),), headline="<b>Storm</b>")
    found.send("nowhere", source="coverage")
    found.send("later", source="coverage", embargo=NOW + dt.timedelta(days=9999), links=(Link(url=ELSEWHERE),))
    found.follow()
    return found


def page(query: str = "") -> str:
    answer = Client().get(f"/en/all{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_other_outlets_are_shown_only_when_asked_for(newsroom: Newsroom) -> None:
    assert "Storm" not in page()
    assert 'href="/en/all?sources=all"' in page()
    shown = page("?sources=all")
    assert "&lt;b&gt;Storm&lt;/b&gt;" in shown
    assert 'href="https://gazette.example/storm?a=1&amp;b=2" rel="external nofollow noopener"' in shown
    assert "Coverage Wire" in shown
    assert shown.index("Storm") < shown.index(">ours<"), "one list, newest first"
    assert "nowhere" not in shown, "a headline that leads nowhere"
    assert "later" not in shown


def test_it_has_no_page_of_ours_and_stands_in_no_feed(newsroom: Newsroom) -> None:
    story = newsroom.stories["theirs"]
    assert Client().get(f"/en/story/{story}-storm").status_code == 404
    assert "Storm" not in Client().get("/en/all.rss").content.decode()


def test_pages_go_on_in_the_same_list(newsroom: Newsroom) -> None:
    for number in range(60):
        newsroom.send(
            f"more {number}",
            source="coverage" if number % 2 else "own",
            now=BEFORE - number * HOUR,
            links=(Link(url=f"https://gazette.example/{number}", rel="canonical"),),
        )
    newsroom.follow()
    first = page("?sources=all")
    assert "more 40" in first
    assert "more 59" not in first
    onward = first.split('href="/en/all?sources=all&amp;before=')[1].split('"')[0]
    second = page(f"?sources=all&before={onward}")
    assert "more 59" in second
    assert "more 40<" not in second


@pytest.mark.parametrize(
    "said",
    [{"fate": "killed"}, {"fate": "withdrawn"}, {"pubstatus": "withheld"}, {"policy": "internal"}, {"public": None}],
    ids=str,
)
def test_what_may_not_be_seen_is_gone_whatever_the_index_still_holds(newsroom: Newsroom, said: dict[str, str]) -> None:
    Story.objects.filter(pk=newsroom.stories["theirs"]).update(**said)
    assert "Storm" not in page("?sources=all")


def test_a_source_that_becomes_internal_is_gone_at_once(newsroom: Newsroom) -> None:
    Source.objects.filter(slug="coverage").update(rights="internal")
    assert "Storm" not in page("?sources=all")


def test_a_kill_reaches_the_list(newsroom: Newsroom) -> None:
    newsroom.send("theirs", source="coverage", signal=Signal.KILL, version=2)
    newsroom.follow()
    assert not Listed.objects.filter(story_id=newsroom.stories["theirs"]).exists()
