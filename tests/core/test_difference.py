"""What changed between two texts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.difference import Kind, Piece, changed, pieces

TEXTS = st.text(alphabet=st.sampled_from("ab \n.ё7\u2028"), max_size=60)


@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.kind is not Kind.NEW) == old
    assert "".join(piece.text for piece in found if piece.kind is not Kind.GONE) == new


@given(old=TEXTS, new=TEXTS)
def test_neighbours_differ_and_nothing_is_empty(old: str, new: str) -> None:
    found = pieces(old, new)
    assert all(piece.text for piece in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))
    assert changed(found) == (old != new)


def test_a_changed_figure_is_the_only_difference() -> None:
    found = pieces("Twelve people came.\nIt rained.", "Twenty people came.\nIt rained.")
    assert found == (
        Piece(Kind.GONE, "Twelve"),
        Piece(Kind.NEW, "Twenty"),
        Piece(Kind.SAME, " people came.\nIt rained."),
    )


def test_a_hundred_thousand_words_written_anew_are_shown_as_replaced() -> None:
    old = "\n".join(f"word{number} " * 100 for number in range(1000))
    new = "\n".join(f"other{number} " * 100 for number in range(1000))
    assert {piece.kind for piece in pieces(old, new)} == {Kind.GONE, Kind.NEW}
