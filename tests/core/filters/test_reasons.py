"""Why a story stands in a list or does not, and what happens when the reader drops a reason."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from dateline.core.filters import Field, Node, parse, text
from dateline.core.filters.match import match
from dateline.core.filters.reasons import against, because, dropped
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from tests.core.filters.agency import AGENCY, NOW, nodes, stories

UTC = ZoneInfo("UTC")
STORY = Facts(
    story_id=1,
    listed_at=NOW,
    language="en",
    title=part("Air force strikes near Palmyra", "en"),
    rest=(part("The talks go on.", "en"),),
    filed={
        Field.TOPIC: frozenset(["16000000", "20000056"]),
        Field.PLACE: frozenset(["sy"]),
        Field.LANGUAGE: frozenset(["en"]),
    },
)


def said(found: tuple[Node, ...]) -> list[str]:
    """Each part as it is written."""
    return [text(node, AGENCY) for node in found]


@pytest.mark.parametrize(
    ("written", "reasons"),
    [
        ("", []),
        ("topic:conflict,politics", ["topic:conflict"]),
        ("topic:conflict place:syria -war", ["topic:conflict", "place:syria"]),
        ("ferry OR talks", ["talks"]),
        ("topic:politics OR place:syria", ["place:syria"]),
        ("topic:conflict OR is:flash,correction", ["topic:conflict"]),
        ("-topic:politics", []),
        ("topic:politics", []),
        ('"air force" since:today', ['"air force"', "since:today"]),
    ],
)
def test_why_it_is_here(written: str, reasons: list[str]) -> None:
    assert said(because(parse(written, AGENCY), STORY, NOW, UTC)) == reasons


def test_a_flash_that_nothing_else_speaks_for() -> None:
    flash = Facts(story_id=1, listed_at=NOW, language="en", title=part("Flash", "en"), filed={Field.IS: {"flash"}})  # type: ignore[dict-item]
    node = parse("topic:conflict OR is:flash,correction", AGENCY)
    assert said(because(node, flash, NOW, UTC)) == ["is:flash"]


@pytest.mark.parametrize(
    ("written", "reasons"),
    [
        ("topic:conflict", []),
        ("topic:politics", ["topic:politics"]),
        ("topic:politics,city-hall", ["topic:politics,city-hall"]),
        ("-topic:conflict,politics", ["-topic:conflict"]),
        ("-topic:conflict,armed-conflict", ["-topic:armed-conflict", "-topic:conflict"]),
        ("topic:politics -place:syria", ["topic:politics", "-place:syria"]),
        ("topic:politics -place:syria OR is:flash,correction", ["topic:politics", "-place:syria"]),
        ("ferry OR storm", ["ferry OR storm"]),
        ("topic:politics OR place:russia OR is:correction,flash", ["topic:politics"]),
        ("syria -talks", ["syria", "-talks"]),
        ("lang:ru (topic:politics OR is:flash,correction)", ["topic:politics", "lang:ru"]),
    ],
)
def test_why_it_is_hidden(written: str, reasons: list[str]) -> None:
    assert sorted(said(against(parse(written, AGENCY), STORY, NOW, UTC))) == sorted(reasons)


@pytest.mark.parametrize(
    ("written", "unwanted", "left"),
    [
        ("topic:politics", "topic:politics", ""),
        ("topic:politics -place:syria", "-place:syria", "topic:politics"),
        ("-topic:conflict,politics war", "-topic:politics", "war -topic:conflict"),
        ("topic:politics -war OR is:flash,correction", "topic:politics", "-war OR is:flash,correction"),
        ("topic:politics OR is:flash,correction", "topic:politics", ""),
        ("ferry OR storm", "ferry OR storm", ""),
        ("topic:politics", "topic:conflict", "topic:politics"),
    ],
)
def test_dropping(written: str, unwanted: str, left: str) -> None:
    found = dropped(parse(written, AGENCY), parse(unwanted, AGENCY))
    assert text(found, AGENCY) == text(parse(left, AGENCY), AGENCY)


@given(nodes(), stories())
def test_either_is_told_never_both(node: Node, story: Facts) -> None:
    passes = match(node, story, NOW, UTC)
    assert bool(against(node, story, NOW, UTC)) is not passes
    assert passes or not because(node, story, NOW, UTC)


@given(nodes(), stories())
def test_each_reason_holds_by_itself(node: Node, story: Facts) -> None:
    assert all(match(each, story, NOW, UTC) for each in because(node, story, NOW, UTC))
    assert not any(match(each, story, NOW, UTC) for each in against(node, story, NOW, UTC))


@given(nodes(), stories())
def test_without_its_reasons_a_story_is_shown(node: Node, story: Facts) -> None:
    for reason in against(node, story, NOW, UTC):
        node = dropped(node, reason)
    assert match(node, story, NOW, UTC)


@given(nodes(), stories())
def test_dropping_only_adds(node: Node, story: Facts) -> None:
    for reason in against(node, story, NOW, UTC):
        assert not match(node, story, NOW, UTC) or match(dropped(node, reason), story, NOW, UTC)
        assert dropped(node, reason) != node
