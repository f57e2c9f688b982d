"""Whoever has chosen Russian is spoken to in Russian on every page of the newsroom."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.users.models import UserProfile

from dateline.archive.models import Edition
from dateline.desk.drafts.start import translate
from dateline.desk.drafts.workflow import install
from dateline.desk.models import Draft, User
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn
from tests.desk.publishing.test_publish_page import draft_of, press, rewrite

NAMES = {
    *("dateline", "jpg", "jpeg", "png", "webp", "avif", "gif", "opml", "rss", "atom", "json", "enter", "europe/moscow"),
    *("administrator", "own", "en", "ru", "iptc", "ftp", "imap", "websub", "url", "html", "txt", "utc", "gmt", "oidc"),
    *("meridian", "auto", "coverage", "desk", "internal", "wire", "gazette", "harbour", "dozhd", "actions"),
}
"""Words that are the same in every language, names from the test's own agency, and one that Wagtail marks nowhere."""
LATIN = re.compile(r"[A-Za-z][A-Za-z/'-]+")
PLACES = (
    *("wagtailadmin_home", "desk_stories", "drafts:list", "drafts:add", "desk_flash", "desk_leads_first"),
    *("wagtailimages:index", "wagtailimages:add", "wagtailimages:add_multiple", "desk_sources"),
    *("desk_sign_ins", "desk_two_factor", "wagtailusers_users:add"),
)
OF_STORY = ("", "kill/", "hold/", "withdraw/", "advise/")


@pytest.fixture
def russian(signed_in: SignedIn, people: dict[Role, User]) -> Client:
    """An administrator who has chosen Russian."""
    install()
    browser = signed_in(Role.ADMINISTRATOR)
    browser.get(reverse("desk_stories"))
    UserProfile.objects.filter(user=people[Role.ADMINISTRATOR]).update(preferred_language="ru")
    return browser


def english(page: Any) -> set[str]:
    """The words of a page in Latin letters that are no names."""
    root = html.fromstring(page.content.decode())
    for each in root.xpath("//script | //style | //svg | //template | //textarea | //code | //noscript | //*[@hidden]"):
        each.drop_tree()
    shown = [
        " ".join(root.itertext()),
        *root.xpath("//@title | //@placeholder | //@aria-label | //input[@type='submit']/@value"),
    ]
    return {word for word in LATIN.findall(" ".join(shown)) if word.lower() not in NAMES}


@pytest.mark.parametrize("name", PLACES)
def test_every_room_speaks_russian(russian: Client, name: str) -> None:
    page = russian.get(reverse(name), follow=True)
    assert (page.status_code, english(page)) == (200, set())


def test_stories_and_drafts_speak_russian(russian: Client, people: dict[Role, User]) -> None:
    draft = draft_of(russian, headline="Дождь", lead="Дождь шёл 2 дня.", body=BODY)
    press(russian, draft)
    rewrite(russian, draft, headline="Дождь", lead="Дождь шёл 3 дня.", body=BODY)
    press(russian, draft, verb="correct", correction="Три дня.", is_correction="yes")
    story = Draft.objects.get(pk=draft.pk).story
    assert story is not None
    translate(story, Edition.objects.get(code="ru"), people[Role.ADMINISTRATOR])
    addresses = [f"/desk/stories/{story.pk}/{tail}" for tail in OF_STORY]
    names = ("drafts:edit", "drafts:history", "drafts:delete", "desk_publish")
    addresses += [reverse(name, args=[draft.pk]) for name in names]
    found = {address: english(russian.get(address)) for address in addresses}
    assert {address: words for address, words in found.items() if words} == {}


def test_what_is_not_there_is_said_in_russian(russian: Client) -> None:
    page = russian.get("/desk/nothing/")
    assert (page.status_code, english(page)) == (404, set())
    assert "Здесь ничего нет" in page.content.decode()


def test_what_the_desk_itself_noted_is_said_in_the_readers_language(russian: Client, signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor, lead="It rained for 2 days.")
    press(editor, draft)
    rewrite(editor, draft, lead="It rained for 3 days.")
    press(editor, draft, verb="update", is_correction="no")
    story = Draft.objects.get(pk=draft.pk).story
    assert story is not None
    assert "Нет: 2 → 3" in russian.get(reverse("desk_story", args=[story.pk])).content.decode()
    assert "No: 2 → 3" in editor.get(reverse("desk_story", args=[story.pk])).content.decode()


def test_english_times_are_those_of_a_wire_not_of_one_country(signed_in: SignedIn) -> None:
    editor = signed_in(Role.EDITOR)
    draft = draft_of(editor)
    press(editor, draft)
    story = Draft.objects.get(pk=draft.pk).story
    assert story is not None
    page = editor.get(reverse("desk_story", args=[story.pk])).content.decode()
    assert not re.search(r"[ap]\.m\.|\d+/\d+/\d{4}", page)


BODY = (
    '{"blocks":[{"key":"a","text":"Шёл дождь.","type":"unstyled","depth":0,"inlineStyleRanges":[],'
    '"entityRanges":[]}],"entityMap":{}}'
)
