"""Writing metadata, and renditions that keep them."""

import datetime as dt
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from dateline.core.photo.meta import Texts, first_of, with_size
from dateline.core.photo.read import read_metadata
from dateline.core.photo.refused import PhotoRefused, Refusal
from dateline.core.photo.rendition import rendition, size
from dateline.core.photo.write import write_metadata
from tests.core.photo.photo_files import exif, picture

_TEXTS = Texts(
    credit="Виктор Ланской/МЕРИДИАН",
    byline="Виктор Ланской",
    caption="Краны & причалы <вечером>\nвторая строка",
    rights="© Меридиан",
    usage_terms="Только для редакций",
    headline="Порт",
    city="Мурманск",
    country="Россия",
    created=dt.datetime(2016, 3, 28, 17, 44, tzinfo=dt.timezone(dt.timedelta(hours=3))),
)
_PLAIN = picture()
_words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=200).map(str.strip)
_zones = st.timezones() | st.sampled_from((dt.UTC, dt.timezone(dt.timedelta(hours=-3, minutes=-30))))
_times = st.datetimes(timezones=_zones) | st.dates()
_texts = st.builds(
    Texts,
    credit=_words,
    byline=_words,
    caption=_words,
    rights=_words,
    usage_terms=_words,
    headline=_words,
    city=_words,
    country=_words,
    created=st.none() | _times,
)


@given(_texts)
def test_what_is_written_is_read_again(texts: Texts) -> None:
    written = read_metadata(write_metadata(_PLAIN, texts))
    assert written == with_size(texts, width=60, height=40, media_type="image/jpeg")


def test_writing_replaces_every_earlier_telling() -> None:
    camera = exif(Artist="CAMERA OWNER", ImageDescription="DCIM", Model="X100", DateTimeOriginal="2011:01:01 00:00:00")
    first = write_metadata(picture(exif=camera), _TEXTS)
    second = write_metadata(first, Texts(credit="A/B"))
    assert first_of(read_metadata(second)) == Texts(credit="A/B")
    with Image.open(io.BytesIO(second)) as image:
        assert image.getexif()[ExifTags.Base.Model] == "X100"


def test_pixels_and_profile_stay() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    jpeg = picture(icc_profile=profile)
    with Image.open(io.BytesIO(jpeg)) as before, Image.open(io.BytesIO(write_metadata(jpeg, _TEXTS))) as after:
        assert before.tobytes() == after.tobytes()
        assert after.info["icc_profile"] == profile


def test_control_characters_do_not_break_the_packet() -> None:
    assert read_metadata(write_metadata(_PLAIN, Texts(credit="A\x00\x0b/B"))).credit == "A/B"


def test_only_jpeg_is_written() -> None:
    with pytest.raises(PhotoRefused) as caught:
        write_metadata(picture("PNG"), _TEXTS)
    assert caught.value.refusal is Refusal.NOT_A_PHOTO


def test_texts_beyond_a_segment_are_refused() -> None:
    with pytest.raises(PhotoRefused) as caught:
        write_metadata(_PLAIN, Texts(caption="word " * 15_000))
    assert caught.value.refusal is Refusal.TEXTS_TOO_LONG


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(1, 9000))
def test_sizes_shrink_in_proportion_and_never_grow(width: int, height: int, wanted: int) -> None:
    new = size(width, height, wanted)
    assert new[0] == min(width, wanted)
    assert 1 <= new[1] <= max(1, height)
    assert new[1] == 1 or abs(new[1] - height * new[0] / width) <= 0.5


@pytest.mark.parametrize("form", ["jpeg", "webp"])
@pytest.mark.parametrize("width", [30, 60, 600])
def test_a_rendition_keeps_its_credit(form: str, width: int) -> None:
    made = read_metadata(rendition(write_metadata(_PLAIN, _TEXTS), width=width, format=form))
    assert (made.width, made.media_type) == (min(width, 60), f"image/{form}")
    assert first_of(made) == _TEXTS


@pytest.mark.parametrize("form", ["jpeg", "webp"])
@settings(max_examples=8)
@given(turned=st.integers(1, 8))
def test_a_rendition_stands_upright(form: str, turned: int) -> None:
    """The eight orientations of Exif 2.32, 4.6.4: the red half ends up where a viewer shows it."""
    made = rendition(picture(exif=exif(Orientation=turned)), width=20, format=form)
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == ((20, 13) if turned < 5 else (20, 30))
        assert not image.getexif()
        right, down = image.width - 3, image.height - 3
        near = {1: (2, 2), 2: (right, 2), 3: (right, 2), 4: (2, 2), 5: (2, 2), 6: (2, 2), 7: (2, down), 8: (2, down)}
        red, green, _ = image.convert("RGB").getpixel(near[turned])  # type: ignore[misc]
    assert red > 150 > green


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "I;16"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "RGBA"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
@pytest.mark.parametrize("target", ["jpeg", "webp"])
def test_every_mode_becomes_something_that_browsers_show(form: str, mode: str, target: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, form)
    with Image.open(io.BytesIO(rendition(out.getvalue(), width=30, format=target))) as image:
        assert image.size == (30, 20)
        assert image.mode in {"RGB", "RGBA"}


def test_clear_parts_become_paper_in_jpeg() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(rendition(out.getvalue(), width=30, format="jpeg"))) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("width", "form"), [(0, "jpeg"), (-5, "webp"), (30, "gif")])
def test_senseless_renditions_are_refused(width: int, form: str) -> None:
    with pytest.raises(ValueError, match=r"pixel|gif"):
        rendition(_PLAIN, width=width, format=form)


def _exiftool(*files: Path) -> list[dict[str, str]]:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not installed")
    done = subprocess.run([tool, "-j", "-charset", "iptc=utf8", "-Credit", *files], capture_output=True, check=True)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_exiftool_finds_the_credit_that_we_write(tmp_path: Path) -> None:
    for name, data in (("a.jpg", _PLAIN), ("b.jpg", picture(exif=exif(Artist="Someone")))):
        (tmp_path / name).write_bytes(write_metadata(data, _TEXTS))
    (tmp_path / "c.webp").write_bytes(rendition(write_metadata(_PLAIN, _TEXTS), width=30, format="webp"))
    assert [found["Credit"] for found in _exiftool(*sorted(tmp_path.iterdir()))] == [_TEXTS.credit] * 3


@pytest.mark.shared
def test_credits_are_those_that_exiftool_finds(shared: Path) -> None:
    files = sorted(file for file in (shared / "photos").rglob("*") if file.suffix.lower() in {".jpg", ".png", ".webp"})
    expected = {found["SourceFile"]: found.get("Credit", "").strip() for found in _exiftool(*files)}
    assert {str(file): read_metadata(file.read_bytes()).credit for file in files} == expected
    assert any(expected.values())
