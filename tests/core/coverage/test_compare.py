"""What tellings have in common, whatever language and spelling they have it in."""

import pytest

from dateline.core.coverage.compare import Held, Text, Word, figures, headline, quotations


def text(outlet: str, body: str, language: str = "en") -> Text:
    return Text(outlet, language, "", body)


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("46,000 vehicles", "46 тыс. машин"),
        ("21,340 people", "21 340 зрителей"),
        ("1,250,000 tonnes", "1 250 000 тонн"),
        ("1.25 million tonnes", "1,25 млн тонн"),
        ("1.25 million tonnes", "1 250 000 тонн"),
        ("8.3 percent", "8,3 процента"),
        ("3 billion euros", "3 млрд евро"),
    ],
)
def test_one_number_in_two_languages_is_one(english: str, russian: str) -> None:
    texts = [
        text("A", f"It has {english} a year."),
        text("B", f"Всего {russian} в год.", "ru"),
        text("C", "It has none."),
    ]
    assert figures(texts) == (Held(english, ("A", "B")),)


@pytest.mark.parametrize(("one", "other"), [("21, 340", "21,340"), ("2016 120", "2016120"), ("7 dogs", "7 cats")])
def test_two_numbers_are_not_one(one: str, other: str) -> None:
    found = figures([text("A", f"In {one} of them"), text("B", f"In {other} of them"), text("C", "None.")])
    assert all(len(each.outlets) == 1 for each in found)


def test_a_number_ends_with_its_sentence() -> None:
    found = figures([text("A", "They were 46. Then came 80 more; 90"), text("B", "None.")])
    assert {each.printed for each in found} == {"46", "80 more", "90"}


def test_what_all_have_is_not_told() -> None:
    assert figures([text("A", "They were 46."), text("B", "Their number is 46.")]) == ()


def test_quotations_that_only_one_has() -> None:
    said = "“We saw the lighthouse much too late,” he said."
    assert quotations([text("A", said), text("B", "Nobody spoke.")])[0].outlets == ("A",)


def test_other_words_of_a_headline_are_marked() -> None:
    found = headline("Barge hits bridge pier in fog", "Bridge piers hit by barge", "en")
    assert found == (Word("Barge hits bridge pier ", False), Word("in fog", True))
    assert headline("", "x", "en") == ()
