"""The public page of what is not public."""

from django.urls import reverse

from dateline.archive.models import LedgerEvent, Story
from dateline.desk.drafts.preview import preview
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.desk.drafts.test_form import fields, write


def test_both_editions_show_it_and_nothing_stays(signed_in: SignedIn) -> None:
    draft = write(signed_in(Role.REPORTER), lead="It poured.", embargo_at="2099-01-01 10:00")
    for edition in ("en", "ru"):
        page = preview(draft, edition).content.decode()
        assert "Rain in Moscow" in page
        assert "It poured." in page
        assert "It rained." in page
    assert Story.objects.count() == LedgerEvent.objects.count() == 0


def test_the_form_shows_what_was_never_saved(signed_in: SignedIn) -> None:
    browser = signed_in(Role.REPORTER)
    address = reverse("drafts:preview_on_add")
    assert browser.post(address, fields(headline="Not saved yet")).json()["is_valid"]
    page = browser.get(address, {"mode": "ru"})
    assert (page.status_code, "Not saved yet" in page.content.decode()) == (200, True)
    assert Story.objects.count() == 0


def test_script_in_every_field_comes_out_as_text(signed_in: SignedIn) -> None:
    evil = "<script>alert(1)</script>"
    names = ("headline", "slug", "lead", "byline", "sources", "usage_terms", "ednote", "agency_sign")
    draft = write(signed_in(Role.REPORTER), **{name: f"{name} {evil}" for name in names})
    page = preview(draft, "en").content.decode()
    assert "<script>alert" not in page
    assert "headline &lt;script&gt;" in page


def test_a_hundred_thousand_words_are_taken_and_shown(signed_in: SignedIn) -> None:
    words = "слово " * 100_000
    body = (
        '{"blocks":[{"key":"a","text":"%s","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],'
        '"entityMap":{}}'
    )
    draft = write(signed_in(Role.REPORTER), body=body % words)
    assert draft.body.count("слово") == 100_000
    assert preview(draft, "ru").content.decode().count("слово") >= 100_000
