"""Signing in: too many attempts, the second factor, and where one is signed in."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from dateline.desk.models import SignIn, User
from dateline.desk.people.rights import Role
from tests.desk.conftest import SignedIn

PASSWORD = "a long and good one"


@pytest.fixture
def editor(people: dict[Role, User]) -> User:
    user = people[Role.EDITOR]
    user.set_password(PASSWORD)
    user.save()
    return user


def browser(address: str = "127.0.0.1") -> Client:
    return Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR=address)


def sign_in(client: Client, name: str = "editor", password: str = PASSWORD) -> Any:
    return client.post(reverse("wagtailadmin_login"), {"username": name, "password": password})


def code_of(device: TOTPDevice, step: int = 0) -> str:
    return f"{totp(device.bin_key, step=30, t0=step * -30):06d}"


def set_up(client: Client, user: User) -> list[str]:
    client.get(reverse("desk_two_factor"))
    device = TOTPDevice.objects.get(user=user)
    answer = client.post(reverse("desk_two_factor"), {"code": code_of(device)})
    return list(answer.context["codes"])


def test_six_wrong_passwords_shut_the_name_out_from_that_address(editor: User) -> None:
    client = browser()
    answers = [sign_in(client, password=f"wrong {number}").status_code for number in range(6)]
    assert (answers[0], answers[-1]) == (200, 429)
    assert sign_in(client).status_code == 429
    assert sign_in(browser("127.0.0.9")).status_code == 302


def test_a_name_that_nobody_has_is_answered_like_one_that_somebody_has(editor: User) -> None:
    there, nowhere = browser(), browser("127.0.0.2")
    for _ in range(6):
        one, other = sign_in(there, password="wrong"), sign_in(nowhere, name="nobody", password="wrong")
        assert one.status_code == other.status_code


def test_after_the_password_comes_the_code_and_nothing_opens_before(editor: User) -> None:
    client = browser()
    sign_in(client)
    set_up(client, editor)
    fresh = browser()
    sign_in(fresh)
    for name in ("wagtailadmin_home", "drafts:list", "desk_flash", "desk_sign_ins", "desk_two_factor"):
        assert fresh.get(reverse(name)).headers["Location"] == reverse("desk_code")
    device = TOTPDevice.objects.get(user=editor)
    assert fresh.post(reverse("desk_code"), {"code": "000000"}).status_code == 200
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None, last_t=-1)
    assert fresh.post(reverse("desk_code"), {"code": code_of(device)}).status_code == 302
    assert fresh.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_code_is_good_once(editor: User) -> None:
    client = browser()
    sign_in(client)
    set_up(client, editor)
    used = code_of(TOTPDevice.objects.get(user=editor))
    fresh = browser()
    sign_in(fresh)
    assert fresh.post(reverse("desk_code"), {"code": used}).status_code == 200


def test_a_recovery_code_signs_in_once(editor: User) -> None:
    client = browser()
    sign_in(client)
    codes = set_up(client, editor)
    for expected in (302, 200):
        fresh = browser()
        sign_in(fresh)
        assert fresh.post(reverse("desk_code"), {"code": codes[0]}).status_code == expected


def test_where_it_is_required_everybody_sets_it_up_first(editor: User, settings: Any) -> None:
    from dataclasses import replace

    settings.CONFIG = replace(settings.CONFIG, two_factor="required")
    client = browser()
    sign_in(client)
    assert client.get(reverse("drafts:list")).headers["Location"] == reverse("desk_two_factor")
    set_up(client, editor)
    assert client.get(reverse("drafts:list")).status_code == 200


def test_a_session_is_listed_and_ended_from_another(editor: User) -> None:
    lost, here = browser("127.0.0.7"), browser()
    for client in (lost, here):
        sign_in(client)
        assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert "127.0.0.7" in here.get(reverse("desk_sign_ins")).content.decode()
    there = SignIn.objects.get(address="127.0.0.7")
    here.post(reverse("desk_end_sign_in", args=[there.pk]))
    assert lost.get(reverse("wagtailadmin_home")).status_code == 302
    assert here.get(reverse("wagtailadmin_home")).status_code == 200


def test_others_sessions_are_for_administrators(editor: User, signed_in: SignedIn) -> None:
    client = browser()
    sign_in(client)
    client.get(reverse("wagtailadmin_home"))
    theirs = SignIn.objects.get(user=editor)
    assert signed_in(Role.REPORTER).post(reverse("desk_end_sign_in", args=[theirs.pk])).status_code in {302, 403}
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    signed_in(Role.ADMINISTRATOR).post(reverse("desk_end_sign_in", args=[theirs.pk]))
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_a_forwarded_address_is_believed_from_a_known_proxy_only(editor: User, settings: Any) -> None:
    from dataclasses import replace

    client = browser()
    sign_in(client)
    client.get(reverse("wagtailadmin_home"), headers={"X-Forwarded-For": "192.0.2.1"})
    assert SignIn.objects.get().address == "127.0.0.1"
    settings.CONFIG = replace(settings.CONFIG, proxies=["127.0.0.1"])
    other = browser()
    headers = {"X-Forwarded-For": "198.51.100.9, 192.0.2.1"}
    other.post(reverse("wagtailadmin_login"), {"username": "editor", "password": PASSWORD}, headers=headers)
    other.get(reverse("wagtailadmin_home"), headers=headers)
    assert SignIn.objects.filter(address="192.0.2.1").exists()
