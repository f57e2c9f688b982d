"""Phrases are found in the text of markup, whole, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.clean import CleanHtml, clean
from dateline.core.text.phrases import around


def marked(html: str, *phrases: str) -> str:
    return around(CleanHtml(html), phrases, lambda _phrase, form: f"[{form}]")


@pytest.mark.parametrize(
    ("html", "phrases", "found"),
    [
        ("<p>It cost $5 then.</p>", ["$5"], "<p>It cost [$5] then.</p>"),
        ("<p>$5.6 million, not $5.</p>", ["$5", "$5.6 million"], "<p>[$5.6 million], not [$5].</p>"),
        ("<p>US$50 and $500 and $5,000 and $5%</p>", ["$50", "$5"], "<p>US$50 and $500 and $5,000 and $5%</p>"),
        ("<p>$5 <b>million</b></p>", ["$5 million"], "<p>$5 <b>million</b></p>"),
        ('<p><a href="https://a.example/5">$5</a> $5</p>', ["$5"], '<p><a href="https://a.example/5">$5</a> [$5]</p>'),
        ("<p>3 рубля &amp; 3 рублями</p>", ["3 рубля"], "<p>[3 рубля] &amp; 3 рублями</p>"),
        ("<p>M&amp;S 5 euros</p>", ["M&S 5 euros"], "<p>[M&amp;S 5 euros]</p>"),
        ("<p>Nothing.</p>", [], "<p>Nothing.</p>"),
    ],
)  # fmt: skip
def test_whole_phrases_outside_of_links(html: str, phrases: list[str], found: str) -> None:
    assert marked(html, *phrases) == found


WORDS = st.lists(st.sampled_from(["$5", "$5 million", "<b>", "</b>", "&", "a", "5 euros", "\n"]), max_size=12)


@given(WORDS)
def test_without_the_marks_it_is_as_it_was(words: list[str]) -> None:
    html = clean(f"<p>{' '.join(words)}</p>")
    assert re.sub(r"[\[\]]", "", marked(html, "$5", "$5 million", "5 euros")) == html
