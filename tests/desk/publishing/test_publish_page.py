"""From a draft to the public, as people of every role do it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.archive import public
from dateline.archive.models import LedgerEvent, Story
from dateline.archive.public import Page
from dateline.desk.models import Draft, Note
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.desk.drafts.test_form import fields, opened, write
from tests.site.test_designated import apply

pytestmark = pytest.mark.usefixtures("people")


def draft_of(browser: Client, **said: Any) -> Draft:
    return write(browser, **said)


def rewrite(browser: Client, draft: Draft, **said: Any) -> None:
    page = reverse("drafts:edit", args=[draft.pk])
    assert browser.post(page, fields(**opened(browser, draft), **said)).status_code == 302


def press(browser: Client, draft: Draft, **said: Any) -> Any:
    """The publish page as it was shown, sent with what the editor chose."""
    page = reverse("desk_publish", args=[draft.pk])
    shown = browser.get(page).context["proposal"]
    seen = "" if shown.seen is None else str(shown.seen)
    return browser.post(page, {"revision": shown.revision, "seen": seen, "verb": "publish"} | said)


def events() -> list[tuple[str, str]]:
    return list(LedgerEvent.objects.order_by("seq").values_list("verb", "audience"))


def shown(draft: Draft) -> str:
    """The headline that readers see, empty where they see none."""
    story = Draft.objects.get(pk=draft.pk).story
    found = public.story(story.pk) if story else None
    return found.version.headline if isinstance(found, Page) else ""


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PHOTO_EDITOR])
def test_who_may_not_publish_is_refused_and_nothing_happens(signed_in: SignedIn, role: Role) -> None:
    draft = draft_of(signed_in(Role.EDITOR))
    assert signed_in(role).get(reverse("desk_publish", args=[draft.pk])).status_code in {302, 403}
    answer = signed_in(role).post(reverse("desk_publish", args=[draft.pk]), {"verb": "publish"})
    assert answer.status_code in {302, 403}
    assert signed_in(role).post(reverse("desk_flash"), {"headline": "x"}).status_code in {302, 403}
    assert events() == []


def test_publish_update_correct_refile(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="Some 12 people came.")
    press(editor, draft)
    assert (shown(draft), events()) == ("Rain in Moscow", [("published", "public")])
    rewrite(editor, draft, headline="More rain in Moscow", lead="Some 12 people came.")
    press(editor, draft, verb="update")
    assert shown(draft) == "More rain in Moscow"
    rewrite(editor, draft, headline="More rain in Moscow", lead="Some 21 people came.")
    press(editor, draft, verb="correct", correction="21 people came, not 12.")
    rewrite(editor, draft, headline="More rain in Moscow", lead="Some 21 people came!")
    press(editor, draft, verb="refile")
    assert [verb for verb, _ in events()] == ["published", "updated", "corrected", "updated"]
    story = Story.objects.get()
    assert story.public is not None
    assert (story.public.signal, story.public.number) == ("refile", 4)


def test_an_update_that_changes_a_figure_is_asked_about_and_the_answer_kept(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="Some 12 people came.")
    press(editor, draft)
    rewrite(editor, draft, lead="Some 21 people came.")
    asked = press(editor, draft, verb="update")
    assert (asked.status_code, len(events())) == (422, 1)
    assert "Is this a correction?" in asked.content.decode()
    press(editor, draft, verb="update", is_correction="no")
    assert [verb for verb, _ in events()] == ["published", "updated"]
    assert [note.text for note in Note.objects.filter(about="answer")] == ["no: 12 → 21"]


def test_yes_asks_for_the_text_that_readers_get(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="Some 12 people came.")
    press(editor, draft)
    rewrite(editor, draft, lead="Some 21 people came.")
    assert press(editor, draft, verb="update", is_correction="yes").status_code == 422
    assert len(events()) == 1
    press(editor, draft, verb="correct", is_correction="yes", correction="It was 21.")
    assert [verb for verb, _ in events()] == ["published", "corrected"]
    assert Story.objects.get().public.correction == "It was 21."  # type: ignore[union-attr]


def test_a_double_click_publishes_once(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    page = reverse("desk_publish", args=[draft.pk])
    revision = editor.get(page).context["proposal"].revision
    for _ in range(2):
        editor.post(page, {"revision": revision, "seen": "", "verb": "publish"})
    assert events() == [("published", "public")]


def test_what_was_saved_after_the_review_is_not_published(signed_in: SignedIn) -> None:
    editor, reporter = signed_in(Role.EDITOR), signed_in(Role.REPORTER)
    draft = draft_of(reporter)
    page = reverse("desk_publish", args=[draft.pk])
    revision = editor.get(page).context["proposal"].revision
    rewrite(reporter, draft, headline="Something else")
    answer = editor.post(page, {"revision": revision, "seen": "", "verb": "publish"})
    assert (answer.status_code, events()) == (422, [])
    assert "Something else" in answer.content.decode()


def test_a_story_changed_by_somebody_else_is_not_overwritten(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    press(editor, draft)
    rewrite(editor, draft, headline="Mine")
    answer = press(editor, draft, verb="update", seen="0", is_correction="no")
    assert (answer.status_code, shown(draft)) == (409, "Rain in Moscow")


def test_an_embargo_holds(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, embargo_at="2099-01-01 12:00")
    press(editor, draft)
    assert (events(), shown(draft)) == ([("held", "trusted")], "")
    assert Story.objects.get().embargo_at is not None


def test_wagtail_keeps_what_was_published_as_such(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    press(editor, draft)
    kept = Draft.objects.get(pk=draft.pk)
    assert (kept.live, kept.has_unpublished_changes, kept.live_revision) == (True, False, kept.latest_revision)
    history = editor.get(reverse("drafts:history", args=[draft.pk])).content.decode()
    assert "Published" in history


def test_flash_is_public_in_one_post_and_once_however_often_it_is_sent(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    form = editor.get(reverse("desk_flash")).context["form"]
    said = {"headline": "Harbour closed", "edition": form.initial["edition"].pk, "uid": str(form.initial["uid"])}
    first, second = (editor.post(reverse("desk_flash"), said) for _ in range(2))
    draft = Draft.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == reverse("drafts:edit", args=[draft.pk])
    assert (shown(draft), events()) == ("Harbour closed", [("published", "public")])
    assert Story.objects.get().public.signal == "flash"  # type: ignore[union-attr]
    rewrite(editor, draft, headline="Harbour closed by ice", urgency="1")
    press(editor, draft, verb="update")
    assert Story.objects.count() == 1
    assert Story.objects.get().public.signal == "update"  # type: ignore[union-attr]


def test_a_designated_organisation_without_a_note_is_a_warning(signed_in: SignedIn, settings: Any) -> None:
    apply(settings)
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="Fighters of Northern Lantern left the town.")
    warned = editor.get(reverse("desk_publish", args=[draft.pk])).context["proposal"].warnings
    assert any("Northern Lantern" in each and "a terrorist organisation banned in Russia" in each for each in warned)
    assert press(editor, draft).status_code == 302
    assert Story.objects.get().public is not None
    assert Story.objects.get().public.lead == "Fighters of Northern Lantern left the town."
