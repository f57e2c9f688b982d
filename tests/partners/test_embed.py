"""What partners are given: feeds that readers of feeds read, widgets that any site may show."""

import base64
import hashlib
import io
import json
import re

import feedparser
import pytest
from django.utils import timezone

from dateline.archive.models import Story
from dateline.core.partners.offers import read as read_offers
from dateline.core.story import Signal
from dateline.out.partners.look import Look, look
from dateline.out.partners.widgets import LARGEST
from tests.partners.conftest import Make, change
from tests.site.conftest import Read
from tests.site.newsroom import ECONOMY, WEATHER, Newsroom, medtop

FORMS = ("", ".js", ".rss", ".atom", ".json")


def filled(newsroom: Newsroom) -> None:
    newsroom.send("cranes", headline="Cranes painted blue", lead="All of them", topics=medtop(WEATHER))
    newsroom.send("rates", headline="Central bank keeps its rate", topics=medtop(ECONOMY))
    newsroom.send("ru", headline="Краны покрасили", language="ru")
    newsroom.follow()


def test_the_filter_chooses(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    gazette = make("gazette")
    for form in FORMS:
        body = read(f"/embed/gazette{form}").content.decode()
        assert "Cranes painted blue" in body
        assert "Central bank" in body
        assert "Краны" not in body
    change(gazette, filter="topic:economy")
    for form in FORMS:
        body = read(f"/embed/gazette{form}").content.decode()
        assert "Cranes" not in body
        assert "Central bank" in body


def test_feeds_are_read_by_a_feed_reader(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    make("gazette")
    for form in (".rss", ".atom"):
        found = feedparser.parse(io.BytesIO(read(f"/embed/gazette{form}").content))
        assert not found.bozo
        entry = next(each for each in found.entries if each.title == "Cranes painted blue")
        assert "/go/s" in entry.link
        assert entry.id.endswith("-cranes-painted-blue")
    (told,) = [each for each in json.loads(read("/embed/gazette.json").content)["items"] if "Cranes" in each["title"]]
    assert "/go/s" in told["url"]


def test_another_dateline_reads_them(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    make("gazette")
    for form in (".rss", ".atom", ".json"):
        found = read_offers(read(f"/embed/gazette{form}").content, {"127.0.0.1"}, timezone.now())
        assert {offer.headline for offer in found.offers} == {"Cranes painted blue", "Central bank keeps its rate"}
        assert found.refused == ()


def test_a_kill_is_gone_from_every_form_at_once(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    make("gazette")
    go = re.findall(r"/go/s[A-Za-z0-9_-]+", read("/embed/gazette").content.decode())
    newsroom.send("cranes", headline="Kill", signal=Signal.KILL, topics=medtop(WEATHER))
    newsroom.send("rates", headline="Withdrawn", signal=Signal.WITHDRAW)
    for form in FORMS:
        body = read(f"/embed/gazette{form}").content.decode()
        assert "Cranes" not in body
        assert "Central bank" not in body
    assert [read(path).status_code for path in go] == [410, 410]
    assert not any("Cranes" in read(path).content.decode() for path in go)


@pytest.mark.parametrize("said", [{"on": False}, {"edition": None}, {"expires_on": "2020-01-01"}])
def test_who_is_offered_nothing_finds_nothing(make: Make, read: Read, said: dict[str, object]) -> None:
    change(make("gazette"), **said)
    assert {read(f"/embed/gazette{form}").status_code for form in FORMS} == {404}
    assert read("/embed/nobody").status_code == 404


def test_a_filter_that_holds_no_longer_lets_nothing_out(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    change(make("gazette"), filter="topic:no-such-topic")
    assert "Cranes" not in read("/embed/gazette").content.decode()


def test_widgets_are_small_and_one_request(make: Make, newsroom: Newsroom, read: Read) -> None:
    for number in range(30):
        newsroom.send(f"{number}", headline=f"Story {number} " + "with a headline as long as they come " * 3)
    newsroom.follow()
    change(make("gazette"), offered=20)
    for form in ("", ".js"):
        body = read(f"/embed/gazette{form}?count=20").content
        assert len(body) < LARGEST
        assert body.count(b"/go/s") == 20
        assert not re.search(rb"""<script|<link|<img|@import|url\(|src=""", body)


def test_any_site_may_frame_the_page_and_nothing_runs_in_it(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    make("gazette")
    answer = read("/embed/gazette?theme=dark&accent=a4161a")
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in answer
    (style,) = re.findall("<style>(.*?)</style>", answer.content.decode())
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    assert read("/en/")["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, Look()),
        (
            {"theme": "dark", "font": "serif", "accent": "a4161a", "count": "8", "title": "0"},
            Look("dark", "serif", "a4161a", 8, title=False),
        ),
        ({"theme": "</style><script>", "font": "x", "accent": "red;}", "count": "-1"}, Look()),
        ({"count": "99"}, Look(count=20)),
        ({"count": "٣"}, Look()),
    ],
)
def test_looks(query: dict[str, str], expected: Look) -> None:
    assert look(query) == expected


def test_hostile_headlines_stay_text(make: Make, newsroom: Newsroom, read: Read) -> None:
    newsroom.send("evil", headline="</script><script>alert(1)</script>\u2028<img src=x>")
    newsroom.follow()
    make("gazette")
    assert b"<script>alert" not in read("/embed/gazette").content
    assert b"</script>" not in read("/embed/gazette.js").content
    assert read("/embed/gazette.js").content.isascii()


def test_asked_again_it_is_not_sent_again(make: Make, newsroom: Newsroom, read: Read) -> None:
    filled(newsroom)
    make("gazette")
    for form in FORMS:
        first = read(f"/embed/gazette{form}")
        assert first["Cache-Control"] == "no-cache"
        assert first["Access-Control-Allow-Origin"] == "*"
        assert read(f"/embed/gazette{form}", if_none_match=first["ETag"]).status_code == 304
    assert Story.objects.count() == 3
