"""Sign-in with a provider, against one that runs on the loopback interface."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from dateline.desk.models import User
from dateline.desk.people.rights import Right, Role, may
from dateline.run import oidc, urls
from dateline.run.roles import ROLES
from tests.desk.people.provider import CLIENT, Provider, running


@pytest.fixture
def provider(people: object, settings: Any) -> Iterator[Provider]:
    """One that is set up in dateline.toml."""
    with running() as found:
        table = {name: f"{found.issuer}/{name}" for name in ("authorization", "token", "userinfo")}
        table |= {"issuer": found.issuer, "jwks": f"{found.issuer}/keys", "client": CLIENT, "secret": "s"}
        configured = oidc.read({**table, "roles": {"newsdesk": "editor", "press": "reporter"}})
        settings.CONFIG = replace(settings.CONFIG, oidc=configured)
        for name, value in oidc.settings(configured).items():
            setattr(settings, name, value)
        settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, "dateline.desk.people.oidc.Provider"]
        # Those of an agency without a provider are read before this one is set.
        assert urls.urlpatterns
        settings.ROOT_URLCONF = "tests.desk.people.oidc_urls"
        yield found


def come_back(client: Client, provider: Provider, **changed: str) -> Any:
    """From the button to the callback, as a browser goes."""
    asked = parse_qs(urlsplit(client.get(reverse("oidc_authentication_init")).headers["Location"]).query)
    provider.nonce = changed.get("nonce", asked["nonce"][0])
    said = {"code": "c", "state": changed.get("state", asked["state"][0])}
    return client.get(reverse("oidc_authentication_callback"), said)


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def browser() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def test_the_role_comes_from_the_provider_at_each_sign_in(provider: Provider) -> None:
    client = browser()
    assert come_back(client, provider).headers["Location"] == "/desk/"
    assert is_in(client)
    assert len(provider.verifiers) == 1, "PKCE"
    user = User.objects.get(username__startswith="oidc-")
    assert (user.first_name, may(user, Right.PUBLISH), user.has_usable_password()) == ("Olga", True, False)
    provider.person["groups"] = ["press"]
    come_back(browser(), provider)
    assert not may(User.objects.get(pk=user.pk), Right.PUBLISH)


def test_the_button_is_there_where_there_is_a_provider(provider: Provider) -> None:
    assert reverse("oidc_authentication_init") in browser().get("/desk/login/").content.decode()


def test_without_a_provider_there_is_no_button(people: object) -> None:
    assert "oidc" not in browser().get("/desk/login/").content.decode()


@pytest.mark.parametrize(
    "claims",
    [{"exp": int(time.time()) - 60}, {"aud": "others"}, {"iss": "https://other.example"}, {"nonce": "other"}],
    ids=["expired", "for somebody else", "of somebody else", "another nonce"],
)
def test_a_token_that_is_not_good_lets_nobody_in(provider: Provider, claims: dict[str, Any]) -> None:
    provider.claims = claims
    client = browser()
    assert come_back(client, provider).headers["Location"] == "/desk/login/"
    assert not is_in(client)
    assert not User.objects.filter(username__startswith="oidc-").exists()


def test_a_token_signed_with_another_key_lets_nobody_in(provider: Provider) -> None:
    provider.signs_with = rsa.generate_private_key(65537, 2048)
    client = browser()
    come_back(client, provider)
    assert not is_in(client)


def test_an_answer_to_a_question_that_nobody_asked_lets_nobody_in(provider: Provider) -> None:
    client = browser()
    come_back(client, provider, state="made up")
    assert not is_in(client)


@pytest.mark.parametrize("groups", [[], ["cleaners"], "", None, {"newsdesk": 1}])
def test_who_has_no_role_is_told(provider: Provider, groups: object) -> None:
    provider.person["groups"] = groups
    client = browser()
    come_back(client, provider)
    assert "Ask your administrator" in client.get("/desk/login/").content.decode()
    assert not is_in(client)


def test_who_left_stays_out(provider: Provider) -> None:
    come_back(browser(), provider)
    User.objects.filter(username__startswith="oidc-").update(is_active=False)
    client = browser()
    come_back(client, provider)
    assert not is_in(client)


def test_an_address_opens_no_local_account(provider: Provider, people: dict[Role, User]) -> None:
    local = people[Role.CHIEF]
    local.email = "olga@example.org"
    local.save()
    client = browser()
    come_back(client, provider)
    assert client.session["_auth_user_id"] != str(local.pk)


def test_roles_have_the_same_names_in_the_settings() -> None:
    assert [role.value for role in Role] == list(ROLES)


ADDRESSES = dict.fromkeys(("authorization", "token", "userinfo", "jwks"), "https://id.example.org")
GOOD = {"issuer": "i", "client": "c", "roles": {"a": "editor"}, **ADDRESSES}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"roles": {"a": "boss"}}, "'boss', which is no role"),
        ({"roles": {}}, "must say which role"),
        ({"token": "http://id.example.org"}, "must begin with https://"),
        ({"tokens": "x"}, "unknown setting “tokens”"),
        ({"client": 1}, "must be a str"),
    ],
)
def test_what_is_set_wrongly_is_said(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        oidc.read(GOOD | changed)
    with pytest.raises(ValueError, match="lacks issuer"):
        oidc.read({name: value for name, value in GOOD.items() if name != "issuer"})
