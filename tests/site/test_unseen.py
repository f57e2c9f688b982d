"""What may not be seen: embargoed, withheld, unedited, internal and killed copy."""

import re
from itertools import product

import pytest

from dateline.core.story import Pubstatus
from tests.site.conftest import Read
from tests.site.newsroom import HOUR, NOW, Newsroom
from tests.site.reading import Page

HIDDEN = ("embargoed", "withheld", "desk", "internal", "coverage")


def test_hidden_stories_are_unknown_byte_for_byte(furnished: Newsroom, read: Read) -> None:
    tails = ("", "-x", "-embargoed-headline", "/versions", "-x/versions", "-x?page=2", "?more=9")
    for edition, tail, name in product(("en", "ru"), tails, HIDDEN):
        unknown = read(f"/{edition}/story/88888888{tail}")
        answer = read(f"/{edition}/story/{furnished.stories[name]}{tail}")
        assert (answer.status_code, answer.content, answer.headers) == (404, unknown.content, unknown.headers)


def test_hidden_stories_stand_in_no_list(furnished: Newsroom, read: Read) -> None:
    lists = ("/en/", "/en/all", "/en/topics", "/ru/", "/ru/all")
    for path, name in product(lists, (*HIDDEN, "killed", "withdrawn")):
        assert f"{name.title()} headline" not in read(path).content.decode()


@pytest.mark.parametrize("name", ["killed", "withdrawn"])
def test_a_story_taken_back_says_so_and_shows_nothing_of_it(furnished: Newsroom, read: Read, name: str) -> None:
    for edition, tail in product(("en", "ru"), ("", "-killed-headline", "/versions", "-anything/versions")):
        answer = read(f"/{edition}/story/{furnished.stories[name]}{tail}")
        text = answer.content.decode()
        assert answer.status_code == 410
        assert "All news" in text or "Все новости" in text
        assert not re.search(r"headline|Killed words|Taken words|wrong man|Withdrawal", text)


def test_an_embargoed_update_leaves_the_public_version_in_place(furnished: Newsroom, read: Read) -> None:
    later = NOW + HOUR * 24 * 36500
    story = furnished.send("corrected", version=9, headline="Not before its time", embargo=later, now=NOW)
    furnished.follow()
    for path in (f"/en/story/{story}-new-bridge", f"/en/story/{story}/versions", "/en/all", "/en/"):
        answer = read(read(path)["Location"]) if read(path).status_code == 301 else read(path)
        assert answer.status_code == 200
        assert "Not before its time" not in answer.content.decode()


def test_a_stale_list_shows_no_killed_story(furnished: Newsroom, read: Read) -> None:
    furnished.send("ferry", version=2, headline="x", pubstatus=Pubstatus.CANCELED, now=NOW)
    assert "Ferries to sail again" not in read("/en/all").content.decode()


def test_editors_notes_are_on_no_page(newsroom: Newsroom, read: Read) -> None:
    story = newsroom.send("a", headline="Rain", ednote="call Petrov on 555", now=NOW)
    newsroom.follow()
    for path in (read(f"/en/story/{story}")["Location"], "/en/all", "/en/"):
        assert "Petrov" not in read(path).content.decode()


def test_what_was_killed_is_not_in_the_history_of_what_came_back(newsroom: Newsroom, read: Read) -> None:
    from dateline.archive.history import appearances
    from dateline.archive.models import Story
    from tests.site.events import write_event

    story_id = newsroom.send("a", headline="Libel", version=1, now=NOW - 3 * HOUR)
    write_event(story_id, "killed", NOW - 2 * HOUR)
    newsroom.send("a", headline="Fair words", version=2, now=NOW - HOUR)
    assert [seen.headline for seen in appearances(story_id)] == ["Fair words"]
    page = Page(read(f"/en/story/{story_id}-{Story.objects.get(pk=story_id).slug}/versions"))
    assert "Libel" not in page.response.content.decode()
