"""Topics by terms: what a story is plainly about, why, and nothing where nothing is certain."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import taxonomy
from dateline.core.data import rows
from dateline.core.understand.topics.terms import shipped
from tests.core.understand.topics.stories import NOTHING, STORIES, proposals


def above(code: str) -> list[str]:
    topic = taxonomy.by_code(code.removeprefix("medtop:"))
    assert topic is not None
    return [step.code for step in taxonomy.path(topic)]


@pytest.mark.parametrize(("code", "title", "text"), STORIES)
def test_a_plain_story_has_its_topic_first(code: str, title: str, text: str) -> None:
    found = proposals(title, text)
    assert code in above(found[0].code)
    assert all(0.5 <= each.score <= 1 and each.why for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_about_nothing_has_no_topic(text: str) -> None:
    assert proposals(text) == ()
    assert proposals("", text) == ()


def test_one_word_is_not_enough() -> None:
    assert proposals("A goalkeeper remembers", "He told her the story of his life.") == ()


def test_the_reason_names_the_words_as_printed() -> None:
    found = proposals("Ceasefire broken", "Troops and artillery were seen. Shelling went on at the front line.")
    assert found[0].code == "medtop:20000056"
    assert found[0].why[0].startswith("terms: ")
    assert "Ceasefire" in found[0].why[0]


def test_a_narrow_topic_is_proposed_for_its_parent() -> None:
    codes = [
        each.code for each in proposals("Crude oil prices", "OPEC cut output of barrels; refineries bought crude oil.")
    ]
    assert codes == ["medtop:20000256"]


def test_a_story_may_be_about_two_things() -> None:
    found = proposals(
        "Lawmaker wants troops out of the civil war",
        "Parliament debates the ceasefire. The president and the foreign minister spoke of the airstrikes and of "
        "artillery at the front line; the opposition in the senate called for an election.",
    )
    firsts = {above(each.code)[0] for each in found}
    assert {"11000000", "16000000"} <= firsts


def test_words_that_share_a_stem_do_not_share_a_meaning() -> None:
    assert (
        proposals("Busy and important", "The united neighbours were busy holding an important meeting, and apart.")
        == ()
    )


def test_what_stands_late_in_a_long_text_does_not_count() -> None:
    assert proposals("", "word " * 500 + STORIES[0][2]) == ()


@given(st.text(), st.text())
def test_any_text_has_sound_proposals(title: str, text: str) -> None:
    for each in proposals(title, text):
        assert above(each.code)
        assert 0 < each.score <= 1


def test_the_same_text_has_the_same_topics() -> None:
    title, text = STORIES[4][1:]
    assert proposals(title, text) == proposals(title, text)
    assert proposals(title.upper(), text.upper())[0].code == proposals(title, text)[0].code


def test_long_texts_take_no_longer_than_their_beginning() -> None:
    start = time.process_time()
    proposals("War", "troops ceasefire shelling " * 40_000)
    assert time.process_time() - start < 5


def test_the_tables_cover_the_vocabulary() -> None:
    for table in ("topic-terms-en.tsv", "topic-terms-ru.tsv"):
        counts: dict[str, int] = {}
        for row in rows(table):
            assert (topic := taxonomy.by_code(row["code"])) and not topic.retired
            for code in above(row["code"]):
                counts[code] = counts.get(code, 0) + len(row["terms"].split(";"))
        assert all(counts.get(topic.code, 0) >= 15 for topic in taxonomy.children())
        assert len(counts) >= 120
    assert shipped().single
    assert shipped().phrases
    assert shipped().exact
