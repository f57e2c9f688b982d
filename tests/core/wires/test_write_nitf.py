"""NITF as it goes out: by IPTC's XSD, and read back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from dateline.core.story import Item, Pubstatus, Signal
from dateline.core.text.clean import CleanHtml, clean
from dateline.core.wires.nitf.write import CARRIES, write
from tests.core.wires.outgoing import FULL, ITEMS, expected, read_back, sending, squeezed

KILL = Item(uri=FULL.uri, format="x", headline=FULL.uri, version=4, pubstatus=Pubstatus.CANCELED, signal=Signal.KILL)
RICH = clean(
    "Loose <i>words</i><p>A<br>B <s>struck</s> H<sub>2</sub>O</p><hr><ol><li>one <b>two</b><ul><li>in</li></ul></li>"
    "</ol><pre>P <b>Q</b></pre>"
    "<dl><dt>T</dt><dd>D</dd></dl><table><caption>C</caption><tr><td colspan=2>x</td></tr></table><h3>H</h3>"
    "<blockquote>Bare</blockquote>"
)


def said(item: Item) -> Item:
    """In NITF's terms: one sort of emphasis, and what says what was corrected is a correction."""
    body = re.sub(r"(</?)(?:b|strong|i)>", r"\1em>", item.body_html)
    signal = Signal.CORRECTION if item.correction and item.signal is Signal.NONE else item.signal
    return replace(item, body_html=CleanHtml(body), signal=signal)


@given(item=ITEMS)
def test_what_is_written_is_read_back(item: Item) -> None:
    assert squeezed(read_back(write(sending(item)))) == expected(said(item), CARRIES, "nitf")


def test_a_story_with_everything_is_read_back() -> None:
    assert squeezed(read_back(write(sending()))) == expected(said(FULL), CARRIES, "nitf")


@pytest.mark.shared
def test_the_schema_takes_it(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "wires" / "nitf" / "nitf-3-6.xsd"))
    schema.assertValid(etree.fromstring(write(sending(provider="Meridian", designated=("A (banned)",)))))
    schema.assertValid(etree.fromstring(write(sending(KILL))))
    schema.assertValid(etree.fromstring(write(sending(replace(FULL, body_html=RICH)))))

    @given(item=ITEMS)
    def every(item: Item) -> None:
        schema.assertValid(etree.fromstring(write(sending(item))))

    every()


def test_no_word_of_the_copy_is_lost() -> None:
    body = read_back(write(sending(replace(FULL, body_html=RICH)))).body_html
    words = " ".join(re.sub(r"<[^>]*>", " ", body).split())
    assert words == "Loose words A B struck H 2 O one two in P Q T D C x H Bare"


def test_a_kill_needs_no_headline() -> None:
    found = read_back(write(sending(KILL)))
    assert (found.uri, found.pubstatus, found.signal) == (FULL.uri, Pubstatus.CANCELED, Signal.KILL)
