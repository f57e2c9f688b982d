"""The photo desk: finding pictures, large files, and pictures that are in use."""

import io
import os
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.search.backends import get_search_backend

from dateline.archive.photos import path_of
from dateline.core.photo import xmp
from dateline.core.photo.png import with_xmp
from dateline.core.photo.read import read_metadata
from dateline.core.photo.rendition import rendition
from dateline.desk.models import DeskImage, Draft, DraftPhoto
from dateline.desk.people.rights import Role
from dateline.desk.photos.file import archived
from dateline.desk.photos.permissions import install
from tests.desk.conftest import SignedIn
from tests.desk.drafts.test_form import write
from tests.desk.photos.test_library import SAYS, illustrated, jpeg, send


@pytest.fixture(autouse=True)
def _library(people: object, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    install()


@pytest.mark.parametrize("words", ["harbour", "MERIDIAN", "Porto"])
def test_pictures_are_found_by_caption_credit_and_place(signed_in: SignedIn, words: str) -> None:
    browser = signed_in(Role.REPORTER)
    send(browser, jpeg(), "a1.jpg")
    send(browser, jpeg(texts=None), "b2.jpg")
    # The page's own search, without its thumbnails: Wagtail leaves a temporary file of each to the collector.
    found = get_search_backend().autocomplete(words, DeskImage.objects.all())
    assert [image.title for image in found] == ["a1.jpg"]


def test_a_picture_in_a_story_stays_in_the_library(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    send(editor, jpeg())
    illustrated(editor, "One")
    image = DeskImage.objects.get()
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtailimages:delete_multiple", args=[image.pk]),
        reverse("wagtail_bulk_action", args=["desk", "deskimage", "delete"]) + f"?id={image.pk}",
    ):
        answer = editor.post(address, headers={"X-Requested-With": "XMLHttpRequest"})
        assert answer.status_code < 500
        assert DeskImage.objects.filter(pk=image.pk).exists()


def test_a_picture_that_only_a_draft_has_stays_too(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    send(editor, jpeg())
    image = DeskImage.objects.get()
    draft = Draft.objects.get(pk=write(editor, headline="Harbour").pk).get_latest_revision_as_object()
    draft.photos.add(DraftPhoto(image=image))
    draft.save_revision()
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtail_bulk_action", args=["desk", "deskimage", "delete"]) + f"?id={image.pk}",
    ):
        assert editor.post(address).status_code < 500
    kept = Draft.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert [use.image for use in kept.photos.all()] == [image]


def test_a_large_photo_is_taken(signed_in: SignedIn) -> None:
    """Larger than what Django keeps in memory, so that it lies in a file while it is looked at."""
    out = io.BytesIO()
    Image.frombytes("RGB", (2000, 1500), os.urandom(2000 * 1500 * 3)).save(out, "JPEG", quality=95)
    assert len(out.getvalue()) > 2_600_000
    assert send(signed_in(Role.REPORTER), out.getvalue())["success"]


def test_a_file_that_is_too_large_is_refused(signed_in: SignedIn) -> None:
    answer = send(signed_in(Role.REPORTER), jpeg() + bytes(50_000_000))
    assert not answer["success"]
    assert "too big" in answer["error_message"]


def test_the_form_speaks_russian_and_offers_pictures_only(signed_in: SignedIn) -> None:
    page = signed_in(Role.REPORTER).get(reverse("wagtailimages:add"), headers={"Accept-Language": "ru"})
    text = page.content.decode()
    assert "Файл" in text
    assert 'accept="' in text


def test_a_credit_typed_for_a_png_goes_out_with_every_size(signed_in: SignedIn) -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "PNG")
    assert send(signed_in(Role.REPORTER), with_xmp(out.getvalue(), xmp.write(SAYS)), "map.png")["success"]
    image = DeskImage.objects.get()
    assert image.credit == SAYS.credit
    image.credit = "Typed/DESK"
    image.save()
    stored = path_of(archived(image, timezone.now()).digest).read_bytes()
    Image.open(io.BytesIO(stored)).verify()
    for format in ("jpeg", "webp"):  # noqa: A001
        said = read_metadata(rendition(stored, width=640, format=format))
        assert (said.credit, said.byline, said.rights) == ("Typed/DESK", SAYS.byline, SAYS.rights)


def test_a_picture_that_nobody_uses_goes(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    send(editor, jpeg())
    editor.post(reverse("wagtailimages:delete", args=[DeskImage.objects.get().pk]))
    assert not DeskImage.objects.exists()
