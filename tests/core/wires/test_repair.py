"""Slips of hand-made XML, wherever the text is cut into chunks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.wires.repair import repaired

CASES = [
    ("R&D", "R&amp;D"),
    ("a &amp; b &#38; c", "a &amp; b &#38; c"),
    ("&laquo;x&raquo;&nbsp;&hellip;", "«x»\xa0…"),
    ("&AMP;&LT;&QUOT;", "&amp;&lt;&quot;"),
    ("&nosuch; &copy", "&amp;nosuch; &amp;copy"),
    ("&#0;&#1;&#xFFFF;&#x110000;&#xD800;", ""),
    ("&#146;&#X41;", "’&#x41;"),
    ("5 < 6 <= 7 <b>x</b>", "5 &lt; 6 &lt;= 7 <b>x</b>"),
    ("<![CDATA[R&D < &nbsp; <!-- x -->]]> & y", "<![CDATA[R&D < &nbsp; <!-- x -->]]> &amp; y"),
    ("a<!-- b & \n c -->d", "a\nd"),
    ("<?xml version='1.0'?>\n<?php x ?><r/>", "\n<r/>"),
    ("<a href='?x=1&y=2'/>", "<a href='?x=1&amp;y=2'/>"),
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_slips_are_put_right(written: str, expected: str) -> None:
    assert "".join(repaired([written])) == expected


@given(st.lists(st.sampled_from([written for written, _ in CASES]), max_size=4), st.data())
def test_chunks_make_no_difference(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    size = data.draw(st.integers(1, 12))
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    assert "".join(repaired(chunks)) == "".join(repaired([text]))


@given(st.text(alphabet="<>&!-[]?CDATA;#x0\n a", max_size=120))
def test_line_ends_stay_in_number(text: str) -> None:
    assert "".join(repaired([text, "-->?>]]>"])).count("\n") == text.count("\n")
