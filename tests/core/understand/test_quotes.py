"""Who said what: direct and reported speech, pronouns, brackets of the editor's, and the reference page."""

from pathlib import Path

import pytest

from dateline.core.understand.values import QuoteProposal
from tests.core.understand.names.reading import read


def direct(text: str) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in read(text).quotes if each.direct]


def reported(text: str) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in read(text).quotes if not each.direct]


@pytest.mark.parametrize(
    "text",
    [
        '"We shall rebuild the old pier by spring," Mary Weir said.',
        '"We shall rebuild the old pier by spring," said Mary Weir.',
        'Mary Weir said: "We shall rebuild the old pier by spring."',
        'Mary Weir spoke on Monday. "We shall rebuild the old pier by spring," she added.',
        "According to Mary Weir, “We shall rebuild the old pier by spring”.",
    ],
)
def test_english(text: str) -> None:
    assert [(who, said.rstrip(".")) for who, said in direct(text)] == [
        ("Mary Weir", "We shall rebuild the old pier by spring")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "«Мы откроем мост весной этого года», — сказала Мария Вешнякова.",
        "Мария Вешнякова заявила: «Мы откроем мост весной этого года».",
        "Выступила Мария Вешнякова. «Мы откроем мост весной этого года», — добавила она.",
        "По словам Марии Вешняковой, «Мы откроем мост весной этого года».",
    ],
)
def test_russian(text: str) -> None:
    assert direct(text) == [("Мария Вешнякова", "Мы откроем мост весной этого года")]


def test_names_and_titles_in_marks_are_no_quotations() -> None:
    assert direct('Mary Weir said the "Northern Star" and the paper "Harbour News" belong to him.') == []


def test_nobody_is_made_up() -> None:
    assert direct('"We shall rebuild the old pier by spring," the poster read.') == []


def test_brackets_are_the_editors() -> None:
    (quote,) = [
        each
        for each in read('"They (the owners) will pay [in full] for it all," Mary Weir said.').quotes
        if each.direct
    ]
    assert quote.inserts == ("the owners", "in full")
    assert quote.text == "They (the owners) will pay [in full] for it all"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mary Weir said that the old pier would be rebuilt by spring.", "the old pier would be rebuilt by spring."),
        ("The old pier would be rebuilt by spring, Mary Weir said.", "The old pier would be rebuilt by spring"),
        ("Mary Weir told reporters that the old pier would go.", "the old pier would go."),
    ],
)
def test_reported_speech(text: str, said: str) -> None:
    assert reported(text) == [("Mary Weir", said)]


def test_positions_are_those_of_what_is_quoted() -> None:
    text = 'Mary Weir spoke. "It was a long night for all of us," she said.'
    (quote,) = [each for each in read(text).quotes if each.direct]
    assert text[quote.start : quote.end] == "It was a long night for all of us,"


@pytest.mark.parametrize("text", ['"' * 999, "« " * 999, '" " ' * 500, '"said" he said "said"', "said " * 500])
def test_junk_raises_nothing(text: str) -> None:
    assert isinstance(read(text).quotes, tuple)


def test_a_mark_that_is_never_closed_hides_nothing() -> None:
    text = 'A 5" pipe burst. Mary Weir said: “We shall rebuild the old pier by spring.”'
    assert [who for who, _ in direct(text)] == ["Mary Weir"]


@pytest.mark.shared
def test_the_reference_page(shared: Path) -> None:
    page = (shared.parent / "reference" / "page.txt").read_text(encoding="utf-8")
    body = page[page.index("MOSCOW, March 28.") : page.index("Show more")]
    found: list[QuoteProposal] = [each for each in read(body).quotes if each.direct]
    assert [each.speaker for each in found] == ["Konstantin Kosachev"] * 8
    assert found[2].inserts == ("Syrian president Bashar",)
