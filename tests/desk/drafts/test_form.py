"""Writing a draft, as the form sends it."""

import html
from typing import Any

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from dateline.archive.models import Edition
from dateline.desk.drafts.workflow import install
from dateline.desk.models import Draft
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn

BODY = '{"blocks":[{"key":"a","text":"It rained.","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'  # noqa: E501


def fields(**said: Any) -> dict[str, Any]:
    """What a browser sends of a form that was filled in."""
    inline = {f"photos-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    defaults = {
        "headline": "Rain in Moscow",
        "body": BODY,
        "edition": Edition.objects.get(code="en").pk,
        "urgency": "4",
        **inline,
    }
    return defaults | said


@pytest.fixture(autouse=True)
def _workflow(people: object) -> None:
    install()


def write(browser: Any, **said: Any) -> Draft:
    answer = browser.post(reverse("drafts:add"), fields(**said))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return Draft.objects.latest("pk")


def test_a_reporter_writes_and_finds_the_text_again(signed_in: SignedIn) -> None:
    browser = signed_in(Role.REPORTER)
    draft = write(browser)
    page = browser.get(reverse("drafts:edit", args=[draft.pk])).content.decode()
    assert "Rain in Moscow" in page
    assert "It rained." in page
    assert "<p" in draft.body
    assert not draft.live


def test_the_list_shows_it(signed_in: SignedIn) -> None:
    browser = signed_in(Role.REPORTER)
    write(browser)
    assert "Rain in Moscow" in browser.get(reverse("drafts:list")).content.decode()


def test_publishing_from_the_form_only_leads_to_the_publish_page(signed_in: SignedIn) -> None:
    browser = signed_in(Role.EDITOR)
    answer = browser.post(reverse("drafts:add"), fields(**{"action-publish": "1"}))
    draft = Draft.objects.latest("pk")
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("desk_publish", args=[draft.pk]))
    assert draft.story is None


def test_who_saves_after_somebody_else_sees_the_difference_first(signed_in: SignedIn) -> None:
    reporter, editor = signed_in(Role.REPORTER), signed_in(Role.EDITOR)
    draft = write(reporter)
    mine = opened(reporter, draft)
    editor.post(
        reverse("drafts:edit", args=[draft.pk]), fields(headline="Heavy rain in Moscow", **opened(editor, draft))
    )
    answer = reporter.post(reverse("drafts:edit", args=[draft.pk]), fields(headline="Rain in Minsk", **mine))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<del>" in page
    assert 'value="Rain in Minsk"' in page
    assert latest(draft).headline == "Heavy rain in Moscow"
    over = answer.context["latest_mark"]
    reporter.post(reverse("drafts:edit", args=[draft.pk]), fields(headline="Rain in Minsk", over=over, **mine))
    assert latest(draft).headline == "Rain in Minsk"


def opened(browser: Any, draft: Draft) -> dict[str, str]:
    page = browser.get(reverse("drafts:edit", args=[draft.pk]))
    revision = page.context["object"].latest_revision
    return {"loaded_revision_id": str(revision.pk), "loaded_revision_created_at": revision.created_at.isoformat()}


def latest(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk).get_latest_revision_as_object()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("2027-03-28 02:30", "couldn’t be interpreted"),
        ("2027-10-31 02:30", "couldn’t be interpreted"),
        ("2020-01-01 12:00", "This time has passed"),
        ("tomorrow", "Enter a valid date/time"),
    ],
    ids=["in the gap of spring", "twice in autumn", "past", "no time"],
)
def test_an_embargo_that_cannot_be_meant_is_refused(signed_in: SignedIn, until: str, says: str) -> None:
    browser = signed_in(Role.EDITOR)
    browser.get(reverse("drafts:list"))
    UserProfile.objects.update(current_time_zone="Europe/Berlin")
    answer = browser.post(reverse("drafts:add"), fields(embargo_at=until))
    assert answer.status_code == 200
    assert says in html.unescape(answer.content.decode()).replace("'", "’")
    assert not Draft.objects.exists()
