"""The scripted newsroom: it keeps sending, agrees with itself, and its flashes grow."""

import datetime as dt
import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import digest, places
from dateline.core.data import rows
from dateline.core.story import Item, Signal
from dateline.core.text.plain import plain
from dateline.demo.newsroom import CYCLE, next_scene, pause
from dateline.demo.script.copy import number, plural, spelled

_START = dt.datetime(2026, 3, 30, 9, 0, tzinfo=dt.UTC)
_STEPS = 1000


def _played(steps: int, seed: str) -> list[Item]:
    now, items = _START, []
    for step in range(steps):
        items += next_scene(step, now, seed=seed)
        now += dt.timedelta(seconds=pause(step, seed=seed))
    return items


@pytest.fixture(scope="module")
def played() -> list[Item]:
    return _played(_STEPS, "t1")


def _by_story(items: list[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.uri].append(item)
    return found


def test_every_step_sends_something_in_one_or_both_languages(played: list[Item]) -> None:
    assert len(played) >= _STEPS
    share = sum(item.language == "ru" for item in played) / len(played)
    assert 0.4 < share < 0.6


def test_stories_keep_their_uri_and_versions_rise(played: list[Item]) -> None:
    told = _by_story(played)
    assert {tuple(item.version for item in items) for items in told.values()} == {(1,), (1, 2, 3)}
    assert sum(len(items) == 3 for items in told.values()) == 2 * _STEPS // CYCLE
    for items in told.values():
        assert len({(item.language, item.published, item.slug) for item in items}) == 1
        times = [item.updated for item in items if item.updated]
        assert times == sorted(set(times))


def test_a_flash_grows_at_the_pace_of_a_newsroom(played: list[Item]) -> None:
    for items in _by_story(played).values():
        if len(items) == 1:
            continue
        flash, lead, story = items
        assert [item.signal for item in items] == [Signal.FLASH, Signal.UPDATE, Signal.UPDATE]
        assert (flash.urgency, flash.lead, flash.body_html) == (1, "", "")
        assert plain(lead.body_html).count("\n\n") == 0
        assert plain(story.body_html).count("\n\n") >= 2
        assert flash.updated and lead.updated and story.updated
        assert (lead.updated - flash.updated).total_seconds() == 40
        assert 110 <= (story.updated - flash.updated).total_seconds() <= 130


@given(st.integers(0, 10_000))
def test_pieces_follow_each_other_every_half_minute(step: int) -> None:
    assert 20 <= pause(step) <= 40


def test_copy_is_finished_and_in_its_language(played: list[Item]) -> None:
    for item in played:
        copy = "\n".join((item.headline, item.lead, plain(item.body_html)))
        assert not re.search(r"[{}]|None|  |\.\.|\bnan\b", copy)
        other = "[А-Яа-яЁё]" if item.language == "en" else "[A-Za-z]"
        assert not re.findall(other, copy.replace("FOB", ""))
        assert item.headline[0].isupper() or item.headline[0] in "«“0123456789"
        assert len(item.headline) <= 110


def test_both_languages_tell_the_same_flash(played: list[Item]) -> None:
    flashes = [item for item in played if item.signal is Signal.FLASH]
    for english, russian in zip(flashes[::2], flashes[1::2], strict=True):
        assert (english.language, russian.language) == ("en", "ru")
        assert english.topics == russian.topics
        assert places.find(english.places[0].value) == places.find(russian.places[0].value)


def test_no_piece_is_another_one_sent_again(played: list[Item]) -> None:
    assert len({digest.wording(item) for item in played if item.body_html}) == sum(
        bool(item.body_html) for item in played
    )


def test_topics_and_places_are_known(played: list[Item]) -> None:
    known = {row["code"] for row in rows("mediatopics.tsv") if not row["status"]}
    for item in played:
        assert {code.value for code in item.topics} <= known
        assert item.dateline is not None
        assert all(places.find(code.value) for code in item.places)
        assert item.dateline.place == item.places[0].value.upper()


def test_the_same_seed_plays_the_same_script_and_another_one_another(played: list[Item]) -> None:
    assert _played(40, "t1") == played[: len(_played(40, "t1"))]
    other = _played(40, "t2")
    assert {item.uri for item in other}.isdisjoint(item.uri for item in played)
    assert [item.headline for item in other] != [item.headline for item in played[: len(other)]]


def test_prices_agree_with_the_change_that_is_told(played: list[Item]) -> None:
    seen = 0
    for item in played:
        told = re.search(
            r"(rose|fell) by ([\d.]+) percent to ([\d.,]+) dollars .* from ([\d.,]+) dollars", plain(item.body_html)
        )
        if told is None:
            continue
        percent, after, before = (float(each.replace(",", "")) for each in told.groups()[1:])
        signed = percent if told[1] == "rose" else -percent
        assert abs(after / before * 100 - 100 - signed) < 0.06
        seen += 1
    assert seen > 20


def test_scores_name_the_winner_first(played: list[Item]) -> None:
    scores = [re.search(r" (\d+)[-:](\d+)$", item.headline) for item in played if item.slug.startswith("result")]
    assert len(scores) > 50
    assert all(score is not None and int(score[1]) > int(score[2]) for score in scores)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 дом"),
        (2, "2 дома"),
        (5, "5 домов"),
        (11, "11 домов"),
        (12, "12 домов"),
        (21, "21 дом"),
        (104, "104 дома"),
        (111, "111 домов"),
    ],
)
def test_russian_counts(count: int, told: str) -> None:
    assert plural(count, "дом", "дома", "домов") == told


def test_figures_are_written_as_each_language_does() -> None:
    assert number(12400.5, "en", 1) == "12,400.5"
    assert number(12400.5, "ru", 1) == "12\u00a0400,5"
    assert [spelled(count) for count in (1, 9, 10, 1200)] == ["one", "nine", "10", "1,200"]
