"""Every page has one address; everything else leads there or says why not."""

from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from dateline.archive.models import Story
from dateline.site import links
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom


def address(newsroom: Newsroom, name: str) -> str:
    """The canonical path of a story."""
    story = Story.objects.get(pk=newsroom.stories[name])
    return links.story(story.language, story.pk, story.slug)


@pytest.mark.parametrize(
    ("asked", "edition"),
    [
        ("ru", "ru"),
        ("de, ru;q=0.5", "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("fr", "en"),
        ("", "en"),
        ("x" * 600, "en"),
    ],
)
def test_root_leads_to_the_edition_in_the_readers_language(
    newsroom: Newsroom, read: Read, asked: str, edition: str
) -> None:
    answer = read("/", accept_language=asked)
    assert (answer.status_code, answer["Location"]) == (302, f"/{edition}/")
    assert answer["Vary"] == "Accept-Language"


def test_edition_without_slash(newsroom: Newsroom, read: Read) -> None:
    answer = read("/ru")
    assert (answer.status_code, answer["Location"]) == (301, "/ru/")


def test_wrong_slug_and_wrong_edition_lead_to_the_canonical_address(furnished: Newsroom, read: Read) -> None:
    right = address(furnished, "ferry")
    number, _, slug = right.removeprefix("/en/story/").partition("-")
    assert read(right).status_code == 200
    for wrong in (number, f"{number}-old-headline", f"{number}-ё", f"00{number}-{slug}", f"{number}-{slug.upper()}"):
        answer = read(f"/en/story/{wrong}")
        assert (answer.status_code, answer["Location"]) == (301, right)
    assert read(f"/ru/story/{number}-{slug}")["Location"] == right


def test_the_query_survives_the_way_to_the_canonical_address(furnished: Newsroom, read: Read) -> None:
    story = furnished.stories["paged"]
    assert read(f"/ru/story/{story}?page=2")["Location"] == address(furnished, "paged") + "?page=2"


def test_versions_have_their_canonical_address_too(furnished: Newsroom, read: Read) -> None:
    answer = read(f"/ru/story/{furnished.stories['corrected']}/versions")
    assert answer["Location"] == address(furnished, "corrected") + "/versions"


def test_a_story_in_a_language_without_edition_lives_in_the_first_one(newsroom: Newsroom, read: Read) -> None:
    story = newsroom.send("fähre", language="de", headline="Fähren fahren wieder")
    answer = read(f"/ru/story/{story}-x")
    assert answer["Location"] == f"/en/story/{story}-fahren-fahren-wieder"
    assert 'lang="de"' in read(answer["Location"]).content.decode()


@pytest.mark.parametrize("number", ["99999999", "9223372036854775808", "9" * 30, "0"])
def test_a_number_that_is_no_story(newsroom: Newsroom, read: Read, number: str) -> None:
    assert read(f"/en/story/{number}-x").status_code == 404


def test_pages_that_a_story_does_not_have(furnished: Newsroom, read: Read) -> None:
    path = address(furnished, "paged")
    for query in ("page=0", "page=4", "page=x", "page=1.5", "page=-1", "page=²", "page=999999999999", "more=x"):
        assert read(f"{path}?{query}").status_code == 404


def test_an_edition_that_does_not_exist_answers_in_the_readers_language(newsroom: Newsroom, read: Read) -> None:
    answer = read("/de/all", accept_language="ru")
    assert answer.status_code == 404
    assert "Страница не найдена" in answer.content.decode()


def test_before_any_edition_is_founded(db: None, read: Read) -> None:
    assert read("/").status_code == 404


def test_a_cursor_that_is_none_is_refused_with_a_way_back(newsroom: Newsroom, read: Read) -> None:
    cursors = ("x", "AAAA", "%00", "а", "AAAAAAAAAAAAAAAAAAAAAA" * 9)
    for path, cursor in product(("/en/all", "/en/topics/weather"), cursors):
        answer = read(f"{path}?before={cursor}")
        assert answer.status_code == 400
        assert f'href="{path}"' in answer.content.decode()


def test_pages_can_only_be_read(newsroom: Newsroom) -> None:
    paths = ("/", "/en", "/en/", "/en/all", "/en/topics", "/en/topics/weather", "/en/story/1-x")
    for path, method in product(paths, ("post", "put", "delete", "patch")):
        answer = getattr(Client(SERVER_NAME="127.0.0.1"), method)(path)
        assert answer.status_code == 405
        assert set(answer["Allow"].split(", ")) == {"GET", "HEAD"}


def test_head_says_what_get_would(newsroom: Newsroom, read: Read) -> None:
    for path in ("/en/", "/en/all", "/en/topics", "/en/topics/weather"):
        head, get = Client(SERVER_NAME="127.0.0.1").head(path), read(path)
        assert head.content == b""
        assert (head["ETag"], head["Content-Length"]) == (get["ETag"], str(len(get.content)))


def test_links_are_the_url_patterns() -> None:
    story = {"edition": "en", "story_id": 7, "slug": "a-b"}
    assert links.story("en", 7, "a-b") == reverse("site:story", kwargs=story)
    assert links.versions("en", 7, "a-b") == reverse("site:versions", kwargs=story)
    assert links.front("en") == reverse("site:front", kwargs={"edition": "en"})
    assert links.all_news("en") == reverse("site:all", kwargs={"edition": "en"})
    assert links.topics("en") == reverse("site:topics", kwargs={"edition": "en"})
    assert links.topic("en", "sport") == reverse("site:topic", kwargs={"edition": "en", "slug": "sport"})


@pytest.mark.parametrize(("asked", "words"), [("ru", "Попробуйте ещё раз"), ("en", "try again"), ("fr", "try again")])
def test_a_fault_of_ours_is_owned_up_to_without_the_database(asked: str, words: str) -> None:
    # No database is set up for this test: a question to it would be an error.
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    answer = client.get("/en/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert words in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
