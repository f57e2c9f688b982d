"""Where photos stand in copy of our own desk, and that nobody else can say it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.clean import CleanHtml, clean, clean_own
from dateline.core.text.plain import plain

PLACE = re.compile(r'<figure data-photo="\d{1,2}"></figure>')
MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<ul><li>", "</li></ul>", "<table><tr><td>", "</table>", "<b>", "</b>", "<a href='/x'>"),
            *('<figure data-photo="0">', "<figure data-photo=12 onclick=x>", "<figure>", "</figure>", "words", "<hr>"),
            *('<figure data-photo="100">', '<figure lang="en" data-photo="3"/>', "<figcaption>", "<!--", "&lt;figure"),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ('<figure data-photo="2"></figure>', '<figure data-photo="2"></figure>'),
        ('<figure lang="en" class="x" data-photo="2"></figure>', '<figure data-photo="2"></figure>'),
        ('<figure data-photo="2"><p>x</p></figure>', '<figure data-photo="2"></figure><p>x</p>'),
        ('<figure data-photo="2"><figcaption>x</figcaption>', '<figure data-photo="2"></figure>x'),
        ('<figure data-photo="-1"></figure>', ""),
        ('<figure data-photo="100"></figure>', ""),
        ('<figure data-photo="２"></figure>', ""),
        ("<figure><img src=x onerror=alert(1)></figure>", ""),
        ('<p>One <figure data-photo="0"></figure> two.</p>', '<p>One </p><figure data-photo="0"></figure> two.<p></p>'),
    ],
)
def test_a_place_is_kept_as_one_form(markup: str, kept: str) -> None:
    assert clean_own(markup) == kept


@given(MARKUP)
def test_nothing_else_is_said_of_figures(markup: str) -> None:
    found = clean_own(markup)
    assert "figure" not in PLACE.sub("", found).replace("&lt;figure", "")
    assert clean_own(found) == found


@given(MARKUP)
def test_the_rest_is_what_any_copy_may_say(markup: str) -> None:
    rest = PLACE.sub("", clean_own(markup))
    assert clean(rest) == rest


@given(MARKUP)
def test_a_wire_has_no_figures(markup: str) -> None:
    assert "<figure" not in clean(markup)


def test_plain_text_has_the_words_only() -> None:
    assert plain(CleanHtml('One<figure data-photo="0"></figure>two<p>three</p>')) == "One\n\ntwo\n\nthree"
