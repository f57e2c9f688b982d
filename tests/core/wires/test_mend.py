"""Tags made to match: what comes out is well-formed, whatever went in, and what was well-formed stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.core.wires.mend import closed, mended
from dateline.core.wires.repair import repaired

PIECES = st.sampled_from(
    ["<a>", "</a>", "<b c='1'>", "</b>", "<item>", "</item>", "<br>", "<br/>", "<d e=f g>", "<a", ">", "]]>", '"', "'",
     "<![CDATA[", "<!-- ", "-->", "<!DOCTYPE x>", "<?p", "?>", "&", "&amp;", "text ", "\n", "<x:y z='1' z='2'>",
     "</x:y>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_anything_becomes_well_formed(text: str) -> None:
    whole = closed(mended("".join(repaired([text]))))
    etree.fromstring(f'<root xmlns:x="x:">{whole.text}</root>')
    assert whole.open == ()


@given(st.lists(PIECES, max_size=30).map("".join))
def test_mending_twice_changes_nothing(text: str) -> None:
    once = closed(mended("".join(repaired([text])))).text
    assert closed(mended(once)).text == once


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<a><b>x</a>", "<a><b>x</b></a>"),
        ("<a>x</b></a>", "<a>x</a>"),
        ("<a>x<br>y</a>", "<a>x<br/>y</a>"),
        ("<item><a>1<item>2</item>", "<item><a>1</a></item><item>2</item>"),
        ('<a href=b c="d" c="e">x</a>', '<a href="b" c="d">x</a>'),
        ("<a>1 <b 2</a>", "<a>1 &lt;b 2</a>"),
        ("<a>]]></a>", "<a>]]&gt;</a>"),
        ("<a><![CDATA[<b>]]></a>", "<a><![CDATA[<b>]]></a>"),
    ],
)
def test_what_is_put_right(written: str, expected: str) -> None:
    assert closed(mended(written)).text == expected


def test_what_lies_around_stays_open_and_can_be_ended() -> None:
    whole = mended("<b>x</a>y", ("<root x='1'>", "<a>"))
    assert whole.text == "<b>x</b></a>y"
    assert whole.open == ("<root x='1'>",)


def test_many_open_tags_take_linear_time() -> None:
    assert closed(mended("<a>" * 100_000 + "</b>" * 100_000)).text.count("</a>") == 100_000
