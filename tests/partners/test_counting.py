"""Clicks are counted by hour, and nothing is kept of who clicked."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from dateline.partners import counting, report, tokens
from dateline.partners.models import Clicks, Partner, Receipt
from tests.core.partners.test_turns import CHROME
from tests.partners.conftest import Make, change
from tests.site.conftest import Read
from tests.site.newsroom import Newsroom


def clicks() -> list[tuple[str, int]]:
    counting.flush()
    return list(Clicks.objects.order_by("placement").values_list("placement", "count"))


def links(body: bytes) -> list[str]:
    return re.findall(r"(/go/[A-Za-z0-9_-]+)", body.decode())


def test_a_click_leads_on_and_is_counted_where_it_was(make: Make, read: Read) -> None:
    make("gazette", "Cranes painted blue")
    front, page = links(read("/en/").content)[0], links(read("/en/partners").content)[0]
    for path in (front, front, page):
        answer = read(path, user_agent=CHROME)
        assert (answer.status_code, answer["Location"]) == (302, "https://gazette.example/0")
        assert answer["Cache-Control"] == "no-store"
    assert clicks() == [("front", 2), ("page", 1)]


@pytest.mark.parametrize("headers", [{}, {"user_agent": "Googlebot/2.1 (compatible)"}, {"sec_purpose": "prefetch"}])
def test_machines_are_led_on_and_not_counted(make: Make, read: Read, headers: dict[str, str]) -> None:
    make("gazette", "Cranes painted blue")
    path = links(read("/en/").content)[0]
    assert read(path, **({"user_agent": CHROME} if "sec_purpose" in headers else {}) | headers).status_code == 302
    assert Client(SERVER_NAME="127.0.0.1").head(path, headers={"user-agent": CHROME}).status_code == 302
    assert clicks() == []


def test_no_other_address_leads_anywhere(make: Make, read: Read) -> None:
    make("gazette", "Cranes painted blue")
    path = links(read("/en/").content)[0]
    forged = [
        path[:-1] + ("A" if path[-1] != "A" else "B"),
        path.replace("-front-", "-story-"),
        "/go/o1-1-front-AAAAAAAAAAAAAAAA",
        "/go/https:evil.example",
        "/go/" + "x" * 80,
        tokens.path(tokens.Click("o", 999_999, 1, "front")),
        tokens.path(tokens.Click("s", 999_999_999_999_999_999, 1, "frame")),
    ]
    for address in forged:
        answer = read(f"{address}?url=https://evil.example", user_agent=CHROME)
        assert answer.status_code == 404
        assert "Location" not in answer
    assert clicks() == []


def test_our_headlines_count_as_received(make: Make, newsroom: Newsroom, read: Read) -> None:
    gazette = make("gazette")
    story = newsroom.send("ours", headline="Our story")
    newsroom.follow()
    path = links(read("/embed/gazette").content)[0]
    answer = read(path, user_agent=CHROME)
    assert answer["Location"] == f"/en/story/{story}-our-story"
    assert clicks() == [("frame", 1)]
    balance = report.total(report.by_day(gazette, timezone.now().date()))
    assert (balance.given, balance.received) == (0, 1)


def test_nothing_personal_is_stored(make: Make, read: Read) -> None:
    make("gazette", "Cranes painted blue")
    agent = f"{CHROME} Canary/1"
    answer = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="203.0.113.77").get(
        links(read("/en/").content)[0], headers={"user-agent": agent, "referer": "https://canary.example/"}
    )
    assert not answer.cookies
    counting.flush()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("partners_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                assert not re.search("203.0.113.77|Canary|canary", str(cursor.fetchall()))


def test_counts_add_up_over_hours_and_survive_a_failure(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    gazette = make("gazette")
    now = timezone.now()
    counting.clicked(gazette.pk, "front", now)
    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr(counting, "_write", _broken)
        counting.flush()
    counting.clicked(gazette.pk, "front", now)
    counting.clicked(gazette.pk, "front", now - dt.timedelta(hours=2))
    assert clicks() == [("front", 1), ("front", 2)] or clicks() == [("front", 2), ("front", 1)]


def _broken(*_: object) -> None:
    raise RuntimeError


def test_a_partner_that_was_removed_meanwhile_costs_nobody_a_count(make: Make) -> None:
    gazette, herald = make("gazette"), make("herald")
    now = timezone.now()
    counting.clicked(gazette.pk, "front", now)
    counting.clicked(herald.pk, "front", now)
    Partner.objects.filter(pk=gazette.pk).delete()
    assert clicks() == [("front", 1)]


def test_csv_has_every_hour(make: Make) -> None:
    gazette = make("gazette")
    hour = dt.datetime(2026, 3, 28, 15, 20, tzinfo=dt.UTC)
    for placement in ("front", "front", "script"):
        counting.clicked(gazette.pk, placement, hour)
    counting.flush()
    assert report.as_csv(gazette).splitlines()[1:] == [
        "gazette,2026-03-28 15:00,given,front,2",
        "gazette,2026-03-28 15:00,received,script,1",
    ]


def test_receipts_say_which_version_was_fetched_when(make: Make, newsroom: Newsroom, read: Read) -> None:
    make("gazette")
    newsroom.send("ours")
    newsroom.follow()
    first = read("/embed/gazette.rss")
    read("/embed/gazette.rss", if_none_match=first["ETag"])
    newsroom.send("another")
    newsroom.follow()
    second = read("/embed/gazette.rss")
    counting.flush()
    assert first["ETag"] != second["ETag"]
    found = {receipt.version: receipt.count for receipt in Receipt.objects.all()}
    assert found == {first["ETag"].strip('"'): 2, second["ETag"].strip('"'): 1}
    counting.forget(timezone.now() + dt.timedelta(days=31))
    assert Receipt.objects.count() == 0


def test_a_partner_that_is_switched_off_leads_nowhere(make: Make, read: Read) -> None:
    gazette = make("gazette", "Cranes painted blue")
    path = links(read("/en/").content)[0]
    change(gazette, on=False)
    assert read(path, user_agent=CHROME).status_code == 404
