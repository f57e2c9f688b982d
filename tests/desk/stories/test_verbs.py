"""A story's verbs through the pages behind its buttons, as each role."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from dateline.archive import leads
from dateline.archive.models import Edition, LedgerEvent, Story
from dateline.archive.verbs import By
from dateline.desk.drafts import start
from dateline.desk.models import Draft, Note, User
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.site.newsroom import Newsroom

OUTSIDE = (Role.REPORTER, Role.PHOTO_EDITOR)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def now() -> dt.datetime:
    """The pages look at the real clock."""
    return timezone.now()


def send(newsroom: Newsroom, name: str, **said: Any) -> Story:
    pk = newsroom.send(name, now=said.pop("now", timezone.now() - HOUR), **{"slug": f"{name}-slug"} | said)
    newsroom.follow()
    return Story.objects.get(pk=pk)


def post(client: Client, story: Story, verb: str, **form: Any) -> Any:
    return client.post(f"/desk/stories/{story.pk}/{verb}/", {"seen": story.last_seq, "note": "because"} | form)


def told(story: Story) -> list[tuple[str, str, str, str]]:
    events = LedgerEvent.objects.filter(subject="story", subject_id=story.pk).order_by("seq")
    return list(events.values_list("verb", "audience", "actor", "note"))


def fate(story: Story) -> tuple[str, str, bool]:
    story.refresh_from_db()
    return story.fate, story.pubstatus, story.public_id is not None


@pytest.mark.parametrize("verb", ["withdraw", "hold", "release", "restore", "kill", "embargo", "advise"])
@pytest.mark.parametrize("role", OUTSIDE)
def test_a_reporter_may_not(newsroom: Newsroom, signed_in: SignedIn, role: Role, verb: str) -> None:
    story = send(newsroom, "rain")
    events = LedgerEvent.objects.count()
    client = signed_in(role)
    assert client.get(f"/desk/stories/{story.pk}/{verb}/").status_code in {302, 403}
    assert post(client, story, verb, slug="rain-slug").status_code in {302, 403}
    assert LedgerEvent.objects.count() == events
    assert f"/{verb}/" not in client.get(f"/desk/stories/{story.pk}/").content.decode()


def test_an_editor_holds_and_releases(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.EDITOR)
    assert "/hold/" in client.get(f"/desk/stories/{story.pk}/").content.decode()
    assert post(client, story, "hold").status_code == 302
    assert fate(story) == ("", "withheld", False)
    assert post(client, story, "release", note="").status_code == 302
    assert fate(story) == ("", "usable", True)
    assert told(story)[1:] == [("held", "public", "editor", "because"), ("restored", "public", "editor", "")]


def test_a_desk_first_wire_story_waits_and_is_released(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain", source="desk"), signed_in(Role.EDITOR)
    assert fate(story) == ("", "usable", False)
    assert post(client, story, "release").status_code == 302
    assert fate(story) == ("", "usable", True)


def test_withdrawing_wants_a_reason(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.EDITOR)
    assert post(client, story, "withdraw", note=" ").status_code == 422
    assert fate(story)[0] == ""
    assert post(client, story, "withdraw").status_code == 302
    assert fate(story) == ("withdrawn", "canceled", False)


def test_restoring_is_the_chief_editors(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = send(newsroom, "rain")
    post(signed_in(Role.EDITOR), story, "withdraw")
    story.refresh_from_db()
    assert post(signed_in(Role.EDITOR), story, "restore").status_code in {302, 403}
    assert fate(story)[0] == "withdrawn"
    assert post(signed_in(Role.CHIEF), story, "restore").status_code == 302
    assert fate(story) == ("", "usable", True)


def test_who_has_not_seen_what_happened_is_shown_it(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.EDITOR)
    seen = story.last_seq
    post(signed_in(Role.CHIEF), story, "hold", note="a second source is missing")
    for verb, form in (("withdraw", {}), ("kill", {"slug": "rain-slug"})):
        answer = post(client, story, verb, seen=seen, **form)
        assert answer.status_code == 409
        assert "a second source is missing" in answer.content.decode()
        assert fate(story) == ("", "withheld", False)
    assert post(client, story, "withdraw", seen="").status_code == 409


def test_an_embargo_is_lifted_only_in_so_many_words(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain", embargo=timezone.now() + HOUR), signed_in(Role.EDITOR)
    assert post(client, story, "release").status_code == 422
    assert not fate(story)[2]
    assert post(client, story, "release", lift="1").status_code == 302
    assert fate(story)[2]


def test_a_kill_wants_the_slug_and_a_reason(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.EDITOR)
    page = client.get(f"/desk/stories/{story.pk}/kill/").content.decode()
    assert "rain-slug" in page
    for form in ({"slug": "Rain-Slug"}, {"slug": ""}, {"slug": "rain-slug", "note": ""}):
        assert post(client, story, "kill", **form).status_code == 422
        assert fate(story)[0] == ""
    assert post(client, story, "kill", slug="rain-slug").status_code == 302
    assert fate(story) == ("killed", "canceled", False)
    assert told(story)[-1] == ("killed", "public", "editor", "because")


def hung(newsroom: Newsroom, people: dict[Role, User]) -> tuple[Story, Story, Story, Draft]:
    """A leading story with a translation, a story taken from it and a draft taken from it."""
    story, translation, taker = (send(newsroom, name) for name in ("rain", "дождь", "our-rain"))
    Story.objects.filter(pk=translation.pk).update(translation_of=story)
    Story.objects.filter(pk=taker.pk).update(taken_from=story)
    draft = start.take(story, people[Role.REPORTER])
    other = send(newsroom, "snow")
    chosen = [leads.Lead(other.pk), leads.Lead(story.pk)]
    leads.choose(Edition.objects.get(code="en"), chosen, By(actor="chief"), timezone.now())
    return story, translation, taker, draft


def test_what_hangs_on_a_killed_story_goes_with_it(
    newsroom: Newsroom, signed_in: SignedIn, people: dict[Role, User]
) -> None:
    story, translation, taker, draft = hung(newsroom, people)
    client, before = signed_in(Role.EDITOR), LedgerEvent.objects.count()
    page = client.get(f"/desk/stories/{story.pk}/kill/").content.decode()
    assert page.count(" checked>") == 4
    ticks = {
        "translation": f"{translation.pk}:{translation.last_seq}",
        "taker": f"{taker.pk}:{taker.last_seq}",
        "draft": draft.pk,
        "lead": "en",
    }
    assert post(client, story, "kill", slug="rain-slug", **ticks).status_code == 302
    assert [fate(each)[:2] for each in (story, translation, taker)] == [
        ("killed", "canceled"),
        ("killed", "canceled"),
        ("", "withheld"),
    ]
    assert Note.objects.get(draft=draft).about == Note.About.KILLED
    assert list(Edition.objects.get(code="en").leads.values_list("story__uri", flat=True)) == ["urn:newsroom:snow"]
    assert LedgerEvent.objects.count() == before + 4


def test_what_is_not_ticked_stays(newsroom: Newsroom, signed_in: SignedIn, people: dict[Role, User]) -> None:
    story, translation, taker, _ = hung(newsroom, people)
    stranger = send(newsroom, "stranger")
    forged = {"translation": f"{stranger.pk}:{stranger.last_seq}"}
    assert post(signed_in(Role.EDITOR), story, "kill", slug="rain-slug", **forged).status_code == 302
    assert [fate(each)[0] for each in (story, translation, taker, stranger)] == ["killed", "", "", ""]
    assert not Note.objects.exists()


def test_nothing_is_killed_where_a_ticked_story_was_changed(
    newsroom: Newsroom, signed_in: SignedIn, people: dict[Role, User]
) -> None:
    story, translation, _, _ = hung(newsroom, people)
    before = LedgerEvent.objects.count()
    stale = {"translation": f"{translation.pk}:{translation.last_seq}1"}
    assert post(signed_in(Role.EDITOR), story, "kill", slug="rain-slug", **stale).status_code == 409
    assert fate(story)[0] == ""
    assert LedgerEvent.objects.count() == before


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ("2030-03-31T02:30", 422),  # Berlin's clocks go from 02:00 to 03:00
        ("2030-10-27T02:30", 422),  # and that night this time comes twice
        ("2001-01-01T00:00", 422),
        ("soon", 422),
        ("", 422),
        ("2030-03-31T03:30", 302),
    ],
)
def test_an_embargo_moves_to_a_time_that_there_is(
    newsroom: Newsroom, signed_in: SignedIn, people: dict[Role, User], until: str, status: int
) -> None:
    UserProfile.objects.create(user=people[Role.EDITOR], current_time_zone="Europe/Berlin")
    due = timezone.now() + HOUR
    story, client = send(newsroom, "rain", embargo=due), signed_in(Role.EDITOR)
    assert client.get(f"/desk/stories/{story.pk}/embargo/").status_code == 200
    answer = client.post(f"/desk/stories/{story.pk}/embargo/", {"seen": story.last_seq, "until": until})
    assert answer.status_code == status
    story.refresh_from_db()
    moved = dt.datetime(2030, 3, 31, 1, 30, tzinfo=dt.UTC)
    assert story.embargo_at == (moved if status == 302 else due)


def test_an_advisory_reaches_no_reader(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.EDITOR)
    assert post(client, story, "advise", note="A new lead follows.").status_code == 302
    assert told(story)[-1][:2] == ("advised", "trusted")
    assert fate(story) == ("", "usable", True)


@pytest.mark.parametrize("how", ["take", "duplicate"])
def test_a_reporter_makes_a_draft_of_a_wire_story(newsroom: Newsroom, signed_in: SignedIn, how: str) -> None:
    story = send(newsroom, "rain", source="auto")
    answer = signed_in(Role.REPORTER).post(f"/desk/stories/{story.pk}/draft/{how}/")
    draft = Draft.objects.get()
    assert str(draft.pk) in answer["Location"]
    assert (draft.headline, draft.taken_from_id) == ("rain", story.pk if how == "take" else None)


def test_a_translation_is_for_another_edition(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.REPORTER)
    client.post(f"/desk/stories/{story.pk}/translate/", {"edition": "en"})
    assert not Draft.objects.exists()
    client.post(f"/desk/stories/{story.pk}/translate/", {"edition": "ru"})
    assert Draft.objects.get().translation_of_id == story.pk


def test_copy_of_a_wire_is_not_edited(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain", source="auto"), signed_in(Role.ADMINISTRATOR)
    assert "/draft/open/" not in client.get(f"/desk/stories/{story.pk}/").content.decode()
    assert client.post(f"/desk/stories/{story.pk}/draft/open/").status_code == 302
    assert client.post(f"/desk/stories/{story.pk}/draft/substitute/").status_code == 302
    assert not Draft.objects.exists()
    assert story.versions.count() == 1


def test_a_get_changes_nothing(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = send(newsroom, "rain"), signed_in(Role.ADMINISTRATOR)
    for path in ("draft/open", "draft/duplicate", "translate"):
        assert client.get(f"/desk/stories/{story.pk}/{path}/").status_code == 405
    for path in ("withdraw", "hold", "kill"):
        client.get(f"/desk/stories/{story.pk}/{path}/?seen={story.last_seq}&note=x&slug=rain-slug")
    assert fate(story) == ("", "usable", True)
