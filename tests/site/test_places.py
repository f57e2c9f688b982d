"""Places: their pages and feeds, and the pages that a story names."""

import datetime as dt

import pytest
from django.utils import timezone

from dateline.archive.models import Annotation, Topic, TopicAddress
from dateline.core.story import Dateline
from dateline.core.text.clean import clean
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom

BODY = clean(
    "<p>Talks about Syria went on in Geneva on Monday, diplomats said. Syria’s army holds Palmyra, and the Syrian "
    "government wants more time.</p><p>Palmyra was taken in spring. Syria has asked for help.</p>"
)


@pytest.fixture
def story(newsroom: Newsroom) -> int:
    """A story filed in Moscow about Palmyra and Syria."""
    dateline = Dateline(place="MOSCOW", date=dt.date(2016, 3, 28))
    found = newsroom.send("palmyra", headline="Syria holds Palmyra", body_html=BODY, dateline=dateline)
    newsroom.follow()
    return found


def page(read: Read, path: str) -> str:
    answer = read(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_place_has_its_stories_and_those_of_what_lies_in_it(story: int, read: Read) -> None:
    for slug in ("palmyra", "syria", "middle-east", "asia", "moscow", "russia"):
        assert "Syria holds Palmyra" in page(read, f"/en/places/{slug}")


def test_a_place_leads_up_and_down(story: int, read: Read) -> None:
    shown = page(read, "/en/places/syria")
    assert 'href="/en/places/middle-east"' in shown
    assert 'href="/en/places/homs-province"' in shown
    assert 'hreflang="ru" href="http://127.0.0.1:8000/ru/places/syria"' in shown


def test_the_russian_page_is_in_russian(story: int, read: Read) -> None:
    assert '<h1 class="title">Сирия</h1>' in page(read, "/ru/places/syria")


def test_all_places_that_have_stories(story: int, read: Read) -> None:
    shown = page(read, "/en/places")
    assert shown.index("/en/places/asia") < shown.index("/en/places/syria") < shown.index("/en/places/palmyra")
    assert "/en/places/japan" not in shown
    assert "/ru/places/syria" not in page(read, "/ru/places").partition("<main")[2]


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_place_has_feeds(story: int, read: Read, form: str) -> None:
    assert "Syria holds Palmyra" in page(read, f"/en/places/palmyra.{form}")


def test_unknown_places_are_unknown(story: int, read: Read) -> None:
    assert read("/en/places/atlantis").status_code == 404
    assert read("/en/places/atlantis.rss").status_code == 404
    assert read("/en/places/syria?before=x").status_code == 400


def test_the_pages_that_a_story_names(story: int, read: Read) -> None:
    path = read(f"/en/story/{story}")["Location"]
    named = page(read, path).partition('<details class="dossiers">')[2].partition("</details>")[0]
    count = named.count("<li>")
    assert f"{count} pages in this article" in named
    assert named.index("/en/places/syria") < named.index("/en/places/moscow")
    assert "filed from here" in named


def test_a_figure_of_speech_has_no_page(story: int, read: Read) -> None:
    version = Annotation.objects.filter(story=story, kind="place").first()
    assert version is not None
    Annotation.objects.create(
        story_id=story,
        version_id=version.version_id,
        kind="place",
        value="volgograd",
        role="figurative",
        resolved=True,
        origin="model",
        made_at=timezone.now(),
    )
    path = read(f"/en/story/{story}")["Location"]
    assert "volgograd" not in page(read, path)


def test_an_editors_refusal_takes_a_story_out_of_a_place(story: int, newsroom: Newsroom, read: Read) -> None:
    Annotation.objects.create(
        story_id=story,
        kind="place",
        value="moscow",
        resolved=True,
        rejects=True,
        origin="editor",
        actor="ann",
        made_at=timezone.now(),
    )
    path = read(f"/en/story/{story}")["Location"]
    assert "/en/places/moscow" not in page(read, path)


def test_former_addresses_of_a_topic_lead_on(newsroom: Newsroom, read: Read) -> None:
    target = Topic.objects.get(slug="disaster")
    TopicAddress.objects.create(slug="calamity", topic=target)
    merged = Topic.objects.get(slug="weather")
    merged.merged_into = target
    merged.save()
    for former in ("calamity", "weather"):
        answer = read(f"/en/topics/{former}?before=x")
        assert (answer.status_code, answer["Location"]) == (301, "/en/topics/disaster?before=x")
        answer = read(f"/en/topics/{former}.atom")
        assert (answer.status_code, answer["Location"]) == (301, "/en/topics/disaster.atom")
