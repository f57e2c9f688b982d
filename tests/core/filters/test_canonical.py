"""The canonical form, for filters of any shape."""

import datetime as dt
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.core.filters import EVERYTHING, FilterError, Node, parse, text
from dateline.core.filters.match import match
from dateline.core.filters.nodes import all_of, one_of, without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import as_written
from tests.core.filters.agency import AGENCY, NOW, nodes, stories

ZONE = ZoneInfo("Europe/Moscow")
ALPHABET = st.sampled_from(
    [*'ab OR ИЛИ NOT -()":,«»IS.', "topic:", "politics", "lang:ru", "in:title", "since:", "7d", "é", "ё"]
)


@given(nodes())
def test_what_is_printed_is_read_back(node: Node) -> None:
    assert parse(text(node, AGENCY), AGENCY) == node


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_whatever_is_written_has_a_form_or_an_error_with_its_place(written: str) -> None:
    try:
        node = parse(written, AGENCY)
    except FilterError as error:
        assert 0 <= error.start <= error.end <= len(written)
        return
    form = text(node, AGENCY)
    assert parse(form, AGENCY) == node
    assert text(parse(form, AGENCY), AGENCY) == form


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(written: str) -> None:
    try:
        node = parse(written, AGENCY)
    except FilterError as error:
        assert 0 <= error.start <= error.end <= len(written)
    else:
        assert parse(text(node, AGENCY), AGENCY) == node


@given(st.text(max_size=30))
def test_words_are_written_once_and_for_all(written: str) -> None:
    words = as_written(written)
    assert as_written(" ".join(words)) == words


@given(st.lists(nodes(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(parts: list[Node], random: Random) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert all_of(parts) == all_of(shuffled)
    assert one_of(parts) == one_of(shuffled)
    assert all_of([*parts, *parts]) == all_of(parts)


@given(nodes(), nodes(), stories())
def test_brackets_mean_what_logic_says(one: Node, other: Node, story: Facts) -> None:
    def passes(node: Node) -> bool:
        return match(node, story, NOW, ZONE)

    assert passes(all_of([one, other])) == (passes(one) and passes(other))
    assert passes(one_of([one, other])) == (passes(one) or passes(other))
    assume(one != EVERYTHING)
    assert passes(without(one)) != passes(one)
    assert without(without(one)) == one


@given(nodes(), stories(), st.integers(0, 72))
def test_everything_passes_what_has_no_terms(node: Node, story: Facts, hours: int) -> None:
    now = NOW + dt.timedelta(hours=hours)
    assert match(EVERYTHING, story, now, ZONE)
    assert match(one_of([node, EVERYTHING]), story, now, ZONE)
    assert match(all_of([node, EVERYTHING]), story, now, ZONE) == match(node, story, now, ZONE)
