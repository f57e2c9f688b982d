"""Plain text of clean markup."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.clean import clean, paragraphs
from dateline.core.text.plain import plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<ul><li>a</li><li>b</li></ul>after", "a\n\nb\n\nafter"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\t2"),
        ("<p>Fish &amp; chips &lt;cheap&gt;</p>", "Fish & chips <cheap>"),
        ("<p>5&nbsp;000 km</p>", "5\xa0000 km"),
        ("<p>one\ntwo   three</p>", "one\ntwo   three"),
        ("", ""),
    ],
)
def test_text_as_a_reader_sees_it(markup: str, text: str) -> None:
    assert plain(clean(markup)) == text


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Z"]), min_size=1), min_size=1))
def test_plain_paragraphs_come_back_verbatim(texts: list[str]) -> None:
    assert plain(paragraphs(*texts)) == "\n\n".join(texts)


def test_a_million_spaces_end() -> None:
    """A pattern that backtracks does not come back from this within a day."""
    assert plain(paragraphs("x" + " " * 1_000_000 + "y")) == "x" + " " * 1_000_000 + "y"


def test_nothing_is_unescaped_twice() -> None:
    assert plain(clean(f"<p>{html.escape(html.escape('<b>'))}</p>")) == "&lt;b&gt;"
