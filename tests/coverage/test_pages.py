"""The block under a story, the page of an event, its feeds, and what readers say of it."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from dateline.archive.verbs import By
from dateline.coverage import desk
from dateline.coverage.models import Doubt
from dateline.coverage.reading import number_of
from tests.coverage.conftest import NOW, STORAGES, Press
from tests.coverage.copy import BUDGET, BUDGET_TOO, FERRY, FERRY_AGAIN, FERRY_RU, FERRY_TOO

Read = Callable[[str], HttpResponse]


@pytest.fixture
def read(editions: None) -> Iterator[Read]:
    """Asks for a page, following to its canonical address."""
    client = Client(SERVER_NAME="127.0.0.1")
    with override_settings(STORAGES=settings.STORAGES | STORAGES):
        yield lambda path: client.get(path, follow=True)


def body(response: HttpResponse) -> str:
    return response.content.decode()


def block(page: str) -> str:
    found = re.search(r'<section class="media".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_the_block_names_outlets_headlines_times_and_languages(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.tell("russkie", *FERRY_RU, published=None)
    press.group()
    english = block(body(read(f"/en/story/{ours}")))
    assert FERRY_TOO[0] in english
    assert FERRY_RU[0] in english
    assert FERRY[0] not in english
    assert "<b>Herald</b>" in english
    assert "in Russian" in english
    assert re.search(r"seen \d\d:\d\d", english)
    assert "1 minute later" in english
    assert english.count('rel="nofollow noopener external"') == 2


def test_below_two_independent_outlets_there_is_no_block(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    for paper in ("copier", "copycat"):
        press.tell(paper, FERRY_TOO[0], FERRY_TOO[1])
    press.group()
    assert number_of(ours)
    assert block(body(read(f"/en/story/{ours}"))) == ""


def test_reprints_are_folded_under_their_origin(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.tell("copier", *FERRY_TOO)
    press.tell("gazette", *FERRY_AGAIN)
    press.group()
    shown = block(body(read(f"/en/story/{ours}")))
    assert shown.count('class="media__row"') == 2
    assert "Same text: Copier" in shown


def test_the_page_has_all_languages_what_differs_and_the_way_on(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.tell("russkie", *FERRY_RU)
    press.group()
    number = number_of(ours)
    english, russian = body(read(f"/en/coverage/{number}")), body(read(f"/ru/coverage/{number}"))
    for page in (english, russian):
        assert all(text[0] in re.sub("</?mark>", "", page) for text in (FERRY, FERRY_TOO, FERRY_RU))
    assert "first was Meridian" in english
    assert "<mark>passengers safe</mark>" in english
    assert f'value="coverage:{number}"' in english
    assert f"f=coverage%3A{number}" in english
    assert english.index('lang="en">English') < english.index("Русский</h2>")
    assert russian.index("Русский</h2>") < russian.index(">English</h2>")


def test_words_of_a_source_that_allows_a_link_only_are_not_quoted(press: Press, read: Read) -> None:
    said = " “We saw the lighthouse much too late,” a passenger said."
    ours = press.tell("meridian", FERRY[0], FERRY[1])
    press.tell("herald", FERRY_TOO[0], FERRY_TOO[1] + said)
    press.tell("gazette", *FERRY_AGAIN)
    press.group()
    page = body(read(f"/en/coverage/{number_of(ours)}"))
    assert "Herald" in page
    assert "lighthouse" not in page


def test_feeds_of_an_event(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.group()
    number = number_of(ours)
    feed = json.loads(read(f"/en/coverage/{number}.json").content)
    assert [item["title"] for item in feed["items"]] == [f"Herald: {FERRY_TOO[0]}", f"Meridian: {FERRY[0]}"]
    assert FERRY_TOO[1] not in json.dumps(feed)
    for form in ("rss", "atom"):
        assert FERRY_TOO[0] in body(read(f"/en/coverage/{number}.{form}"))


def test_a_merged_event_leads_on_and_an_unknown_one_is_a_404(press: Press, read: Read) -> None:
    ferry, budget = press.tell("meridian", *FERRY), press.tell("meridian", *BUDGET)
    press.tell("herald", *FERRY_TOO), press.tell("herald", *BUDGET_TOO)
    press.group()
    ends, goes_on = number_of(budget), number_of(ferry)
    assert ends
    assert goes_on
    desk.merge(ends, goes_on, By(actor="chief"), NOW)
    answer = read(f"/en/coverage/{ends}")
    assert answer.redirect_chain == [(f"/en/coverage/{goes_on}", 301)]  # type: ignore[attr-defined]
    assert read("/en/coverage/999999").status_code == 404
    assert read("/en/coverage/99999999999999999999999").status_code == 404
    assert read("/en/coverage/999999.rss").status_code == 404


def test_killed_stories_are_gone_from_block_page_and_feed_at_once(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO, uri="https://herald.example/ferry")
    press.tell("gazette", *FERRY_AGAIN)
    press.group()
    number = number_of(ours)
    press.kill("herald", "https://herald.example/ferry")
    # Nobody has followed the ledger yet.
    for path in (f"/en/story/{ours}", f"/en/coverage/{number}", f"/en/coverage/{number}.rss"):
        assert FERRY_TOO[0] not in body(read(path))


def test_a_readers_doubt_reaches_the_desk(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    theirs = press.tell("herald", *FERRY_TOO)
    press.group()
    number = number_of(ours)
    client = Client(SERVER_NAME="127.0.0.1")
    for _ in range(2):
        answer = client.post(f"/en/coverage/{number}/doubt", {"story": theirs})
        assert (answer.status_code, answer["Location"]) == (303, f"/en/coverage/{number}?thanks=1#thanks")
    assert list(Doubt.objects.values_list("coverage_id", "story_id", "count")) == [(number, theirs, 2)]
    assert "The desk will look at it" in body(read(f"/en/coverage/{number}?thanks=1"))
    assert client.get(f"/en/coverage/{number}/doubt").status_code == 405
    assert client.post(f"/en/coverage/{number}/doubt", {"story": "x"}).status_code == 404
    elsewhere = client.post(f"/en/coverage/{number}/doubt", {"story": theirs}, HTTP_ORIGIN="https://evil.example")
    assert elsewhere.status_code == 403
