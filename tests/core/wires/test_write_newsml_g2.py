"""NewsML-G2 as it goes out: by IPTC's XSD, by the newsmlg2 library, and read back."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from NewsMLG2 import NewsMLG2Document

from dateline.core.story import Item, Pubstatus, Signal
from dateline.core.wires import read
from dateline.core.wires.newsml_g2.write import CARRIES, write, write_message
from tests.core.wires.outgoing import FULL, ITEMS, SENT, expected, read_back, sending, squeezed
from tests.core.wires.reading import RECEIVED

NAME = "newsml-g2"
KILL = Item(uri=FULL.uri, format="x", headline=FULL.uri, version=4, pubstatus=Pubstatus.CANCELED, signal=Signal.KILL)
TOLD = {"provider": "Meridian", "page": "https://agency.example/en/story/7-x", "translation_of": "tag:a.example,2026:1"}


def dated(item: Item) -> Item:
    """A version always says when it was made."""
    return replace(item, updated=item.updated or item.published)


@given(item=ITEMS)
def test_what_is_written_is_read_back(item: Item) -> None:
    assert squeezed(read_back(write(sending(item)))) == expected(dated(item), CARRIES, NAME)


def test_a_story_with_everything_is_read_back() -> None:
    assert squeezed(read_back(write(sending()))) == expected(FULL, CARRIES, NAME)


@pytest.mark.shared
def test_the_schema_takes_it(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "wires" / "newsml-g2" / "xsd" / "NewsML-G2_2.35-spec-All-Power.xsd"))
    everything = sending(**TOLD, source_uri="urn:x:1", designated=("A (banned)",))
    schema.assertValid(etree.fromstring(write(everything)))
    schema.assertValid(etree.fromstring(write(sending(KILL))))
    whole = write_message(
        [everything, sending(KILL)], sent=SENT, sender="Meridian", package="tag:agency.example,2026:p"
    )
    schema.assertValid(etree.fromstring(whole))

    @given(item=ITEMS)
    def every(item: Item) -> None:
        schema.assertValid(etree.fromstring(write(sending(item))))

    every()


def test_a_kill_needs_no_headline() -> None:
    written = write(sending(KILL))
    assert b"headline" not in written
    assert read_back(written).pubstatus is Pubstatus.CANCELED
    assert read_back(written).signal is Signal.KILL


def test_a_message_is_read_story_by_story() -> None:
    told = [sending(replace(FULL, uri=f"tag:agency.example,2026:{number}")) for number in range(3)]
    items = list(read(io.BytesIO(write_message(told, sent=SENT, sender="Meridian")), received=RECEIVED))
    assert [item.uri for item in items] == [each.item.uri for each in told]


def test_the_newsmlg2_library_reads_it() -> None:
    item = NewsMLG2Document(write(sending(**TOLD))).get_item()
    content = item.contentmeta
    assert (item.guid, item.version, item.itemmeta.pubstatus.qcode) == (FULL.uri, "3", "stat:usable")
    assert [str(content.headline), str(content.by)] == [FULL.headline, FULL.byline]
    assert [str(content.dateline), str(content.creditline)] == ["MOSCOW, March 28. /MRD/.", FULL.credit]
    assert [subject.qcode for subject in content.subject if subject.qcode] == ["medtop:17000000"]
