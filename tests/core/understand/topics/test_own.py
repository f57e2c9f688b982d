"""The agency's own topics: proposed by their label, in place of what lies above them."""

from dateline.core.understand.topics import Knowledge, OwnTopic, Rule
from tests.core.understand.topics.stories import STORIES, proposals

DERBY = OwnTopic("own:7", ("Harbour derby", "Портовое дерби"), ("medtop:15000000", "medtop:20000822"))
KNOWLEDGE = Knowledge(own=(DERBY,))
TITLE, TEXT = next((title, text) for code, title, text in STORIES if code == "15000000")


def test_a_label_in_the_headline_or_the_opening_is_enough() -> None:
    for title, text in [
        ("Harbour derby postponed", ""),
        ("", "The harbour derbies end today."),
        ("Портового дерби не будет", ""),
    ]:
        found = {each.code: each for each in proposals(title, text, KNOWLEDGE)}
        assert "Harbour derby" in found["own:7"].why[0]


def test_the_words_of_a_label_must_stand_together() -> None:
    assert proposals("A derby near the harbour", "", KNOWLEDGE) == ()


def test_a_label_late_in_the_text_counts_if_it_comes_again_and_again() -> None:
    late = "Nothing much was said. " * 40
    assert proposals("", late + "harbour derby", KNOWLEDGE) == ()
    assert [each.code for each in proposals("", late + "harbour derby " * 3, KNOWLEDGE)] == ["own:7"]


def test_what_lies_above_is_not_proposed_beside_it() -> None:
    above = Rule("", "derby day", "medtop:15000000")
    codes = [
        each.code for each in proposals(f"{TITLE} in harbour derby", TEXT, Knowledge(own=(DERBY,), rules=(above,)))
    ]
    assert "own:7" in codes
    assert "medtop:15000000" not in codes


def test_other_agencies_do_not_know_it() -> None:
    assert proposals("Harbour derby postponed") == ()
