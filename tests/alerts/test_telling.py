"""What lands in a reader's mailbox, and what does not."""

import datetime as dt
import re
from typing import Any

import pytest

from dateline.alerts.envelopes import AN_HOUR
from dateline.alerts.models import Alert, Mail, MailState, Notice
from dateline.archive.models import LedgerEvent
from dateline.core.story import Pubstatus, Signal
from tests.alerts.conftest import Clock, Post, Subscribe, text_of
from tests.site.newsroom import CHESS, HOUR, TRANSPORT, WEATHER, Newsroom, medtop


def send(newsroom: Newsroom, clock: Clock, name: str, **said: Any) -> int:
    """A version of a story, now."""
    now = clock()
    return newsroom.send(name, now=now, **{"published": now} | said)


def test_what_passes_is_told_once_with_its_reason(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe(filter="topic:weather")
    send(newsroom, clock, "Storm", topics=medtop(WEATHER), lead="It blows & snows")
    send(newsroom, clock, "Draw", topics=medtop(CHESS))
    (mail,) = post.new()
    assert mail["Subject"] == "Storm"
    assert mail["To"] == "ann@example.org"
    assert "Why you get this: Topic: Weather" in text_of(mail)
    assert "It blows & snows" in text_of(mail)
    assert "It blows &amp; snows" in text_of(mail, "html")
    assert f"/en/story/{newsroom.stories['Storm']}-storm" in text_of(mail)
    post.restart()
    assert post.subjects() == []


def test_only_what_happens_after_the_confirmation(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    send(newsroom, clock, "Before")
    subscribe()
    send(newsroom, clock, "After")
    send(newsroom, clock, "Before", version=2, headline="Before, again")
    assert post.subjects() == ["After"]


def test_the_editions_language_unless_the_filter_says_another(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe("ann@example.org")
    subscribe("olga@example.org", edition="ru")
    send(newsroom, clock, "Storm")
    send(newsroom, clock, "Шторм", language="ru")
    assert {(mail["To"], mail["Subject"]) for mail in post.new()} == {
        ("ann@example.org", "Storm"),
        ("olga@example.org", "Шторм"),
    }


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("own", {"embargo": dt.datetime(2200, 1, 1, tzinfo=dt.UTC)}),
        ("own", {"pubstatus": Pubstatus.WITHHELD}),
        ("own", {"signal": Signal.ADVISORY}),
        ("desk", {}),
        ("coverage", {}),
        ("internal", {}),
        ("own", {"published": dt.datetime(2016, 3, 28, tzinfo=dt.UTC)}),
    ],
    ids=["embargoed", "withheld", "advisory", "waits for the desk", "another outlet's", "internal", "old copy"],
)
def test_what_is_told_to_nobody(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock, source: str, said: dict[str, Any]
) -> None:
    subscribe()
    send(newsroom, clock, "Silent", source=source, **said)
    assert post.subjects() == []


def test_archive_imports_are_told_to_nobody(newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock) -> None:
    subscribe()
    send(newsroom, clock, "Imported")
    LedgerEvent.objects.update(backfill=True)
    assert post.subjects() == []


@pytest.mark.parametrize(
    ("updates", "corrections", "told"),
    [
        (False, False, ["Bridge opens"]),
        (True, False, ["Bridge opens", "Update: Bridge opens wide"]),
        (False, True, ["Bridge opens", "Correction: Bridge opens at last"]),
        (True, True, ["Bridge opens", "Update: Bridge opens wide", "Correction: Bridge opens at last"]),
    ],
)
def test_updates_and_corrections_as_chosen(
    newsroom: Newsroom,
    post: Post,
    subscribe: Subscribe,
    clock: Clock,
    updates: bool,
    corrections: bool,
    told: list[str],
) -> None:
    subscribe(updates=updates, corrections=corrections)
    found = []
    send(newsroom, clock, "bridge", headline="Bridge opens")
    found += post.new()
    send(newsroom, clock, "bridge", headline="Bridge opens wide", version=2, signal=Signal.UPDATE)
    found += post.new()
    correction = {"signal": Signal.CORRECTION, "correction": "It took four years, not five."}
    send(newsroom, clock, "bridge", headline="Bridge opens at last", version=3, **correction)
    found += post.new()
    assert [mail["Subject"] for mail in found] == told
    for mail in found[1:]:
        assert mail["In-Reply-To"] in {each["Message-ID"] for each in found}
    if corrections:
        assert "It took four years, not five." in text_of(found[-1])


def test_versions_that_come_before_the_mail_goes_are_one_mail(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe(updates=True)
    send(newsroom, clock, "bridge", headline="Bridge opens")
    send(newsroom, clock, "bridge", headline="Bridge opens wide", version=2, signal=Signal.UPDATE)
    assert post.subjects() == ["Bridge opens wide"]


@pytest.mark.parametrize(
    "said", [{"signal": Signal.KILL}, {"signal": Signal.WITHDRAW}, {"pubstatus": Pubstatus.WITHHELD}], ids=str
)
@pytest.mark.parametrize("frequency", ["instant", "daily"])
def test_who_has_a_story_hears_at_once_that_it_is_gone(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock, said: dict[str, Any], frequency: str
) -> None:
    subscribe(updates=False, corrections=False, frequency=frequency)
    send(newsroom, clock, "Slander", lead="Something untrue")
    clock.wait(days=1)
    (first,) = post.new()
    assert "Something untrue" in text_of(first)
    send(newsroom, clock, "Slander", headline="Slander", version=2, **said)
    (second,) = post.new()
    assert second["Subject"] == "Taken back: a story that we sent you"
    assert second["In-Reply-To"] == first["Message-ID"]
    assert "Slander" not in text_of(second) + text_of(second, "html")


def test_what_is_killed_before_its_mail_goes_is_told_to_nobody(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe()
    subscribe("bob@example.org", frequency="daily")
    send(newsroom, clock, "Slander")
    send(newsroom, clock, "Slander", version=2, signal=Signal.KILL)
    clock.wait(days=2)
    assert post.new() == []


def test_a_kill_between_queue_and_server_wins(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    from dateline.alerts.envelopes import fill_envelopes
    from dateline.alerts.follower import Alerts

    subscribe()
    send(newsroom, clock, "Slander")
    Alerts().catch_up()
    assert fill_envelopes(clock())
    send(newsroom, clock, "Slander", version=2, signal=Signal.KILL)
    assert post.new() == []
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.DROPPED}


def test_a_flood_becomes_one_mail_when_the_hour_is_over(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    subscribe()
    for number in range(AN_HOUR):
        send(newsroom, clock, f"Story {number}")
        assert post.subjects() == [f"Story {number}"]
    for number in range(3):
        send(newsroom, clock, f"More {number}")
        assert post.subjects() == []
    clock.wait(hours=1, minutes=1)
    (digest,) = post.new()
    assert digest["Subject"] == "Meridian: 3 stories"
    assert [word for word in ("More 0", "More 1", "More 2") if word in text_of(digest)] == [
        "More 0",
        "More 1",
        "More 2",
    ]


@pytest.mark.parametrize(("frequency", "days"), [("daily", 1), ("weekly", 7)])
def test_digests(newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock, frequency: str, days: int) -> None:
    alert = subscribe(frequency=frequency, zone="Asia/Vladivostok")
    assert alert.digest_at is not None
    send(newsroom, clock, "First")
    send(newsroom, clock, "Second")
    assert post.new() == []
    clock.wait(seconds=(alert.digest_at - clock()).total_seconds() + 1)
    (digest,) = post.new()
    assert digest["Subject"] == "Meridian: 2 stories"
    alert.refresh_from_db()
    assert alert.digest_at is not None
    assert dt.timedelta(days=days) - HOUR <= alert.digest_at - clock() <= dt.timedelta(days=days)


def test_one_filter_of_many_readers_is_watched_once(
    newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock
) -> None:
    from dateline.alerts.models import SavedFilter

    for number in range(3):
        subscribe(f"reader{number}@example.org", filter="topic:weather")
    assert SavedFilter.objects.count() == 1
    send(newsroom, clock, "Storm", topics=medtop(WEATHER, TRANSPORT))
    assert sorted(mail["To"] for mail in post.new()) == [f"reader{number}@example.org" for number in range(3)]


def test_a_renamed_topic_keeps_its_readers(newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock) -> None:
    from dateline.archive import topics
    from dateline.archive.models import Topic

    subscribe(filter="topic:weather")
    post.round()
    topic = Topic.objects.get(slug="weather")
    topics.rename(topic.pk, "Wind and rain", "Ветер и дождь", actor="test", now=clock())
    send(newsroom, clock, "Storm", topics=medtop(WEATHER))
    (mail,) = post.new()
    assert "Topic: Wind and rain" in text_of(mail)


def test_applying_twice_tells_once(newsroom: Newsroom, post: Post, subscribe: Subscribe, clock: Clock) -> None:
    from dateline.index.models import FollowerCursor

    subscribe(updates=True)
    send(newsroom, clock, "Storm")
    assert post.subjects() == ["Storm"]
    FollowerCursor.objects.filter(name="alerts").update(seq=0)
    post.restart()
    assert post.subjects() == []
    assert Notice.objects.count() == 1
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(
    ("edition", "text", "words"),
    [
        ("en", "", "all news"),
        ("ru", "", "все новости"),
        ("en", "topic:weather,sport OR is:flash", "Topic: Sport, Weather or Kind: Flash"),
        ("ru", "topic:weather -place:kazan шторм", "Тема: Погода · кроме: Место: Казань · Слово: шторм"),
        ("en", "(storm OR place:kazan) lang:ru", "(Word: storm or Place: Kazan) · Language: Русский"),
    ],
)
def test_filters_are_told_in_words(
    newsroom: Newsroom, subscribe: Subscribe, edition: str, text: str, words: str
) -> None:
    from dateline.alerts.filters import Filters
    from dateline.alerts.models import SavedFilter

    subscribe(edition=edition, filter=text)
    saved = SavedFilter.objects.select_related("edition").get()
    said = Filters([saved]).words(saved)
    assert sorted(re.split(" · ", said)) == sorted(re.split(" · ", words))
