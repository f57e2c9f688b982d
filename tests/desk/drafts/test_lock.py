"""Keeping a draft to oneself, and comparing what became of it."""

import html

import pytest
from django.urls import reverse

from dateline.desk.drafts.workflow import install
from dateline.desk.models import Draft
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.desk.drafts.test_form import fields, latest, opened, write


@pytest.fixture(autouse=True)
def _workflow(people: object) -> None:
    install()


def lock(draft: Draft, how: str = "lock") -> str:
    return reverse(f"drafts:{how}", args=[draft.pk])


def is_locked(draft: Draft) -> bool:
    return bool(Draft.objects.get(pk=draft.pk).locked)


def test_a_reporter_locks_a_draft_and_nobody_else_can_save_it(signed_in: SignedIn) -> None:
    reporter, editor = signed_in(Role.REPORTER), signed_in(Role.EDITOR)
    draft = write(reporter)
    theirs = opened(editor, draft)
    reporter.post(lock(draft))
    answer = editor.post(reverse("drafts:edit", args=[draft.pk]), fields(headline="Rain in Minsk", **theirs))
    page = html.unescape(answer.content.decode())
    assert "could not be saved as it is locked" in page
    assert 'value="Rain in Minsk"' in page, "what was written stands in the form"
    assert 'data-unsaved="1"' in page, "and stays on the writer's computer"
    assert latest(draft).headline == "Rain in Moscow"
    mine = opened(reporter, draft)
    assert reporter.post(reverse("drafts:edit", args=[draft.pk]), fields(headline="Rain", **mine)).status_code == 302
    assert latest(draft).headline == "Rain"


def test_who_locked_it_unlocks_it(signed_in: SignedIn) -> None:
    reporter = signed_in(Role.REPORTER)
    draft = write(reporter)
    reporter.post(lock(draft))
    assert is_locked(draft)
    reporter.post(lock(draft, "unlock"))
    assert not is_locked(draft)


def test_of_others_an_editor_ends_the_lock_and_a_reporter_does_not(signed_in: SignedIn) -> None:
    holder = signed_in(Role.PHOTO_EDITOR)
    draft = write(holder)
    holder.post(lock(draft))
    signed_in(Role.REPORTER).post(lock(draft, "unlock"))
    assert is_locked(draft)
    signed_in(Role.EDITOR).post(lock(draft, "unlock"))
    assert not is_locked(draft)


def test_two_revisions_are_compared(signed_in: SignedIn) -> None:
    reporter = signed_in(Role.REPORTER)
    draft = write(reporter)
    mine = opened(reporter, draft)
    reporter.post(reverse("drafts:edit", args=[draft.pk]), fields(headline="Rain in Minsk", **mine))
    newest, oldest = draft.revisions.order_by("-pk")
    page = reporter.get(reverse("drafts:revisions_compare", args=[draft.pk, oldest.pk, newest.pk])).content.decode()
    assert '<span class="deletion">Moscow</span><span class="addition">Minsk</span>' in page
    history = reporter.get(reverse("drafts:history", args=[draft.pk])).content.decode()
    assert reverse("drafts:revisions_compare", args=[draft.pk, oldest.pk, newest.pk]) in html.unescape(history)
