"""Passages of a text, with a filter's words marked."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters import parse
from dateline.core.filters.highlight import LENGTH, found_in, looked_for, marked, passage
from dateline.core.filters.nodes import Phrase
from tests.core.filters.agency import AGENCY, WORDS


def phrases(written: str, *, title: bool = False) -> tuple[Phrase, ...]:
    return looked_for(parse(written, AGENCY), title=title)


@pytest.mark.parametrize(
    ("written", "text", "language", "expected"),
    [
        ("ports", "The port and Ports", "en", "The <mark>port</mark> and <mark>Ports</mark>"),
        ('"ports"', "The port and Ports", "en", "The port and <mark>Ports</mark>"),
        ("air-forces", "An air force in the air", "en", "An <mark>air force</mark> in the air"),
        ("порт", "В портах и порту", "ru", "В <mark>портах</mark> и <mark>порту</mark>"),
        ("US", "The US told us", "en", "The <mark>US</mark> told us"),
        ("us", "The US told us", "en", "The <mark>US</mark> told <mark>us</mark>"),
        ("port -ship", "A port, a ship", "en", "A <mark>port</mark>, a ship"),
        ("b<i>", "<b> b<i> \"'", "en", "&lt;b&gt; <mark>b&lt;i</mark>&gt; &quot;&#x27;"),
        ("елка", "Ёлка", "ru", "<mark>Ёлка</mark>"),
        ("air air-force", "air force", "en", "<mark>air force</mark>"),
    ],
)  # fmt: skip
def test_words_are_marked_in_all_the_forms_that_were_looked_for(
    written: str, text: str, language: str, expected: str
) -> None:
    assert marked(text, phrases(written), language) == expected


def test_words_of_headlines_are_marked_there_only() -> None:
    assert phrases("title:port ship") == (Phrase(("ship",)),)
    assert set(phrases("title:port ship", title=True)) == {Phrase(("ship",)), Phrase(("port",), title=True)}


def test_the_passage_is_where_most_of_the_words_are() -> None:
    filler = "nothing to be found in these many words of no use. " * 20
    text = f"{filler}A harbour alone. {filler}The harbour of Kerch has ice. {filler}"
    shown = passage(text, phrases("harbour kerch ice"), "en")
    assert "The <mark>harbour</mark> of <mark>Kerch</mark> has <mark>ice</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_without_the_words_the_beginning_is_shown() -> None:
    assert passage("A short text.", phrases("harbour"), "en") == "A short text."
    assert passage("", phrases("harbour"), "en") == ""
    assert passage("word " * 200, phrases("harbour"), "en").endswith("word …")


HOSTILE = st.lists(
    st.sampled_from(
        [*WORDS, "<script>alert(1)</script>", "</mark>", "<mark", "&lt;", "&", '"', "'", "\u202e", "😀", "\x00", "é"]
    )
).map(" ".join)


@given(HOSTILE, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_no_text_becomes_markup(text: str, wanted: list[str]) -> None:
    found = tuple(Phrase((word.lower(),)) for word in wanted)
    for shown, length in ((marked(text, found, "en"), len(text)), (passage(text, found, "en"), LENGTH + 8)):
        plain = re.sub(r"</?mark>", "", shown)
        assert not set(plain) & set("<>\"'")
        assert shown.count("<mark>") == shown.count("</mark>")
        assert len(unescape(plain)) <= length + 1
    assert unescape(re.sub(r"</?mark>", "", marked(text, found, "en"))) == text


@given(HOSTILE)
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    found = found_in(text, tuple(Phrase((word.lower(),)) for word in WORDS), "en")
    assert [each.start for each in found] == sorted({each.start for each in found})
    assert all(0 <= each.start < each.end <= len(text) for each in found)
