"""The demo's story files: every one is whole, and a malformed one is refused with its file and line."""

import datetime as dt
import re

import pytest

from dateline.core import places
from dateline.core.data import rows
from dateline.core.story import Item, Pubstatus, Signal
from dateline.core.text.plain import plain
from dateline.demo import agency, pictures
from dateline.demo.parse import MalformedStory, parse
from dateline.demo.scenes import Scene, stories
from dateline.demo.story import DemoStory

_NOW = dt.datetime(2026, 3, 30, 9, 0, tzinfo=dt.UTC)
_SCENES = stories(_NOW)
_TOPICS = {row["code"] for row in rows("mediatopics.tsv") if not row["status"]}

_whole = pytest.mark.parametrize("scene", _SCENES, ids=lambda scene: scene.uri.rpartition("/")[2])


def _with(signal: Signal) -> list[Scene]:
    return [scene for scene in _SCENES if signal in {item.signal for item in scene.items}]


def test_there_are_enough_in_both_languages() -> None:
    told = [scene.items[0].language for scene in _SCENES]
    assert 20 <= len(told) <= 26
    assert min(told.count("en"), told.count("ru")) >= 10


def test_a_uri_is_one_story() -> None:
    assert len({scene.uri for scene in _SCENES}) == len(_SCENES)


def test_translations_are_linked_to_originals_in_the_other_language() -> None:
    originals = {scene.uri: scene.items[0] for scene in _SCENES if not scene.translation_of}
    linked = [scene for scene in _SCENES if scene.translation_of]
    assert len(linked) >= 5
    for scene in linked:
        assert originals[scene.translation_of].language != scene.items[0].language
        assert originals[scene.translation_of].topics == scene.items[0].topics


@_whole
def test_versions_follow_each_other_and_lie_in_the_last_three_days(scene: Scene) -> None:
    assert [item.version for item in scene.items] == list(range(1, len(scene.items) + 1))
    times = [item.updated for item in scene.items if item.updated]
    assert times == sorted(set(times))
    assert _NOW - dt.timedelta(days=3) < times[0]
    assert times[-1] < _NOW
    assert {item.published for item in scene.items} == {times[0]}
    assert {item.uri for item in scene.items} == {scene.uri}


def _letters(text: str) -> dict[str, int]:
    return {"en": len(re.findall("[A-Za-z]", text)), "ru": len(re.findall("[А-Яа-яЁё]", text))}


@_whole
def test_every_version_is_whole_copy_in_its_language(scene: Scene) -> None:
    for item in scene.items:
        body = plain(item.body_html)
        copy = " ".join((item.headline, item.lead, item.correction, body))
        assert not re.search(r"[{}]|\bTODO\b", copy)
        assert _letters(copy)[item.language] > 0.9 * sum(_letters(copy).values())
        assert len(item.headline) <= 110
        if item.signal not in {Signal.KILL, Signal.FLASH}:
            assert item.lead
            assert len(body.split("\n\n")) >= (3 if item is scene.items[-1] else 1)


@_whole
def test_what_a_desk_fills_in_is_there(scene: Scene) -> None:
    for item in scene.items:
        assert item.dateline is not None
        assert item.dateline.agency == agency.SIGN[item.language] == item.credit
        assert item.byline
        assert item.urgency in range(1, 10)
        assert {code.value for code in item.topics} <= _TOPICS
        assert all(places.find(code.value) for code in item.places)
        assert places.find(item.dateline.place) is not None


@_whole
def test_photos_exist_and_carry_caption_and_credit(scene: Scene) -> None:
    shown = [photo for photo in scene.items[-1].photos if photo.url]
    assert tuple(photo.url for photo in shown) == scene.photos
    assert set(scene.photos) <= set(pictures.NAMES)
    for photo in shown:
        assert photo.caption
        assert photo.credit.endswith("/" + agency.SIGN[scene.items[0].language])


def test_every_picture_is_used() -> None:
    assert {name for scene in _SCENES for name in scene.photos} == set(pictures.NAMES)


def test_one_story_has_a_credit_without_a_picture() -> None:
    bare = [photo for scene in _SCENES for photo in scene.items[0].photos if not photo.url]
    assert len(bare) == 1
    assert bare[0].credit


def test_one_story_is_killed_with_a_reason() -> None:
    (scene,) = _with(Signal.KILL)
    first, last = scene.items
    assert first.pubstatus is Pubstatus.USABLE
    assert last.pubstatus is Pubstatus.CANCELED
    assert "not sent" in last.ednote
    assert last.body_html == ""


def test_one_story_is_corrected_in_words_for_readers() -> None:
    (scene,) = _with(Signal.CORRECTION)
    before, after = (plain(item.body_html) for item in scene.items)
    wrong, right = re.findall(r"\d{3},\d{3}", scene.items[1].correction)[:2]
    assert wrong in before
    assert right in after
    assert wrong not in after


def test_some_stories_grow() -> None:
    assert len(_with(Signal.UPDATE)) >= 2


def test_one_story_waits_for_its_embargo() -> None:
    (scene,) = [scene for scene in _SCENES if scene.items[0].embargo]
    assert all(item.embargo is not None and item.embargo > _NOW for item in scene.items)
    assert all(item.ednote for item in scene.items)


def test_one_story_is_long() -> None:
    assert max(plain(scene.items[-1].body_html).count("\n\n") for scene in _SCENES) >= 12


@pytest.mark.parametrize("hour", range(0, 24, 5))
def test_days_are_named_as_the_agencys_zone_counts_them(hour: int) -> None:
    now = _NOW.replace(hour=hour)
    for scene in stories(now):
        for item in scene.items:
            told = item.embargo or item.updated
            assert told is not None
            assert item.dateline is not None
            assert item.dateline.date == told.astimezone(agency.ZONE).date()


def test_weekdays_and_dates_follow_the_clock() -> None:
    def first(now: dt.datetime) -> Item:
        return next(scene for scene in stories(now) if scene.uri.endswith("murmansk-port-storm")).items[0]

    monday = dt.datetime(2026, 3, 30, 12, 0, tzinfo=dt.UTC)
    assert "on Monday" in plain(first(monday).body_html)
    assert "on Sunday" in plain(first(monday).body_html)
    assert "on Tuesday" in plain(first(monday + dt.timedelta(days=1)).body_html)


_GOOD = """slug: terminal-reopens
language: en
dateline: MURMANSK
topics: 20000343
places: Murmansk
urgency: 3

=== -2h
headline: Terminal reopens
lead: It does

It reopened {on}
and more.

Second paragraph.

=== -1h update
headline: Terminal busy
lead: It is

All of it.
"""


def _parsed(*changes: tuple[str, str]) -> DemoStory:
    text = _GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return parse(text, "x.txt")


def test_a_file_is_read() -> None:
    story = _parsed()
    assert story.slug == "terminal-reopens"
    assert [version.at for version in story.versions] == [dt.timedelta(hours=-2), dt.timedelta(hours=-1)]
    assert story.versions[0].body == ("It reopened {on} and more.", "Second paragraph.")
    assert story.versions[1].signal is Signal.UPDATE


def test_remarks_are_left_out() -> None:
    assert _parsed(("urgency: 3", "# not more than this\nurgency: 3")) == _parsed()


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("slug: terminal-reopens\n", ""), 1, "no slug"),
        (("slug: terminal-reopens", "slug: Terminal"), 1, "slug can't be"),
        (("language: en", "language: de"), 2, "language can't be"),
        (("language: en", "language: en\nlanguage: en"), 3, "said twice"),
        (("dateline: MURMANSK", "dateline: Murmansk"), 3, "capitals"),
        (("topics: 20000343", "topics: shipping"), 4, "topics can't be"),
        (("urgency: 3", "urgency: 10"), 6, "urgency can't be"),
        (("urgency: 3", "urgency: 3\nmood: gloomy"), 7, "key: value"),
        (("urgency: 3", "urgency: 3\nphoto: a.jpg"), 7, "caption and a credit"),
        (("urgency: 3", "urgency: 3\nembargo: -2h"), 7, "embargo can't be"),
        (("urgency: 3", "urgency: 3\nembargo: +soon"), 7, "no span of time"),
        (("=== -2h", "=== two hours ago"), 8, "a version opens with"),
        (("=== -2h", "=== -2x"), 8, "no span of time"),
        (("=== -2h", "=== +2h"), 8, "in the past"),
        (("=== -2h", "=== -2h sensation"), 8, "a version opens with"),
        (("headline: Terminal reopens\n", ""), 8, "no headline"),
        (("lead: It does\n", ""), 8, "no lead"),
        (("=== -2h", "=== -2h correction"), 8, "what was wrong"),
        (("lead: It does", "lead: It does\ncorrection: It does not"), 8, "what was wrong"),
        (("=== -2h", "=== -2h kill"), 8, "says why"),
        (("{on}", "{when}"), 12, "braces"),
        (("It reopened {on}\nand more.\n\nSecond paragraph.\n", ""), 8, "no body"),
        (("=== -1h", "=== -3h"), 17, "not later"),
        ((_GOOD[_GOOD.index("===") :], ""), 1, "no version"),
    ],
)
def test_a_malformed_file_is_refused_where_it_is_wrong(change: tuple[str, str], line: int, said: str) -> None:
    with pytest.raises(MalformedStory) as caught:
        _parsed(change)
    assert str(caught.value).startswith(f"x.txt, line {line}: ")
    assert said in str(caught.value)
