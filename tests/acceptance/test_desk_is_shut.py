"""The newsroom tells nothing to people who have not signed in, and does nothing for people without the right.

Every address below ``/desk/`` is enumerated from the code and asked for with the numbers of what is really there.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, converters, get_resolver
from django.urls.resolvers import RoutePattern

from dateline.archive.models import Edition, LedgerEvent, Story
from dateline.core.desk import StateVerb
from dateline.desk.drafts.marks import mark_of
from dateline.desk.models import DeskImage, Draft, DraftPhoto, User
from dateline.desk.people.groups import give, install
from dateline.desk.people.rights import Role
from dateline.desk.photos import serve
from dateline.site.img import SPECS
from tests.acceptance.stage import LATER, Stage
from tests.canaries import Canaries
from tests.canaries import noise as picture_of_noise

# Wagtail leaves the files of pictures to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
OnStage = Callable[[str], Stage]
OPEN = ("login/", "password_reset", "jsi18n", "sprite")
"""What somebody who wants to sign in needs: nothing of it is about stories."""


@dataclass(frozen=True)
class Kept:
    """What the newsroom keeps that nobody may have: a draft with its picture, and an embargoed story."""

    draft: Draft
    image: DeskImage
    story: Story
    digest: str
    slug: str
    """What the desk calls the story."""
    canaries: Canaries

    def values(self, name: str, type_: object) -> str:
        """Something to put into an address for a part of it."""
        numbers = {"image_id": self.image.pk, "story_id": self.story.pk, "story": self.story.pk}
        by_name = {"digest": self.digest, "spec": SPECS[0].name, "app_label": "desk", "model_name": "draft"}
        if name in numbers:
            return str(numbers[name])
        return by_name.get(name, str(self.draft.pk) if isinstance(type_, _NUMBERS) or "id" in name else "x")


_NUMBERS = (converters.IntConverter, type(None))


@pytest.fixture
def kept(stage: OnStage) -> Kept:
    """A newsroom at work."""
    install()
    told, said = stage("desk"), Canaries.fresh()
    secret = told.tell(embargo=LATER)
    file = ImageFile(BytesIO(picture_of_noise()), name=f"{said.file}.jpg")
    image = DeskImage.objects.create(title=said.caption, credit=said.credit, byline=said.byline, file=file)
    draft = Draft(
        headline=said.headline,
        slug=said.slug,
        lead=said.lead,
        body=f"<p>{said.body}</p>",
        ednote=said.ednote,
        edition=Edition.objects.first(),
        story=Story.objects.get(pk=secret.story_id),
    )
    draft.photos = [DraftPhoto(image=image, caption=said.caption)]
    draft.save()
    draft.save_revision()
    return Kept(draft, image, Story.objects.get(pk=secret.story_id), secret.digest, secret.canaries.slug, said)


def addresses(kept: Kept) -> list[str]:
    """Every address of the newsroom, and the file of its picture."""
    patterns = get_resolver().url_patterns
    (desk,) = [each for each in patterns if isinstance(each, URLResolver) and str(each.pattern) == "desk/"]
    found = {"/desk/" + address for address in _addresses(desk.url_patterns, "", kept)}
    media = {f"/desk/media/{each.file.name}" for each in (kept.image, kept.image.get_rendition("width-64"))}
    desk_images = {f"/desk/img/{kept.digest}-{spec.name}" for spec in SPECS}
    verbs = {f"/desk/stories/{kept.story.pk}/{verb.value}/" for verb in StateVerb}
    return sorted(
        each for each in found | media | desk_images | verbs if not each.removeprefix("/desk/").startswith(OPEN)
    )


def _addresses(patterns: Iterable[URLPattern | URLResolver], before: str, kept: Kept) -> Iterator[str]:
    for pattern in patterns:
        here = pattern.pattern
        part = str(here)
        if isinstance(here, RoutePattern):
            for name, converter in here.converters.items():
                prefix = next(
                    key for key, known in converters.get_converters().items() if type(known) is type(converter)
                )
                part = part.replace(f"<{prefix}:{name}>", kept.values(name, converter))
                part = part.replace(f"<{name}>", kept.values(name, converter))
        else:
            part = _plain(here, kept)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, before + part, kept)
        else:
            yield before + part


def _plain(pattern: Any, kept: Kept) -> str:
    """A way to write what a regular expression matches."""
    from django.utils.regex_helper import normalize

    text, names = normalize(pattern.regex.pattern)[0]
    return str(text % {name: kept.values(name, None) for name in names})


def count() -> dict[str, int]:
    """How much of everything the database has."""
    kept = ContentType.objects.all()
    found: dict[str, int] = {}
    for each in kept:
        model = each.model_class()
        if model is not None and issubclass(model, models.Model) and model._meta.label not in _WATCHING:
            found[model._meta.label] = model._default_manager.count()
    return found


_WATCHING = {"sessions.Session", "axes.AccessAttempt", "axes.AccessLog", "axes.AccessFailureLog"}
"""Rows about whoever asks."""


def test_strangers_are_told_nothing(kept: Kept) -> None:
    client, told = Client(SERVER_NAME="127.0.0.1"), []
    for address in addresses(kept):
        answer: Any = client.get(address)
        if not _is_shut(answer) or _heard(kept, answer):
            told.append(f"{address}: {answer.status_code} {answer.headers.get('Location', '')}")
    assert told == []


def test_strangers_change_nothing(kept: Kept) -> None:
    client, before = Client(SERVER_NAME="127.0.0.1"), count()
    open_ = [address for address in addresses(kept) if not _is_shut(client.post(address, {"x": "y"}))]
    assert open_ == []
    assert count() == before


def _is_shut(answer: Any) -> bool:
    location = answer.headers.get("Location", "")
    return answer.status_code in {400, 403, 404, 405} or (answer.status_code == 302 and "/desk/login/" in location)


def _heard(kept: Kept, answer: HttpResponse) -> set[str]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    found = kept.canaries.found_in(body.decode(errors="replace"))
    # Whoever is sent to sign in is sent back to the address that they came with.
    return found - {"file"}


@pytest.mark.parametrize("holder", ["archive_photo", "library_file"])
def test_pictures_would_be_told_without_signing_in(kept: Kept, monkeypatch: pytest.MonkeyPatch, holder: str) -> None:
    """What `test_strangers_are_told_nothing` asks for is there: it is the question who asks that shuts it."""
    view = getattr(serve, holder)
    address = f"img/{kept.digest}-{SPECS[0].name}" if holder == "archive_photo" else f"media/{kept.image.file.name}"
    assert f"/desk/{address}" in addresses(kept)
    monkeypatch.setattr(serve, "require", lambda *_: None)
    monkeypatch.setattr(serve, "signed_in", lambda _: None)
    path = address.partition("/")[2]
    said = dict(zip(("digest", "spec"), path.split("-"), strict=True)) if holder == "archive_photo" else {"path": path}
    assert view(RequestFactory().get(f"/desk/{address}"), **said).status_code == 200


def test_who_may_not_publish_writes_no_ledger(kept: Kept) -> None:
    everything = addresses(kept)
    written = _written(kept, Role.CHIEF, everything)
    story = f"/desk/stories/{kept.story.pk}"
    acts = [f"{story}/{act}/" for act in ("advise", "embargo", "hold", "kill", "release")]
    assert written == sorted(["/desk/flash/", f"/desk/publish/{kept.draft.pk}/", *acts]), "it can be written"
    assert _written(kept, Role.REPORTER, everything) == []
    assert _written(kept, Role.PHOTO_EDITOR, written) == []


def test_who_may_only_enter_changes_nothing_at_all(kept: Kept) -> None:
    """Every address refuses by itself, whatever menus and buttons show; their own account is theirs."""
    user = User.objects.create(username="guest", is_staff=True)
    user.user_permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    everything, changed = addresses(kept), {}
    before = count()
    for address in everything:
        client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
        with transaction.atomic():
            client.force_login(user)
            client.post(address, _everything_said(kept))
            after = count()
            if apart := {name for name, number in after.items() if number != before[name]} - _OWN:
                changed[address] = apart
            transaction.set_rollback(True)
    notes = (f"/desk/notes/draft/{kept.draft.pk}", f"/desk/notes/story/{kept.story.pk}")
    assert changed == {address: {"desk.Note"} for address in notes}


_OWN = {
    "desk.SignIn",
    "wagtailusers.UserProfile",
    "wagtailadmin.EditingSession",
    "otp_totp.TOTPDevice",
    "desk.DeskRendition",
}
"""Rows about the person's own work, and sizes of pictures, which are made when somebody looks at them."""


def _written(kept: Kept, role: Role, tried: list[str]) -> list[str]:
    """The addresses at which somebody writes the ledger or changes the story; each is tried on its own."""
    user = User.objects.create(username=role.value, is_staff=True)
    give(user, role)
    before = _public_state(kept)
    return [address for address in tried if _after_post(kept, user, address) != before]


def _after_post(kept: Kept, user: User, address: str) -> object:
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    with transaction.atomic():
        client.force_login(user)
        client.post(address, _everything_said(kept))
        after = _public_state(kept)
        transaction.set_rollback(True)
    return after


def _public_state(kept: Kept) -> object:
    events = list(LedgerEvent.objects.values_list("seq", "verb"))
    return events, Story.objects.filter(pk=kept.story.pk).values().get()


def _everything_said(kept: Kept) -> dict[str, str]:
    """Whatever the newsroom's forms might want to be told, by somebody who saw everything as it is."""
    revision = kept.draft.latest_revision
    return {
        "verb": "publish",
        "seen": str(kept.story.last_seq),
        "revision": mark_of(revision),
        "is_correction": "no",
        "slug": kept.slug,
        "until": "2099-01-01 12:00",
        "lift": "1",
        "despite": "1",
        "note": "x",
        "text": "x",
        "correction": "x",
        "confirm": "1",
        "headline": "x",
        "uid": str(uuid.uuid4()),
        "action-publish": "1",
        "edition": str(kept.draft.edition_id),
    }
