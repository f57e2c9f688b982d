"""The topic tree, and what a wire's codes mean in it."""

import re

import pytest

from dateline.core import taxonomy
from dateline.core.story import Code

FIRST = [
    "arts", "crime", "disaster", "economy", "education", "environment", "health", "human-interest", "labour",
    "lifestyle", "politics", "religion", "science", "society", "sport", "conflict", "weather",
]  # fmt: skip


def test_the_first_level_has_the_desks_slugs_and_both_languages() -> None:
    assert [topic.slug for topic in taxonomy.children()] == FIRST
    assert [topic.label("ru") for topic in taxonomy.children()[:2]] == [
        "искусство, культура, развлечения и СМИ",
        "преступность, право и правосудие",
    ]


def test_every_topic_in_use_has_a_russian_label_of_its_own() -> None:
    for topic in taxonomy.topics():
        assert topic.retired or re.search("[а-яё]", topic.label_ru, re.IGNORECASE), topic
        assert len(topic.label_ru) <= 120
        beside = [child.label_ru for child in taxonomy.children(topic.code)]
        assert len(set(beside)) == len(beside), topic


def test_a_retired_topic_without_a_russian_label_falls_back() -> None:
    retired = taxonomy.by_code("20000064")
    assert retired is not None
    assert retired.label("ru") == retired.label_en == retired.label("en") == "war crime action"


def test_slugs_are_unique_and_every_parent_exists() -> None:
    topics = taxonomy.topics()
    assert len({topic.slug for topic in topics}) == len(topics) == 1286
    for topic in topics:
        assert taxonomy.by_slug(topic.slug) is topic
        assert not topic.parent or taxonomy.by_code(topic.parent)
        assert taxonomy.path(topic)[0].slug in FIRST


def test_retired_topics_are_known_but_not_offered() -> None:
    retired = [topic for topic in taxonomy.topics() if topic.retired]
    assert len(retired) == 153
    offered = {child.code for topic in taxonomy.topics() for child in taxonomy.children(topic.code)}
    assert not offered & {topic.code for topic in retired}


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        (Code(value="medtop:20000822"), "competition-discipline"),
        (Code(value="http://cv.iptc.org/newscodes/mediatopic/20000822"), "competition-discipline"),
        (Code(value="20000822", scheme="medtop"), "competition-discipline"),
        (Code(value="20000822", scheme="http://cv.iptc.org/newscodes/mediatopic/"), "competition-discipline"),
        (Code(value="Politics"), "politics"),
        (Code(value="ПОЛИТИКА"), "politics"),
        (Code(value="human-interest"), "human-interest"),
        (Code(value="crime"), "crime"),
        (Code(value="Election", scheme="http://wire.example/tags"), "election"),
        (Code(value="x17", label="Weather forecast"), "weather-forecast"),
    ],
)
def test_a_declared_topic_is_resolved(code: Code, slug: str) -> None:
    topic = taxonomy.resolve(code)
    assert topic is not None
    assert topic.slug == slug


@pytest.mark.parametrize(
    "code",
    [
        Code(value="15000000", scheme="subj"),
        Code(value="15000000"),
        Code(value="medtop:99999999"),
        Code(value="earn", scheme="tag:reuters.com,1987:topics"),
        Code(value="mountaineering"),
        Code(value="скелетон"),
        Code(value="x18", label="Водный транспорт"),
        Code(value=""),
    ],
)
def test_anything_else_stays_unresolved(code: Code) -> None:
    assert taxonomy.resolve(code) is None
