"""Picture files: what the metadata inside say, as an item; and what is refused."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.core.story import Code, Item
from dateline.core.wires.picture.read import MOST
from dateline.core.wires.times import moment
from tests.core.photo.photo_files import (
    dataset,
    iim_segment,
    packet,
    picture,
    png_chunk,
    with_chunk,
    with_segments,
    xmp_segment,
)
from tests.core.wires.reading import only, results, unread

CAPTION = "PALMYRA, March 28. /ETA/. Syrian soldiers in front of the arch, which was blown up last year."
NAMESPACES = (
    'xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
    'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'xmlns:rights="http://ns.adobe.com/xap/1.0/rights/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
)


def bag(name: str, *entries: str, kind: str = "Bag") -> str:
    inner = "".join(f'<rdf:li xml:lang="x-default">{entry}</rdf:li>' for entry in entries)
    return f"<{name}><rdf:{kind}>{inner}</rdf:{kind}></{name}>"


XMP = packet(
    bag("dc:description", CAPTION, kind="Alt")
    + bag("dc:title", "palmyra-arch", kind="Alt")
    + bag("dc:creator", "Valery Sharov", kind="Seq")
    + bag("dc:rights", "© 2016 ETA", kind="Alt")
    + bag("dc:subject", "ruins", "army")
    + bag("core:SubjectCode", "16000000", "subj:01007000")
    + bag("rights:UsageTerms", "No archives", kind="Alt")
    + "<photoshop:Headline>The arch of Palmyra</photoshop:Headline>"
    "<photoshop:Credit>Valery Sharov/ETA</photoshop:Credit>"
    "<photoshop:City>Palmyra</photoshop:City><photoshop:Country>Syria</photoshop:Country>"
    "<photoshop:DateCreated>2016-03-27T14:05:00+02:00</photoshop:DateCreated><photoshop:Urgency>3</photoshop:Urgency>"
    "<photoshop:Instructions>Mind the name of the arch</photoshop:Instructions>"
    "<ext:DigImageGUID>urn:eta:photo:123</ext:DigImageGUID>"
    "<xmp:MetadataDate>2016-03-28T10:00:00+02:00</xmp:MetadataDate>",
    NAMESPACES,
)
JPEG = with_segments(picture(), xmp_segment(XMP))


def described(data: bytes) -> dict[str, object]:
    item = only(data)
    return {name: getattr(item, name) for name in ("format", "kind", "headline", "uri", "byline", "credit")}


def test_a_photo_says_what_it_is() -> None:
    item = only(JPEG)
    assert (item.format, item.kind, item.uri) == ("picture", "picture", "urn:eta:photo:123")
    assert (item.headline, item.slug) == ("The arch of Palmyra", "palmyra-arch")
    assert item.lead == "Syrian soldiers in front of the arch, which was blown up last year."
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("PALMYRA", "ETA")
    assert (item.byline, item.credit) == ("Valery Sharov", "Valery Sharov/ETA")
    assert item.published == moment("2016-03-27T14:05:00+02:00")
    assert item.updated == moment("2016-03-28T10:00:00+02:00")
    assert (item.urgency, item.located, item.usage_terms) == (3, "Palmyra, Syria", "No archives")
    assert item.ednote == "Mind the name of the arch"
    assert [code.label for code in item.places] == ["Palmyra", "Syria"]
    subjects = "http://cv.iptc.org/newscodes/subjectcode/"
    assert item.topics == (
        Code(value="16000000", scheme=subjects),
        Code(value="01007000", scheme=subjects),
        Code(value="ruins"),
        Code(value="army"),
    )


def test_the_photo_itself_is_here_and_has_no_address() -> None:
    (photo,) = only(JPEG).photos
    assert (photo.url, photo.caption, photo.credit) == ("", CAPTION, "Valery Sharov/ETA")
    assert (photo.byline, photo.rights) == ("Valery Sharov", "© 2016 ETA")


def test_the_older_block_says_the_same() -> None:
    old = (
        dataset(5, b"palmyra-arch")
        + dataset(10, b"3")
        + dataset(12, b"IPTC:16000000:unrest, conflicts and war::")
        + dataset(25, b"ruins")
        + dataset(25, b"army")
        + dataset(40, b"Mind the name")
        + dataset(55, b"20160327")
        + dataset(60, b"140500+0200")
        + dataset(90, b"Palmyra")
        + dataset(100, b"SYR")
        + dataset(105, b"The arch of Palmyra")
        + dataset(110, b"Valery Sharov/ETA")
        + dataset(120, b"Soldiers in front of the arch")
    )
    item = only(with_segments(picture(), iim_segment(old)))
    assert (item.headline, item.lead) == ("The arch of Palmyra", "Soldiers in front of the arch")
    assert item.published == moment("2016-03-27T14:05:00+02:00")
    assert [code.value for code in item.topics] == ["16000000", "ruins", "army"]
    assert [(code.value, code.scheme) for code in item.places] == [("Palmyra", ""), ("SYR", "iso3166-1")]
    assert (item.urgency, item.ednote, item.located) == (3, "Mind the name", "Palmyra")


def test_where_both_blocks_speak_xmp_is_asked_first() -> None:
    both = with_segments(picture(), iim_segment(dataset(5, b"old-slug") + dataset(25, b"old")), xmp_segment(XMP))
    assert only(both).slug == "palmyra-arch"
    assert "old" not in [code.value for code in only(both).topics]


@pytest.mark.parametrize(
    "data",
    [
        with_chunk(picture("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP.encode()),
        picture("WEBP", xmp=XMP.encode()),
        gzip.compress(JPEG),
    ],
    ids=["PNG", "WebP", "gzip"],
)
def test_the_kind_of_file_makes_no_difference(data: bytes) -> None:
    assert described(data) == described(JPEG)


def test_the_headline_is_the_headline_else_the_title_else_the_caption() -> None:
    def headline(**said: str) -> str:
        numbers = {"headline": 105, "title": 5, "caption": 120}
        block = b"".join(dataset(numbers[name], text.encode()) for name, text in sorted(said.items()))
        return only(with_segments(picture(), iim_segment(block))).headline

    assert headline(headline="Head", title="slug", caption="Words") == "Head"
    assert headline(title="slug", caption="Words") == "slug"
    assert headline(caption="One two three four five six seven eight nine ten eleven twelve thirteen").endswith(
        "twelve…"
    )


def test_the_credit_line_or_who_made_it_for_whom() -> None:
    def credit(*sets: bytes) -> str:
        return only(with_segments(picture(), iim_segment(dataset(105, b"x") + b"".join(sets)))).credit

    by, source = dataset(80, b"Ann Lee"), dataset(115, b"Meridian")
    assert credit(by, dataset(110, "© Bea/ETA".encode()), source) == "Bea/ETA"
    assert credit(by, source) == "Ann Lee/Meridian"
    assert credit(by) == "Ann Lee"
    assert credit() == ""


def test_without_an_identity_the_bytes_are_the_identity() -> None:
    first, second = (
        with_segments(picture(size=size), iim_segment(dataset(105, b"x"))) for size in ((60, 40), (61, 40))
    )
    assert only(first).uri == only(first).uri != only(second).uri
    assert only(first).uri.startswith("tag:")
    assert only(first).updated is None


def test_a_day_alone_is_its_midnight() -> None:
    item = only(with_segments(picture(), iim_segment(dataset(55, b"20160327") + dataset(105, b"x"))))
    assert item.published == moment("2016-03-27T00:00:00Z")


def test_markup_in_the_metadata_is_text() -> None:
    evil = b"<script>alert(1)</script>"
    item = only(with_segments(picture(), iim_segment(dataset(105, evil) + dataset(120, evil) + dataset(25, evil))))
    assert item.headline == item.lead == evil.decode()
    assert item.body_html == ""


BOMB = (
    b"\x89PNG\r\n\x1a\n"
    + png_chunk(b"IHDR", (50_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0")
    + png_chunk(b"IEND", b"")
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture(), "neither a headline nor a title nor a caption"),
        (JPEG[:-200], "damaged or cut off"),
        (JPEG[:40], "damaged or cut off"),
        (b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
        (BOMB, "2500 million pixels, more than the 89 million"),
        (with_segments(picture(), xmp_segment('<!DOCTYPE x [<!ENTITY a "b">]>' + XMP)), "document type definition"),
        (picture("GIF"), "not a JPEG, PNG or WebP"),
        (picture("TIFF"), "not a JPEG, PNG or WebP"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "not a JPEG, PNG or WebP"),
        (JPEG + bytes(MOST), "more than 50 MB"),
    ],
    ids=["silent", "cut", "head only", "start only", "pixels", "DTD", "GIF", "TIFF", "HEIC", "large"],
)
def test_what_cannot_be_taken_is_told_in_a_sentence(data: bytes, reason: str) -> None:
    refused = unread(data)
    assert refused.format == "picture"
    assert reason in refused.reason


def test_only_one_result_whatever_is_cut_off() -> None:
    for end in range(8, len(JPEG), 97):
        (result,) = results(JPEG[:end])
        assert not isinstance(result, Item)


@pytest.mark.shared
def test_the_reference_photo_of_iptc(shared: Path) -> None:
    """It holds a distinct value in every field."""
    item = only((shared / "photos" / "IPTC-PhotometadataRef-Std2017.1.jpg").read_bytes())
    ref = " (ref2017.1)"
    assert item.headline == f"The Headline{ref}"
    assert item.lead == item.photos[0].caption == f"The description aka caption{ref}"
    assert item.credit == item.photos[0].credit == f"Credit Line{ref}"
    assert item.byline == f"Creator1{ref}, Creator2{ref}"
    assert item.uri == "http://example.com/imageGUIDs/TestGUID12345/ref2017.1"
    assert item.usage_terms == f"Rights Usage Termns{ref}"
    assert item.photos[0].rights == "Copyright (Notice) 2017.1 IPTC - www.iptc.org (ref2017.1)"
    assert item.ednote == f"An Instruction{ref}"
    assert item.located == f"City (Core){ref}, Country (Core){ref}"
    assert item.published == moment("2017-07-13T17:01:00+00:00")
    assert [code.value for code in item.topics] == [
        *(f"{number}ref2017.1" for number in (1, 2, 3)),
        *(f"Keyword{number}ref2017.1" for number in (1, 2, 3)),
    ]


@pytest.mark.shared
def test_every_collected_photo_is_an_item_or_has_no_words(shared: Path) -> None:
    for file in sorted((shared / "photos").glob("*.jpg")):
        (result,) = results(file.read_bytes())
        if not isinstance(result, Item):
            assert "says nothing about itself" in result.reason, file
            assert not _words(file), file


def _words(file: Path) -> set[str]:
    """What another program finds of headline, title and caption."""
    if not shutil.which("exiftool"):
        return set()
    tags = ("-IPTC:Headline", "-IPTC:ObjectName", "-IPTC:Caption-Abstract", "-XMP-photoshop:Headline", "-XMP-dc:Title",
            "-XMP-dc:Description", "-IFD0:ImageDescription")  # fmt: skip
    done = subprocess.run(["exiftool", "-j", *tags, str(file)], capture_output=True, check=True)
    (found,) = json.loads(done.stdout)
    return {name for name, value in found.items() if name != "SourceFile" and str(value).strip()}
