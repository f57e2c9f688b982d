"""Fair turns, alike headlines, and machines."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.partners import same
from dateline.core.partners.machines import is_machine
from dateline.core.partners.turns import minute_of, next_minute, turns

OFFERED = st.dictionaries(st.integers(1, 30), st.lists(st.text(max_size=3), max_size=12), max_size=8)


def shown(partners: int, offers: int, quota: int, minute: int, count: int) -> list[tuple[int, int]]:
    offered = {partner: [(partner, offer) for offer in range(offers)] for partner in range(partners)}
    return turns(offered, dict.fromkeys(offered, quota), minute, count)


def test_everybody_comes_first_equally_often() -> None:
    first = Counter(shown(5, 3, 3, minute, 4)[0][0] for minute in range(500))
    assert set(first.values()) == {100}


def test_everybody_is_shown_equally_often() -> None:
    times = Counter(partner for minute in range(700) for partner, _ in shown(7, 9, 2, minute, 5))
    assert max(times.values()) - min(times.values()) == 0


def test_every_offer_has_its_time() -> None:
    seen = {each for minute in range(200) for each in shown(3, 8, 2, minute, 4)}
    assert len(seen) == 24


def test_the_same_minute_is_the_same_for_everybody() -> None:
    assert shown(4, 5, 2, 17, 6) == shown(4, 5, 2, 17, 6)


@given(OFFERED, st.integers(0, 10**8), st.integers(0, 10), st.integers(0, 5))
def test_quotas_are_kept(offered: dict[int, list[str]], minute: int, count: int, quota: int) -> None:
    tagged = {key: [(key, number) for number in range(len(offers))] for key, offers in offered.items()}
    found = turns(tagged, dict.fromkeys(tagged, quota), minute, count)
    assert len(found) <= count
    assert max(Counter(key for key, _ in found).values(), default=0) <= quota
    assert len(set(found)) == len(found)


def test_one_that_offers_nothing_takes_nobodys_place() -> None:
    assert turns({1: [], 2: ["a"]}, {1: 3, 2: 3}, 0, 5) == ["a"]


def test_minutes() -> None:
    now = dt.datetime(2026, 3, 28, 15, 4, 31, tzinfo=dt.UTC)
    assert next_minute(now) == dt.datetime(2026, 3, 28, 15, 5, tzinfo=dt.UTC)
    assert minute_of(next_minute(now)) == minute_of(now) + 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ferries to sail again after two days of storm", "Ferries to sail again after two days of storm", True),
        ("Ferries to sail again after two days of storm", "Ferries sail again after two days of storms", True),
        ("Ferries to sail again after two days of storm", "Storm keeps ferries in port for two more days", False),
        ("Snow in Sochi", "Snow in Perm", False),
        ("", "", False),
    ],
)
def test_headlines_of_one_story(one: str, other: str, alike: bool) -> None:
    assert same.among(same.key(one, "en"), [same.key(other, "en")]) is alike


CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"


@pytest.mark.parametrize(
    ("headers", "machine"),
    [
        ({"user-agent": CHROME}, False),
        ({"user-agent": CHROME, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, False),
        ({"user-agent": CHROME, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, True),
        ({"user-agent": CHROME, "sec-purpose": "prefetch;prerender"}, True),
        ({"user-agent": CHROME, "purpose": "prefetch"}, True),
        ({"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, True),
        ({"user-agent": "Mozilla/5.0 (compatible; YandexBot/3.0)"}, True),
        ({"user-agent": "TelegramBot (like TwitterBot)"}, True),
        ({"user-agent": "curl/8.5.0"}, True),
        ({"user-agent": "python-requests/2.32"}, True),
        ({"user-agent": "Mozilla/5.0 (X11) HeadlessChrome/131.0"}, True),
        ({}, True),
    ],
)
def test_machines_are_told_from_people(headers: dict[str, str], machine: bool) -> None:
    assert is_machine(lambda name: headers.get(name, "")) is machine
