"""A recogniser from outside: what it finds comes before what the rules find in the same words, and is named alike."""

import datetime as dt

import pytest

from dateline.core.understand.names import Told
from dateline.core.understand.story import understand
from dateline.core.understand.values import Copy, Understood

TEXT = "Об этом сообщил Тору Камикаве директор центра Иван Петров. Компания Ромашка молчит."


def read(told: Told | None, text: str = TEXT) -> Understood:
    return understand(
        Copy(text=text, language="ru", day=dt.date(2016, 3, 28)), recogniser=lambda _text, _language: told
    )


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_what_is_told_is_proposed_with_its_name() -> None:
    found = read(Told("natasha", (span("Иван Петров"),), (span("Ромашка"),)))
    assert {each.name: each.why for each in found.people}["Иван Петров"] == "natasha"
    assert {each.name: each.why for each in found.organisations}["Ромашка"] == "natasha"


def test_nothing_told_leaves_the_rules() -> None:
    assert read(None).people == read(Told("natasha")).people


@pytest.mark.parametrize(
    ("text", "taken", "named"),
    [
        ("Убытки ОАО «Ромашка» выросли вдвое.", "ОАО «Ромашка", ["Ромашка"]),
        ("Союз садовых советов (ССС) молчит.", "Союз садовых советов (ССС", ["Союз садовых советов"]),
        ("По словам агентства Рига «Новости», пошёл снег.", "Рига «Новости", ["Рига «Новости»"]),
        ("Убытки нашего ПАО выросли вдвое.", "ПАО", []),
        ("Ночью в Мурманске пошёл снег.", "Мурманске", []),
    ],
)
def test_what_is_told_of_an_organisation_is_cut_as_the_rules_cut(text: str, taken: str, named: list[str]) -> None:
    start = text.index(taken)
    found = read(Told("natasha", (), ((start, start + len(taken)),)), text)
    assert [each.name for each in found.organisations if each.why == "natasha"] == named


@pytest.mark.parametrize("spans", [((0, 0),), ((5000, 6000),), ((3, 4),)])
def test_spans_without_words_are_passed_over(spans: tuple[tuple[int, int], ...]) -> None:
    assert [each.why for each in read(Told("natasha", spans)).people if each.why == "natasha"] == []
