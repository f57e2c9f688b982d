"""A filter as boxes, and what is asked of it beside a story."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters import Field, Node, parse, text
from dateline.core.filters.changes import less, more, muted, over
from dateline.core.filters.choice import choice_of
from dateline.core.filters.match import match
from dateline.core.filters.nodes import Phrase, among
from dateline.core.filters.story import Facts
from tests.core.filters.agency import AGENCY, NOW, PLACES, TOPICS, nodes, stories

UTC = ZoneInfo("UTC")
TOMORROW = NOW + dt.timedelta(days=1)
MUTED = "(since:2016-03-29T14:44Z OR -topic:politics)"


def changed(written: str, way: object, subject: str) -> str:
    """A filter's text after a change, as the agency writes it."""
    field, _, value = subject.partition(":")
    node = way(parse(written, AGENCY), among(Field(field), [str(AGENCY.key(Field(field), value))]))  # type: ignore[operator]
    return text(node, AGENCY)


@given(nodes())
def test_the_boxes_give_the_filter_back(node: Node) -> None:
    assert choice_of(node).node == node


@pytest.mark.parametrize(
    ("written", "ticked"),
    [
        ("topic:conflict,politics", {"topics": ("11000000", "16000000")}),
        ("topic:politics place:syria", {"topics": ("11000000",), "places": ("sy",)}),
        (
            '("air force" OR ferry) -storm-flood',
            {
                "words": (Phrase(("air", "force"), exact=True), Phrase(("ferry",))),
                "unwanted": (Phrase(("storm", "flood")),),
            },
        ),
        ("lang:en,ru", {"languages": ("en", "ru")}),
        ("-topic:politics -place:syria", {"less": (among(Field.TOPIC, ["11000000"]), among(Field.PLACE, ["sy"]))}),
        ("topic:politics OR is:flash,correction", {"topics": ("11000000",), "always": True}),
        ("topic:politics OR place:syria", {"topics": ("11000000",), "also": (among(Field.PLACE, ["sy"]),)}),
        (
            "lang:en,ru (topic:politics OR is:flash,correction)",
            {"languages": ("en", "ru"), "topics": ("11000000",), "always": True},
        ),
        (
            "lang:en topic:politics OR is:flash,correction",
            {"rest": (among(Field.LANGUAGE, ["en"]),), "topics": ("11000000",), "always": True},
        ),
        ("is:flash,correction", {"rest": (among(Field.IS, ["flash", "correction"]),)}),
        ("source:tass urgency:<=3", {"rest": (among(Field.SOURCE, ["tass"]), among(Field.URGENCY, "123"))}),
        ("", {}),
    ],
)
def test_what_is_ticked(written: str, ticked: dict[str, object]) -> None:
    choice = choice_of(parse(written, AGENCY))
    set_ = {name: getattr(choice, name) for name in choice.__slots__ if getattr(choice, name)}
    assert set_ == ticked


def test_a_mute_is_one() -> None:
    (mute,) = choice_of(parse(f"topic:conflict {MUTED}", AGENCY)).mutes
    assert (mute.subject.keys, mute.until) == (("11000000",), TOMORROW)


@pytest.mark.parametrize(
    ("written", "size"),
    [("", 0), ("topic:politics,conflict OR is:flash,correction", 2), ("syria -war lang:en,ru", 3), (MUTED, 1)],
)
def test_how_much_is_chosen(written: str, size: int) -> None:
    assert choice_of(parse(written, AGENCY)).size == size


@pytest.mark.parametrize(
    ("written", "subject", "after"),
    [
        ("", "place:syria", "is:correction,flash OR place:syria"),
        ("topic:politics", "place:syria", "place:syria OR topic:politics"),
        ("topic:politics", "topic:conflict", "topic:conflict,politics"),
        ("topic:politics -war", "place:syria", "place:syria OR topic:politics -war"),
        ("-place:syria", "place:syria", ""),
        (MUTED, "topic:politics", ""),
    ],
)
def test_more(written: str, subject: str, after: str) -> None:
    assert changed(written, more, subject) == text(parse(after, AGENCY), AGENCY)


@pytest.mark.parametrize(
    ("written", "subject", "after"),
    [
        ("", "topic:politics", "is:correction,flash OR -topic:politics"),
        ("-topic:conflict", "topic:politics", "-topic:conflict,politics"),
        ("topic:politics,conflict", "topic:politics", "topic:conflict -topic:politics"),
        ("syria OR topic:politics", "topic:politics", "syria -topic:politics"),
    ],
)
def test_less(written: str, subject: str, after: str) -> None:
    assert changed(written, less, subject) == text(parse(after, AGENCY), AGENCY)


def test_muting_again_counts_from_then() -> None:
    subject = among(Field.TOPIC, ["11000000"])
    once = muted(parse("syria", AGENCY), subject, NOW)
    assert text(muted(once, subject, TOMORROW), AGENCY) == f"syria {MUTED}"


def test_what_is_over_goes() -> None:
    node = parse(f"syria {MUTED}", AGENCY)
    assert over(node, NOW) == node
    assert over(node, TOMORROW) == parse("syria", AGENCY)


def subjects() -> st.SearchStrategy[tuple[Field, str]]:
    """A topic or a place."""
    known = [(Field.TOPIC, key) for key in TOPICS] + [(Field.PLACE, key) for key in PLACES]
    return st.sampled_from(known)


@given(nodes(), stories(), subjects())
def test_more_shows_it_and_takes_nothing_away(node: Node, story: Facts, subject: tuple[Field, str]) -> None:
    field, key = subject
    before, after = match(node, story, NOW, UTC), match(more(node, among(field, [key])), story, NOW, UTC)
    choice = choice_of(node)
    nothing_chosen = not (choice.topics or choice.places or choice.words or choice.rest)
    assert after or not before or nothing_chosen


@given(nodes(), stories(), subjects())
def test_less_only_takes_away(node: Node, story: Facts, subject: tuple[Field, str]) -> None:
    field, key = subject
    after = less(node, among(field, [key]))
    has = key in story.filed.get(field, ())
    always = story.filed.get(Field.IS, frozenset()) & {"flash", "correction"}
    assert not (match(after, story, NOW, UTC) and has) or always


@given(nodes(), stories(), subjects())
def test_a_mute_holds_until_its_time(node: Node, story: Facts, subject: tuple[Field, str]) -> None:
    field, key = subject
    node = muted(node, among(field, [key]), TOMORROW)
    assert over(node, TOMORROW - dt.timedelta(minutes=1)) == node
    assert muted(node, among(field, [key]), TOMORROW) == node
