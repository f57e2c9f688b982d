"""The desk's room for what others tell."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.story import Item, Link
from dateline.core.text.clean import paragraphs
from dateline.coverage.models import Coverage, Decision, Doubt, Excluded
from dateline.coverage.reading import event, number_of
from dateline.coverage.stage import Stage
from dateline.desk.models import Draft
from dateline.desk.people.rights import Role
from tests.coverage.copy import FERRY, FERRY_AGAIN, FERRY_TOO
from tests.desk.conftest import SignedIn

ROOM = "/desk/coverage/"


@pytest.fixture
def stories(newsroom: object) -> list[int]:
    """The ferry as three outlets tell it, and we do not."""
    found = []
    for at, (slug, text) in enumerate((("herald", FERRY), ("gazette", FERRY_TOO), ("courier", FERRY_AGAIN))):
        source = Source.objects.create(slug=slug, name=slug.title(), policy="coverage", rights="link", language="en")
        uri, when = f"https://{slug}.example/1", timezone.now() - dt.timedelta(minutes=30 - at)
        item = Item(
            uri=uri, format="rss", headline=text[0], body_html=paragraphs(text[1]), language="en", published=when,
            links=(Link(url=uri),),
        )  # fmt: skip
        found.append(record(item, source, now=when).story_id)
    group()
    return found


def group() -> None:
    stage = Stage(None, timezone.now)
    while stage.step():
        pass


def test_what_others_have_is_listed_and_a_draft_begun_without_their_words(
    stories: list[int], signed_in: SignedIn
) -> None:
    client = signed_in(Role.REPORTER)
    page = client.get(ROOM).content.decode()
    assert FERRY[0] in page
    answer = client.post(f"{ROOM}draft/{stories[0]}/")
    draft = Draft.objects.get()
    assert answer.status_code == 302
    assert (draft.headline, draft.lead, str(draft.body)) == ("", "", "")


def test_what_we_have_is_not_listed(stories: list[int], signed_in: SignedIn) -> None:
    Source.objects.filter(slug="herald").update(own=True)
    assert FERRY[0] not in signed_in(Role.REPORTER).get(ROOM).content.decode()


def test_split_merge_pin_and_what_was_decided(stories: list[int], signed_in: SignedIn) -> None:
    client, number = signed_in(Role.EDITOR), number_of(stories[0])
    assert number
    assert client.post(f"{ROOM}{number}/split/", {"story": stories[2]}).status_code == 302
    assert [each.story for each in event(number).tellings] == stories[:2]
    assert client.post(f"{ROOM}{number}/pin/").status_code == 302
    assert Coverage.objects.get(pk=number).pinned
    assert "It is right as it is" not in client.get(f"{ROOM}{number}/").content.decode()
    assert list(Decision.objects.order_by("pk").values_list("verb", flat=True)) == ["split", "pin"]
    refused = client.post(f"{ROOM}{number}/merge/", {"into": "x"}, follow=True)
    assert "is no number of an event" in refused.content.decode()


def test_doubts_are_shown_until_the_event_was_looked_at(stories: list[int], signed_in: SignedIn) -> None:
    client, number = signed_in(Role.EDITOR), number_of(stories[0])
    Doubt.objects.create(coverage_id=number, story_id=stories[1], count=3, last_at=timezone.now())
    assert "Look at it" in client.get(ROOM).content.decode()
    client.post(f"{ROOM}{number}/pin/")
    assert "Look at it" not in client.get(ROOM).content.decode()


def test_sources_are_excluded_by_the_chief_alone(stories: list[int], signed_in: SignedIn) -> None:
    def post(client: Client) -> str:
        return str(client.post(f"{ROOM}source/exclude/", {"source": "courier"})["Location"])

    # Wagtail leads whoever may not to its first page.
    assert post(signed_in(Role.EDITOR)) == "/desk/"
    assert not Excluded.objects.exists()
    assert post(signed_in(Role.CHIEF)) == ROOM
    assert Excluded.objects.get().source.slug == "courier"
    assert number_of(stories[2]) is None
    assert "Let in again" in signed_in(Role.CHIEF).get(ROOM).content.decode()


def test_reporters_decide_nothing(stories: list[int], signed_in: SignedIn) -> None:
    client, number = signed_in(Role.REPORTER), number_of(stories[0])
    client.post(f"{ROOM}{number}/pin/")
    assert not Coverage.objects.get(pk=number).pinned
    assert "It is the same as event number" not in client.get(f"{ROOM}{number}/").content.decode()
