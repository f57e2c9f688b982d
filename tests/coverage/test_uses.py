"""Where else an event counts: rows and filters, lists by events, the front page."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings

from dateline.archive.verbs import By
from dateline.coverage import desk
from dateline.coverage.reading import number_of
from dateline.index.registry import catch_up_all
from tests.coverage.conftest import NOW, STORAGES, Press
from tests.coverage.copy import BUDGET, BUDGET_TOO, FERRY, FERRY_AGAIN, FERRY_RU, FERRY_TOO

Read = Callable[[str], HttpResponse]


@pytest.fixture
def read(editions: None) -> Iterator[Read]:
    """Asks for a page; every story that was told is grouped and followed first."""
    client = Client(SERVER_NAME="127.0.0.1")

    def get(path: str) -> HttpResponse:
        catch_up_all()
        return client.get(path, follow=True)

    with override_settings(STORAGES=settings.STORAGES | STORAGES):
        yield get


def body(response: HttpResponse) -> str:
    return response.content.decode()


def headlines(page: str) -> list[str]:
    return re.findall(r'class="row__link"[^>]*>([^<]*)</a>', page)


def beside(page: str, story: int) -> str:
    """The menu of a row."""
    found = re.search(rf'<details class="pick" id="pick-{story}".*?</details>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_row_offers_to_follow_and_to_mute_its_event(press: Press, read: Read) -> None:
    ours, alone = press.tell("meridian", *FERRY), press.tell("meridian", *BUDGET)
    press.tell("herald", *FERRY_TOO)
    press.group()
    page, number = body(read("/en/all")), number_of(ours)
    assert f'name="follow" value="coverage:{number}"' in beside(page, ours)
    assert f'name="hide" value="coverage:{number}"' in beside(page, ours)
    assert "coverage:" not in beside(page, alone)
    followed = read(f"/en/all?follow=coverage:{number}")
    assert headlines(body(followed)) == [FERRY[0]]
    muted = read(f"/en/all?hide=coverage:{number}")
    assert headlines(body(muted)) == [BUDGET[0]]


def test_an_event_is_followed_besides_what_is_chosen(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("meridian", *BUDGET), press.tell("herald", *FERRY_TOO)
    press.group()
    number = number_of(ours)
    both = body(read(f"/en/all?f=budget&follow=coverage:{number}&panel=open"))
    assert headlines(both) == [BUDGET[0], FERRY[0]]
    # The panel names it by its headline, and it can be dropped there.
    assert f"Also: {FERRY[0]}" in both
    assert headlines(body(read(f"/en/all?f=coverage:{number} OR budget&hide=coverage:{number}"))) == [BUDGET[0]]


def test_a_muted_event_is_named_where_the_hidden_are_shown(press: Press, read: Read) -> None:
    ours = press.tell("meridian", *FERRY)
    press.tell("herald", *FERRY_TOO)
    press.group()
    page = body(read(f"/en/all?f=-coverage:{number_of(ours)}&hidden=1"))
    assert f"Muted: {FERRY[0]}" in page
    assert "Скрыто:" in body(read(f"/ru/all?f=lang:en -coverage:{number_of(ours)}&hidden=1"))


@pytest.mark.parametrize("nonsense", ["follow=topic:sport", "hide=x", "follow=coverage:x"])
def test_what_is_no_event_is_refused(press: Press, read: Read, nonsense: str) -> None:
    assert read(f"/en/all?{nonsense}").status_code == 400


def test_one_line_per_event_on_request(press: Press, read: Read) -> None:
    first = press.tell("meridian", *FERRY)
    press.tell("meridian", *BUDGET)
    again = press.tell("meridian", *FERRY_AGAIN)
    press.tell("herald", *FERRY_TOO)
    press.group()
    assert number_of(first) == number_of(again)
    assert headlines(body(read("/en/all"))) == [FERRY_AGAIN[0], BUDGET[0], FERRY[0]]
    page = body(read("/en/all?group=story"))
    assert headlines(page) == [FERRY_AGAIN[0], BUDGET[0]]
    assert f'href="/en/coverage/{number_of(first)}">2 stories on this</a>' in page
    # A story that the filter leaves out stands for none that it lets through.
    assert headlines(body(read('/en/all?f="passenger ferry"&group=story'))) == [FERRY[0]]
    assert "2 материала об этом" in body(read("/ru/all?f=lang:en&group=story"))


def test_our_own_story_stands_for_an_event_of_all_sources(press: Press, read: Read) -> None:
    press.tell("meridian", *FERRY), press.tell("meridian", *BUDGET)
    press.tell("herald", *FERRY_TOO), press.tell("gazette", *FERRY_AGAIN)
    press.group()
    assert len(headlines(body(read("/en/all?sources=all")))) == 4
    page = body(read("/en/all?sources=all&group=story"))
    assert headlines(page) == [BUDGET[0], FERRY[0]]
    assert "3 stories on this" in page


def test_an_events_line_is_not_repeated_on_later_pages(press: Press, read: Read) -> None:
    press.tell("meridian", *FERRY)
    for number in range(60):
        press.tell("meridian", f"Item {number}", f"Mayor Number{number} of Town{number} opened bridge{number}.")
    newest = press.tell("meridian", *FERRY_AGAIN)
    press.group()
    assert number_of(newest)
    page, seen = body(read("/en/all?group=story")), []
    while True:
        seen += headlines(page)
        more = re.search(r'href="([^"]*before=[^"]*)" rel="next"', page)
        if not more:
            break
        assert "group=story" in more[1]
        page = body(read(more[1].replace("&amp;", "&")))
    assert len(seen) == len(set(seen)) == 61
    assert FERRY_AGAIN[0] in seen
    assert FERRY[0] not in seen


def leads(page: str) -> list[tuple[str, str]]:
    """Headlines and reasons."""
    names = re.findall(r'class="lead__headline"><a [^>]*>([^<]*)</a>', page)
    return list(zip(names, re.findall(r'class="lead__why">([^<]*)</p>', page), strict=True))


def test_what_many_outlets_tell_leads_and_says_why(press: Press, read: Read) -> None:
    press.tell("meridian", *FERRY)
    press.tell("meridian", *BUDGET)
    for number in range(6):
        press.tell("meridian", f"Item {number}", f"Mayor Number{number} of Town{number} opened bridge{number}.")
    press.group()
    assert leads(body(read("/en/")))[0][0] == "Item 5"
    press.tell("herald", *FERRY_TOO), press.tell("gazette", *FERRY_AGAIN), press.tell("russkie", *FERRY_RU)
    press.group()
    assert leads(body(read("/en/")))[0] == (FERRY[0], "Leads because: told by 4 outlets · new")
    press.tell("meridian", "Flash of the day", "A lighthouse fell at Cape Arkona.", urgency=1)
    press.group()
    assert leads(body(read("/en/")))[0] == ("Flash of the day", "Leads because: urgent · new")


def test_one_story_of_an_event_leads(press: Press, read: Read) -> None:
    press.tell("meridian", *BUDGET)
    for text in (FERRY, FERRY_AGAIN):
        press.tell("meridian", *text)
    press.tell("herald", *FERRY_TOO)
    for number in range(4):
        press.tell("meridian", f"Item {number}", f"Mayor Number{number} of Town{number} opened bridge{number}.")
    press.group()
    found = [headline for headline, _ in leads(body(read("/en/")))]
    assert found[0] == FERRY_AGAIN[0]
    assert FERRY[0] not in found


def test_reprints_make_an_event_no_broader(press: Press, read: Read) -> None:
    press.tell("meridian", *FERRY)
    for number in range(5):
        press.tell(f"paper{number}", FERRY[0], FERRY[1])
    press.group()
    assert leads(body(read("/en/"))) == [(FERRY[0], "Leads because: new")]


def test_what_the_desk_parted_stays_parted(press: Press) -> None:
    ours, theirs = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    number = number_of(ours)
    assert number
    desk.split([theirs], number, By(actor="chief"), NOW)
    for outlet, text in (("gazette", FERRY_AGAIN), ("russkie", FERRY_RU)):
        press.tell(outlet, *text)
    press.tell("courier", FERRY_TOO[0], f"{FERRY_TOO[1]} Passengers slept in a school.")
    press.group()
    assert number_of(ours) == number
    assert theirs not in [each.story for each in press.event_of(ours).tellings]


def test_a_budget_told_twice_is_no_ferry(press: Press, read: Read) -> None:
    press.tell("meridian", *BUDGET), press.tell("herald", *BUDGET_TOO), press.tell("meridian", *FERRY)
    press.group()
    assert headlines(body(read("/en/all?group=story"))) == [FERRY[0], BUDGET[0]]
