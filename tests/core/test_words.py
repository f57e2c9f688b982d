"""The analyser: one form for all ways to print a word, and the same stems everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.words import fold, words


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("Ёлка", "елка"),
        ("Россия", "россия"),
        ("Рoссия", "Россия"),  # a Latin o
        ("Кpeмль", "Кремль"),  # Latin p and e
        ("café", "cafe"),
        ("cafe\u0301", "café"),
        ("Russia’s", "Russia"),
        ("Russia's", "russia"),
        ("U.S.", "US"),
        ("те\u00adст", "тест"),
        ("ﬁle", "file"),
        ("STRASSE", "straße"),
    ],
)
def test_ways_to_print_a_word(printed: str, same: str) -> None:
    assert fold(printed) == fold(same)


@pytest.mark.parametrize(("one", "other"), [("и", "й"), ("тот", "том"), ("Kursk", "Курск"), ("ї", "і")])
def test_other_words_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_and_where_they_stand() -> None:
    text = "The U.S. air-force’s budget rose 3.5 pct, O’Brien said."
    found = words(text)
    assert found.folded == ["the", "us", "air", "force", "budget", "rose", "3.5", "pct", "obrien", "said"]
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.forms


def test_stems_follow_the_script() -> None:
    mixed = words("Boeing закупает двигатели, engines")
    assert mixed.stems("ru") == mixed.stems("en") == ["boe", "закупа", "двигател", "engin"]


@pytest.mark.parametrize("language", ["", "xx", "zh", "uk", "de-AT", "RU"])
def test_any_language_has_stems(language: str) -> None:
    assert len(words("Wort слово 語 3").stems(language)) == 4


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = words(text)
    assert all(found.folded)
    assert found.starts == sorted(found.starts)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.forms
    assert len(found.stems("ru")) == len(found)


@given(st.text(max_size=60))
def test_folding_is_final(text: str) -> None:
    for form in words(text).folded:
        assert fold(form) == form
