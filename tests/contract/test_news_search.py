"""Every search engine answers as the reference evaluator does, whatever is asked of whatever stories."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters import EVERYTHING, Field, Node, parse
from dateline.core.filters.match import match
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.index.pages import Cursor
from dateline.index.search.public.embedded.writer import TantivyWriter
from dateline.index.search.public.port import Snapshot
from dateline.index.words import Asked
from tests.contract.engines import ENGINES, Engine
from tests.core.filters.agency import AGENCY, NOW, nodes, stories

ZONE = ZoneInfo("Europe/Moscow")


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Engine]:
    with django_db_blocker.unblock(), request.param(tmp_path_factory.mktemp("engine")) as engine:
        yield engine


def asked(node: Node, *, others: bool = False) -> Asked:
    return Asked(node, NOW, ZONE, others)


def written(text: str) -> Asked:
    return asked(parse(text, AGENCY))


def passing(told: Sequence[Facts], node: Node, *, others: bool = False) -> list[Cursor]:
    """What the reference says, newest first."""
    seen = [story for story in told if story.listed or others]
    found = [(story.listed_at, story.story_id) for story in seen if match(node, story, NOW, ZONE)]
    return [Cursor(*each) for each in sorted(found, reverse=True)]


def numbered(told: list[Facts]) -> list[Facts]:
    """Each with a number; every fourth is another outlet's."""
    return [replace(story, story_id=number, listed=number % 4 > 0) for number, story in enumerate(told, start=1)]


@given(st.lists(stories(), max_size=12).map(numbered), st.lists(nodes(), min_size=1, max_size=12), st.integers(1, 5))
def test_answers_are_those_of_the_reference(
    engine: Engine, told: list[Facts], asked_for: list[Node], limit: int
) -> None:
    snapshot = engine.holding(told)
    for node in asked_for:
        assert snapshot.newest(asked(node, others=True), None, 100) == passing(told, node, others=True)
        expected = passing(told, node)
        assert snapshot.newest(asked(node), None, 100) == expected
        assert snapshot.count(asked(node)) == len(expected)
        assert {hit.where for hit in snapshot.best(asked(node), 100)} == set(expected)
        assert _by_pages(snapshot, node, limit) == expected


def _by_pages(snapshot: Snapshot, node: Node, limit: int) -> list[Cursor]:
    found: list[Cursor] = []
    while page := snapshot.newest(asked(node), found[-1] if found else None, limit):
        found += page
    return found


@given(st.lists(stories(), max_size=12).map(numbered), nodes())
def test_counts_are_those_of_the_reference(engine: Engine, told: list[Facts], node: Node) -> None:
    snapshot = engine.holding(told)
    passed = [story for story in told if story.listed and match(node, story, NOW, ZONE)]
    edges = [NOW - dt.timedelta(hours=hours) for hours in (200, 100, 50, 10, 0)]
    fields = (Field.TOPIC, Field.PLACE, Field.LANGUAGE)
    tally = snapshot.tally(asked(node), fields, 20, edges)
    assert tally.count == len(passed)
    for field in (*fields, Field.URGENCY):
        counted = Counter(key for story in passed for key in story.filed.get(field, ()))
        assert field not in fields or dict(tally.values[field]) == counted
        assert snapshot.spread(asked(node), field, ["1", "ru", "16000000"]) == [
            counted[key] for key in ("1", "ru", "16000000")
        ]
    assert snapshot.counts(asked(node), edges) == list(tally.periods)
    assert list(tally.periods) == [
        sum(1 for story in passed if one <= story.listed_at < other) for one, other in itertools.pairwise(edges)
    ]


def told(story_id: int, headline: str, body: str = "", *, hours: int = 0, language: str = "en", **filed: str) -> Facts:
    return Facts(
        story_id=story_id,
        listed_at=NOW - dt.timedelta(hours=hours),
        language=language,
        title=part(headline, language),
        rest=(part("", language), part(body, language)),
        filed={Field(name): frozenset(keys.split("|")) for name, keys in filed.items()}
        | {Field.LANGUAGE: frozenset([language])},
    )


def ids(found: Sequence[Cursor]) -> list[int]:
    return [where.story_id for where in found]


def test_a_headline_says_more_than_a_body_and_today_more_than_last_year(engine: Engine) -> None:
    filler = "words of no consequence stand here " * 5
    snapshot = engine.holding(
        [
            told(1, "Something else", f"{filler} harbour {filler}", hours=1),
            told(2, "Harbour closed", filler * 2, hours=1),
            told(3, "Harbour closed", filler * 2, hours=24 * 365),
        ]
    )
    assert ids([hit.where for hit in snapshot.best(written("harbour"), 10)]) == [2, 3, 1]


def test_a_story_is_replaced_and_dropped(engine: Engine) -> None:
    engine.holding([told(1, "Ports open"), told(2, "Ports shut")])
    snapshot = engine.changed(put=[told(1, "Airports open")], drop=[2], seq=7)
    assert snapshot.newest(written("port"), None, 10) == []
    assert ids(snapshot.newest(written("airport"), None, 10)) == [1]
    assert snapshot.seq == 7
    assert snapshot.tally(asked(EVERYTHING), (Field.LANGUAGE,), 5).values[Field.LANGUAGE] == [("en", 1)]


def test_beginnings_of_words_in_headlines(engine: Engine) -> None:
    snapshot = engine.holding(
        [
            told(1, "Harbours of Europe", hours=2),
            told(2, "The harbour"),
            told(3, "Else", "harbour"),
            told(4, "Порты закрыты"),
        ]
    )
    assert ids(snapshot.headlines(asked(EVERYTHING), "harb", 10)) == [2, 1]
    assert ids(snapshot.headlines(written("europe"), "h", 10)) == [1]
    assert ids(snapshot.headlines(asked(EVERYTHING), "порт", 10)) == [4]


def test_words_that_are_written_alike(engine: Engine) -> None:
    snapshot = engine.holding([told(1, "Kosachev speaks"), told(2, "Else", "Косачёв выступил", language="ru")])
    assert ids(snapshot.alike("kosachov", asked(EVERYTHING), 10)) == [1]
    assert ids(snapshot.alike("kosahcev", asked(EVERYTHING), 10)) == [1], "two letters changed places"
    assert ids(snapshot.alike("касачев", asked(EVERYTHING), 10)) == [2]


def test_what_is_not_committed_is_not_there(engine: Engine) -> None:
    if not isinstance(engine.writer, TantivyWriter):
        return  # A database's own transactions say it of the other.
    engine.holding([told(1, "Ports open")])
    engine.writer.put([told(2, "Ports shut")])
    assert ids(engine.snapshot().newest(written("port"), None, 10)) == [1]
