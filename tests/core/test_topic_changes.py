"""What the desk may do to a topic, and what it may not."""

import pytest

from dateline.core.topic_changes import (
    LONGEST_PATH,
    Refused,
    Standing,
    Why,
    may_merge,
    may_rename,
    may_restore,
    may_retire,
    moved,
)

ICE = Standing(("medtop:17000000", "own:1"))
BLACK = Standing(("medtop:17000000", "own:1", "own:2"))
SEA = Standing(("own:3",))
WEATHER = Standing(("medtop:17000000",))
RETIRED, MERGED = Standing(("own:8",), retired=True), Standing(("own:9",), merged=True)


def test_a_topic_moves_with_all_that_lies_under_it() -> None:
    assert moved(ICE, SEA, (BLACK,)) == (("own:3", "own:1"), ("own:3", "own:1", "own:2"))
    assert moved(BLACK, None, ()) == (("own:2",),)


@pytest.mark.parametrize(
    ("topic", "parent", "why"),
    [
        (ICE, BLACK, Why.ITSELF),
        (ICE, ICE, Why.ITSELF),
        (ICE, WEATHER, Why.DONE),
        (SEA, None, Why.DONE),
        (WEATHER, SEA, Why.STANDARD),
        (MERGED, SEA, Why.MERGED),
        (ICE, RETIRED, Why.TARGET_GONE),
        (ICE, MERGED, Why.TARGET_GONE),
    ],
)
def test_where_a_topic_does_not_go(topic: Standing, parent: Standing | None, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        moved(topic, parent, ())
    assert refused.value.why is why


def test_the_path_of_what_lies_deepest_must_fit() -> None:
    widest = LONGEST_PATH - len(" own:1")
    deep = Standing(("own:" + "4" * (widest - len("own:")),))
    assert moved(ICE, deep, ())[0] == (*deep.path, "own:1")
    with pytest.raises(Refused) as refused:
        moved(ICE, deep, (BLACK,))
    assert refused.value.why is Why.TOO_DEEP


@pytest.mark.parametrize(
    ("topic", "into", "below", "why"),
    [
        (ICE, ICE, (), Why.ITSELF),
        (MERGED, SEA, (), Why.DONE),
        (ICE, MERGED, (), Why.TARGET_GONE),
        (ICE, RETIRED, (), Why.TARGET_GONE),
        (ICE, SEA, (MERGED, BLACK), Why.TOPICS_BELOW),
    ],
)
def test_what_is_not_merged(topic: Standing, into: Standing, below: tuple[Standing, ...], why: Why) -> None:
    with pytest.raises(Refused) as refused:
        may_merge(topic, into, below)
    assert refused.value.why is why


def test_media_topics_and_retired_ones_may_be_merged() -> None:
    may_merge(WEATHER, SEA, (MERGED,))
    may_merge(RETIRED, SEA, ())
    may_merge(BLACK, ICE, ())


def test_what_was_merged_is_neither_renamed_nor_retired() -> None:
    for ask in (may_rename, may_retire):
        with pytest.raises(Refused) as refused:
            ask(MERGED)
        assert refused.value.why is Why.MERGED
    may_rename(RETIRED)


def test_only_what_is_gone_comes_back_and_not_under_what_is_merged() -> None:
    for topic, parent, why in ((ICE, WEATHER, Why.DONE), (MERGED, MERGED, Why.PARENT_MERGED)):
        with pytest.raises(Refused) as refused:
            may_restore(topic, parent)
        assert refused.value.why is why
    may_restore(RETIRED, None)
    may_restore(MERGED, RETIRED)
    with pytest.raises(Refused) as refused:
        may_retire(RETIRED)
    assert refused.value.why is Why.DONE
