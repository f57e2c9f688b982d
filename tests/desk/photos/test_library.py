"""The picture library: what comes in, what is refused, and who gets to see it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from dateline.archive import verbs
from dateline.archive.models import Story
from dateline.archive.verbs import By
from dateline.core.desk import StateVerb
from dateline.core.photo.meta import Texts
from dateline.core.photo.read import read_metadata
from dateline.core.photo.write import write_metadata
from dateline.desk.models import DeskImage, Draft, DraftPhoto
from dateline.desk.people.rights import Role
from dateline.desk.photos.file import archived
from dateline.desk.photos.permissions import install
from tests.desk.conftest import SignedIn
from tests.desk.drafts.test_form import write
from tests.desk.publishing.test_publish_page import press

SAYS = Texts(credit="Ann Lee/MERIDIAN", byline="Ann Lee", caption="The harbour.", rights="Meridian", city="Porto")


@pytest.fixture(autouse=True)
def _library(people: object, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    install()


def jpeg(texts: Texts | None = SAYS, size: tuple[int, int] = (900, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG")
    return write_metadata(out.getvalue(), texts) if texts else out.getvalue()


def send(browser: Client, data: bytes, name: str = "harbour.jpg") -> Any:
    """One file of many, as the upload page sends each."""
    file = SimpleUploadedFile(name, data, content_type="image/jpeg")
    return browser.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": file, "title": name, "collection": "1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()


def test_a_picture_brings_its_own_words(signed_in: SignedIn) -> None:
    assert send(signed_in(Role.REPORTER), jpeg())["success"]
    image = DeskImage.objects.get()
    assert (image.credit, image.byline, image.caption, image.rights, image.location) == (
        "Ann Lee/MERIDIAN",
        "Ann Lee",
        "The harbour.",
        "Meridian",
        "Porto",
    )


def bomb() -> bytes:
    """A small PNG that says it is a very large picture."""
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    raw = bytearray(out.getvalue())
    raw[16:24] = (60_000).to_bytes(4, "big") * 2
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("page.jpg", b"<html><script>alert(1)</script></html>", "not a JPEG, PNG or WebP"),
        ("cut.jpg", jpeg()[:-4000], "damaged or cut off"),
        ("bomb.png", bomb(), "million pixels"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG, PNG or WebP"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(signed_in: SignedIn, name: str, data: bytes, says: str) -> None:
    answer = send(signed_in(Role.REPORTER), data, name)
    assert not answer["success"]
    assert says in answer["error_message"]
    assert not DeskImage.objects.exists()


def test_a_stranger_gets_no_file_of_the_library(signed_in: SignedIn) -> None:
    send(signed_in(Role.REPORTER), jpeg())
    image = DeskImage.objects.get()
    address = image.file.url
    assert address.startswith("/desk/media/")
    assert signed_in(Role.REPORTER).get(address).status_code == 200
    assert Client(SERVER_NAME="127.0.0.1").get(address).status_code == 302
    for path in ("../secret", "..%2fsecret", "original_images/../../secret", "x.html"):
        assert signed_in(Role.REPORTER).get(f"/desk/media/{path}").status_code == 404


def test_a_typed_credit_goes_into_the_file(signed_in: SignedIn) -> None:
    send(signed_in(Role.REPORTER), jpeg(texts=None))
    image = DeskImage.objects.get()
    image.credit, image.caption = "Typed/DESK", "By hand."
    image.save()
    photo = archived(image, timezone.now())
    from dateline.archive.photos import path_of

    said = read_metadata(path_of(photo.digest).read_bytes())
    assert (said.credit, said.caption) == ("Typed/DESK", "By hand.")


def test_focus_is_a_fraction(signed_in: SignedIn) -> None:
    send(signed_in(Role.REPORTER), jpeg())
    image = DeskImage.objects.get()
    assert image.focus is None
    image.focal_point_x, image.focal_point_y = 450, 150
    assert image.focus == (0.5, 0.25)


def test_a_published_photo_is_served_until_its_last_story_is_gone(signed_in: SignedIn) -> None:
    editor, reader = signed_in(Role.EDITOR), Client(SERVER_NAME="127.0.0.1")
    send(editor, jpeg())
    stories = [illustrated(editor, headline) for headline in ("One", "Two")]
    digest = stories[0].public.photos.get().photo.digest  # type: ignore[union-attr]
    address = f"/img/{digest}-w640.webp"
    for story in stories:
        assert reader.get(address).status_code == 200
        now = timezone.now()
        seen = Story.objects.get(pk=story.pk).last_seq
        verbs.change(story.pk, StateVerb.KILL, by=By(actor="editor", seen=seen), now=now)
    assert reader.get(address).status_code == 404
    assert reader.get(f"/desk{address}").status_code == 302
    assert editor.get(f"/desk{address}").status_code == 200


def illustrated(editor: Client, headline: str) -> Story:
    draft = write(editor, headline=headline)
    latest = Draft.objects.get(pk=draft.pk).get_latest_revision_as_object()
    latest.photos.add(DraftPhoto(image=DeskImage.objects.get()))
    latest.save_revision()
    press(editor, draft)
    return Draft.objects.get(pk=draft.pk).story  # type: ignore[return-value]
