"""A newsroom with people of every role, and browsers in which they are signed in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dateline.desk.models import User
from dateline.desk.people.groups import give, install
from dateline.desk.people.rights import Role
from tests.site import newsroom as agency
from tests.site.newsroom import Newsroom

SignedIn = Callable[[Role], Client]


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """No collected files are needed to render a page."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """The agency without stories."""
    return agency.found()


@pytest.fixture
def people(newsroom: Newsroom) -> dict[Role, User]:
    """One person of each role."""
    install()
    users = {role: User.objects.create(username=role.value.replace(" ", "-"), is_staff=True) for role in Role}
    for role, user in users.items():
        give(user, role)
    return users


@pytest.fixture
def signed_in(people: dict[Role, User]) -> SignedIn:
    """A browser of somebody with a role."""

    def browser(role: Role) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(people[role])
        return client

    return browser
