"""Lists as streams: what readers of one are told."""

from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone

from dateline.archive import topics
from dateline.archive.answers import Claim, Verdict, answer
from dateline.archive.models import Story, Topic
from dateline.archive.record import record, release_due
from dateline.archive.verbs import By, change
from dateline.core.desk import StateVerb
from dateline.core.story import Item, Signal
from dateline.core.text.clean import paragraphs
from dateline.edge.live import app, channel
from dateline.wire.cursors import cursor
from tests.edge.stand import Listener, Stand
from tests.site.newsroom import CHESS, HOUR, MINUTE, NOW, WEATHER, Newsroom, medtop

ALL = "/en/all/live"


def told(listener: Listener) -> list[tuple[str, int]]:
    return [(kind, data["id"]) for kind, data in listener.events]


def filtered(written: str, path: str = ALL) -> str:
    return f"{path}?f={quote(written)}"


@pytest.fixture
def send(furnished: Newsroom, stand: Stand) -> Any:
    """Record a version, and let the web process look."""

    def sent(name: str, **said: Any) -> int:
        story = furnished.send(name, **said)
        stand.look()
        return story

    return sent


def test_what_comes_in_changes_and_goes(stand: Stand, send: Any) -> None:
    listener = stand.listen(ALL)
    assert listener.got.status == 200
    assert listener.got.headers["content-type"] == "text/event-stream"
    story = send("storm", headline="Storm nears")
    send("storm", headline="Storm is here", now=NOW + MINUTE)
    send("storm", headline="Storm was here", now=NOW + 2 * MINUTE, signal=Signal.CORRECTION)
    send("storm", headline="Kill", now=NOW + 3 * MINUTE, signal=Signal.KILL)
    events = listener.events
    assert told(listener) == [(kind, story) for kind in ("published", "updated", "corrected", "removed")]
    slug = Story.objects.get(pk=story).slug
    assert events[0][1] == {
        "id": story,
        "url": f"http://127.0.0.1:8000/en/story/{story}-{slug}",
        "headline": "Storm nears",
        "time": "2026-03-28T15:00:00+00:00",
        "language": "en",
    }
    assert events[-1][1] == {"id": story}


def test_several_changes_at_once_keep_their_order_and_tell_the_present(stand: Stand, furnished: Newsroom) -> None:
    listener = stand.listen(ALL)
    story = furnished.send("storm", headline="Storm nears")
    furnished.send("storm", headline="Storm is here", now=NOW + MINUTE)
    stand.look()
    assert [(kind, data["headline"]) for kind, data in listener.events] == [
        ("published", "Storm is here"),
        ("updated", "Storm is here"),
    ]
    furnished.send("storm", headline="Third", now=NOW + 2 * MINUTE)
    furnished.send("storm", headline="Kill", now=NOW + 3 * MINUTE, signal=Signal.KILL)
    stand.look()
    assert told(listener)[2:] == [("removed", story)]


def test_a_filter_chooses_by_old_and_new_state(stand: Stand, send: Any) -> None:
    weather, chess = stand.listen(filtered("topic:weather storm")), stand.listen("/en/topics/chess/live")
    story = send("one", headline="Storm nears", topics=medtop(WEATHER))
    send("two", headline="Calm sea", topics=medtop(WEATHER))
    send("one", headline="Storm ends a match", now=NOW + MINUTE, topics=medtop(CHESS))
    assert told(weather) == [("published", story), ("removed", story)]
    assert told(chess) == [("published", story)]


def test_what_was_there_before_the_stream_is_told_to_be_gone(stand: Stand, furnished: Newsroom, send: Any) -> None:
    listener, other = stand.listen(filtered("ferries")), stand.listen(filtered("bank"))
    ferry = furnished.stories["ferry"]
    change(ferry, StateVerb.WITHDRAW, by=By(actor="v", seen=Story.objects.get(pk=ferry).last_seq), now=timezone.now())
    stand.look()
    assert told(listener) == [("removed", ferry)]
    assert told(other) == []


def test_an_editors_word_that_is_taken_back(stand: Stand, furnished: Newsroom) -> None:
    listener = stand.listen("/en/topics/chess/live")
    ferry, claim = furnished.stories["ferry"], Claim("topic", f"medtop:{CHESS}")
    for verdict in (Verdict.ACCEPTED, Verdict.TAKEN_BACK):
        answer(ferry, claim, verdict, actor="vera", now=timezone.now())
        stand.look()
    # What a story was filed under before an editor said otherwise is not kept, so it counts as changed.
    assert told(listener) == [("updated", ferry), ("removed", ferry)]


def test_each_language_has_its_own_unless_asked(stand: Stand, send: Any) -> None:
    english, russian, both = stand.listen(ALL), stand.listen("/ru/all/live"), stand.listen(filtered("lang:en,ru"))
    story = send("ru", language="ru", headline="Шторм близко")
    assert told(english) == []
    assert told(russian) == told(both) == [("published", story)]
    assert both.events[0][1]["url"].startswith("http://127.0.0.1:8000/ru/story/")


def test_places_have_streams(stand: Stand, furnished: Newsroom, send: Any) -> None:
    listener = stand.listen("/en/places/moscow/live")
    send("ferry", headline="Ferries wait", now=NOW + MINUTE)
    assert told(listener) == []
    send("rates", headline="Rates in Moscow", dateline=furnished_dateline())
    assert len(told(listener)) == 1


def furnished_dateline() -> Any:
    from tests.site.newsroom import filed

    return filed("MOSCOW")


def test_what_is_not_public_is_never_told(stand: Stand, furnished: Newsroom, send: Any) -> None:
    listener = stand.listen(ALL)
    later = NOW + 24 * HOUR
    story = send("later", embargo=later)
    send("theirs", source="desk")
    send("inside", source="internal")
    send("elsewhere", source="coverage")
    assert told(listener) == []
    release_due(later)
    stand.look()
    assert told(listener) == [("published", story)]


def test_archives_that_are_imported_are_not_told(stand: Stand, furnished: Newsroom) -> None:
    listener = stand.listen(ALL)
    item = Item(uri="urn:old", format="test", headline="Old", language="en", body_html=paragraphs("Old."))
    record(item, furnished.sources["own"], now=NOW, backfill=True)
    stand.look()
    assert told(listener) == []
    assert told(stand.listen(f"{ALL}?after={cursor(0)}"))[-1][1] != "Old"


def test_who_comes_back_misses_nothing(stand: Stand, furnished: Newsroom, send: Any) -> None:
    listener = stand.listen(ALL)
    first = send("one")
    place = listener.last_id
    listener.hang_up()
    assert len(stand.hub) == stand.hub.channels == 0
    second = send("two")
    send("one", now=NOW + MINUTE, headline="Changed")
    third = furnished.send("three")
    again = stand.listen(ALL, last_event_id=place)
    stand.look()
    assert told(again) == [("published", second), ("updated", first), ("published", third)]


def test_everything_from_the_beginning_is_what_stands_now(stand: Stand, furnished: Newsroom) -> None:
    listener = stand.listen(f"{ALL}?after={cursor(0)}")
    standing: dict[int, str] = {}
    for kind, data in listener.events:
        if kind == "removed":
            standing.pop(data["id"], None)
        else:
            standing[data["id"]] = data["headline"]
    listed = Story.objects.filter(public__isnull=False, language="en", pubstatus="usable", fate="")
    shown = listed.exclude(policy="coverage").exclude(source__rights="internal")
    assert standing == {story.pk: story.public.headline for story in shown.select_related("public") if story.public}


def test_a_little_way_back(stand: Stand, send: Any) -> None:
    story = send("just before")
    assert told(stand.listen(ALL)) == []
    assert ("published", story) in told(stand.listen(f"{ALL}?back=100"))


@pytest.mark.parametrize(
    ("address", "headers", "status", "words"),
    [
        (f"{ALL}?after=nonsense", {}, 400, "none that we gave"),
        (ALL, {"last_event_id": "../../etc"}, 400, "none that we gave"),
        (ALL, {"last_event_id": cursor(10**9)}, 400, "ahead of us"),
        (filtered("colour:red"), {}, 400, "character 1"),
        (filtered("(storm"), {}, 400, "bracket"),
        (filtered("x " * 5000), {}, 400, ""),
        (f"{ALL}?back=soon", {}, 400, "seconds"),
        (f"{ALL}?{'&'.join(f'a{n}=1' for n in range(50))}", {}, 400, "fields"),
        ("/xx/all/live", {}, 404, ""),
        ("/en/topics/nothing/live", {}, 404, ""),
        ("/en/places/nowhere/live", {}, 404, ""),
    ],
)
def test_what_cannot_be_streamed_is_said(
    stand: Stand, address: str, headers: dict[str, str], status: int, words: str
) -> None:
    got = stand.listen(address, **headers).got
    assert got.status == status
    assert words in got.body.decode()
    assert got.headers["content-type"].startswith("text/plain")


def test_streams_are_only_read(stand: Stand) -> None:
    assert stand.listen(ALL, method="POST").got.status == 405
    head = stand.listen(ALL, method="HEAD").got
    assert (head.status, head.body) == (200, b"")


def test_there_are_only_so_many(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand.live, "_most", 2)
    for _ in range(2):
        assert stand.listen(ALL).got.status == 200
    turned_away = stand.listen(ALL).got
    assert (turned_away.status, turned_away.headers["retry-after"]) == (503, "5")


def test_one_filter_is_asked_once_for_all_its_readers(stand: Stand, send: Any) -> None:
    listeners = [stand.listen(filtered(written)) for written in ("storm -sport", "-sport   storm") for _ in range(20)]
    assert (len(stand.hub), stand.hub.channels) == (40, 1)
    story = send("one", headline="Storm nears")
    assert {tuple(told(each)) for each in listeners} == {(("published", story),)}


def test_who_does_not_read_is_dropped_and_resumes(stand: Stand, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "PATIENCE", 0.2)
    listener = stand.listen(ALL)
    place = listener.last_id
    listener.reads.clear()
    story = send("one")
    assert listener.ended.wait(30)
    assert len(stand.hub) == 0
    assert told(stand.listen(ALL, last_event_id=place)) == [("published", story)]


def test_who_falls_behind_is_dropped_and_resumes(stand: Stand, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "KEPT", 3)
    listener = stand.listen(ALL)
    place = listener.last_id
    listener.reads.clear()
    stories = [send(f"story {number}") for number in range(6)]
    stand._loop.call_soon_threadsafe(listener.reads.set)
    assert listener.ended.wait(30)
    assert told(stand.listen(ALL, last_event_id=place)) == [("published", story) for story in stories]


def test_who_is_behind_never_gets_what_was_killed(stand: Stand, send: Any) -> None:
    listener = stand.listen(ALL)
    listener.reads.clear()
    first = send("first", headline="First")
    story = send("secret", headline="Secret name")
    send("secret", headline="Kill", now=NOW + MINUTE, signal=Signal.KILL)
    stand._loop.call_soon_threadsafe(listener.reads.set)
    assert told(listener) == [("published", first), ("removed", story)]
    assert "Secret" not in listener.got.body.decode()


def test_a_sign_of_life_moves_the_place(stand: Stand, send: Any) -> None:
    listener = stand.listen(filtered("nothing-matches-this"))
    before = listener.last_id
    send("one")

    stand._loop.call_soon_threadsafe(stand.hub.send_alive, 0)
    assert listener.last_id != before
    assert b": alive" in listener.got.body
    assert told(listener) == []


def test_who_asked_by_topic_asks_again_when_topics_are_merged(stand: Stand) -> None:
    by_topic, by_word = stand.listen("/en/topics/chess/live"), stand.listen(filtered("chess"))
    chess, sport = (Topic.objects.get(code=f"medtop:{code}").pk for code in (CHESS, "15000000"))
    topics.merge(chess, sport, actor="vera", now=timezone.now())
    stand.look()
    assert by_topic.ended.wait(30)
    assert not by_word.ended.is_set()
