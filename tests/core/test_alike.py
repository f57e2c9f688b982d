"""Words that may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.alike import alike, distance, other_alphabet


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("oil", "oil", 0), ("oil", "foil", 1), ("oil", "ol", 1), ("oil", "oli", 1), ("harbour", "harbor", 1),
     ("harbour", "hrabor", 2), ("oil", "tanks", 3), ("палмира", "пальмира", 1)],
)  # fmt: skip
def test_letters_between_words(one: str, other: str, far: int) -> None:
    assert distance(one, other, 2) == far
    assert distance(other, one, 2) == far


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_a_distance_is_one_way_and_the_other(one: str, other: str) -> None:
    assert distance(one, other, 8) == distance(other, one, 8)
    assert (distance(one, other, 8) == 0) == (one == other)
    assert min(distance(one, other, 8), 3) == distance(one, other, 2)


def test_the_nearest_and_then_the_most_frequent_come_first() -> None:
    texts = ["Palmira", "Palmyra and Palmyra", "Palmyre", "palms"]
    assert alike("palmyra", texts) == ["palmira", "palmyre"]
    assert alike("palmirra", texts) == ["palmira", "palmyra"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("putin", "путин"), ("kosachev", "косачев"), ("moskva", "москва"), ("erdogan", "эрдоган"),
        ("khrushchev", "хрущев"), ("dostoyevsky", "достоевский"), ("kreml", "кремль"),
        ("путин", "putin"), ("пальмира", "palmira"), ("газпром", "gazprom"),
    ],
)  # fmt: skip
def test_the_other_alphabet(word: str, meant: str) -> None:
    assert meant in other_alphabet(word)


@given(st.text(max_size=20))
def test_any_word_has_a_few_spellings_at_most(word: str) -> None:
    assert len(other_alphabet(word)) <= 4
