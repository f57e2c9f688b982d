"""What changed between two texts."""

import time
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.difference import Kind, Piece, changed, pieces

LINES = st.text(alphabet=st.sampled_from("ab \n.ё7\u2028"), max_size=60)
STORIES = st.lists(st.sampled_from(["One.", "Two men came.", "Three men left.", "", "Four,\nfive."]), max_size=9).map(
    "\n\n".join
)
TEXTS = LINES | STORIES


def sides(found: tuple[Piece, ...]) -> tuple[str, str]:
    """The two texts, put together again."""
    old = "".join(piece.text for piece in found if piece.kind is not Kind.NEW)
    return old, "".join(piece.text for piece in found if piece.kind is not Kind.GONE)


def marked(old: str, new: str) -> str:
    """The difference as people write it: ``[-gone-]{+new+}``."""
    marks = {Kind.SAME: "{}", Kind.GONE: "[-{}-]", Kind.NEW: "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(old, new))


@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    assert sides(pieces(old, new)) == (old, new)


@given(old=TEXTS, new=TEXTS)
def test_neighbours_differ_and_nothing_is_empty(old: str, new: str) -> None:
    found = pieces(old, new)
    assert all(piece.text for piece in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))
    assert all((one.kind, other.kind) != (Kind.NEW, Kind.GONE) for one, other in pairwise(found))
    assert changed(found) == (old != new)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "Twelve people came.\nIt rained.",
            "Twenty people came.\nIt rained.",
            "[-Twelve-]{+Twenty+} people came.\nIt rained.",
        ),
        ("It costs 3,000 roubles.", "It costs 3,500 roubles.", "It costs [-3,000-]{+3,500+} roubles."),
        ("It began at 17:44.", "It began at 18:44.", "It began at [-17:44-]{+18:44+}."),
        ("Two old men came.", "Three young men came.", "[-Two old-]{+Three young+} men came."),
        ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\n{+Two.\n\n+}Three."),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n[-Two.\n\n-]Three."),
        ("Short.", "Short. Then came much more to tell.", "Short.{+ Then came much more to tell.+}"),
        (
            "The ministry denied the report.",
            "Rescue teams found all nine sailors.",
            "[-The ministry denied the report.-]{+Rescue teams found all nine sailors.+}",
        ),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
    ],
)
def test_a_reader_finds_what_changed(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_a_paragraph_in_another_place_is_moved_alone() -> None:
    story = ["The first.", "The second one.", "A third.", "And a fourth."]
    moved = [story[3], *story[:3]]
    assert marked("\n".join(story) + "\n", "\n".join(moved) + "\n") == (
        "{+And a fourth.\n+}The first.\nThe second one.\nA third.\n[-And a fourth.\n-]"
    )


def test_one_word_in_a_hundred_thousand_is_the_only_difference() -> None:
    story = "\n\n".join(f"Paragraph {number} " + "says so and so " * 25 for number in range(1000))
    assert marked(story, story.replace("Paragraph 500 ", "Chapter 500 ")).count("[-") == 1


def _long(seed: int, *, only: str = "") -> str:
    choice = Random(seed)
    words = only.split() or ["the", "of", "and", "to"] * 300 + [f"word{number}" for number in range(3000)]
    return "\n\n".join(" ".join(choice.choice(words) for _ in range(40)) for _ in range(2500))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_long(1), _long(2)),
        (_long(1, only="a b"), _long(2, only="b c")),
        ("a\n\nb\n\n" * 50_000, "b\n\nc\n\n" * 50_000),
        ("\n" * 100_000, "\n \n" * 50_000),
        (_long(1).replace("\n\n", " "), _long(2).replace("\n\n", " ")),
    ],
    ids=["anew", "few words", "shortest paragraphs", "empty lines", "one paragraph"],
)
def test_a_hundred_thousand_words_end(old: str, new: str) -> None:
    """A reader may ask for this; without the limit some of these take hours."""
    begun = time.process_time()
    assert sides(pieces(old, new)) == (old, new)
    assert time.process_time() - begun < 20
