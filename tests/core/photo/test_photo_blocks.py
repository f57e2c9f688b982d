"""IIM and XMP by themselves: character sets, order, languages, dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.photo import exif, iim, xmp
from dateline.core.photo.meta import Texts
from dateline.core.photo.refused import PhotoRefused, Refusal
from tests.core.photo.photo_files import dataset, packet

_UTF8 = dataset(90, b"\x1b%G", record=1)


@pytest.mark.parametrize(
    ("block", "credit"),
    [
        (_UTF8 + dataset(110, "Ольга Рябова/ТАСС".encode()), "Ольга Рябова/ТАСС"),
        (dataset(110, "Ольга Рябова/ТАСС".encode()), "Ольга Рябова/ТАСС"),
        (dataset(110, "Ольга Рябова/ТАСС".encode("windows-1251")), "Ольга Рябова/ТАСС"),
        (dataset(110, "Jürgen Groß/dpa".encode("windows-1252")), "Jürgen Groß/dpa"),
        (dataset(90, b"\x1b-L", record=1) + dataset(110, "Рябова".encode("iso8859-5")), "Рябова"),
        (dataset(110, b" Ann Lee/AGENCY \x00"), "Ann Lee/AGENCY"),
        (dataset(110, b"first") + dataset(110, b"second"), "first"),
    ],
)
def test_iim_credit_in_the_character_sets_of_the_field(block: bytes, credit: str) -> None:
    assert iim.read(block).credit == credit


def test_several_bylines_are_joined() -> None:
    assert iim.read(dataset(80, b"Ann Lee") + dataset(80, b"Bo Ek")).byline == "Ann Lee, Bo Ek"


def test_an_extended_dataset_is_read() -> None:
    caption = b"x" * 40_000
    block = bytes((0x1C, 2, 120)) + (0x8004).to_bytes(2, "big") + len(caption).to_bytes(4, "big") + caption
    assert iim.read(block + dataset(110, b"A/B")) == Texts(caption=caption.decode(), credit="A/B")


def test_a_block_that_is_cut_off_keeps_what_came_before() -> None:
    assert iim.read((dataset(110, b"A/B") + dataset(120, b"a long caption"))[:-3]) == Texts(credit="A/B")


@pytest.mark.parametrize(
    ("date", "time", "created"),
    [
        (b"20160328", b"174400+0300", "2016-03-28T17:44:00+03:00"),
        (b"20160328", b"174400-0330", "2016-03-28T17:44:00-03:30"),
        (b"20160328", b"", "2016-03-28"),
        (b"20160328", b"nonsense", "2016-03-28"),
        (b"00000000", b"", None),
        (b"20161332", b"", None),
    ],
)
def test_iim_dates(date: bytes, time: bytes, created: str | None) -> None:
    found = iim.read(dataset(55, date) + (dataset(60, time) if time else b"")).created
    assert (found.isoformat() if found else None) == created


@pytest.mark.parametrize(
    ("xml", "credit"),
    [
        (packet("<photoshop:Credit>A/B</photoshop:Credit>"), "A/B"),
        (packet("", 'photoshop:Credit="A &amp; C/B"'), "A & C/B"),
        (packet("<photoshop:Credit> A/B\n</photoshop:Credit>"), "A/B"),
        (packet("<photoshop:Credit>A<!-- not this -->/B</photoshop:Credit>"), "A/B"),
        (
            packet("<photoshop:Credit>A/B</photoshop:Credit>")
            .replace("photoshop:", "p:")
            .replace("xmlns:photoshop", "xmlns:p"),
            "A/B",
        ),
        ("\ufeff" + packet("<photoshop:Credit>A/B</photoshop:Credit>") + " " * 2000 + "\x00", "A/B"),
        (packet("<photoshop:Credit>A/B</photoshop:Credit>")[:-30], "A/B"),
        ("not XML at all", ""),
        ("", ""),
    ],
)
def test_xmp_credit_as_programs_write_it(xml: str, credit: str) -> None:
    assert xmp.read(xml.encode()).credit == credit


def test_the_default_language_is_preferred() -> None:
    inside = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="de">Hafen</rdf:li>'
        '<rdf:li xml:lang="x-default">Harbour</rdf:li></rdf:Alt></dc:description>'
    )
    assert xmp.read(packet(inside).encode()).caption == "Harbour"


@pytest.mark.parametrize(
    ("said", "created"),
    [
        ("2017-07-13T17:01:00+02:00", dt.datetime(2017, 7, 13, 17, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        ("2017-07-13T17:01:00Z", dt.datetime(2017, 7, 13, 17, 1, tzinfo=dt.UTC)),
        ("2017-07-13T17:01:00", dt.date(2017, 7, 13)),
        ("2017-07-13", dt.date(2017, 7, 13)),
        ("2017-07", None),
        ("2017-W28", None),
        ("yesterday", None),
    ],
)
def test_xmp_dates_without_a_zone_are_days(said: str, created: dt.date | None) -> None:
    assert xmp.read(packet("", f'photoshop:DateCreated="{said}"').encode()).created == created


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_type_is_refused(prologue: str) -> None:
    with pytest.raises(PhotoRefused) as caught:
        xmp.read((prologue + packet("<photoshop:Credit>&b;</photoshop:Credit>")).encode())
    assert caught.value.refusal is Refusal.XMP_WITH_DTD


@given(st.binary(max_size=200))
def test_any_octets_are_read_or_refused(octets: bytes) -> None:
    assert isinstance(iim.read(octets), Texts)
    assert isinstance(iim.read(dataset(110, octets)), Texts)
    assert isinstance(xmp.read(octets), Texts)
    for order in (b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08"):
        assert isinstance(exif.read(order + octets), Texts)
        assert len(exif.silenced(order + octets)) == len(order + octets)
        assert exif.orientation(order + octets) in range(1, 9)
