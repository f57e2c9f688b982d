"""What the editor stores, as copy that may be published."""

import pytest

from dateline.desk.drafts.copy import DEEPEST, TooDeepError, copy_of


def test_paragraphs_quotes_subheads_and_lists_stay() -> None:
    stored = (
        '<h2 data-block-key="a1">Harbour</h2><p data-block-key="b2">The <b>bridge</b> opened.</p>'
        "<blockquote>It works.</blockquote><ul><li>One</li></ul>"
    )
    assert copy_of(stored).html == (
        "<h2>Harbour</h2><p>The <b>bridge</b> opened.</p><blockquote>It works.</blockquote><ul><li>One</li></ul>"
    )


def test_pictures_keep_their_place_and_are_counted_after_those_above() -> None:
    stored = (
        '<p>One</p><embed embedtype="image" id="7" alt="x" format="left"/><p>Two</p><embed embedtype="image" id="9"/>'
    )
    copy = copy_of(stored, first_photo=2)
    assert copy.images == (7, 9)
    assert copy.html == '<p>One</p><figure data-photo="2"></figure><p>Two</p><figure data-photo="3"></figure>'


def test_an_address_alone_is_a_link() -> None:
    copy = copy_of("<p>See</p><p>https://video.example/1</p><p>and https://video.example/2</p>")
    link = '<a href="https://video.example/1" rel="nofollow noopener">https://video.example/1</a>'
    assert copy.html == f"<p>See</p><p>{link}</p><p>and https://video.example/2</p>"


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("<p>One</p><hr/><p>Two</p>", "<p>One</p><hr><p>Two</p>"),
        ("<hr/><p>One</p>", "<p>One</p>"),
        ("<p>One</p><hr/>", "<p>One</p>"),
        ("<p>One</p><hr/><p></p>", "<p>One</p><p></p>"),
        ("<p>One</p><hr/><hr/><p>Two</p>", "<p>One</p><hr><p>Two</p>"),
        ("<hr/>", ""),
        ("", ""),
    ],
)
def test_a_page_break_stands_between_two_pages(stored: str, kept: str) -> None:
    assert copy_of(stored).html == kept


def test_script_is_gone() -> None:
    stored = '<p onclick="x()">Hello<script>alert(1)</script></p><a linktype="page" id="3">page</a>'
    assert copy_of(stored).html == '<p>Hello</p><a rel="nofollow noopener">page</a>'


def test_markup_that_no_editor_made_is_refused() -> None:
    with pytest.raises(TooDeepError):
        copy_of("<b>" * (DEEPEST + 1) + "x")
