"""Visits: what is asked for, what becomes of it, and when to come again."""

import asyncio
import datetime as dt
import io
import time
from collections.abc import Iterable
from itertools import pairwise

import pytest
from PIL import Image

from dateline.archive.models import LedgerEvent, Source, Story, Version, VersionPhoto
from dateline.archive.public import Page, story
from dateline.intake import adding
from dateline.intake.models import State, Wire
from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import Client
from dateline.intake.polling.due import aims
from dateline.intake.polling.hosts import Hosts
from dateline.intake.polling.poller import Poller
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.told import Told
from tests.intake import press as p
from tests.intake.press import START, Answer, Clock, Habit, Press, conditional, rss

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
ONE = p.Story("one", "Bridge opens", START - HOUR, "The bridge was opened today.")
TWO = p.Story("two", "Rain", START - 2 * HOUR, "It rains in the north.")


def visited(press: Press, wires: Iterable[Wire]) -> list[Told]:
    """One visit to each, at the press's time, with the same dice for all."""
    due = aims(Wire.objects.filter(pk__in=[wire.pk for wire in wires]).select_related("source"))

    async def visit() -> list[Told]:
        threads = Threads()
        allow = AllowPrivate(frozenset({("127.0.0.1", press.port)}))
        try:
            async with p.printing(press), Client(user_agent="test", allow=allow) as client:
                poller = Poller(client, threads, clock=press.clock, dice=lambda: 0.0, hosts=Hosts(0))
                return await poller.visit_all(due)
        finally:
            threads.close()

    return asyncio.run(visit())


@pytest.fixture
def press() -> Press:
    """A server whose port is known before it runs."""
    found = Press(Clock())

    async def port() -> None:
        async with p.printing(found):
            pass

    asyncio.run(port())
    return found


def wire_of(press: Press, source: Source, path: str, habit: Habit) -> Wire:
    press.habits[path] = habit
    return adding.add(source, press.url(path), press.clock())


def again(press: Press, wire: Wire, *, later: dt.timedelta = dt.timedelta(0)) -> Told:
    press.clock.now += later
    (told,) = visited(press, [wire])
    wire.refresh_from_db()
    return told


def test_what_is_new_is_published_and_what_is_known_is_not_asked_for_again(press: Press, source: Source) -> None:
    wire = wire_of(press, source, "/rss", conditional(lambda _: rss([ONE, TWO])))
    first = again(press, wire)
    assert (first.fresh, first.status, wire.title) == (2, 200, "Times")
    assert [each.headline for each in Version.objects.order_by("pk")] == ["Rain", "Bridge opens"], "oldest first"
    second = again(press, wire, later=HOUR)
    assert (second.fresh, second.status) == (0, 304)
    assert LedgerEvent.objects.count() == 2


def test_the_tag_is_kept_even_where_the_body_is_the_same(press: Press, source: Source) -> None:
    tags = iter(('"a"', '"b"', '"c"'))
    wire = wire_of(press, source, "/rss", lambda _: Answer(body=rss([ONE]), headers=(("ETag", next(tags)),)))
    again(press, wire)
    told = again(press, wire, later=HOUR)
    assert (told.known, told.fresh, wire.etag) == (0, 0, '"b"'), "an equal body is not read again"
    again(press, wire, later=HOUR)
    assert press.asked["/rss"][-1].headers["if-none-match"] == '"b"'


def test_an_archive_is_told_to_nobody_as_news(press: Press, source: Source) -> None:
    old = p.Story("old", "Last year", START - 300 * DAY)
    again(press, wire_of(press, source, "/rss", lambda _: Answer(body=rss([ONE, old]))))
    assert [(each.backfill) for each in LedgerEvent.objects.order_by("seq")] == [True, False]


def test_a_change_is_a_new_version_of_the_story(press: Press, source: Source) -> None:
    def body(at: dt.datetime) -> bytes:
        return rss([ONE if at < START + HOUR else p.Story("one", "Bridge opens late", START, "An hour late.")])

    wire = wire_of(press, source, "/rss", conditional(body))
    again(press, wire)
    assert again(press, wire, later=HOUR).fresh == 1
    assert [each.headline for each in Version.objects.order_by("number")] == ["Bridge opens", "Bridge opens late"]
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(404), "there is nothing at this address (404)"),
        (Answer(503, headers=(("Retry-After", "7200"),)), "the server is out of service (503)"),
        (Answer(body=rss([ONE]), hang_up=True), "breaks off"),
        (Answer(body=b""), "the file is empty"),
        (Answer(body=b"\x00\x01\x02 no feed"), "not a format that can be read"),
        (Answer(body=b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss><channel/></rss>"), "entities"),
        (Answer(body=b"<html><body><p>Domain for sale</p></body></html>"), "a web page instead of a feed"),
    ],
)
def test_a_failure_stays_with_its_source_and_is_told(press: Press, source: Source, answer: Answer, words: str) -> None:
    wire = wire_of(press, source, "/bad", lambda _: answer)
    good = wire_of(press, source, "/good", lambda _: Answer(body=rss([ONE])))
    told = {each.address: each for each in visited(press, [wire, good])}
    wire.refresh_from_db()
    assert told[wire.address].failed
    assert words in wire.error
    assert (wire.failures, told[good.address].fresh, Story.objects.count()) == (1, 1, 1)
    pause = wire.next_at - press.clock()
    assert pause == (2 * HOUR if answer.status == 503 else 5 * MINUTE)


def test_failures_are_forgotten_with_the_first_answer(press: Press, source: Source) -> None:
    wire = wire_of(press, source, "/rss", lambda asked: Answer(500 if asked.at < START + HOUR else 304))
    again(press, wire)
    again(press, wire, later=10 * MINUTE)
    assert (wire.failures, wire.failing_since) == (2, START)
    again(press, wire, later=HOUR)
    assert (wire.failures, wire.failing_since, wire.error) == (0, None, "")


def test_what_is_gone_is_parked_and_what_fails_for_long_as_well(press: Press, source: Source) -> None:
    gone = wire_of(press, source, "/gone", lambda _: Answer(410))
    again(press, gone)
    assert (gone.state, gone.reason) == (State.PARKED.value, "the address is gone for good (410)")
    refused = wire_of(press, source, "/refused", lambda _: Answer(403))
    again(press, refused)
    assert refused.state == State.ON.value
    again(press, refused, later=14 * DAY)
    assert refused.state == State.PARKED.value
    assert "for 14 days" in refused.reason


def test_a_permanent_redirect_is_stored_and_another_is_not(press: Press, source: Source) -> None:
    press.habits["/new"] = lambda _: Answer(body=rss([ONE]))
    moved = wire_of(press, source, "/old", lambda _: Answer(301, headers=(("Location", "/new"),)))
    away = wire_of(press, source, "/away", lambda _: Answer(302, headers=(("Location", "/new"),)))
    again(press, moved)
    again(press, away)
    assert moved.address == press.url("/new")
    assert away.address == press.url("/away")
    copy = wire_of(press, source, "/copy", lambda _: Answer(308, headers=(("Location", "/new"),)))
    again(press, copy)
    assert copy.state == State.PARKED.value
    assert "which is a wire already" in copy.reason


def test_a_redirect_to_a_private_address_is_refused(press: Press, source: Source) -> None:
    metadata = "http://169.254.169.254/latest/meta-data"
    wire = wire_of(press, source, "/rss", lambda _: Answer(302, headers=(("Location", metadata),)))
    assert again(press, wire).failed
    assert "refused" in wire.error


def test_the_feed_of_a_site_is_looked_for(press: Press, source: Source) -> None:
    page = b"<html><head><link rel=alternate type=application/rss+xml href=/news.rss></head><body>x</body></html>"
    press.habits["/news.rss"] = lambda _: Answer(body=rss([ONE]))
    wire = wire_of(press, source, "/", lambda _: Answer(body=page))
    assert again(press, wire).fresh == 1
    assert wire.address == press.url("/news.rss")


def test_the_whole_text_is_taken_only_where_the_terms_allow_it(press: Press, source: Source) -> None:
    text = "The harbour was closed on Friday, since a storm had torn the signs at its entrance from the rocks. " * 6
    page = f"<html><head><title>Harbour</title></head><body><article><p>{text}</p></article></body></html>"
    press.habits["/a"] = press.habits["/b"] = lambda _: Answer(body=page.encode())
    press.habits["/c"] = lambda _: Answer(404)

    def stories(at: dt.datetime) -> bytes:
        names = "a" if at < START + HOUR else "abc"
        return rss([p.Story(n, f"Harbour {n}", START, "Short.", press.url(f"/{n}")) for n in names])

    wire = wire_of(press, source, "/rss", conditional(stories))
    Wire.objects.filter(pk=wire.pk).update(full_text=True)
    again(press, wire)
    assert "/a" not in press.asked
    Source.objects.update(text_allowed=True)
    told = again(press, wire, later=HOUR)
    bodies = {each.headline: each.body_html for each in Version.objects.all()}
    assert "torn the signs" in bodies["Harbour b"]
    assert bodies["Harbour a"] == bodies["Harbour c"] == ""
    assert "no full text" in told.words
    assert "/a" not in press.asked, "what is in the archive keeps what it had"


def test_pictures_are_fetched_once_and_stay_with_their_story(press: Press, source: Source) -> None:
    press.habits["/a.jpg"] = lambda _: Answer(body=drawn())
    press.habits["/b.jpg"] = lambda _: Answer(body=b"<html>no picture</html>")

    def feed(at: dt.datetime) -> bytes:
        media = "".join(f"<enclosure url='{press.url(path)}' type='image/jpeg'/>" for path in ("/a.jpg", "/b.jpg"))
        title = "Bridge opens" if at < START + HOUR else "Bridge opens late"
        body = rss([p.Story("one", title, at, "It was opened today.")])
        return body.replace(b"</item>", media.encode() + b"</item>")

    wire = wire_of(press, source, "/rss", conditional(feed))
    told = again(press, wire)
    assert "no picture" in told.words
    again(press, wire, later=HOUR)
    pictures = {use.version.number: use.photo for use in VersionPhoto.objects.filter(photo__isnull=False)}
    assert pictures.keys() == {1, 2}
    assert pictures[1] == pictures[2]
    assert len(press.asked["/a.jpg"]) == 1


@pytest.mark.parametrize("said", [{"rights": "link"}, {"policy": "coverage"}, {"policy": "internal"}])
def test_what_may_not_be_shown_has_no_pictures(press: Press, source: Source, said: dict[str, str]) -> None:
    Source.objects.update(**said)
    body = rss([ONE]).replace(b"</item>", f"<enclosure url='{press.url('/a.jpg')}' type='image/jpeg'/></item>".encode())
    again(press, wire_of(press, source, "/rss", lambda _: Answer(body=body)))
    assert "/a.jpg" not in press.asked


def drawn() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "JPEG")
    return file.getvalue()


def test_one_page_under_two_identities_is_one_story(press: Press, source: Source) -> None:
    link = "https://times.example/bridge"
    first = p.Story("1", "Bridge opens", START, "A.", f"{link}?utm_source=rss")
    second = p.Story("2", "Bridge opens", START, "A bridge was opened.", f"{link}#top")
    live = p.Story("3", "Another matter", START, "B.", link)
    visited(press, [wire_of(press, source, "/a", lambda _: Answer(body=rss([first])))])
    visited(press, [wire_of(press, source, "/b", lambda _: Answer(body=rss([second, live])))])
    assert Story.objects.count() == 2, "an address alone proves nothing"
    assert Version.objects.filter(headline="Bridge opens").count() == 2
    told = visited(press, Wire.objects.all())
    assert sum(each.fresh for each in told) == 0


def test_a_source_s_rights_and_policy_hold(press: Press, source: Source) -> None:
    Source.objects.update(policy="desk")
    again(press, wire_of(press, source, "/rss", lambda _: Answer(body=rss([ONE]))))
    assert not isinstance(story(Story.objects.get().pk), Page)


def test_what_a_feed_asks_for_is_done(press: Press, source: Source) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (2, 3))
    body = rss([ONE], channel=f"<ttl>120</ttl><skipHours>{hours}</skipHours>")
    wire = wire_of(press, source, "/rss", lambda _: Answer(body=body))
    again(press, wire)
    assert wire.next_at == START + 4 * HOUR
    fresh = wire_of(press, source, "/fresh", lambda _: Answer(body=body, headers=(("Cache-Control", "max-age=36000"),)))
    again(press, fresh)
    assert fresh.next_at == START + 10 * HOUR


def test_the_log_keeps_what_is_worth_telling(press: Press, source: Source) -> None:
    wire = wire_of(press, source, "/rss", conditional(lambda _: rss([ONE])))
    for _ in range(3):
        again(press, wire, later=HOUR)
    assert [(visit.status, visit.fresh) for visit in wire.visits.all()] == [(200, 1)]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://times.example/", "no address"),
        ("javascript:alert(1)", "no address"),
        ("https://", "no address"),
        ("times", "no address"),
        ("https://user:secret@times.example/", "leave them out"),
        ("https://times.example/a b", "no address"),
        ("https://times.example:99999/", "no address"),
    ],
)
def test_an_address_that_is_none_is_refused(source: Source, address: str, words: str) -> None:
    with pytest.raises(adding.NotAddedError, match=words):
        adding.add(source, address, START)


def test_a_host_with_many_feeds_leaves_room_for_others(source: Source) -> None:
    for number in range(50):
        adding.add(source, f"https://many.example/{number}", START)
    adding.add(source, "https://few.example/", START + MINUTE)

    async def chosen() -> list[str]:
        threads = Threads()
        try:
            async with Client(user_agent="test") as client:
                poller = Poller(client, threads, clock=lambda: START + HOUR)
                first = await poller.due()
                poller.busy |= {aim.wire: "many.example" for aim in first if "many" in aim.url}
                return [aim.url for aim in (*first, *await poller.due())]
        finally:
            threads.close()

    urls = asyncio.run(chosen())
    assert len([url for url in urls if "many" in url]) == 2
    assert "https://few.example/" in urls


def test_one_request_at_a_time_to_a_host_with_a_pause() -> None:
    async def turns() -> list[tuple[float, float]]:
        hosts, times = Hosts(0.1), []

        async def turn(url: str) -> None:
            async with hosts.turn(url):
                began = time.monotonic()
                await asyncio.sleep(0.02)
                times.append((began, time.monotonic()))

        await asyncio.gather(*(turn(f"https://One.example/{number}") for number in range(3)))
        return times

    times = asyncio.run(turns())
    for (_, ended), (began, _) in pairwise(times):
        assert began - ended >= 0.1


def test_our_own_desk_has_no_wires(transactional_db: None) -> None:
    own = Source.objects.create(slug="own", name="Ours", own=True)
    with pytest.raises(adding.NotAddedError, match="our own desk"):
        adding.add(own, "https://times.example/", START)
