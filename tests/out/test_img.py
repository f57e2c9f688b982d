"""Photos as the public gets them: which, in which sizes, for how long, and never without their credit."""

import io
import json
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from dateline.archive import photos
from dateline.archive.models import Photo, Source
from dateline.archive.record import release_due
from dateline.core.photo.read import read_metadata
from dateline.core.story import Pubstatus, Signal
from dateline.site import img
from tests.out.agency import CREDIT, MINUTE, NOW, Agency, picture, with_photo

NAMES = [spec.name for spec in img.SPECS]


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    shutil.rmtree(Path(settings.CONFIG.cache) / "renditions", ignore_errors=True)


def url(photo: Photo, spec: str = "w640.jpg") -> str:
    """The address of a rendition."""
    return f"/img/{photo.digest}-{spec}"


def status(photo: Photo, spec: str = "w640.jpg") -> int:
    """What a reader gets for it."""
    return Client().get(url(photo, spec)).status_code


@pytest.mark.parametrize("spec", img.SPECS, ids=NAMES)
def test_each_size_is_what_its_name_says(agency: Agency, spec: img.Spec) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    response = Client().get(url(photo, spec.name))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == {"webp": "image/webp", "jpg": "image/jpeg"}[spec.name[-4:].lstrip(".")]
    assert response.headers["Content-Length"] == str(len(response.content))
    with Image.open(io.BytesIO(response.content)) as image:
        assert f"image/{image.format.lower()}" == response.headers["Content-Type"]
        assert image.size == (spec.width, round(900 * spec.width / 1600))


@pytest.mark.parametrize("name", NAMES)
def test_a_small_photo_is_not_enlarged(agency: Agency, name: str) -> None:
    photo = picture(size=(320, 200))
    agency.full(**with_photo(photo))
    with Image.open(io.BytesIO(Client().get(url(photo, name)).content)) as image:
        assert image.size == (320, 200)


@pytest.mark.parametrize("name", NAMES)
def test_the_credit_stays_inside(agency: Agency, name: str) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    meta = read_metadata(Client().get(url(photo, name)).content)
    assert (meta.credit, meta.byline, meta.rights) == (CREDIT, "Anna Lind", "© Meridian")


@pytest.mark.parametrize("name", NAMES)
def test_exiftool_finds_the_credit(agency: Agency, name: str, tmp_path: Path) -> None:
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed")
    photo = picture()
    agency.full(**with_photo(photo))
    path = tmp_path / name
    path.write_bytes(Client().get(url(photo, name)).content)
    told = subprocess.run(
        [exiftool, "-j", "-Credit", "-Creator", "-Rights", "-Description", "-Warning", str(path)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    fields = json.loads(told.stdout)[0]
    del fields["SourceFile"]
    assert fields == {
        "Credit": CREDIT,
        "Creator": "Anna Lind",
        "Rights": "© Meridian",
        "Description": "The harbour",
    }


def test_headers(agency: Agency) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    response = Client().get(url(photo))
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Vary" not in response.headers
    again = Client().get(url(photo), headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = Client().head(url(photo))
    assert (head.headers, head.content) == (response.headers, b"")
    assert Client().post(url(photo)).status_code == 405


def test_photos_that_no_public_version_shows_are_unknown(agency: Agency) -> None:
    shot = {
        name: picture(name) for name in ("held", "embargoed", "withheld", "inhouse", "coverage", "linked", "unused")
    }
    agency.tell("Held", source="drafts", **with_photo(shot["held"]))
    agency.tell("Embargoed", embargo=NOW + MINUTE, **with_photo(shot["embargoed"]))
    agency.tell("Withheld", pubstatus=Pubstatus.WITHHELD, **with_photo(shot["withheld"]))
    agency.tell("In house", source="inhouse", **with_photo(shot["inhouse"]))
    agency.tell("Coverage", source="others", **with_photo(shot["coverage"]))
    agency.tell("Linked", source="linked", **with_photo(shot["linked"]))
    unknown = Client().get(f"/img/{'0' * 64}-w640.jpg")
    assert unknown.status_code == 404
    for photo in shot.values():
        response = Client().get(url(photo))
        assert (response.status_code, response.content) == (404, unknown.content)
        assert response.headers == unknown.headers
        assert not list(Path(settings.CONFIG.cache).rglob(f"*{photo.digest}*")), "nothing is made for nobody"


@pytest.mark.parametrize("signal", [Signal.KILL, Signal.WITHDRAW])
def test_a_photo_goes_with_its_story_at_once(agency: Agency, signal: Signal) -> None:
    photo = picture()
    agency.full(version=1, **with_photo(photo))
    first = Client().get(url(photo))
    assert first.status_code == 200
    agency.full(version=2, signal=signal)
    assert status(photo) == 404
    assert Client().get(url(photo), headers={"If-None-Match": first.headers["ETag"]}).status_code == 404


def test_a_photo_that_an_update_drops_is_gone(agency: Agency) -> None:
    old, new = picture("old"), picture("new")
    agency.full(version=1, **with_photo(old))
    agency.full(version=2, **with_photo(new))
    assert (status(old), status(new)) == (404, 200)


def test_a_new_version_under_embargo_shows_its_photo_on_release(agency: Agency) -> None:
    old, new = picture("old"), picture("new")
    agency.full(version=1, **with_photo(old))
    agency.full(version=2, embargo=NOW + MINUTE, **with_photo(new))
    assert (status(old), status(new)) == (200, 404)
    release_due(NOW + MINUTE)
    assert (status(old), status(new)) == (404, 200)


def test_a_shared_photo_stays_while_one_story_shows_it(agency: Agency) -> None:
    photo = picture()
    agency.full("First", version=1, **with_photo(photo))
    agency.tell("Second", version=1, **with_photo(photo))
    agency.full("First", version=2, signal=Signal.KILL)
    assert status(photo) == 200
    agency.tell("Second", version=2, signal=Signal.KILL)
    assert status(photo) == 404


def test_a_source_whose_copy_may_not_be_shown_any_more(agency: Agency) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    for rights, expected in (("link", 404), ("full", 200), ("internal", 404)):
        Source.objects.filter(slug="desk").update(rights=rights)
        assert status(photo) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("{digest}", "{digest}-original", "{digest}-original.jpg", "{digest}-w641.jpg", "{digest}-w640.png"),
        *("{digest}-w99999.jpg", "{digest}-W640.jpg", "{digest}-w640.jpg/", "{digest}-w640.jpg%0a", "{upper}-w640.jpg"),
        *(
            "{short}-w640.jpg",
            "../{digest}-w640.jpg",
            "..%2f..%2fsecret",
            "{digest}-..%2f..%2fsecret",
            "{digest}-w640.jpg%00",
        ),
        *("{digest}-", "{digest}-.jpg", "{digest}-w640..jpg", "%2e%2e/archive.sqlite3", "{digest}-w640.jpg.webp"),
    ],
)
def test_no_other_name_is_answered(agency: Agency, name: str) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    filled = name.format(digest=photo.digest, upper=photo.digest.upper(), short=photo.digest[:63])
    assert Client().get(f"/img/{filled}").status_code == 404
    assert not (Path(settings.CONFIG.cache) / "renditions").exists()


def test_a_rendition_is_made_once(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    first = Client().get(url(photo))
    monkeypatch.setattr(img, "rendition", lambda *_, **__: pytest.fail("made again"))
    assert Client().get(url(photo)).content == first.content


def test_it_is_made_again_when_the_cache_was_emptied(agency: Agency) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    first = Client().get(url(photo))
    shutil.rmtree(settings.CONFIG.cache)
    assert Client().get(url(photo)).content == first.content


def test_nothing_half_written_is_left(agency: Agency) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    Client().get(url(photo))
    made = [path.name for path in (Path(settings.CONFIG.cache) / "renditions").rglob("*") if path.is_file()]
    assert made == [f"{photo.digest}-w640.jpg"]


@pytest.mark.parametrize("damage", [None, b"", b"no picture at all"])
def test_a_lost_or_damaged_original_is_not_found(
    agency: Agency, damage: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    photo = picture(f"to be damaged {damage!r}")
    agency.full(**with_photo(photo))
    if damage is None:
        photos.path_of(photo.digest).unlink()
    else:
        photos.path_of(photo.digest).write_bytes(damage)
    assert status(photo) == 404
    assert photo.digest in caplog.text


def test_only_one_is_made_at_a_time(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    photo = picture()
    agency.full(**with_photo(photo))
    monkeypatch.setattr(img, "_PATIENCE", 0.01)
    lock = threading.Lock()
    monkeypatch.setattr(img, "_MAKING", lock)
    with lock:
        busy = Client().get(url(photo))
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "2")
    assert busy.headers["Cache-Control"] == "no-store"
    assert Client().get(url(photo)).status_code == 200
