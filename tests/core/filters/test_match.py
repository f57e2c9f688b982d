"""Which stories pass."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from dateline.core.filters import Field, parse
from dateline.core.filters.match import match
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.core.text.naming import name_key
from tests.core.filters.agency import AGENCY, NOW

MOSCOW = ZoneInfo("Europe/Moscow")


def story(
    headline: str = "", body: str = "", *, lead: str = "", language: str = "en", listed: dt.datetime = NOW, **filed: str
) -> Facts:
    """A story; ``filed`` are keys of fields, a bar between them."""
    return Facts(
        story_id=1,
        listed_at=listed,
        language=language,
        title=part(headline, language),
        rest=(part(lead, language), part(body, language)),
        filed={Field(name): frozenset(keys.split("|")) for name, keys in filed.items()},
    )


def passes(written: str, told: Facts, now: dt.datetime = NOW, zone: ZoneInfo = MOSCOW) -> bool:
    return match(parse(written, AGENCY), told, now, zone)


PALMYRA = story(
    "Russian lawmaker: Liberation of Palmyra may become turning point in fight against IS",
    "The Syrian army said on Sunday that it liberated the city. The U.S. air force was elsewhere.",
    lead="Raqqa is next",
    topic="20000056|16000000",
    place="msk|ru|sy",
    lang="en",
    urgency="4",
    source="tass",
    person=name_key("Konstantin Kosachev"),
)


@pytest.mark.parametrize(
    "written",
    [
        "palmyra", "liberating", "army armies", '"air force"', '"Turning Point"', "turning-points", "air-forces",
        "IS", "isis", "ИГ", "US",
        "-sport", "sport OR raqqa", "topic:conflict", "topic:armed-conflict,politics", "place:russia place:moscow",
        "lang:en", "urgency:<=4", "urgency:>3", "source:tass", '"U.S. air"',
        'person:"KONSTANTIN Kosachev"',
        "in:title palmyra", "title:lawmaker -title:army", "since:today", "since:1h",
        "since:2016-03-28T14:44Z", "until:2016-03-28T14:45Z", "",
    ],
)  # fmt: skip
def test_what_passes(written: str) -> None:
    assert passes(written, PALMYRA)


@pytest.mark.parametrize(
    "written",
    [
        "sport", '"turning points"', '"palmyras"', "force-air",
        '"force air"', '"IS the"', '"next the"', "МИД", "-palmyra", "topic:politics", "-topic:conflict",
        "place:moscow -place:russia", "lang:ru", "urgency:1,2", "title:army", 'in:title "air force"', "until:yesterday",
        "until:2016-03-28T14:44Z", "since:2016-03-28T14:45Z",
        "has:photo", "is:flash", "coverage:7", "author:lee", "org:tass",
    ],
)  # fmt: skip
def test_what_does_not(written: str) -> None:
    assert not passes(written, PALMYRA)


def test_capitals_are_a_word_of_their_own() -> None:
    assert passes("US", story("US and China talk"))
    assert not passes("US", story("They told us so"))
    assert passes("us", story("They told us so"))
    assert passes("us", story("US and China talk"))
    assert not passes("US", story("THEY TOLD US SO, AND MORE"))
    assert passes("NATO", story("Nato meets", language="de")), "five letters and more are no word by another name"
    assert passes("МИД", story("МИД ответил", language="ru"))


def test_forms_of_a_word_are_one_in_the_language_of_the_copy() -> None:
    assert passes("порты", story("В порту тихо", language="ru"))
    assert passes("порты", story("Russia and порт", language="en"))
    assert passes("häuser", story("Das Haus", "Die Häuser", language="de"))
    assert passes("ёлка", story("Елки проданы", language="ru"))
    assert not passes("port", story("Порт закрыт", language="ru"))


def test_no_phrase_runs_from_headline_to_lead() -> None:
    assert not passes('"palmyra free"', story("Palmyra", lead="Free again"))


MIDNIGHT = dt.datetime(2016, 3, 27, 21, 0, tzinfo=dt.UTC)
"""The start of March 28 in Moscow."""
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize("written", ["since:2016-03-28", "since:today", "-until:2016-03-27", "-until:yesterday"])
def test_a_day_begins_at_midnight_of_the_readers_zone(written: str) -> None:
    assert passes(written, story(listed=MIDNIGHT))
    assert not passes(written, story(listed=MIDNIGHT - SECOND))
    assert not passes(written, story(listed=MIDNIGHT), zone=ZoneInfo("Europe/London"))


@pytest.mark.parametrize("written", ["until:2016-03-27", "until:yesterday", "-since:today"])
def test_a_day_that_until_names_is_within(written: str) -> None:
    assert passes(written, story(listed=MIDNIGHT - SECOND))
    assert not passes(written, story(listed=MIDNIGHT))


def test_an_age_is_counted_from_now() -> None:
    listed = NOW - dt.timedelta(hours=12)
    assert passes("since:12h", story(listed=listed))
    assert not passes("since:12h", story(listed=listed - SECOND))
    assert passes("until:12h", story(listed=listed - SECOND))
    assert not passes("until:12h", story(listed=listed))


def test_a_day_of_25_hours_is_a_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    sunday_evening = dt.datetime(2016, 10, 30, 22, 30, tzinfo=dt.UTC)
    assert passes("until:2016-10-30 since:2016-10-30", story(listed=sunday_evening), zone=berlin)
    assert not passes("since:2016-10-30", story(listed=dt.datetime(2016, 10, 29, 21, 59, tzinfo=dt.UTC)), zone=berlin)
