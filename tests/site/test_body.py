"""Reading pages: cutting a body never breaks its markup and loses no words."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.clean import CleanHtml, clean
from dateline.core.text.plain import plain
from dateline.site.parts.body import reading_pages, with_dateline

words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=9).map(escape)


def quoted(parts: list[str]) -> str:
    """Blocks within a quotation, where a ruler is no page break."""
    return f"<blockquote>{''.join(parts)}</blockquote>"


blocks = st.recursive(
    words.map(lambda text: f"<p>{text}</p>") | st.just("<hr>") | words.map(lambda text: f"<p>{text}<br>{text}</p>"),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"
    ),
    max_leaves=9,
)
bodies = st.lists(blocks, max_size=8).map("".join).map(clean)


@given(bodies)
def test_every_page_is_whole(body: CleanHtml) -> None:
    for page in reading_pages(body):
        assert clean(page) == page


@given(bodies)
def test_no_word_is_lost(body: CleanHtml) -> None:
    pages = [plain(page).split() for page in reading_pages(body)]
    assert [word for page in pages for word in page] == plain(body).split()


@given(bodies)
def test_no_page_is_empty_but_that_of_an_empty_body(body: CleanHtml) -> None:
    pages = reading_pages(body)
    assert all(pages) or pages == ("",)


@given(bodies, st.text(max_size=20))
def test_a_dateline_stands_first_and_stays_text(body: CleanHtml, dateline: str) -> None:
    shown = with_dateline(body, dateline)
    assert plain(CleanHtml(shown)).startswith(plain(CleanHtml(escape(dateline))))
