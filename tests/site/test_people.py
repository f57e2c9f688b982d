"""People: their pages and feeds, and the pages that a story names."""

import pytest

from dateline.core.story import Pubstatus, Signal
from dateline.core.text.clean import clean
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom

BODY = clean(
    "<p>Sergei Orlovsky, head of the harbour board, said that the old pier would go. Mary Weir said no more.</p>"
    "<p>Orlovsky left for Geneva.</p>"
)
RUSSIAN = clean("<p>Мэр города Сергей Орловский сообщил, что старый причал снесут. С Сергеем Орловским согласны.</p>")


@pytest.fixture
def story(newsroom: Newsroom) -> int:
    """A story in each language that names the same man."""
    newsroom.send("pier-ru", headline="Причал снесут", body_html=RUSSIAN, language="ru")
    found = newsroom.send("pier", headline="Old pier to go", body_html=BODY)
    newsroom.follow()
    return found


def page(read: Read, path: str) -> str:
    answer = read(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_somebodys_page_has_the_stories_in_the_editions_language(story: int, read: Read) -> None:
    shown = page(read, "/en/people/sergei-orlovski")
    assert '<h1 class="title">Sergei Orlovsky</h1>' in shown
    assert "head of the harbour board" in shown
    assert "Old pier to go" in shown
    shown = page(read, "/ru/people/sergei-orlovski")
    assert '<h1 class="title">Сергей Орловский</h1>' in shown
    assert "Причал снесут" in shown


@pytest.mark.parametrize("written", ["Sergey-Orlovsky", "sergei-orlovsky"])
def test_every_spelling_leads_to_the_one_address(story: int, read: Read, written: str) -> None:
    answer = read(f"/en/people/{written}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/people/sergei-orlovski")


@pytest.mark.parametrize("path", ["/en/people/no-such-man", "/en/people/---", "/en/people/no-such-man.rss"])
def test_whom_nobody_names_has_no_page(story: int, read: Read, path: str) -> None:
    assert read(path).status_code == 404


def test_a_story_opens_to_those_whom_it_names(story: int, newsroom: Newsroom, read: Read) -> None:
    shown = page(read, f"/en/story/{story}-old-pier-to-go")
    assert 'href="/en/people/sergei-orlovski">Sergei Orlovsky</a>' in shown
    assert ">Mary Weir</a>" in shown


def test_the_most_named(story: int, read: Read) -> None:
    assert 'href="/en/people/sergei-orlovski"' in page(read, "/en/people")
    assert "Сергей Орловский" in page(read, "/ru/people")


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_somebody_has_feeds(story: int, read: Read, form: str) -> None:
    assert "Old pier to go" in page(read, f"/en/people/sergei-orlovski.{form}")


def test_a_killed_story_leaves_the_page(story: int, newsroom: Newsroom, read: Read) -> None:
    newsroom.send("pier", headline="Old pier to go", body_html=BODY, signal=Signal.KILL, pubstatus=Pubstatus.CANCELED)
    newsroom.follow()
    assert read("/en/people/sergei-orlovski").status_code == 404
    assert "Orlovsky" not in page(read, "/en/people")
