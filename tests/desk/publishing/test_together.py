"""What happens when others are at work on the same story, and what hangs on it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from dateline.archive import verbs
from dateline.archive.leads import Lead, choose, last_seq, leads
from dateline.archive.models import Edition, LedgerEvent, Story
from dateline.archive.verbs import By
from dateline.core.desk import CopyVerb, Refused, StateVerb
from dateline.desk.drafts.marks import mark_of
from dateline.desk.drafts.start import take, translate
from dateline.desk.models import Draft, Note, User
from dateline.desk.people.rights import Role
from dateline.desk.publishing.service import Order, StaleDraftError, advise, publish
from tests.desk.conftest import SignedIn
from tests.desk.publishing.test_publish_page import draft_of, events, press, rewrite, shown


def story_of(draft: Draft) -> Story:
    story = Draft.objects.get(pk=draft.pk).story
    assert story is not None
    return story  # type: ignore[no-any-return]


def kill(story: Story) -> None:
    verbs.change(story.pk, StateVerb.KILL, by=By(actor="chief", seen=story.last_seq), now=timezone.now())


def test_the_second_click_is_told_that_it_is_public_already(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    page = reverse("desk_publish", args=[draft.pk])
    said = {"revision": editor.get(page).context["proposal"].revision, "seen": "", "verb": "publish"}
    editor.post(page, said)
    second = editor.post(page, said, follow=True)
    assert "published already" in second.content.decode()
    assert events() == [("published", "public")]


def test_a_story_killed_meanwhile_is_not_published_and_says_what_to_do(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    press(editor, draft)
    rewrite(editor, draft, headline="Rain again")
    seen = str(story_of(draft).last_seq)
    kill(story_of(draft))
    answer = press(editor, draft, verb="update", seen=seen)
    assert answer.status_code in {409, 422}
    assert "This draft cannot be published as its story stands." in answer.content.decode()
    assert (shown(draft), [verb for verb, _ in events()]) == ("", ["published", "killed"])
    again = press(editor, draft, verb="update")
    assert "Restore it first, or write a substitute." in again.content.decode()


def test_copy_taken_from_a_killed_story_wants_a_tick(signed_in: SignedIn, people: dict[Role, User]) -> None:
    editor = signed_in(Role.EDITOR)
    origin = draft_of(editor)
    press(editor, origin)
    taken = take(story_of(origin), people[Role.EDITOR])
    kill(story_of(origin))
    answer = press(editor, taken)
    assert (answer.status_code, shown(taken)) == (422, "")
    assert "has been killed or withdrawn" in answer.content.decode()
    press(editor, taken, despite="1")
    assert shown(taken) == "Rain in Moscow"


def test_a_draft_that_somebody_else_holds_wants_a_tick(signed_in: SignedIn, people: dict[Role, User]) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    Draft.objects.filter(pk=draft.pk).update(locked=True, locked_by=people[Role.REPORTER])
    assert "has locked the draft" in press(editor, draft).content.decode()
    assert shown(draft) == ""


def test_what_hangs_on_a_corrected_story_is_looked_after(signed_in: SignedIn, people: dict[Role, User]) -> None:
    editor, user = signed_in(Role.EDITOR), people[Role.EDITOR]
    origin = draft_of(editor)
    press(editor, origin)
    english, story = Edition.objects.get(code="en"), story_of(origin)
    choose(english, [Lead(story.pk)], By(actor="chief", seen=last_seq(english)), timezone.now())
    published, waiting = take(story, user), translate(story, Edition.objects.get(code="ru"), user)
    press(editor, published)
    page = editor.get(reverse("desk_publish", args=[origin.pk])).content.decode()
    assert "Have the draft made of it checked:" in page
    ticked = {"hanging": str(story_of(published).pk), "hanging_draft": str(waiting.pk), "lead": "en"}
    press(editor, origin, verb="correct", correction="It was sleet.", **ticked)
    notes = Note.objects.filter(about=Note.About.CORRECTED, settled_at=None)
    assert {(note.story_id, note.draft_id) for note in notes} == {(story_of(published).pk, None), (None, waiting.pk)}
    assert all("It was sleet." in note.text for note in notes)
    assert leads("en", timezone.now()) == []


def test_what_is_not_ticked_stays_as_it_is(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    press(editor, draft)
    english, story = Edition.objects.get(code="en"), story_of(draft)
    choose(english, [Lead(story.pk)], By(actor="chief", seen=last_seq(english)), timezone.now())
    press(editor, draft, verb="correct", correction="It was sleet.")
    assert leads("en", timezone.now()) == [story.pk]


def test_a_russian_update_is_asked_about_too(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    russian = str(Edition.objects.get(code="ru").pk)
    draft = draft_of(editor, edition=russian, headline="Дождь", lead="Погибли 12 человек, сообщил Иван Петров.")
    press(editor, draft)
    rewrite(editor, draft, edition=russian, headline="Дождь", lead="Погибли 21 человек, сообщил Пётр Иванов.")
    found = press(editor, draft, verb="update").context["proposal"].facts
    assert {(each.old, each.new) for each in found} == {("12", "21"), ("Иван Петров", "Пётр Иванов")}


def test_an_answer_given_for_another_text_does_not_count(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="Some 12 people came.")
    press(editor, draft)
    rewrite(editor, draft, lead="Some 21 people came.")
    page = reverse("desk_publish", args=[draft.pk])
    old = editor.get(page).context["proposal"]
    rewrite(editor, draft, lead="Some 31 people came.")
    stale = editor.post(page, {"revision": old.revision, "seen": old.seen, "verb": "update", "is_correction": "no"})
    assert stale.status_code == 422
    assert 'name="answered"' not in stale.content.decode()
    assert [verb for verb, _ in events()] == ["published"]


@pytest.mark.usefixtures("people")
def test_wagtails_own_ways_lead_nowhere(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    revision = draft.latest_revision
    assert revision is not None
    with pytest.raises(PermissionDenied):
        revision.publish()
    with pytest.raises(PermissionDenied):
        draft.publish(revision)
    editor.post(reverse("drafts:edit", args=[draft.pk]), {"action-publish": "1"})
    editor.post(reverse("drafts:unpublish", args=[draft.pk]))
    assert (events(), Draft.objects.get(pk=draft.pk).live) == ([], False)


def test_an_advisory_reaches_trusted_clients_alone(signed_in: SignedIn, people: dict[Role, User]) -> None:
    draft = draft_of(signed_in(Role.EDITOR))
    press(signed_in(Role.EDITOR), draft)
    story = story_of(draft)
    now = timezone.now()
    with pytest.raises(PermissionDenied):
        advise(story.pk, "Hold page one", user=people[Role.REPORTER], seen=story.last_seq, now=now)
    advise(story.pk, "Hold page one", user=people[Role.EDITOR], seen=story.last_seq, now=now)
    assert events()[1:] == [("advised", "trusted")]
    after = story_of(draft)
    assert (after.public_id, after.head_id) == (story.public_id, story.head_id)
    with pytest.raises(Refused):
        advise(story.pk, "Too late", user=people[Role.EDITOR], seen=story.last_seq, now=now)


def test_the_verb_advise_is_not_the_publish_pages(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    assert press(editor, draft, verb="advise").status_code == 422
    assert events() == []


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_make_one_event(signed_in: SignedIn, people: dict[Role, User]) -> None:
    draft = draft_of(signed_in(Role.REPORTER))
    revision = Draft.objects.get(pk=draft.pk).latest_revision
    assert revision is not None
    order = Order(verb=CopyVerb.PUBLISH, revision=mark_of(revision), seen=None)
    start = Barrier(2)

    def at_once(role: Role) -> str:
        try:
            start.wait(10)
            return publish(draft.pk, order, user=people[role], now=timezone.now()).outcome.value
        except StaleDraftError:
            return "stale"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(at_once, (Role.EDITOR, Role.CHIEF)))
    assert outcomes == ["published", "resent"]
    assert LedgerEvent.objects.filter(at__gt=timezone.now() - dt.timedelta(hours=1)).count() == 1


def test_only_who_may_publish_is_offered_it(signed_in: SignedIn) -> None:
    draft = draft_of(signed_in(Role.REPORTER))
    form = reverse("drafts:edit", args=[draft.pk])
    assert "Save and publish…" in signed_in(Role.EDITOR).get(form).content.decode()
    reporters = signed_in(Role.REPORTER).get(form).content.decode()
    assert "Save and publish…" not in reporters
    assert reverse("desk_flash") not in reporters
