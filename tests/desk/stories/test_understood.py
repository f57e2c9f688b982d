"""What is understood of a story, and the editor's answers, on its page."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.annotations import PlaceOf, everything_of, filed_of
from dateline.archive.models import Annotation, LedgerEvent, Place, Story, Topic
from dateline.core.text.clean import clean
from dateline.desk.drafts import start
from dateline.desk.people.rights import Role
from dateline.index.registry import catch_up_all
from dateline.site import links
from tests.desk.conftest import SignedIn
from tests.desk.stories.test_verbs import send
from tests.site.newsroom import Newsroom

FIRE = clean(
    "<p>Firefighters fought a blaze in a warehouse in Tallinn on Monday. Two people were injured in the fire, the "
    "rescue service of Estonia said. The fire broke out last week in a paint store and flared up again.</p>"
)


def burning(newsroom: Newsroom) -> Story:
    return send(newsroom, "Warehouse fire in Tallinn injures two", body_html=FIRE)


def answer(client: Client, story: Story, value: str, verdict: str, kind: str = "topic", role: str = "") -> Any:
    form = {"kind": kind, "value": value, "role": role, "verdict": verdict}
    return client.post(f"/desk/stories/{story.pk}/answer/", form)


def public(story: Story) -> str:
    """The story's page as readers get it, in one case: labels begin with a capital there."""
    response = Client(SERVER_NAME="127.0.0.1").get(links.story("en", story.pk, story.slug))
    assert response.status_code == 200
    return response.content.decode().lower()


def topics(story: Story) -> tuple[str, ...]:
    return filed_of([story.pk])[story.pk].topics if filed_of([story.pk]) else ()


def test_proposals_stand_on_the_page_with_their_reason(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = burning(newsroom)
    page = signed_in(Role.EDITOR).get(f"/desk/stories/{story.pk}/").content.decode()
    proposed = Annotation.objects.filter(story=story, kind="topic").first()
    assert proposed is not None
    assert Topic.objects.get(code=proposed.value).label_en in page
    assert proposed.why.split(";")[0] in page
    assert "Tallinn" in page
    assert "Estonia" in page
    assert "last week" in page
    assert 'value="refused"' in page


def test_an_editor_refuses_and_takes_it_back(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = burning(newsroom)
    client, before = signed_in(Role.EDITOR), topics(story)
    assert answer(client, story, before[0], "refused").status_code == 302
    assert before[0] not in topics(story)
    page = client.get(f"/desk/stories/{story.pk}/").content.decode()
    assert "refused by editor" in page
    assert answer(client, story, before[0], "taken back").status_code == 302
    assert topics(story) == before
    label = Topic.objects.get(code=before[0]).label_en
    assert label in public(story)
    answer(client, story, before[0], "refused")
    assert label not in public(story)


def test_an_editor_adds_what_nobody_proposed(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = burning(newsroom)
    topic, place = Topic.objects.get(code="medtop:04000000"), Place.objects.get(slug="cairo")
    form = {"topics": [topic.pk], "places": [place.pk]}
    assert signed_in(Role.EDITOR).post(f"/desk/stories/{story.pk}/file/", form).status_code == 302
    assert topic.code in topics(story)
    assert PlaceOf("cairo", "about") in filed_of([story.pk])[story.pk].places


def test_what_does_not_exist_is_refused(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story, client = burning(newsroom), signed_in(Role.EDITOR)
    events = LedgerEvent.objects.count()
    assert answer(client, story, "medtop:0", "accepted").status_code == 400
    assert answer(client, story, "medtop:04000000", "perhaps").status_code == 400
    assert answer(client, story, "nowhere-at-all", "accepted", kind="place", role="about").status_code == 400
    assert client.post("/desk/stories/999999/answer/", {}).status_code == 404
    assert client.get(f"/desk/stories/{story.pk}/answer/").status_code == 405
    client.post(f"/desk/stories/{story.pk}/file/", {"topics": ["x"]})
    assert LedgerEvent.objects.count() == events


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PHOTO_EDITOR])
def test_who_may_not_publish_may_not_answer(newsroom: Newsroom, signed_in: SignedIn, role: Role) -> None:
    story, client = burning(newsroom), signed_in(role)
    events = LedgerEvent.objects.count()
    assert answer(client, story, topics(story)[0], "refused").status_code in {302, 403}
    form = {"topics": [Topic.objects.get(code="medtop:04000000").pk]}
    assert client.post(f"/desk/stories/{story.pk}/file/", form).status_code in {302, 403}
    assert LedgerEvent.objects.count() == events
    assert 'value="refused"' not in client.get(f"/desk/stories/{story.pk}/").content.decode()


def test_a_draft_takes_no_guess_as_an_editors_word(newsroom: Newsroom, signed_in: SignedIn, people: Any) -> None:
    story = burning(newsroom)
    guesses = topics(story)
    assert guesses
    draft = start.take(story, people[Role.EDITOR])
    assert draft.topics.count() == 0
    answer(signed_in(Role.EDITOR), story, guesses[0], "accepted")
    answer(signed_in(Role.EDITOR), story, "cairo", "accepted", kind="place", role="mentioned")
    draft = start.duplicate(story, people[Role.EDITOR])
    assert [topic.code for topic in draft.topics.all()] == [guesses[0]]
    assert draft.places.count() == 0


def test_a_draft_text_is_proposed_for(newsroom: Newsroom, signed_in: SignedIn) -> None:
    form = {"headline": "Warehouse fire in Tallinn injures two", "lead": "", "body": FIRE, "edition": "1"}
    events = LedgerEvent.objects.count()
    found = signed_in(Role.REPORTER).post("/desk/find/proposed", form).json()
    assert found["places"][0]["label"] == "Tallinn"
    assert Place.objects.filter(pk=found["places"][0]["pk"], slug="tallinn").exists()
    assert found["topics"][0]["why"]
    assert Topic.objects.filter(pk=found["topics"][0]["pk"]).exists()
    assert LedgerEvent.objects.count() == events


@pytest.mark.parametrize("body", ["", "   ", "\x00", "1 2 3 " * 50_000, "<p>" * 1_000, "שלום עולם"])
def test_a_draft_text_that_says_nothing_gets_an_empty_answer(
    newsroom: Newsroom, signed_in: SignedIn, body: str
) -> None:
    client = signed_in(Role.REPORTER)
    assert client.post("/desk/find/proposed", {"body": body}).json() == {"topics": [], "places": []}
    assert client.get("/desk/find/proposed").status_code == 405


def test_nobody_else_is_proposed_anything(newsroom: Newsroom) -> None:
    assert Client(SERVER_NAME="127.0.0.1").post("/desk/find/proposed", {"body": "Tallinn"}).status_code == 302


SPOKE = clean(
    "<p>Ingrid Solberg, chairman of the Harbour Committee, spoke in Tallinn on Monday. The port will open in May, "
    "Solberg said.</p>"
)


def test_an_editor_answers_for_people_and_organisations(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = send(newsroom, "Port to open in May", body_html=SPOKE)
    client = signed_in(Role.EDITOR)
    page = client.get(f"/desk/stories/{story.pk}/").content.decode()
    assert "Ingrid Solberg" in page
    assert "chairman" in page
    assert everything_of([story.pk])[story.pk].people == ("Ingrid Solberg",)
    body = everything_of([story.pk])[story.pk].organisations[0]
    assert answer(client, story, "Ingrid Solberg", "refused", kind="person").status_code == 302
    assert answer(client, story, body, "refused", kind="organisation").status_code == 302
    catch_up_all()
    assert everything_of([story.pk])[story.pk].people == ()
    assert everything_of([story.pk])[story.pk].organisations == ()
    assert "refused by editor" in client.get(f"/desk/stories/{story.pk}/").content.decode()
    # The answer outlives the next version.
    send(newsroom, "Port to open in May", headline="Port to open in May after all", body_html=SPOKE)
    assert everything_of([story.pk])[story.pk].people == ()
    assert answer(client, story, "Ingrid Solberg", "taken back", kind="person").status_code == 302
    assert everything_of([story.pk])[story.pk].people == ("Ingrid Solberg",)


def test_nobody_answers_for_a_name_that_the_story_does_not_have(newsroom: Newsroom, signed_in: SignedIn) -> None:
    story = send(newsroom, "Port to open in May", body_html=SPOKE)
    client = signed_in(Role.EDITOR)
    for value, role in (("Peter Nobody", ""), ("Ingrid Solberg", "about"), ("", "")):
        assert answer(client, story, value, "accepted", kind="person", role=role).status_code == 400
