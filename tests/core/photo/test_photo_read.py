"""Reading whole files: formats, which block is believed, what is refused."""

import hashlib
import io
import warnings
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dateline.core.photo import iim, xmp
from dateline.core.photo.blocks import EXIF_HEAD
from dateline.core.photo.jpeg import APP1
from dateline.core.photo.meta import PhotoMeta, Texts
from dateline.core.photo.png import MAX_METADATA
from dateline.core.photo.read import MAX_PIXELS, read_metadata
from dateline.core.photo.refused import PhotoRefused, Refusal
from tests.core.photo.photo_files import (
    dataset,
    exif,
    iim_segment,
    packet,
    picture,
    png_chunk,
    with_chunk,
    with_segments,
    xmp_segment,
)

_OLD, _NEW = dataset(110, b"Old/IIM"), packet("<photoshop:Credit>New/XMP</photoshop:Credit>")


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("MPO", "image/jpeg")],
)
def test_size_and_type(form: str, media_type: str) -> None:
    assert read_metadata(picture(form)) == PhotoMeta(width=60, height=40, media_type=media_type)


@pytest.mark.parametrize("options", [{"lossless": True}, {"quality": 50}, {"quality": 50, "xmp": _NEW.encode()}])
def test_every_kind_of_webp_has_its_size(options: dict[str, object]) -> None:
    meta = read_metadata(picture("WEBP", (33, 47), **options))
    assert (meta.width, meta.height) == (33, 47)


def test_a_picture_on_its_side_is_measured_as_it_is_shown() -> None:
    meta = read_metadata(picture(exif=exif(Orientation=6)))
    assert (meta.width, meta.height) == (40, 60)


def test_credit_from_each_place() -> None:
    assert read_metadata(with_segments(picture(), iim_segment(_OLD))).credit == "Old/IIM"
    assert read_metadata(with_segments(picture(), xmp_segment(_NEW))).credit == "New/XMP"
    assert read_metadata(picture("WEBP", xmp=_NEW.encode())).credit == "New/XMP"
    international = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + _NEW.encode()
    assert read_metadata(with_chunk(picture("PNG"), b"iTXt", international)).credit == "New/XMP"
    profile = b"Raw profile type iptc\x00" + b"\niptc\n" + str(len(_OLD)).encode() + b"\n" + _OLD.hex().encode()
    assert read_metadata(with_chunk(picture("PNG"), b"tEXt", profile)).credit == "Old/IIM"


@pytest.mark.parametrize(
    ("digest", "credit"),
    [
        (b"", "New/XMP"),
        (hashlib.md5(_OLD, usedforsecurity=False).digest(), "New/XMP"),
        (bytes(16), "Old/IIM"),
    ],
)
def test_iim_is_believed_only_where_it_changed_behind_the_back_of_xmp(digest: bytes, credit: str) -> None:
    """Metadata Working Group, Guidelines 2.0, chapter 3."""
    jpeg = with_segments(picture(), iim_segment(_OLD, digest), xmp_segment(_NEW))
    assert read_metadata(jpeg).credit == credit


def test_a_text_cut_to_iims_limit_is_not_a_change() -> None:
    long = "Maximiliana Featherstonehaugh-Cholmondeley/AGENCY"
    inside = packet(f"<photoshop:Credit>{long}</photoshop:Credit>")
    jpeg = with_segments(picture(), iim_segment(dataset(110, long[:32].encode()), bytes(16)), xmp_segment(inside))
    assert read_metadata(jpeg).credit == long


def test_exif_fills_what_the_others_leave_open() -> None:
    block = exif(
        Artist="Ann Lee",
        Copyright="?? Agency",
        ImageDescription="OLYMPUS DIGITAL CAMERA",
        DateTimeOriginal="2016:03:28 17:44:00",
        OffsetTimeOriginal="+03:00",
    )
    block = block.replace(b"?? Agency", "© Agency".encode())
    inside = packet("<dc:description><rdf:Alt><rdf:li>A harbour</rdf:li></rdf:Alt></dc:description>")
    meta = read_metadata(with_segments(picture(exif=block), xmp_segment(inside)))
    assert (meta.byline, meta.rights, meta.caption) == ("Ann Lee", "© Agency", "A harbour")
    assert meta.created is not None
    assert meta.created.isoformat() == "2016-03-28T17:44:00+03:00"


def test_broken_exif_says_nothing() -> None:
    jpeg = with_segments(picture(), (APP1, EXIF_HEAD + b"II*\x00\xff\xff\xff\xff"))
    assert read_metadata(jpeg) == read_metadata(picture())


def _refusal(data: bytes) -> Refusal:
    with warnings.catch_warnings(), pytest.raises(PhotoRefused) as caught:
        warnings.simplefilter("error")
        read_metadata(data)
    assert str(caught.value).endswith(".")
    return caught.value.refusal


@pytest.mark.parametrize("data", [b"", b"GIF89a" + bytes(40), b"%PDF-1.7", b"<svg/>", picture("GIF"), picture("TIFF")])
def test_other_types_are_refused(data: bytes) -> None:
    assert _refusal(data) is Refusal.NOT_A_PHOTO


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_files_that_are_cut_off_are_refused(form: str, share: float) -> None:
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    out = io.BytesIO()
    noise.save(out, form)
    data = out.getvalue()
    assert read_metadata(data).width == 300
    assert _refusal(data[: round(len(data) * share)]) is Refusal.BROKEN


def _announcing(width: int, height: int) -> bytes:
    """A PNG of a few hundred octets whose header announces any size."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (MAX_PIXELS + 1, 1), (2**31 - 1, 2**31 - 1)])
def test_bombs_are_refused_by_their_header_and_without_a_warning(width: int, height: int) -> None:
    assert _refusal(_announcing(width, height)) is Refusal.TOO_MANY_PIXELS


def test_the_limit_lies_below_the_one_from_which_pillow_warns() -> None:
    assert Image.MAX_IMAGE_PIXELS is not None
    assert Image.MAX_IMAGE_PIXELS >= MAX_PIXELS


def test_a_second_announcement_is_no_way_around_the_limit() -> None:
    """Decoders differ on which of two headers counts, so that neither is believed."""
    large = (20_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    assert _refusal(with_chunk(picture("PNG"), b"IHDR", large)) is Refusal.BROKEN
    frame = b"\x08" + (20_000).to_bytes(2, "big") * 2 + b"\x01\x01\x11\x00"
    assert _refusal(with_segments(picture(), (0xC0, frame))) is Refusal.BROKEN
    webp = picture("WEBP", (33, 47)) + b"VP8X" + (10).to_bytes(4, "little") + bytes(10)
    assert read_metadata(webp).width == 33


def test_nothing_has_no_size() -> None:
    assert _refusal(_announcing(0, 5)) is Refusal.BROKEN


def test_packed_metadata_that_swell_are_refused() -> None:
    import zlib

    bomb = b"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + zlib.compress(bytes(MAX_METADATA + 1000))
    assert _refusal(with_chunk(picture("PNG"), b"iTXt", bomb)) is Refusal.METADATA_TOO_LARGE


def test_a_document_type_inside_a_photo_is_refused() -> None:
    assert _refusal(with_segments(picture(), xmp_segment("<!DOCTYPE x>" + _NEW))) is Refusal.XMP_WITH_DTD


def test_a_refusal_can_be_said_in_another_language() -> None:
    with pytest.raises(PhotoRefused) as caught:
        read_metadata(_announcing(20_000, 20_000))
    assert "400 million" in str(caught.value)
    assert caught.value.figures == {"megapixels": 400, "limit": 89}


@given(
    st.sampled_from((picture("JPEG"), picture("PNG"), picture("WEBP"), with_segments(picture(), iim_segment(_OLD)))),
    st.integers(0, 400),
    st.binary(min_size=1, max_size=6),
)
def test_damaged_files_are_read_or_refused_and_nothing_else(data: bytes, at: int, octets: bytes) -> None:
    damaged = data[:at] + octets + data[at + len(octets) :]
    try:
        meta: Callable[[], PhotoMeta] | PhotoMeta = read_metadata(damaged)
    except PhotoRefused:
        return
    assert isinstance(meta, Texts)


def test_the_blocks_agree_with_themselves() -> None:
    texts = Texts(credit="A/B", caption="Über alles", headline="Штрих")
    assert iim.read(iim.write(texts)) == texts
    assert xmp.read(xmp.write(texts)) == texts
