"""The room where clients of our wire are looked after."""

import re

import pytest
from django.test import Client as Browser

from dateline.desk.people.rights import Role
from dateline.wire import tokens
from dateline.wire.models import Client, Token
from tests.desk.conftest import SignedIn

NAME = "Harbour Gazette"
ROOM = "/desk/clients/"
PAGE = f"{ROOM}harbour-gazette/"


@pytest.fixture
def chief(signed_in: SignedIn) -> Browser:
    browser = signed_in(Role.CHIEF)
    answer = browser.post(ROOM, {"name": NAME, "filter": "Topic:Economy LANG:en", "photos": "on"})
    assert answer.headers["Location"] == PAGE
    return browser


def opens(token: str) -> int:
    return Browser().get("/wire/stories", headers={"Authorization": f"Bearer {token}"}).status_code


def shown(page: bytes) -> str:
    found = re.search(r"dlc_[\w-]{20,}", page.decode())
    assert found
    return found[0]


def test_a_client_is_added_with_its_filter_in_canonical_form(chief: Browser) -> None:
    client = Client.objects.get()
    assert (client.name, client.filter, client.photos, client.embargoed) == (NAME, "topic:economy lang:en", True, False)
    page = chief.get(ROOM).content.decode()
    assert NAME in page and "topic:economy" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": NAME}, "already"),
        ({"name": "X", "filter": "tpoic:economy"}, "did you mean topic"),
        ({"name": "X", "filter": "since:7d"}, "not when"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(chief: Browser, said: dict[str, str], words: str) -> None:
    answer = chief.post(ROOM, said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Client.objects.count() == 1


def test_a_token_is_shown_once_replaced_and_ended(chief: Browser) -> None:
    first = shown(chief.post(f"{PAGE}token/", {"scopes": ["stories"], "days": "30"}).content)
    assert opens(first) == 200
    assert first not in chief.get(PAGE).content.decode()
    second = shown(chief.post(f"{PAGE}token/{Token.objects.get().pk}/rotate/").content)
    assert [opens(first), opens(second)] == [200, 200]
    newest = Token.objects.order_by("-pk")[0]
    assert newest.scopes == "stories" and newest.expires_at
    chief.post(f"{PAGE}token/{newest.pk}/revoke/")
    assert opens(second) == 401


def test_a_token_is_good_for_something(chief: Browser) -> None:
    answer = chief.post(f"{PAGE}token/", {"days": "30"})
    assert answer.status_code == 422
    assert "Choose at least one." in answer.content.decode()


def test_rights_are_changed_and_a_client_is_switched_off(chief: Browser) -> None:
    token = shown(chief.post(f"{PAGE}token/", {"scopes": ["stories"]}).content)
    chief.post(PAGE, {"name": NAME, "embargoed": "on"})
    client = Client.objects.get()
    assert (client.filter, client.photos, client.embargoed, client.active) == ("", False, True, False)
    assert opens(token) == 401


def test_a_removed_client_leaves_nothing(chief: Browser) -> None:
    chief.post(f"{PAGE}token/", {"scopes": ["stories"]})
    chief.post(f"{PAGE}remove/")
    assert not Client.objects.exists() and not Token.objects.exists()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PHOTO_EDITOR, Role.EDITOR])
def test_others_do_not_get_in(chief: Browser, signed_in: SignedIn, role: Role) -> None:
    client = Client.objects.get()
    tokens.issue(client, now=client.made_at)
    other = signed_in(role)
    for path in (ROOM, PAGE):
        assert other.get(path).status_code in {302, 403}
    for path in (ROOM, PAGE, f"{PAGE}token/", f"{PAGE}remove/", f"{PAGE}token/{Token.objects.get().pk}/revoke/"):
        assert other.post(path, {"name": "X", "scopes": ["stories"]}).status_code in {302, 403}
    assert Token.objects.count() == 1
    assert ROOM not in other.get("/desk/").content.decode()
